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
