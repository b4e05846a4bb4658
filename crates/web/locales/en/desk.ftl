## What waits for whoever works here
nav-desk = Desk
desk-title = What waits
desk-tabs = Where it waits
desk-waiting = Waiting, oldest first
desk-nothing = Nothing waits
desk-nothing-text = Everybody has had an answer. Time for a walk through the neighbourhood.
desk-all = Everything
desk-found = { $count ->
    [0] Nothing waits.
    [one] One thing waits: { $since }.
   *[other] { $count } things wait. The oldest: { $since }.
}
desk-task-report = Look at a report
desk-task-first = Read a first post
desk-task-appeal = Answer an appeal
late-word = late
