### De pagina's van de dienst: zinnen die de pagina's samenstellen.

## Nakijken
screen-changed = Dit idee is intussen veranderd. Lees het opnieuw en beslis dan.

## Wat wacht
desk-all = Alle oproepen
desk-found = { $count ->
    [0] Er wacht niets.
    [one] Eén ding wacht: { $since }.
   *[other] Er wachten { $count } dingen. Het oudste: { $since }.
}
desk-task-screen = Nakijken
desk-task-changed = Bekijk de aanpassing
desk-task-author = Wacht op de auteur
desk-task-decide = Beslissen
desk-task-draft = Werk het ontwerp af
desk-task-scheduled = Resultaat is gepland
desk-eligible = { $count ->
    [one] Eén idee voldoet aan de regels
   *[other] { $count } ideeën voldoen aan de regels
}
desk-edit = Bewerk
