### Sentences that pages put together.

## Calls, as sentences
call-untitled = A call without a title yet
call-not-published = Not published yet
call-opens = Opens { $date }
call-ideas-until = Ideas until { $date }
call-open-until = Take part until { $date }
call-always-open = Open without an end
call-answer-by = Answer by { $date }
call-answer-late = Answer was promised by { $date }
call-answer-soon = Being decided
call-decided-on = Decided on { $date }
call-put-away = Closed
call-draft-banner = This call is a draft
call-draft-banner-text = Only officers can see it until it is published.
call-closed-early = Closed early, on { $date }
call-reopened = Open again since { $date }
call-promise = You hear from us within { $days } days after the last day you can take part.
call-on-the-map = { $title }: on the map
call-about = About { $title }
calls-open = Open now
calls-coming = Opens soon
calls-deciding = Being decided
calls-decided = Decided
calls-archived = Earlier calls
calls-drafts = Drafts
tab-ideas = Ideas
tab-map = Map
tab-about = About
tab-result = Result
fact-budget = Budget
fact-places = Will be selected
fact-when = When
fact-decides = Decides
fact-cost = Rough cost
fact-place = Place
map-of-ideas = Where the ideas are
map-of-idea = Where this idea is
filter-all-themes = All themes
filter-everywhere = The whole city
filter-any-state = Any state
sort-newest = Newest first
sort-supported = Most supporters first
sort-discussed = Most discussed first
sort-oldest = Oldest first
ideas-with-words = Ideas with “{ $words }”
rule-support-order = In order of support
rule-office = The office weighs by the conditions
who-read = Read
who-write = Bring an idea
who-support = Support
who-comment = Comment
access-anyone = Everyone
access-account = Everyone who is signed in
access-staff = People who work for the city

## Home, as sentences
home-ideas = { $count ->
    [one] idea shared
   *[other] ideas shared
}
home-decided = answered with a reason
home-selected = { $count ->
    [one] idea selected
   *[other] ideas selected
}
home-people = { $count ->
    [one] neighbour takes part
   *[other] neighbours take part
}
journey-idea = Idea
journey-idea-count = { $count ->
    [one] { $count } idea shared so far
   *[other] { $count } ideas shared so far
}
journey-support = Support
journey-support-text = Neighbours think along
journey-decision = Decision
journey-decision-count = { $count ->
    [one] { $count } decided, with its reason
   *[other] { $count } decided, each with a reason
}
journey-commission = Agreement
journey-commission-count = { $count ->
    [one] { $count } selected idea waits for its agreement
   *[other] { $count } selected ideas wait for their agreement
}
journey-test = Test
journey-test-text = Tried out with residents
journey-result = Result
journey-result-text = What came of it, for everyone to see

## Windows and steps
window-from-until = { $from } to { $until }
window-from = From { $from }, without an end
window-until = Until { $until }
window-always = Always
activity-collect = Ideas come in
activity-discuss = Neighbours discuss
activity-support = Neighbours support
activity-screen = The office checks the conditions
activity-decide = The office decides
next-screen = The office looks whether it meets the conditions
next-support = Neighbours can support it
next-decide = The office decides, with a reason
next-commission = Agreement with budget and mentor
next-test = Test with residents
next-result = Result
by-date = By { $date }
was-promised-by = Late: was promised by { $date }
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
event-discussed = Neighbours discuss and support
reason-with-criterion = “{ $criterion }” { $reason }
reason-with-deviation = { $reason } Not in order of support: { $deviation }
merged-with = With “{ $title }”
theme-mobility = Getting around
theme-green = Green and water
theme-learning = Learning
theme-culture = Culture and feasts
theme-housing = Homes and streets
theme-care = Care and company
theme-food = Food
theme-energy = Energy

