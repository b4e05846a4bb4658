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

## Deciding
decide-single = This call has no end: each idea is decided on its own. Its author hears at once, everybody else a quarter of an hour later.
decide-publish-one = Decide this one now
decide-result-in = What came of it ({ $language })
decide-result-hint = Stands above the result. Paragraphs and lists are possible.
decide-zone = The clocks of { $zone } count.
decide-places = { $selected } of { $places } places
decide-selected = { $count ->
    [one] One idea selected
   *[other] { $count } ideas selected
}
decide-money = { $cost } of { $budget }
decide-cost = { $cost } together
decide-changed = Somebody changed this meanwhile
decide-changed-text = What you typed is below. What the others saved is replaced when you save again.
decide-unscreened = { $count ->
    [one] One idea has not been screened yet
   *[other] { $count } ideas have not been screened yet
}
decide-unscreened-text = Everything can be prepared; it can be published once all ideas have been looked at.
decide-scheduled = Decided
decide-scheduled-text = Everybody sees the result from { $date }. Authors hear a quarter of an hour before.
decide-public-text = The result is public since { $date }.
decide-on-its-way = { $count ->
    [one] One decision is on its way
   *[other] { $count } decisions are on their way
}
decide-on-its-way-text = Their authors have heard; everybody sees them in a few minutes.
decide-preview-title = Preview of the result
decide-preview-text = Only officers see this. Nothing is decided yet.
decide-to-decision = Back to the decision
said-decided = Decided. Authors hear first.
said-decided-one = Decided. The author hears now, everybody else in a quarter of an hour.
