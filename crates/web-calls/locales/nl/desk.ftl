## List of calls
calls-none = Er is nog geen oproep

## Desk
desk-calls = Oproepen van de dienst

## Wat wacht
desk-task-screen = Nakijken
desk-task-changed = Bekijk de aanpassing
desk-task-decide = Beslissen
desk-task-late = Kwam later: kijk na, beslis dan
desk-task-decide-late = Beslis wat later kwam
desk-task-draft = Werk het concept af
desk-task-scheduled = Resultaat is gepland
desk-eligible = { $count ->
    [one] Eén idee voldoet aan de voorwaarden
   *[other] { $count } ideeën voldoen aan de voorwaarden
}
desk-edit = Bewerk

## The calendar
calendar-opens = Begin: { $what }
calendar-closes = Einde: { $what }
calendar-promised = Tegen dan is een antwoord beloofd
calendar-result = Het resultaat wordt bekendgemaakt
