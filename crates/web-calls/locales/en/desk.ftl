## List of calls
calls-none = There is no call yet

## Desk
desk-title = What waits
desk-tabs = Calls
desk-waiting = Waiting, oldest first
desk-calls = Calls of the office
desk-nothing = Nothing waits
desk-nothing-text = Everybody has had an answer. Time for a walk through the neighbourhood.

## What waits
desk-all = All calls
desk-found = { $count ->
    [0] Nothing waits.
    [one] One thing waits: { $since }.
   *[other] { $count } things wait. The oldest: { $since }.
}
desk-task-screen = Screen
desk-task-changed = Look at the change
desk-task-decide = Decide
desk-task-draft = Finish the draft
desk-task-scheduled = Result is scheduled
desk-eligible = { $count ->
    [one] One idea meets the rules
   *[other] { $count } ideas meet the rules
}
desk-edit = Edit
