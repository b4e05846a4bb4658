## Lists
nav-events = Events
events-title = Events
events-lead = When and where people of the city meet. Everybody is welcome.
events-coming = To come
events-past = Over
events-calendar = All events in my calendar
events-narrow = Narrow the list
events-call = Call
events-all-calls = All calls
events-everywhere = The whole city
events-show = Show
events-show-all = Show everything
events-drafts = Drafts, which only officers see
events-none = No event is planned
events-none-text = What is planned stands here, and on the page of its call.
events-none-past = Nothing has taken place yet
events-none-past-text = What took place stands here, with its minutes.
events-none-found = Nothing fits
events-none-found-text = There is no such event here or for this call.
events-as-file = The list as a file:
events-of-call = Events of this call
home-events = Coming up
home-all-events = All events

## An event
event-untitled = An event without a title
event-when = { $day }, { $from }–{ $until }
event-when-days = { $day }, { $from } to { $last }, { $until }
event-when-unknown = Not known yet
event-hours = { $from }–{ $until }
event-online = Online
event-place-and-online = { $place }, and online
event-left = { $left ->
    [one] { $left } place left of { $capacity }
   *[other] { $left } places left of { $capacity }
}
event-full = All places are taken
event-full-waiting = { $waiting ->
    [one] All places are taken, { $waiting } person waits
   *[other] All places are taken, { $waiting } people wait
}
event-full-closed = All places are taken.
event-places-enough = There is room for everybody
event-state-draft = Draft
event-state-cancelled = Cancelled
event-state-over = Over
event-fact-when = When
event-fact-where = Where
event-fact-office = Who invites
event-fact-online = Online
event-join = Join online
event-map = Where it is
event-neighbourhood = Neighbourhood
event-aside = Map
event-draft-banner = This is a draft
event-draft-banner-text = Only officers see it until it is published.
event-cancelled-banner = This event does not take place
event-number-registered = Registered
event-number-came = Came
event-is-over = This event is over
event-just-come = No need to register: just come
event-follow = Follow
event-unfollow = Stop following
event-calendar = Add to my calendar
event-begins = begins
event-card-taken = You have a place
event-card-waiting = You are waiting

## Registering
event-registering = Register
event-register = Register
event-wait = Put me on the waiting list
event-waiting-note = If somebody withdraws, the next on the list gets the place and a letter about it.
event-waiting-moves = As soon as it is your turn you have a place, and we write to you.
event-waiting-stays = The list no longer moves by itself. We write to you if you get a place after all.
event-registering-until = You can register until { $date }.
event-registering-from = You can register from { $date }.
event-registering-over = Registration is over.
event-no-registering = One cannot register for this event.
event-own-taken = { $companions ->
    [0] You have a place
    [one] You have a place, with { $companions } companion
   *[other] You have a place, with { $companions } companions
}
event-own-waiting = You are number { $number } on the waiting list
event-own-answers = What you told us
event-change = Change
event-withdraw = Withdraw
event-withdraw-lead = Somebody else can then have your place at “{ $title }”, { $when }.
event-withdraw-button = Yes, withdraw
event-companions = How many do you bring?
event-companions-hint = At most { $most }. Leave it empty if you come alone.
event-register-change = Save the change
event-register-then = You get a letter with everything, and can withdraw at any time.
event-register-then-sign-in = Next we ask for your e-mail address. What you filled in stays.
event-register-still-here = What you filled in is still here
event-register-still-here-text = Look it over, then register.
event-erased = You are withdrawn from events to come; of those that are over only the number stays.

