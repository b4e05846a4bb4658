## Desk

## Screening
screen-title = Screening
screen-progress = { $done } of { $total } screened
screen-nothing = All ideas have been screened
screen-nothing-text = New ones appear here as they come in.
screen-to-desk = Back to the desk
screen-twins = Perhaps the same idea
screen-ask = Ask for a change
screen-answer = Answer in public
screen-merge = Merge with another
screen-eligible = It meets the conditions
screen-ineligible = It does not meet the conditions
screen-criterion = Which condition does it not meet?
screen-reason = A sentence to the author
screen-reason-hint = Everybody can read it. Say what would make it fit.
screen-refuse = Turn it down and tell the author
screen-changed = This idea has changed meanwhile. Read it again, then decide.

## What waits
desk-task-author = Waits for its author

screen-decided = This call is decided. If this idea meets the conditions, it gets a decision of its own next.
done-eligible = { $count ->
    [one] One idea meets the conditions
   *[other] { $count } ideas meet the conditions
}
done-ineligible = { $count ->
    [one] One idea does not meet the conditions
   *[other] { $count } ideas do not meet the conditions
}
done-merged = { $count ->
    [one] One idea is merged into another
   *[other] { $count } ideas are merged into others
}
done-asked = { $count ->
    [one] One author was asked for a change
   *[other] { $count } authors were asked for a change
}
