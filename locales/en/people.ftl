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
