## States of an idea
state-draft = Draft
state-published = New idea
state-hidden = Hidden
state-withdrawn = Withdrawn
state-merged = Merged
state-eligible = Meets the rules
state-ineligible = Does not meet the rules
state-selected = Selected
state-not-selected = Not selected
state-commissioned = Commissioned
state-in-test = In test
state-completed = Done
state-stopped = Stopped

## Phases of a call
phase-draft = Draft
phase-coming = Opens soon
phase-open = Open
phase-deciding = Being decided
phase-decided = Decided
phase-archived = Archived

## Words used on many pages
crumbs-label = Where you are
crumbs-home = Home
pages-label = More pages
pages-first = First page
pages-next = Next page
form-errors = { $count ->
    [one] One thing to put right
   *[other] { $count } things to put right
}
supporters = { $count ->
    [one] { $count } supporter
   *[other] { $count } supporters
}
comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
ideas = { $count ->
    [one] { $count } idea
   *[other] { $count } ideas
}
map-number = Map number
