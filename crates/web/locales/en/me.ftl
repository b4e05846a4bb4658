## Words used on many pages
neighbourhood = Neighbourhood

## Frame
my-page = My page

## The page of an idea
my-settings = Settings
pace-soon = Within minutes
pace-daily = Once a day at most
pace-weekly = Once a week at most
pace-never = Never by letter
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
erase-rest = Your address, name, supports, follows, sessions, tokens and letters are deleted.
erase-last-admin = You are the last administrator. Give somebody else the role first.

## Signing in
name-label = The name that others see
name-hint = Your first name and an initial is fine, for example Karel D.

## My page
me-hello = Hello { $name }
me-messages = Messages
me-answered = What I answered
me-no-messages = Nothing has happened yet. We tell you here and by mail.
me-new = New
me-unfollow = Stop following
me-waits = What waits for you
me-mine = Everything of mine
me-kinds = By kind
me-parts = By your part
me-all-kinds = All kinds
me-all-parts = All my parts
me-part-draft = Not published yet
me-part-brought = Mine
me-part-said = I wrote
me-part-supported = I support
me-part-followed = I follow
me-comments = Comments
me-nothing = Nothing here yet
me-nothing-text = What you share, write, support or follow stands here from then on.
me-nothing-fits = Nothing of yours fits both
me-show-all = Show everything
me-discard = Throw the draft away

## My settings
settings-title = Settings
settings-you = You
settings-mail = You sign in with { $mail }.
settings-language = Language
settings-language-hint = Of the pages and of our mails.
settings-neighbourhood-hint = Optional. We tell you when something happens there.
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
settings-data-text = Everything we keep about you, with your pictures; or no account any more.
settings-download = Download my data
settings-download-json = Without pictures (JSON)
settings-erase = Erase my account
erase-title = Erase your account?
erase-lead = This is done at once and cannot be undone.
erase-confirm = Yes, erase my account
erase-do = Erase my account now
erase-keep = Keep my account

## What the site says about itself
mails-about = what happens on the site of { $city }
me-opened = Who opened what I sealed
