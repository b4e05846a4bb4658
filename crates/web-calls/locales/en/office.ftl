## Who works for a call
call-who-works = Who works for this call
