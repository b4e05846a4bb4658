### The desk: screening, decisions, moderation, the call editor, settings.

## Desk
desk-title = What waits
desk-tabs = Calls
desk-waiting = Waiting, oldest first
desk-new-call = New call
desk-calls = Calls of the office
desk-nothing = Nothing waits
desk-nothing-text = Everybody has had an answer. Time for a walk through the neighbourhood.
late-word = late

## Screening
screen-title = Screening
screen-progress = { $done } of { $total } screened
screen-queue = Waiting, oldest first
screen-done = done
screen-undo = Undo the last one
screen-nothing = All ideas have been screened
screen-nothing-text = New ones appear here as they come in.
screen-to-desk = Back to the desk
screen-next = Next
screen-previous = Previous
screen-twins = Perhaps the same idea
screen-ask = Ask for a change
screen-answer = Answer in public
screen-merge = Merge with another
screen-eligible = It meets the rules
screen-ineligible = It does not meet the rules
screen-criterion = Which rule does it not meet?
screen-reason = A sentence to the author
screen-reason-hint = Everybody can read it. Say what would make it fit.
screen-refuse = Turn it down and tell the author

## Merging
merge-title = Merge two ideas
merge-lead = One idea stays and names both authors. Supporters and followers of the other move with it; its page with the comments stays readable. Both authors are told.
merge-goes = This idea becomes part of
merge-stays = this one, which stays
merge-search = Find another idea
merge-find = Search
merge-none = No idea fits. Search for words from its title.
merge-into = Which idea stays?
merge-into-hint = Suggested by likeness of the text. You decide.
merge-do = Merge and tell both authors

## One text about one thing
write-reason = The reason
ask-title = Ask for a change
ask-lead = The author gets a mail with your text and can change the idea. Its place in the queue is kept.
ask-label = What should change?
ask-hint = Say why, and what would be enough.
ask-button = Send it to the author
answer-title = Answer for the city
answer-lead = It appears under the idea with the name of the office. The author and the followers are told.
answer-label = The answer
answer-hint = Plain words. Say what happens next and by when.
answer-button = Publish the answer
hide-title = Hide this
hide-lead = Only the author and moderators still see it. The author reads your reason and can appeal.
hide-label = A sentence to the author
hide-hint = What was wrong, and how it could be put right.
hide-button = Hide it and tell the author
restore-title = Show this again
restore-lead = Everybody sees it again, and the author is told.
restore-label = A sentence to the author
restore-button = Show it again
appeal-title = Appeal against hiding
appeal-lead = A moderator reads your appeal, usually within three working days, and you hear from us either way.
appeal-label = Why should it be shown?
appeal-hint = In your own words.
appeal-button = Send the appeal
withdraw-title = Withdraw your idea?
withdraw-lead = It stays readable for those who took part, and no decision is made about it.
withdraw-label = Why? (if you like to say)
withdraw-hint = Supporters read it.
withdraw-button = Withdraw the idea
close-title = Close this call early
close-lead = Everything residents can do in it ends now. The reason stands on the call’s page.
close-label = The reason
close-hint = Everybody reads it.
close-button = Close the call now
reopen-title = Open this call again
reopen-lead = The windows that are still running count again. The reason stands on the call’s page.
reopen-label = The reason
reopen-hint = Everybody reads it.
reopen-button = Open the call again

## Deciding
decide-title = Decide
decide-none = Nothing to decide yet
decide-none-text = Ideas that meet the rules appear here by support.
decide-by-order = Fill in by the order of support
decide-by-order-hint = Until the places or the money are used up. You can change each one.
decide-verdict = Decision
decide-verdict-for = Decision on “{ $title }”
decide-reason-for = Reason for “{ $title }”
decide-deviation = Why is the order of support not followed?
decide-deviation-hint = This reason stands on the result page.
decide-missing = { $count ->
    [one] One idea still needs a decision or a reason.
   *[other] { $count } ideas still need a decision or a reason.
}
decide-publish-title = When it is published
decide-publish-text = Authors hear first, a quarter of an hour before everybody else sees the result.
decide-publish-at = Date and time
decide-save = Save, do not publish yet
decide-preview = Preview
decide-publish = Publish at this moment

