## An idea
idea-aside = Support, journey and facts
idea-merged-in = Ideas that became part of this one
idea-place = The place
idea-journey = The journey of this idea
idea-next = What comes next
idea-facts = In short
idea-similar = Ideas like this one
idea-similar-note = Found by the words of both, in every language of the city. People decide what belongs together.
neighbours-support = { $count ->
    [one] { $count } neighbour supports this
   *[other] { $count } neighbours support this
}
support = Support this idea
unsupport = Take back my support
you-support = You support this idea.
follow-idea = Follow this idea
unfollow-idea = Stop following this idea
report-idea = Report this idea to the moderators

## Sharing an idea
share-asked = The city asks you to change something

## Calls, as sentences
fact-cost = Rough cost
fact-place = Place
map-of-idea = Where this idea is

## Windows and steps
next-screen = The office looks whether it meets the conditions
next-support = Neighbours can support it
next-decide = The office decides, with a reason
next-commission = Agreement with budget and mentor
next-test = Test with residents
next-result = Result
event-published = Published
event-changed = Changed by its author
event-change-asked = The office asked for a change
event-eligible = Meets the conditions
event-ineligible = Does not meet the conditions
event-took-in = Another idea joined this one
event-merged = Went on as part of another idea
event-answered = The city answered
event-hidden = Hidden by a moderator
event-restored = Shown again
event-withdrawn = Taken back by its author
event-selected = Selected
event-not-selected = Not selected
event-corrected = The decision was corrected
event-discussed = Neighbours discuss and support
event-only-discussed = Neighbours discuss it
reason-with-criterion = “{ $criterion }” { $reason }
reason-with-deviation = { $reason } Not in order of support: { $deviation }
merged-with = With “{ $title }”

## The page of an idea
idea-shared = Shared { $date } by { $name }
idea-by = { $title }, by { $name }
idea-hidden = A moderator has hidden this idea
appeal-link = Answer the moderators
idea-merged = This idea goes on as part of another
idea-merged-text = Its supporters went along, and its author is named there:
idea-withdrawn = Its author took this idea back
idea-withdrawn-text = It can still be read, but nothing more will happen to it.
idea-change-now = Change your idea
decided-selected-first = Your idea was selected. Everyone will see it from { $date }.
decided-not-selected-first = Your idea was not selected. Everyone will see it from { $date }.
idea-still-open = Still being decided
support-until = You can support ideas until { $date }, and take it back as long.
support-always = You can take your support back at any time.
support-from = Support opens { $date }.
support-closed = Support is closed. The number stands.
support-not-asked = This call does not ask for support.
support-not-here = This idea can no longer be supported.
tool-edit-idea = Change the idea
tool-withdraw-idea = Take the idea back
tool-answer = Answer for the city
tool-screen = Screen
tool-merge = Merge with another idea
tool-ask-change = Ask for a change
tool-hide = Hide
tool-restore = Look at the hiding
without-a-title = Without a title
last-saved = saved { $when }
erase-ideas = { $count ->
    [one] { $count } idea keeps its text, without your name
   *[other] { $count } ideas keep their text, without your name
}
erase-drafts = { $count ->
    [one] { $count } draft is deleted
   *[other] { $count } drafts are deleted
}
withdraw-effect = { $count ->
    [one] { $count } neighbour supports it now
   *[other] { $count } neighbours support it now
}

## My page

## The poster
poster-title = Poster
poster-lead = One sheet for your window or the notice board. Printing leaves out everything around it.
poster-print = Print the poster
poster-of = Poster: { $title }
poster-support-until = Support it by { $date }
poster-read = Read it, support it and say what you think:
poster-square = A square that leads to the idea

## Answering the office from a letter
more-link = Answer here, without signing in
more-title = The office would like to know more about “{ $title }”
more-lead = Write it into the text of your idea. The office reads it again then, and you hear what it says.
more-wish = What the office asks
more-hint = This is your idea as it stands. Add what is asked.
more-send = Send my answer
event-held = Waits until a moderator has read it
event-released = Read by a moderator
idea-held = Only you see this idea as yet
idea-held-text = A moderator reads it first, usually within a working day, and you hear from us. { $why }