## What officers do
event-new = New event
event-tool-edit = Edit
event-tool-people = Registrations
event-tool-attendance = Who is there
event-tool-minutes = Minutes
event-missing = Before it can be published:
event-changed = A colleague changed this event meanwhile
event-changed-text = What only one of you touched is put together. Look at what you both wrote.
event-theirs = What your colleague wrote there
event-edit-what = What
event-edit-title = Title
event-edit-text = What it is about
event-edit-text-hint = Markdown works: a blank line begins a new paragraph, a line with a dash makes a list.
event-edit-office = Who invites
event-edit-office-hint = Leave it empty for the office of the call.
event-edit-call = Which call does it belong to?
event-of-city = None: the city invites
event-nowhere = No neighbourhood
event-edit-when = When and where
event-edit-zone = Times are those of the city ({ $zone }).
event-edit-begins = Begins
event-edit-ends = Ends
event-edit-place = Address
event-edit-place-hint = The street with its number and the name of the house. Leave it empty if it is only online.
event-edit-map = Click where it is.
event-edit-online = Link to the meeting online
event-edit-online-hint = It begins with https://
event-edit-online-for = Who sees the link
event-online-everybody = Everybody
event-online-registered = Whoever has a place
event-edit-who = Who may come
event-edit-registers = People register
event-edit-registers-hint = Without, everybody just comes.
event-edit-capacity = How many places there are
event-edit-capacity-hint = Leave it empty for as many as come.
event-edit-companions = How many others somebody may bring
event-edit-companions-hint = 0 if everybody registers for themselves.
event-edit-opens = Registration opens
event-edit-closes = Registration closes
event-edit-closes-hint = When it begins, if you leave it empty.
event-edit-waiting = Keep a waiting list
event-edit-waiting-hint = Once all places are taken, people can wait. Who waits longest moves up first, by itself.
event-edit-moves = People move up until
event-edit-moves-hint = Until it begins, if you leave it empty. After that you move people up yourself.
event-edit-asked = What you ask of those who register
event-edit-asked-hint = Only organisers read the answers. A question without a word is left out.
event-asked-number = Question { $number }
event-asked-kind = Kind of answer to question { $number }
event-asked-required = Everybody must answer
event-asked-short = A few words
event-asked-long = Some sentences
event-asked-tick = A box to tick
event-asked-diet = Is there anything you do not eat?
event-asked-access = What do you need to be able to take part? For example a ramp, an interpreter, a quiet place.
event-save = Save
event-publish = Save and publish
event-copy = Copy
event-copy-of = Copy of { $title }
event-cancel = Cancel the event
event-cancel-lead = The page stays, and says that it does not take place and why.
event-cancel-reason = Why it does not take place
event-cancel-hint = Everybody reads it.
event-cancel-button = Yes, cancel it
event-cancel-told = { $people ->
    [0] Nobody has registered.
    [one] { $people } place is taken or waited for: whoever registered is told by letter.
   *[other] { $people } places are taken or waited for: whoever registered is told by letter.
}
event-delete = Delete the draft
event-delete-lead = Nobody else has seen it. It cannot be brought back.
event-delete-button = Yes, delete it

## Those who registered
people-heading = Registrations
people-who-reads = Only officers see this page. Use what people told you for this event alone.
people-taken = Has a place
people-waiting = Waits
people-withdrawn = Withdrew
people-left = Somebody who left
people-brings = { $companions ->
    [one] brings { $companions } person
   *[other] brings { $companions } people
}
people-since = registered { $date }
people-number-taken = Places taken
people-number-places = Places
people-number-waiting = Places waited for
people-move-up = Give free places to those who wait
people-nobody = Nobody has registered yet
people-nobody-text = Who registers stands here, with what they answered.
people-as-file = The list as a file:
people-column-name = Name
people-column-state = State
people-column-places = Places
people-column-came = Came
people-column-language = Language
people-column-made = Registered
attendance-title = Who is there
attendance-there = { $there } are there, { $registered } places were taken
attendance-present = Is here
attendance-absent = Is not here
attendance-walked-in = How many came without registering
attendance-walked-in-hint = Only their number is kept.
minutes-title = Minutes
minutes-lead = What was said and decided. Those who took part are told when you publish it.
minutes-public = Public since { $date }
minutes-publish = Save and publish

## Letters and messages
news-event-published = “{ $title }” takes place: { $when }
news-event-registered = You have a place at “{ $title }”: { $when }
news-event-waitlisted = You are on the waiting list for “{ $title }”: { $when }
news-event-moved-up = You have moved up and have a place at “{ $title }”: { $when }
news-event-reminded = “{ $title }” is soon: { $when }
news-event-time = “{ $title }” takes place at another time: { $when }
news-event-place = “{ $title }” takes place elsewhere: { $place }
news-event-time-and-place = “{ $title }” takes place at another time and elsewhere: { $when }, { $place }
news-event-online = The link to “{ $title }” online has changed
news-event-cancelled = “{ $title }” does not take place
news-event-minutes = The minutes of “{ $title }” can be read

## The log
log-event-begin = began an event
log-event-save = changed an event
log-event-publish = published an event
log-event-cancel = cancelled an event
log-event-discard = deleted the draft of an event
log-event-answer = answered in the name of the city
log-event-move-up = { $people ->
    [one] gave { $people } person who waited a place
   *[other] gave { $people } people who waited a place
}
log-event-attendance = noted who came to an event
log-event-minutes = wrote minutes
log-event-publish-minutes = published minutes
people-says-coming = said they come
coming-link = Do you still come? Say so in one press
coming-title = Do you still come to “{ $title }”?
coming-lead = It is on { $when }. If you cannot come, your place goes to whoever waits for one.
coming-places = { $count ->
    [one] one place
   *[other] { $count } places
}
coming-yes = Yes, I am coming
coming-no = No, give my place to somebody else
