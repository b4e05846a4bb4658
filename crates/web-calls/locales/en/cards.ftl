# Where calls and ideas stand.
state-published = New idea
state-hidden = Hidden
state-withdrawn = Withdrawn
state-merged = Merged
state-eligible = Meets the conditions
state-ineligible = Does not meet the conditions
state-selected = Selected
state-not-selected = Not selected
phase-draft = Draft
phase-coming = Opens soon
phase-open = Open
phase-deciding = Being decided
phase-decided = Decided
phase-archived = Archived
