### The officers' pages: sentences that handlers put together.

## Screening
screen-changed = This idea has changed meanwhile. Read it again, then decide.

## What waits
desk-all = All calls
desk-found = { $count ->
    [0] Nothing waits.
    [one] One thing waits: { $since }.
   *[other] { $count } things wait. The oldest: { $since }.
}
desk-task-screen = Screen
desk-task-changed = Look at the change
desk-task-author = Waits for its author
desk-task-decide = Decide
desk-task-draft = Finish the draft
desk-task-scheduled = Result is scheduled
desk-eligible = { $count ->
    [one] One idea meets the rules
   *[other] { $count } ideas meet the rules
}
desk-edit = Edit
