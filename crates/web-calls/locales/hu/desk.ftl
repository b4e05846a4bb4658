## List of calls
calls-none = Még nincs felhívás

## Desk
desk-calls = A hivatal felhívásai

## Ami vár
desk-task-screen = Vizsgálat
desk-task-changed = A módosítás megnézése
desk-task-decide = Döntés
desk-task-late = Később jött: vizsgálat, majd döntés
desk-task-decide-late = Döntés arról, ami később jött
desk-task-draft = A piszkozat befejezése
desk-task-scheduled = Időzített eredmény
desk-eligible = { $count } ötlet felel meg a feltételeknek
desk-edit = Szerkesztés

## The calendar
calendar-opens = Kezdődik: { $what }
calendar-closes = Véget ér: { $what }
calendar-promised = Eddig ígértünk választ
calendar-result = Megjelenik az eredmény
