## How a call is evaluated
evaluation-title = Evaluation
evaluation-setup = How it is evaluated
evaluation-setup-lead = Several of you mark each idea, each alone at first. What you set here stands as soon as the first mark is given.
evaluation-what = What is weighed
evaluation-what-hint = Each of these gets a mark. What counts more has a higher weight.
evaluation-answers = What do jurors read of what was asked with ideas?
evaluation-answers-hint = Jurors do not work for the city. What is sealed they never open.
evaluation-answers-open = Only what anybody may read
evaluation-answers-all = Also what only you read
evaluation-juror-named = { $name } (juror)
evaluation-not-yours = This idea was not given to you
evaluation-not-yours-text = Jurors read the marks of the ideas that they have evaluated themselves.
evaluation-nothing-waits = Nothing waits
evaluation-something-waits = Waits for your marks
evaluations-title = What you evaluate
evaluations-lead = The calls whose ideas you give marks, each with how far you are.
evaluations-none = You evaluate nothing now
evaluations-none-text = As soon as ideas of a call are to be evaluated by you, the call stands here. You get a message then.
evaluation-scale-label = Marks
evaluation-scale = From 0 to { $most }
evaluation-readers = How many of you evaluate each idea?
evaluation-readers-hint = 1 to 9. With three or more one sees who stands apart.
evaluation-shown = Who reads the marks after the result?
evaluation-shown-hint = Nobody reads names. Notes to colleagues stay among colleagues.
evaluation-shown-staff = Only who works for this call
evaluation-shown-authors = Who wrote the idea
evaluation-shown-everyone = Everybody
evaluation-measure = What is weighed ({ $language })
evaluation-help = What a high mark takes ({ $language })
evaluation-weight = Weight, 1 to 10
evaluation-add = Add another
evaluation-save = Save
evaluation-settled = Marks have been given
evaluation-settled-text = Words can still change. The scale, what is weighed and how much it counts stay as they are.
evaluation-stays = Marks have been given under it, so it stays
evaluation-changed = A colleague changed this meanwhile
evaluation-changed-text = What you typed stands here still. Look again, then save.
evaluation-people = Who evaluates
evaluation-people-hint = Everybody who works for this call can, and its jurors. What somebody looks after goes to them first.
evaluation-people-none = Nobody yet. Name at least as many as evaluate each idea.
evaluation-person = Colleague or juror
evaluation-choose = Choose
evaluation-themes = Themes they look after
evaluation-places = Neighbourhoods they look after
evaluation-takes-all = Takes everything
evaluation-left = Works for this call no more
evaluation-appoint = Let them evaluate
evaluation-dismiss = Take off
evaluation-to-overview = To the ideas and their marks

## What all marks say
evaluation-lacking = { $count ->
    [one] One idea has too few evaluators
   *[other] { $count } ideas have too few evaluators
}
evaluation-share-hint = Nobody gets an idea they wrote, or one of their organisation. Whoever has an idea keeps it.
evaluation-share = Share them out
sharing-label = What comes first?
sharing-evenly = Everybody gets as many
sharing-by-field = Everybody gets what they look after
evaluation-progress = How far everybody is
evaluation-done-of = { $done } of { $all }
evaluation-stays-away = { $count ->
    [one] stays away from one
   *[other] stays away from { $count }
}
evaluation-ideas = Ideas and their marks
evaluation-none = Nobody has an idea to evaluate yet
evaluation-none-text = Share the ideas out, or choose who evaluates one on its own page.
evaluation-orders = Order
evaluation-by-spread = Furthest apart first
evaluation-by-mean = Best first
evaluation-by-missing = Least finished first
evaluation-mean = Mean
evaluation-median = Middle
evaluation-spread = From lowest to highest
evaluation-handed = Handed in
evaluation-range = { $low } to { $high }
evaluation-of = { $score } of { $most }
evaluation-mean-and-range = { $mean } ({ $range })
evaluation-apart = { $count ->
    [one] One stands apart
   *[other] { $count } stand apart
}
evaluation-close = End the evaluation
evaluation-close-hint = Marks stay as they are, and everybody who works for this call reads them.
evaluation-reopen = Go on evaluating
evaluation-is-closed = The evaluation has ended
evaluation-yours-first = Yours first
evaluation-yours-first-text = Hand in your own marks. Then you read what the others gave.
evaluation-not-impartial = You stay away from this one
evaluation-data = All marks as a file:

