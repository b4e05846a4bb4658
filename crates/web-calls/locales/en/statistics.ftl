## Statistics of a call and of the city
statistics = Statistics
statistics-call = Statistics: { $call }
statistics-city = { $city } in numbers
statistics-lead = Who takes part, how long answers took, and what became of ideas.
statistics-counted = Counted on { $at }. It is counted again every hour.
statistics-none = Nothing is counted yet
statistics-none-text = Numbers are counted every hour. Come back a little later.
statistics-how = How this is counted
statistics-how-text = A neighbourhood here is the one an idea is about: nobody is asked where they live, nor how old they are. Only what everybody may read is counted; a result counts once it is public. Fewer than five people are not shown, and so much is left out beside them that no sum tells them.
statistics-as-data = Everything that is counted, as data:
statistics-of-city = All calls in numbers
stat-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
stat-share = { $share } of { $of }
stat-most-share = { $place } takes part most: { $share } of { $of } inhabitants
stat-most = Most people take part here: { $place }, { $count }
stat-all = { $count ->
    [one] One person took part
   *[other] { $count } people took part
}
stat-people-text = { $count ->
    [one] One person brought an idea, supported one or said something about one.
   *[other] { $count } people brought an idea, supported one or said something about one. Each counts once, in the neighbourhood of the idea with which they began.
}
stat-small = Neighbourhoods with fewer than five people stand together.
stat-population = Inhabitants: { $source }, { $year }.
stat-people-head = People who took part
stat-inhabitants = Inhabitants
stat-share-head = Of { $of } inhabitants
stat-when-most = Most began to take part from { $from }: { $count }
stat-when = When people began to take part
stat-when-text = Each column stands for { $days } days, the first from { $from }. All have one scale.
stat-untold = not shown
stat-outline = A dashed column is a number that is not shown, because it is small or would tell a small one.
stat-from = From
stat-until = Until
stat-total = Altogether
stat-what = What
stat-half = { $days ->
    [one] Half of the ideas had an answer within a day
   *[other] Half of the ideas had an answer within { $days } days
}
stat-waits-text = Days from the idea until the city said whether it meets the conditions. The line is the half; the band goes from a quarter to nine of ten.
stat-in-time = { $kept } of { $promised } were answered by the promised day.
stat-answers = Answers
stat-quarter-days = A quarter within (days)
stat-half-days = Half within (days)
stat-nine-days = Nine of ten within (days)
stat-written = { $count ->
    [one] { $count } was written
   *[other] { $count } were written
}
stat-shown = { $count } can be read
stat-merged = { $count } went into another
stat-withdrawn = { $count ->
    [one] { $count } was taken back
   *[other] { $count } were taken back
}
stat-hidden = { $count ->
    [one] { $count } is hidden
   *[other] { $count } are hidden
}
stat-eligible = { $count ->
    [one] { $count } meets the conditions
   *[other] { $count } meet the conditions
}
stat-ineligible = { $count ->
    [one] { $count } does not
   *[other] { $count } do not
}
stat-unscreened = { $count ->
    [one] { $count } is still looked at
   *[other] { $count } are still looked at
}
stat-selected = { $count } will be carried out
stat-not-selected = { $count } will not
stat-waiting = { $count ->
    [one] { $count } waits for a decision
   *[other] { $count } wait for a decision
}
stat-became-shown = { $shown } of { $written } ideas can be read
stat-became-selected = { $selected } of { $written } ideas will be carried out
stat-became-text = What became of ideas, from top to bottom. What ends on the way has its reason on its page.
stat-of-written = Of all that were written
stat-calls-title = The city carries out { $share } of the ideas in calls with a result
stat-calls-text = Of the ideas that can be read, the newest call first.
stat-undecided = Not decided
stat-call = Call
stat-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stat-open-end = without an end
stat-lasts = From { $from } until { $until }
stat-lasts-text = What one could do in this call, and when. What is over is lighter.
stat-today = today
