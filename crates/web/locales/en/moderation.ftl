## Moderation and appeals
mod-title = Moderation
mod-lead = What was reported, first posts of new writers, and appeals. Oldest first.
mod-nothing = Nothing waits here
mod-nothing-text = The conversation is calm.
mod-reports = { $count ->
    [one] One report
   *[other] { $count } reports
}
mod-appeal = The author appeals
mod-keep = It can stay
mod-seen = I have seen to it
mod-reason = Rule it breaks
mod-text = A sentence to the author
mod-hide = Hide it
mod-restore = Show it again
mod-stay-hidden = It stays hidden
heap-reports = Reports
heap-first = First posts
heap-appeals = Appeals
heap-hidden = Hidden
heap-first-post = first post
hidden-on = Hidden on { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”
nav-moderation = Moderation
write-reason = The reason
appeal-title = Appeal against hiding
appeal-lead = A moderator reads your appeal, usually within three working days, and you hear from us either way.
appeal-label = Why should it be shown?
appeal-hint = In your own words.
appeal-button = Send the appeal
mod-choose = Choose a rule
mod-alone = Notes, and whose work it is
mod-keep-all = All of them can stay
mod-by = { $count ->
    [one] One post by { $name }
   *[other] { $count } posts by { $name }
}
heap-held = Waiting to be seen
heap-confirm = To confirm
mod-release = It can be seen
mod-confirm = Confirm: hide it
mod-dismiss = Turn it down: it stays
mod-take-back = Take the proposal back
mod-proposed = A colleague proposed { $when } to hide this. A second moderator confirms it or turns it down.
mod-for-another = You hid this yourself, so a colleague answers the appeal. You can still show it again.
mod-law = Law it breaks
mod-law-hint = Only where it is against the law: its name and article.
mod-block-writer = Block the writer