## The page of an idea
idea-shared = Shared { $date } by { $name }
idea-by = { $title }, by { $name }
somebody-who-left = somebody who has left
idea-hidden = A moderator has hidden this idea
appeal-link = Answer the moderators
idea-merged = This idea goes on as part of another
idea-merged-text = Its supporters went along, and its author is named there:
idea-withdrawn = Its author took this idea back
idea-withdrawn-text = It can still be read, but nothing more will happen to it.
idea-change-now = Change your idea
decided-selected-first = Your idea was selected. Everyone will see it from { $date }.
decided-not-selected-first = Your idea was not selected. Everyone will see it from { $date }.
support-until = You can support ideas until { $date }, and take it back as long.
support-always = You can take your support back at any time.
support-from = Support opens { $date }.
support-closed = Support is closed. The number stands.
support-not-asked = This call does not ask for support.
support-not-here = This idea can no longer be supported.
comment-taken-back = Taken back by its writer
comment-hidden = Hidden by a moderator
comment-hidden-why = A moderator has hidden this: { $reason }
comment-appears-as = It appears under the name { $name }.
comment-sign-in = To join in, sign in with your e-mail address. There is no password.
comment-from = The conversation opens { $date }.
comment-not-yours = In this call only people who work for the city comment.
comment-closed = The conversation is closed.
report-insult = It insults or threatens somebody
report-privacy = It tells private things about somebody
report-spam = It advertises
report-other = Something else
tool-edit-idea = Change the idea
tool-withdraw-idea = Take the idea back
tool-answer = Answer for the city
tool-screen = Screen
tool-merge = Merge with a twin
tool-ask-change = Ask for a change
tool-hide = Hide
tool-restore = Look at the hiding
tool-edit-call = Edit the call
tool-decide = Decide
said-taken-back = Taken back.
said-reported = Thank you. The moderators have your report.
said-published = Your idea is published. You hear from us at each step.
said-changed = Your changes are published.
said-withdrawn = You took your idea back.
said-discarded = The draft is thrown away.
said-appealed = The moderators have your answer and will look again.
said-ended = Ended.
said-unsubscribed = You get no more mail from us, except codes you ask for.
said-code-sent = Another code is on its way.
said-draft-kept = This call has closed meanwhile, so the idea could not be published. Your text is kept as a draft.
code-page-title = Type the code
code-valid = The code works for { $minutes } minutes.
code-then-published = Your idea is then published.
code-then-signed-in = You are then signed in.
code-wrong = This is another code. Look at the newest mail; tries left: { $left }.
code-over = This code no longer works. Ask for a new one; what you wrote is kept.
mail-code-subject = { $code } is your code
mail-code-hello = Hello,
mail-code-text = Here is the code you asked for on the site of { $city }. Type it there, or use the link.
mail-code-link = Go on
mail-code-valid = It works for { $minutes } minutes and once only.
mail-code-not-you = Was this not you? Then you need not do anything.
news-hello = Hello { $name },
news-look = Have a look
news-subject = { $count } things happened to what you take part in
news-choose = How often you hear from us you choose here: { $address }
news-published = Your idea “{ $title }” is published
news-eligible = Your idea “{ $title }” meets the conditions and goes on
news-ineligible = Your idea “{ $title }” does not meet the conditions
news-change-asked = The city asks you to change something in “{ $title }”
news-merged = “{ $title }” goes on as part of “{ $with }”
news-took-in = “{ $with }” has joined your idea “{ $title }”
news-answered = The city answered “{ $title }”
news-commented = Somebody wrote about “{ $title }”
news-hidden = A moderator has hidden something you wrote: “{ $title }”. You can answer
news-restored = What you wrote can be seen again: “{ $title }”
news-stays-hidden = The moderators looked again, and it stays hidden: “{ $title }”
news-selected-own = Your idea “{ $title }” was selected
news-selected = “{ $title }” was selected
news-not-selected-own = Your idea “{ $title }” was not selected
news-not-selected = “{ $title }” was not selected
news-results = The result of “{ $call }” is out
news-closed-early = “{ $call }” was closed early
news-reopened = “{ $call }” is open again
my-settings = Settings
without-a-title = Without a title
last-saved = saved { $when }
pace-soon = Within minutes
pace-daily = Once a day at most
pace-weekly = Once a week at most
pace-never = No mails, except codes I ask for
session-unknown = A browser
session-since = since { $date }
session-used = used { $when }
token-until = until { $date }
scope-read = Read what I may read
scope-write = Share, support and comment in my name
scope-desk = Do an officer's work
scope-moderate = Do a moderator's work
scope-manage = Change the city's settings
erase-page-title = Erase my account
erase-ideas = { $count ->
    [one] { $count } idea keeps its text, without your name
   *[other] { $count } ideas keep their text, without your name
}
erase-rest = Your address, name, supports, follows, sessions, tokens and letters are deleted.
erase-drafts = { $count ->
    [one] { $count } draft is deleted
   *[other] { $count } drafts are deleted
}
erase-last-admin = You are the last administrator. Give somebody else the role first.
withdraw-effect = { $count ->
    [one] { $count } neighbour supports it now
   *[other] { $count } neighbours support it now
}
result-of = The result of { $title }
result-finding = { $count ->
    [one] One idea will be carried out
   *[other] { $count } ideas will be carried out
}
result-authors = { $count ->
    [one] person brought ideas
   *[other] people brought ideas
}
result-supporters = { $count ->
    [one] person supported
   *[other] people supported
}
result-comments = { $count ->
    [one] comment
   *[other] comments
}
result-decided-by = Decided by { $office }, published { $date }
result-next-commission = The city signs an agreement with the author
said-erased = Your account is erased.
