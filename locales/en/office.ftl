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

## Making a call
template-open-call = An open call
template-open-call-hint = Six weeks of ideas, then support and discussion. The office decides by its conditions.
template-neighbourhood-budget = A budget for a neighbourhood
template-neighbourhood-budget-hint = A month of ideas, two weeks of support. Decided in the order of support.
template-quick-question = A quick question
template-quick-question-hint = Two weeks, no support, an answer within ten days.
template-idea-box = An idea box
template-idea-box-hint = Without an end. Each idea is answered and decided on its own.
activity-collect-hint = Residents bring ideas.
activity-discuss-hint = Residents comment and answer.
activity-support-hint = Residents support ideas.
activity-screen-hint = The office looks which ideas meet the conditions.
activity-decide-hint = The office decides. Everything can be prepared before.
rule-support-order-hint = The ideas with the most support come first. Departing from it needs a public reason.
rule-office-hint = The office weighs the ideas by the published conditions.
theme-none = None
edit-not-ready = Before it can be published
edit-not-ready-text = { $count ->
    [one] One thing is still to be filled in. You can save at any time.
   *[other] { $count } things are still to be filled in. You can save at any time.
}
edit-decided = This call is decided
edit-decided-text = Its words and rules stay as they are.
edit-close = Close early
edit-reopen = Open again
edit-archive = Put away
archive-title = Put this call away?
archive-lead = It stays readable, among the earlier calls. Nobody can take part any more.
archive-button = Put it away
close-effect = Everybody who follows the call hears it, with your reason.
flaw-settled = This stays as it was: people have brought ideas under it
said-call-published = The call is published.
said-call-closed = The call is closed. Its followers hear why.
said-call-reopened = The call is open again. Its followers hear why.
said-call-archived = The call is put away.

## Merging, asking, answering
merge-shares = { $count ->
    [one] shares one word of the title
   *[other] shares { $count } words of the title
}
said-merged = Merged. Both authors hear it.
said-asked = Asked. The author gets a letter.
said-answered = Your answer stands under the idea.
