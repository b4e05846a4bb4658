## Frame
foot-data = Open data
foot-accessibility = Accessibility statement
foot-privacy = Privacy

## Accessibility statement
a11y-lead = { $city } wants everybody to be able to use this site. It aims to meet WCAG 2.2, level AA.
a11y-how = How it is made
a11y-how-text = Every page works as a plain document, without JavaScript.
a11y-keyboard = Everything can be done with a keyboard; what has the focus is clearly marked.
a11y-colour = Nothing is said by colour alone, and words stay readable in every colour a city picks.
a11y-small = Pages fit a screen of 320 pixels, in dark, in print, and with letters twice as large.
a11y-maps = Maps have a numbered list beside them, charts a table.
a11y-not = What is not good yet
a11y-not-text = Photos by residents may lack a description, and ideas may be written in a language that is not yours. We ask authors for both.
a11y-tell = Something does not work for you?
a11y-tell-text = Tell us. You get an answer within five working days, and help by phone if you like:
a11y-tested = How it is tested
a11y-tested-text = Every page, in light and dark, on a phone and on a desk, in every language, by a program before each release; and by people.

## Privacy
privacy-lead = What { $city } keeps about you on this site, why, and for how long.
privacy-kept = What we keep
privacy-mail = Your e-mail address, to sign you in and to tell you what you asked to be told. Nobody else sees it.
privacy-passkeys = If you add a passkey: its name, and the public half of its key, which signs nobody in. Your finger and your face stay on your device.
privacy-provider = If you sign in or show something with a login elsewhere: since when, and a mark by which we know it again. Nothing else that is told there is kept, but your group of ages where the city asks for it.
privacy-name = The name you chose to show, your languages and, if you gave it, your neighbourhood.
privacy-ideas = What you write: ideas, comments, photos without the place and time they were taken.
privacy-supports = What you support and follow. Others see only how many do.
privacy-sessions = Where you are signed in, so that you can sign out there.
privacy-not = What we do not do
privacy-not-text = No advertising, no tracking, nothing loaded from elsewhere. The cookies serve your session, your drafts, your language and signing in again only.
privacy-how-long = For how long
privacy-how-long-text = Until you erase it. Drafts, and what you began to type in a form, are deleted ninety days after you last went on with them (forms of whoever is not signed in after seven), letters and messages we sent you after a month. A role that we offered you and you did not accept is forgotten a month after the offer ended. You are signed out where you have not been for sixty days. A change of your address is forgotten two days after you asked for it, one that was noted at the desk thirty days after it could last be done. If you were blocked, that, the reason and your appeal stay with your account. Decisions stay, without your name if you erase your account.
privacy-rights = Your rights
privacy-rights-text = On your page you can download everything, correct it and erase your account. For everything else:

## Open data
data-lead = Every public list of this site, to count, to map and to build on. No names, no addresses.
data-api = For programs
data-api-text = Everything that can be done here can be done by a program, with a token of your own:

data-recount = Recount a vote in your browser
data-recount-text = A vote is published with a bundle, from which anybody can count it again.

## What the site says about itself
data-log-entries = Entries in the log of decisions
data-log-head = Seal of the newest entry (SHA-256)
statement-title = Statement of reasons
statement-lead = Why this was hidden, how that was decided, and what you can do about it (Digital Services Act, article 17).
statement-what = What was decided
statement-hidden-on = Hidden on { $date }: only its author and those who answer for it see it.
statement-facts = Facts
statement-ground = Rule of the conversation
statement-law = Law
statement-law-is = It is against the law: { $law }.
statement-found = How we came to look at it
statement-by-report = Somebody reported it.
statement-by-machine = A machine had held it until a person had read it.
statement-by-moderator = A moderator came across it.
statement-decided = Who decided
statement-by-one = A person decided this, not a machine.
statement-by-two = Two people decided this, one after the other; no machine did.
statement-scope = Where it holds
statement-everywhere = It holds on all pages of this site, for readers everywhere.
statement-duration = How long
statement-without-end = It holds until it is shown again.
statement-until = It was shown again on { $date }.
statement-redress = What you can do
statement-answer = Answer the moderators on the page of what you wrote: somebody else than who hid it reads your answer.
statement-settle = Turn to a certified body for out-of-court settlement of disputes (Digital Services Act, article 21).
statement-court = Go to court.
removals-title = What moderators did
removals-lead = In numbers by month and by the rule that was named, without names or texts.
removals-empty = Nothing was held or hidden in the last two years.
removals-what = What
removals-rule = Rule
removals-held = Held to be read
removals-released = Let through
removals-hidden = Hidden
removals-appealed = Appealed
removals-restored = Shown again
removals-kept = Stays hidden
removals-comments = Comments
removals-ideas = Ideas
removals-organisations = Organisations
removals-others = Other
statement-appeal = Answer the moderators
privacy-talk = How far you have read a conversation, when you say so; and, where what you wrote waits for a moderator, why. Numbers by which the same words are recognised are kept for three days.
privacy-machine = Where this city has texts translated by a machine, only what everybody may read is sent there, without names.
privacy-proof = If you showed that you live here: how, when and until when, what kind of document an officer saw, and in which group of ages you are. Never a number, a birth date or a copy. The city’s list of residents is here as digests that nobody can read back; wrong tries are forgotten after a day.