## Making a call
call-new-lead = Choose what comes nearest. Everything can be changed afterwards.
call-new-template = What do you want to ask?
call-new-template-hint = A template fills in texts, dates and rules.
call-new-start = Start with this one
edit-texts = Texts
edit-texts-hint = In the languages of the city. Where a language is empty, residents read the city’s first language.
edit-title = Title
edit-question = The question
edit-question-hint = One sentence a neighbour can answer.
edit-text = The text
edit-text-hint = Paragraphs, lists with - and **bold** are possible.
edit-office = Who decides
edit-office-hint = The office, as residents know it.
edit-rule-text = How it is decided, in your words
edit-rule-text-hint = It cannot be changed once the first idea is in.
edit-promise = The promise
edit-promise-hint = When people hear back, for example: within 30 days after the last day for ideas.
edit-windows = What happens when
edit-windows-hint = Each activity has its own window. They may overlap; an empty end means no end.
edit-opens = Opens
edit-closes = Closes
edit-rules = How it is decided
edit-rule = The rule
edit-places = How many ideas can be selected?
edit-places-hint = Empty: as many as the money allows.
edit-budget = How much money is there?
edit-promise-days = Within how many days do people hear back?
edit-promise-days-hint = After that, the idea shows as late.
edit-who = Who can do what
edit-criteria = What an idea must meet
edit-criteria-hint = An idea can only be turned down for one of these. Keep them few and checkable.
edit-criterion = Criterion { $number }
edit-add-criterion = Add a criterion
edit-look = Picture
edit-theme-hint = Without a photo, a picture is made from the theme.
edit-picture = A photo
edit-picture-hint = JPG, PNG or WebP, up to 10 MB.
edit-save = Save
edit-publish = Publish the call

## Moderation
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
mod-reason = Rule it breaks
mod-text = A sentence to the author
mod-hide = Hide it
mod-restore = Show it again
mod-stay-hidden = It stays hidden

## City settings
city-title = Settings of the city
city-texts = Name and words
city-name = Name
city-tagline = Under the name
city-tagline-hint = A few words, for example: makes it together.
city-about = About this site
city-languages = Languages, time and money
city-languages-offered = Languages
city-default-language = First language
city-default-language-hint = For readers whose language we do not have.
city-zone = Time zone
city-zone-hint = For example Europe/Brussels.
city-currency = Currency
city-currency-hint = Three letters, for example EUR.
city-sender = Address that mails come from
city-sender-hint = Answers arrive there too.
city-colours = Colours
city-colours-text = Two numbers make the theme. Words stay readable with every choice.
city-hue = Hue
city-hue-hint = From red over green and blue back to red, 0 to 359.
city-chroma = Strength
city-chroma-hint = From grey to full colour, 0 to 18.
city-logo = Logo
city-logo-hint = Square, as PNG, JPEG or WebP.
city-logo-remove = Take the logo away
city-neighbourhoods = Neighbourhoods
city-no-neighbourhoods = None yet. Without them there is no map.
city-neighbourhoods-file = New outlines
city-neighbourhoods-hint = A GeoJSON file of polygons with the properties key and name.
city-backdrop-file = Water, parks and streets behind them
city-backdrop-hint = Optional. A GeoJSON file with the property kind: water, park, street or rail.
city-modules = Parts of the site
city-modules-on = Switched on

## People and roles
people-title = People and roles
people-lead = Who may do what for the city. Every change is written in the log.
people-search = Name or address
people-none = Nobody of that name
people-roles = Roles
people-save = Save roles
people-invite = Give somebody a role
people-mail = E-mail address
people-mail-hint = They sign in with this address. Who has no account yet gets one.
people-give = Give the roles

## Log of decisions
log-title = Log of decisions
log-lead = Every decision and every change by staff, in order. Nothing can be taken out without it showing.
log-head = Newest entry:
log-kind = What kind
log-show = Show
log-none = The log is empty
log-number = No.
log-what = What
log-who = Who
log-when = When
log-digest = Seal
