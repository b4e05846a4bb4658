## Who works for a call
call-who-works = Kik dolgoznak ezen a felhíváson
