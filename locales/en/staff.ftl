### Moderation, the city's settings, people, the log: sentences that handlers put together.

## Moderation
heap-reports = Reports
heap-first = First posts
heap-appeals = Appeals
heap-hidden = Hidden
heap-first-post = first post
comment-on = A comment on “{ $title }”
hidden-on = Hidden on { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”

## What the site says about itself
data-log-entries = Entries in the log of decisions
data-log-head = Seal of the newest entry (SHA-256)
mails-about = what happens on the site of { $city }
comment-appeal = Answer the moderators about your comment
