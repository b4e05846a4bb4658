## The result of a call
result-table = All ideas by support
result-idea-why = Idea and reason
result-why-more = Why?
result-others = Did not take part in the decision
result-who = In charge
result-winner-next = Next, for each: an agreement between the office and its author
result-more-winners = { $more ->
    [one] And one more, in the table below.
   *[other] And { $more } more, in the table below.
}
result-cut-places = { $count ->
    [one] One place was to be given: up to here
   *[other] { $count } places were to be given: up to here
}
result-cut-money = The money reached up to here
result-cut-office = Selected up to here
result-written-all = { $count ->
    [one] One idea was written, and it is shown.
   *[other] { $count } ideas were written, and all are shown.
}
result-written = { $written } ideas were written and { $shown } are shown: { $why }.
result-merged = { $count ->
    [one] one was merged into another
   *[other] { $count } were merged into others
}
result-withdrawn = { $count ->
    [one] one was taken back
   *[other] { $count } were taken back
}
result-hidden = { $count ->
    [one] one was hidden
   *[other] { $count } were hidden
}
enough-supporters = { $count ->
    [one] One supporter more would have been enough.
   *[other] { $count } supporters more would have been enough.
}
enough-cheaper = It would have had to cost { $money } less to fit the whole budget.
result-place = Place
result-idea = Idea
result-supports = Supporters
result-cost = Cost
result-outcome = Outcome
result-ahead = Selected ahead of ideas with more support
result-deviation = Not in order of support:
result-where = Where the ideas came from
result-count-yourself = Count it yourself
result-count-text = Everything on this page as data, without names.

