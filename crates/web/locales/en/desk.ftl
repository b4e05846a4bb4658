## What waits for whoever works here
nav-desk = Desk
desk-title = What waits
desk-tabs = Parts of the queue
desk-show-here = To do
desk-show-mine = Mine
desk-show-elsewhere = With others
desk-filter-label = Narrow what waits
desk-filter = Filter
desk-search = Words
desk-find = Find
desk-work = Kind of work
desk-whose = Whose
desk-any-work = All work
desk-any-theme = All themes
desk-any-place = The whole city
desk-anybodys = Everybody's
desk-nobodys = Nobody's yet
desk-with-words = “{ $words }”
desk-narrow = Show these
desk-without = Without
desk-without-all = Show everything
desk-nothing-so = Nothing of this kind waits
desk-nothing-so-text = Take a filter away, or look at everything.
desk-found-many = More than { $most } things wait.
desk-beyond = Even more waits. Narrow the queue, or do some of it, and the next ones stand here.
desk-waiting = Waiting, oldest first
desk-nothing = Nothing waits
desk-nothing-text = Everybody has had an answer. Time for a walk through the neighbourhood.
desk-found = { $count ->
    [0] Nothing waits.
    [one] One thing waits: { $since }.
   *[other] { $count } things wait. The oldest: { $since }.
}
desk-task-report = Look at a report
desk-task-first = Read a first post
desk-task-appeal = Answer an appeal
late-word = late

## One thing at the desk
item-title = Among colleagues
item-mine = is yours.
item-of = is { $name }'s.
item-nobodys = is nobody's yet.
item-take = Take it
item-back = Give it back
item-give-to = Give it to…
item-colleague = Colleague
item-give = Give it
item-note = Note for colleagues
item-note-hint = Only people who work at the desk read it.
item-note-button = Write the note
item-public = Look at it as everybody sees it

## Saved replies
replies-title = Saved replies
replies-lead = What you write often, once in each language. Between braces stands what differs: { $places }
replies-theirs = A colleague changed this meanwhile to: { $text }
replies-new = A new reply
replies-name = What you call it
replies-save = Save the reply
replies-remove = Remove it
replies-choose = Saved reply
replies-change = Change the replies

## Many at once
bulk-title = { $count ->
    [one] One thing at once
   *[other] { $count } things at once
}
bulk-items = What is ticked
bulk-go = Do something with what is ticked
bulk-tick = Tick “{ $title }”
bulk-rules = Rule it breaks
bulk-reason-hint = Each author reads it, so say what is true of all.
bulk-refused = { $count ->
    [one] One was left as it is:
   *[other] { $count } were left as they are:
}
bulk-changed = somebody changed it meanwhile
bulk-gone = it is not there any more
bulk-rule = a condition of its call has to be chosen; do it by itself
done-fine = { $count ->
    [one] One post can stay
   *[other] { $count } posts can stay
}
done-hide = { $count ->
    [one] One post is hidden
   *[other] { $count } posts are hidden
}
done-take = { $count ->
    [one] You took one task
   *[other] You took { $count } tasks
}
last-until = can be undone until { $when }
last-undo = Undo

## Keys
keys-title = Keys
key-next = The next one
key-previous = The one before
key-good = It is fine, or meets the conditions
key-not = It is not: open the form for the reason
key-many = One reason for several ideas
key-save = Save, do not publish yet

## Calls, the calendar, the last weeks
desk-within = Call
desk-any-within = All calls
calendar-title = Calendar
calendar-late = Promised, and not there yet
calendar-nothing = Nothing opens, closes or is promised in the coming months
numbers-title = The last weeks
numbers-lead = How long people waited for an answer, from { $date } until today.
numbers-nothing = Nothing was answered in these weeks
numbers-done = Answered
numbers-half = Half within
numbers-nine-of-ten = Nine of ten within
numbers-in-time = By the promised day
numbers-kept = { $kept } of { $promised }
numbers-no-promise = no day promised
numbers-note = At most the thousand newest answers of each kind are counted.
numbers-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
numbers-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
numbers-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
done-restore = { $count ->
    [one] One post is shown again
   *[other] { $count } posts are shown again
}
done-stay = { $count ->
    [one] One post stays hidden
   *[other] { $count } posts stay hidden
}
desk-task-held = Read what waits to be seen
desk-task-confirm = Confirm that something is hidden
done-dismiss = { $count ->
    [one] One proposal is turned down
   *[other] { $count } proposals are turned down
}
