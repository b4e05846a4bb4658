## List of calls
calls-none = Még nincs felhívás

## Desk
desk-title = Ami vár
desk-tabs = Felhívások
desk-waiting = Várakozók, a legrégebbi elöl
desk-calls = A hivatal felhívásai
desk-nothing = Semmi sem vár
desk-nothing-text = Mindenki kapott választ. Jöhet egy séta a környéken.

## Ami vár
desk-all = Minden felhívás
desk-found = { $count ->
    [0] Semmi sem vár.
    [1] Egy dolog vár: { $since }.
   *[other] { $count } dolog vár. A legrégebbi: { $since }.
}
desk-task-screen = Vizsgálat
desk-task-changed = A módosítás megnézése
desk-task-decide = Döntés
desk-task-draft = A vázlat befejezése
desk-task-scheduled = Időzített eredmény
desk-eligible = { $count } ötlet felel meg a szabályoknak
desk-edit = Szerkesztés