## Deciding
decide-title = Decide
decide-none = Nothing to decide yet
decide-none-text = Ideas that meet the conditions appear here by support.
decide-by-order = Fill in by the order of support
decide-by-order-hint = Until the places or the money are used up. You can change each one.
decide-verdict = Decision
decide-verdict-for = Decision on “{ $title }”
decide-reason-for = Reason for “{ $title }”
decide-deviation = Why is the order of support not followed?
decide-deviation-hint = This reason stands on the result page.
decide-missing = { $count ->
    [one] One idea still needs a decision or a reason.
   *[other] { $count } ideas still need a decision or a reason.
}
decide-publish-title = When it is published
decide-publish-text = Authors hear first, a quarter of an hour before everybody else sees the result.
decide-publish-at = Date and time
decide-save = Save, do not publish yet
decide-publish = Publish at this moment
decide-single = This call has no end: each idea is decided on its own. Its author hears at once, everybody else a quarter of an hour later.
decide-preparing = You can prepare the decision
decide-too-early = Residents take part until { $date }. Decide after that, or close the call early.
decide-publish-one = Decide this one now
decide-result-in = What came of it ({ $language })
decide-result-hint = Stands above the result. Paragraphs and lists are possible.
decide-zone = The clocks of { $zone } count.
decide-places = { $selected } of { $places } places
decide-selected = Selected: { $count }
decide-money = { $cost } of { $budget }
decide-cost = { $cost } together
decide-changed = Somebody changed this meanwhile
decide-unscreened = { $count ->
    [one] One idea has not been screened yet
   *[other] { $count } ideas have not been screened yet
}
decide-unscreened-text = Everything can be prepared; it can be published once all ideas have been looked at.
decide-scheduled = Decided
decide-scheduled-text = Everybody sees the result on { $public }. Authors hear on { $authors }; until then you can change it below, move it or call it back, and nobody hears of that.
decide-public-text = The result is public since { $date }.
decide-on-its-way = { $count ->
    [one] One decision is on its way
   *[other] { $count } decisions are on their way
}
decide-on-its-way-text = Their authors have heard; everybody sees them in a few minutes.
decide-preview-title = Preview of the result
decide-preview-text = Only officers see this. Nothing is decided yet.
decide-publish-on = Publish on { $moment }
decide-keep-change = Keep the change, publish on { $moment }
decide-call-back = Call the decision back
decide-see = See it as everybody will
decide-told-text = Authors hear now; everybody sees the result on { $date }. It stands, and is not changed any more.
decide-hear = Authors hear on { $authors }, everybody else on { $public }. Until authors hear you can change it, move it or call it back.
decide-hear-now = Authors hear at once, everybody else on { $public }. It cannot be called back.
decide-hear-later = You asked for { $asked }. Authors hear at once and need a quarter of an hour, so everybody else sees it on { $public }. It cannot be called back.
decide-preview-decided = Only officers see this until it is public.
decide-too-many = More than there are places.
decide-too-much = More than there is money.
decide-many = One reason for several ideas
decide-many-text = Tick ideas, or choose a kind: then all of it that have no reason yet are meant.
decide-many-among = Which
decide-many-of = Neighbourhood or theme
decide-many-all = All
decide-many-everywhere = All neighbourhoods and themes
decide-many-reason = The reason for them
decide-many-fill = Put it in and save
decide-many-none = None without a reason is of this kind. Tick the ideas that are meant.
decide-tick = Tick “{ $title }”
decide-deviation-all = Why is the order of support not followed?
decide-deviation-all-hint = Stands on the result page at every idea that was passed over and has no reason of its own for it.
decide-deviation-own = Another reason for this one
decide-deviation-for = Why was “{ $title }” passed over?
decide-afterwards = { $count ->
    [one] One idea came to this call after it was decided
   *[other] { $count } ideas came to this call after it was decided
}
decide-afterwards-text = It was restored, came late or was found to meet the conditions after all. Choose, give the reason and decide it below: its author hears at once, everybody else a quarter of an hour later. What was decided before stays as it is.
decide-both = What only one of you touched stands below as it was last typed. Where both wrote, both stand there: yours in the field, what a colleague saved beneath it. Your field counts when you save again.
decide-look-again = What a colleague saved stands below together with what you typed. Look at it once more, then go on.
decide-theirs = A colleague saved here:
decide-open = Not decided yet
decide-over = { $what }: { $count } selected, at most { $cap }.
decide-held-back = Its neighbourhood or theme was full
decide-rows = Ideas { $first } to { $last } of { $all }
decide-rows-next = Save and show the next ones
decide-rows-previous = Save and show the ones before
decide-elsewhere = { $count ->
    [one] One more thing is missing at ideas on other pages.
   *[other] { $count } more things are missing at ideas on other pages.
}
decide-to-decision = Back to the decision
decide-step = Publish the result in steps
decide-step-text = Leave ideas for later and publish the others first. Places, money and the order of support count over all steps; the step that leaves nothing closes the decision.
decide-step-none = Everything below comes out together.
decide-step-last = This step leaves nothing open: it closes the decision.
decide-step-some = { $later ->
    [one] This step decides { $now }; one idea is left for later.
   *[other] This step decides { $now }; { $later } ideas are left for later.
}
decide-step-of = Which ideas now
decide-step-of-ticked = Those I ticked
decide-step-only = Decide only these now
decide-step-ready = Decide what has a verdict and a reason
decide-step-all = Leave nothing for later
decide-step-next = By when the rest is decided
decide-step-next-hint = Stands on the result, on the call and on each idea that is still open.
decide-step-title = What this step is called ({ $language })
decide-step-later = Later
decide-step-whom = Tick ideas, or choose a neighbourhood or a theme.
decide-step-promise = Say by when the rest is decided.
decide-step-too-soon = This must lie after the moment at which this step is published.
decide-step-asks = { $left ->
    [one] One idea stays open, to be decided by { $next }. { $hears }
   *[other] { $left } ideas stay open, to be decided by { $next }. { $hears }
}
decide-step-open = { $steps ->
    [one] One step is public; still open: { $count }
   *[other] { $steps } steps are public; still open: { $count }
}
decide-step-open-text = The rest is promised by { $date }.
correct-title = Correct the decision
correct-lead = What was decided first stays readable, with the reason for the change. Author and followers hear at once, and everybody sees it.
correct-now = What stands now
correct-stands = { $verdict }, since { $date }
correct-was = Decided on { $date }: { $verdict }
correct-on = Corrected on { $date }
correct-reason = Reason for the decision
correct-why = Why is it corrected?
correct-why-hint = Public: it stands beside what was decided first.
correct-button = Correct it and tell them
correct-same = Nothing differs from what stands. Choose another decision, or write another reason.
correct-changed = Somebody corrected this meanwhile. What stands now is shown below, what you typed is kept.

## Calls, as sentences
tab-result = Result

## The page of an idea
result-of = The result of { $title }
result-step = Step { $number }
result-step-called = Step { $number }: { $title }
result-still-open = Still being decided
result-open = { $count ->
    [one] One idea is still being decided, by { $date }. What is decided already stands below.
   *[other] { $count } ideas are still being decided, by { $date }. What is decided already stands below.
}
result-open-late = { $count ->
    [one] One idea is still being decided. It was promised by { $date } and is late.
   *[other] { $count } ideas are still being decided. They were promised by { $date } and are late.
}
result-finding = { $count ->
    [one] One idea will be carried out
   *[other] { $count } ideas will be carried out
}
result-authors = { $count ->
    [one] person brought ideas
   *[other] people brought ideas
}
result-supporters = { $count ->
    [one] person supported
   *[other] people supported
}
result-comments = { $count ->
    [one] comment
   *[other] comments
}
result-decided-by = Decided by { $office }, published { $date }
result-next-commission = The city signs an agreement with the author
