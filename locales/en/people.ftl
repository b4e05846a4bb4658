### Sign-in, my page, statements and short public pages.

## Signing in
mail-label = Your e-mail address
mail-hint = Only for signing in and for news about what you take part in. Nobody sees it.
name-label = The name that others see
name-hint = Your first name and an initial is fine, for example Karel D.
sign-in-lead = You need no password. We send you a mail with a link and a code.
sign-in-new = New here? The same mail makes your account.
send-code = Send me the mail
code-title = Look in your mail
code-lead = We sent a mail to { $mail }. Click the link in it, or type the six digits here.
code-label = The six digits
code-confirm = Confirm
code-nothing = No mail?
code-nothing-text = It can take a minute, and it may lie with unwanted mail. What you wrote is kept.
code-resend = Send another mail
code-other = Use another address

## My page
me-hello = Hello { $name }
me-drafts = Not published yet
me-ideas = My ideas
me-no-ideas = You have not shared an idea yet
me-no-ideas-text = What would make your street better?
me-messages = Messages
me-no-messages = Nothing has happened yet. We tell you here and by mail.
me-new = New
me-follows = What you follow
me-no-follows = You follow nothing yet.
me-unfollow = Stop following

## My settings
settings-title = Settings
settings-you = You
settings-mail = You sign in with { $mail }.
settings-language = Language
settings-language-hint = Of the pages and of our mails.
settings-neighbourhood-hint = Optional. We tell you when something happens there.
settings-mails = How often may we write?
settings-mails-hint = About your own ideas and what you follow.
settings-save = Save settings
settings-sessions = Where you are signed in
settings-this-one = this one
settings-end-session = Sign out there
settings-tokens = Tokens for programs
settings-tokens-text = With a token a program of yours can do what you can, within the limits you set.
settings-token-made = This is your new token. Copy it now; it is not shown again.
settings-token-new = Make a token
settings-token-label = What is it for?
settings-token-label-hint = For example: my spreadsheet.
settings-token-scope = What may it do?
settings-token-make = Make the token
settings-token-end = End it
settings-data = Your data
settings-data-text = Everything we keep about you, in one file; or no account any more.
settings-download = Download my data
settings-erase = Erase my account
erase-title = Erase your account?
erase-lead = This is done at once and cannot be undone.
erase-confirm = Yes, erase my account
erase-do = Erase my account now
erase-keep = Keep my account

## Links from mails
unsubscribe-title = Stop these mails?
unsubscribe-text = You will get no more mails about { $what }.
unsubscribe-button = Stop these mails
unsubscribed-title = No more mails
unsubscribed-text = We do not write to you about { $what } any more. What you wrote stays where it is.
unsubscribed-undo = That was a mistake: keep writing to me
confirm-title = One more click
confirm-button = Confirm and go on
stale-title = This link does not work any more
stale-text = It was used already, or it is too old. Nothing you wrote is lost: ask for a new mail with the same address.
stale-again = Ask for a new mail

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
privacy-name = The name you chose to show, your languages and, if you gave it, your neighbourhood.
privacy-ideas = What you write: ideas, comments, photos without the place and time they were taken.
privacy-supports = What you support and follow. Others see only how many do.
privacy-sessions = Where you are signed in, so that you can sign out there.
privacy-not = What we do not do
privacy-not-text = No advertising, no tracking, nothing loaded from elsewhere. The cookies serve your session and your language only.
privacy-how-long = For how long
privacy-how-long-text = Until you erase it. Drafts nobody goes on with are deleted after ninety days. Decisions stay, without your name if you erase your account.
privacy-rights = Your rights
privacy-rights-text = On your page you can download everything, correct it and erase your account. For everything else:

## Open data
data-lead = Every public list of this site, to count, to map and to build on. No names, no addresses.
data-api = For programs
data-api-text = Everything that can be done here can be done by a program, with a token of your own:

## Mails of the demo
mails-title = Mails that would have been sent
mails-lead = This is an example city: no mail leaves it. Links in the mails work here.
mails-none = No mail yet
mails-none-text = Sign in or share an idea, and the first one appears.
mails-list = Mails
mails-from = From
mails-to = To
mails-when = When
mails-choose = Choose a mail to read it.
