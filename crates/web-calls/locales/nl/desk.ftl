## List of calls
calls-none = Er is nog geen oproep

## Desk
desk-title = Wat wacht
desk-tabs = Oproepen
desk-waiting = Wachtend, het oudste eerst
desk-calls = Oproepen van de dienst
desk-nothing = Er wacht niets
desk-nothing-text = Iedereen kreeg antwoord. Tijd voor een wandeling door de wijk.

## Wat wacht
desk-all = Alle oproepen
desk-found = { $count ->
    [0] Er wacht niets.
    [one] Eén ding wacht: { $since }.
   *[other] Er wachten { $count } dingen. Het oudste: { $since }.
}
desk-task-screen = Nakijken
desk-task-changed = Bekijk de aanpassing
desk-task-decide = Beslissen
desk-task-draft = Werk het ontwerp af
desk-task-scheduled = Resultaat is gepland
desk-eligible = { $count ->
    [one] Eén idee voldoet aan de regels
   *[other] { $count } ideeën voldoen aan de regels
}
desk-edit = Bewerk
