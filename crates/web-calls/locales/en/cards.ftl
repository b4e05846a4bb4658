# Where calls and ideas stand.
state-published = New idea
state-hidden = Hidden
state-withdrawn = Withdrawn
state-merged = Merged
state-eligible = Meets the rules
state-ineligible = Does not meet the rules
state-selected = Selected
state-not-selected = Not selected
phase-draft = Draft
phase-coming = Opens soon
phase-open = Open
phase-deciding = Being decided
phase-decided = Decided
phase-archived = Archived
