## What waits for whoever works here
nav-desk = Balie
desk-title = Wat wacht
desk-tabs = Waar het wacht
desk-waiting = Wachtend, het oudste eerst
desk-nothing = Er wacht niets
desk-nothing-text = Iedereen kreeg antwoord. Tijd voor een wandeling door de wijk.
desk-all = Alles
desk-found = { $count ->
    [0] Er wacht niets.
    [one] Eén ding wacht: { $since }.
   *[other] Er wachten { $count } dingen. Het oudste: { $since }.
}
desk-task-report = Bekijk een melding
desk-task-first = Lees een eerste bericht
desk-task-appeal = Beantwoord een bezwaar
late-word = te laat