## One idea
evaluation-of-idea = Marks of an idea
evaluation-everybody = What everybody gave
evaluation-nobody = Nobody evaluates this idea yet.
evaluation-stands-apart = Stands apart
evaluation-first = { $of }: at first { $was }
evaluation-to-author = To the author
evaluation-who = Who evaluates it?
evaluation-who-hint = Whoever has handed in, or stays away, keeps their place.
evaluation-who-save = Save who evaluates it
evaluation-given = Not begun
evaluation-begun = Begun
evaluation-done = Handed in
evaluation-away = Stays away
conflict-writes = Writes the idea
conflict-organisation = Belongs to the organisation it was brought for
conflict-close = Somebody close writes it
conflict-interest = Would gain or lose by it
conflict-other = Something else

## One's own marks
evaluate-title = Your marks
evaluate-progress = { $done } of { $total } handed in
evaluate-list = Your ideas
evaluate-nothing = You have handed in everything
evaluate-nothing-text = Until the evaluation ends you can come back to each of them.
evaluate-none-text = As soon as ideas are shared out, yours stand here.
mark-none = not at all
mark-weak = weak
mark-moderate = moderate
mark-fair = fair
mark-good = good
mark-excellent = excellent
evaluation-weight-of = Counts { $part } of { $whole }.
evaluation-note = Note for colleagues
evaluation-word = To the author
evaluation-word-staff = Only who works for this call reads it.
evaluation-word-authors = Those who wrote the idea read it after the result, without your name.
evaluation-word-everyone = Everybody reads it after the result, without your name.
evaluation-keep = Keep for now
evaluation-hand-in = Hand in
evaluation-hand-in-again = Hand in again
evaluation-stay-away = I am not impartial
evaluation-conflict = Why do you stay away?
evaluation-why = In your words
evaluation-why-hint = For colleagues. Needed where it is something else.
evaluation-stay-away-send = Stay away from this idea
evaluation-come-back = I am impartial after all
evaluation-you-stay-away = You stay away from this idea
evaluation-confirm-away = Note that I stay away
evaluation-closed = The evaluation has ended
evaluation-closed-text = Marks can be given no more.
evaluation-handed-in = You have handed in
evaluation-handed-in-text = You read the others now. If you change a mark, the first one is kept beside it.
evaluation-all-marks = All marks of this idea
evaluate-keys = With a number you give a mark to what comes next.
me-evaluation-waits = { $count ->
    [one] One idea waits for your marks: { $call }
   *[other] { $count } ideas wait for your marks: { $call }
}

## After the result
evaluation-after = What the evaluators said
evaluation-by-many = { $count ->
    [one] One evaluator gave marks.
   *[other] { $count } evaluators gave marks, each alone at first.
}

## What it costs
estimate-title = What it costs
estimate-lead = Everybody reads this on the page of the idea. The author is not asked to agree.
estimate-own = The author says
estimate-low = At least
estimate-high = At most
estimate-high-hint = Leave it open where it is one amount.
estimate-source = How do you know?
estimate-source-hint = An offer, a price list, what something like it cost.
estimate-answer = What do you want to say about it?
estimate-save = Save and show it
estimate-remove = Take it back
estimate-low-missing = Write the least it would cost, for example 2500
estimate-high-below-low = The most cannot be less than the least
estimate-source-missing = Say how you know
estimate-heading = What the city says it costs
estimate-made = Estimated on { $date }
cost-range = { $low } to { $high }
budget-title = Selected so far
budget-selected = { $cost } of { $budget } ({ $ideas })
budget-maybe-over = { $cost } of { $budget } ({ $ideas }): at its most that is too much
budget-over = { $cost } of { $budget } ({ $ideas }): that is too much

## What evaluators are told
news-to-evaluate = Ideas wait for your marks: “{ $title }”
