## Who works for a call
call-who-works = Wie voor deze oproep werkt
