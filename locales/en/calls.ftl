### Calls, ideas, sharing and results.

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
error-word = Error:
theme = Theme
neighbourhood = Neighbourhood
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
ideas-heading = Ideas
map-number = Map number
cancel = Cancel
back = Back
save-and-continue = Save and continue
characters-left = Characters left: { $count }.
staff-tools = For the office

## Home
home-title = What shall we build together next?
home-lead = Bring an idea. Neighbours think along and support it, the city decides and says why. You see every step.
home-see-calls = See the calls
home-open = Open now
home-all-calls = { $count ->
    [one] See the call
   *[other] All { $count } calls
}
home-nothing-open = No call is open right now
home-nothing-open-text = The calls that are being decided, and what came of earlier ones, are in the list of calls.
home-journey = From idea to result
home-journey-text = Every idea follows the same six steps. You can see where each one stands, who decided and why.
home-happened = What happened to ideas
home-about = About this site

## List of calls
calls-title = Calls
calls-lead = What the city asks its residents, now and before.
calls-none = There is no call yet
calls-none-text = As soon as the city asks something, it stands here.

## A call
call-tabs = This call
call-aside = About this call
follow-call = Follow this call
unfollow-call = Stop following
call-windows = What happens when
call-calendar = Add the dates to your calendar
call-how-decided = How it is decided
call-who-decides = Who decides
call-rule = By which rule
call-answer = When you hear from us
call-criteria = What an idea must meet
call-criteria-text = An idea can only be turned down for one of these reasons.
call-who = Who can do what
filter-label = Filter ideas
filter-words = Words
filter-state = State
filter-sort = Sort by
filter-show = Show ideas
filter-clear = Show all ideas
ideas-none-found = No idea fits this search
ideas-none-found-text = Try fewer words, or another neighbourhood.
ideas-none-yet = Nobody has shared an idea yet
ideas-none-yet-text = Be the first. Two sentences are enough to begin.
feeds-heading = This list as data
feeds-text = The same ideas, with the same filters, for a spreadsheet, a map or a feed reader.
map-list = On the map
map-none = No idea with these filters has a place yet.
map-elsewhere = Without a place

## An idea
idea-aside = Support, journey and facts
idea-merged-in = Ideas that became part of this one
idea-place = The place
idea-conversation = Conversation
idea-no-comments = Nobody has said anything yet. A question or an offer to help is a good start.
idea-journey = The journey of this idea
idea-next = What comes next
idea-facts = In short
idea-similar = Ideas like this one
idea-similar-note = Suggested by likeness of the text. People decide what belongs together.
neighbours-support = { $count ->
    [one] { $count } neighbour supports this
   *[other] { $count } neighbours support this
}
support = Support this idea
unsupport = Take back my support
you-support = You support this idea.
follow-idea = Follow this idea
unfollow-idea = Stop following this idea
official-word = city
comment-reply = Reply
comment-delete = Take back
comment-write = Add to the conversation
comment-answer-to = Answer to { $name }
comment-post = Post comment
report-short = Report
report-idea = Report this idea to the moderators
report-title = Report to the moderators
report-lead = A person reads your report, usually within one working day. The author does not see who sent it.
report-why = What is wrong?
report-text = Tell us more, if you like
report-send = Send the report

## Sharing an idea
share-steps = Steps
share-step-idea = The idea
share-step-place = Place, cost, photo
share-step-check = Check and publish
share-title = Tell us what you would do
share-edit-title = Change your idea
share-asked = The city asks you to change something
share-title-label = What is your idea called?
share-title-hint = One sentence that your neighbour understands.
share-text-label = What would change, and who would be better off?
share-text-hint = Write it as you would tell it. The details can be worked out together later.
share-theme-label = What is it about?
share-language-label = Which language did you write in?
share-language-hint = All languages of the city are welcome.
share-no-account = You need no account yet. What you type is kept as a draft.
draft-saved = Saved as a draft.
draft-saved-here = No connection. Kept on this device; we keep trying.
draft-discard = Throw the draft away
share-place-title = Where, and roughly how much?
share-place-lead = Everything here can stay empty. The city works it out with you.
share-map-hint = Click on the map to mark the spot.
share-place-label = Where exactly?
share-place-hint = A street, a square, a building: in your words.
share-cost-label = Roughly what would it cost?
share-cost-hint = A guess is enough. If you do not know, leave it empty.
share-photo-label = Do you have a photo or a drawing?
share-photo-hint = JPG, PNG or WebP, up to 10 MB. We delete where and when it was taken.
share-photo-remove = Take this photo away
share-photo-text-label = What does the photo show?
share-photo-text-hint = For neighbours who cannot see it.
check-title = Check your answers
check-nothing = Left empty
check-change = Change
check-shown-as = It is published under the name { $name }.
check-who = Who are you?
check-then = What happens then
check-publish = Publish the idea
check-save-changes = Publish the changes
check-send-code = Send me a code to publish it

## The result of a call
result-chart = How many neighbours support each idea
result-chart-key = Filled: selected. Open: not selected.
result-table = All ideas by support
result-place = Place
result-idea = Idea
result-supports = Supporters
result-cost = Cost
result-outcome = Outcome
result-why = Why, for each idea
result-deviation = Not in order of support:
result-where = Where the ideas came from
result-count-yourself = Count it yourself
result-count-text = Everything on this page as data, without names.
