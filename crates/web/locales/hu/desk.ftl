## What waits for whoever works here
nav-desk = Ügyintézés
desk-title = Ami vár
desk-tabs = Hol vár
desk-waiting = Várakozók, a legrégebbi elöl
desk-nothing = Semmi sem vár
desk-nothing-text = Mindenki kapott választ. Jöhet egy séta a környéken.
desk-all = Minden
desk-found = { $count ->
    [0] Semmi sem vár.
    [1] Egy dolog vár: { $since }.
   *[other] { $count } dolog vár. A legrégebbi: { $since }.
}
desk-task-report = Bejelentés megnézése
desk-task-first = Első hozzászólás elolvasása
desk-task-appeal = Fellebbezés megválaszolása
late-word = késik
