## List of calls
calls-none = There is no call yet

## Desk
desk-calls = Calls of the office

## What waits
desk-task-screen = Screen
desk-task-changed = Look at the change
desk-task-decide = Decide
desk-task-late = Came late: screen, then decide
desk-task-decide-late = Decide what came late
desk-task-draft = Finish the draft
desk-task-scheduled = Result is scheduled
desk-eligible = { $count ->
    [one] One idea meets the conditions
   *[other] { $count } ideas meet the conditions
}
desk-edit = Edit

## The calendar
calendar-opens = Begins: { $what }
calendar-closes = Ends: { $what }
calendar-promised = People were promised an answer by then
calendar-result = The result comes out
