## Frame
sign-in = Sign in

## The page of an idea
code-page-title = Type the code
code-valid = The code works for { $minutes } minutes.
code-then-published = Your idea is then published.
code-then-signed-in = You are then signed in.
then-supported = Your support for “{ $title }” is counted as soon as you are signed in.
then-instead = Your support for “{ $title }” is counted as soon as you are signed in, and what you wrote becomes a comment there.
then-followed = You follow “{ $title }” as soon as you are signed in.
then-commented = Your comment on “{ $title }” is published as soon as you are signed in.
code-wrong = This is another code. Look at the newest mail; tries left: { $left }.
code-over = This code no longer works. Ask for a new one; what you wrote is kept.
mail-code-subject = { $code } is your code
mail-code-hello = Hello,
mail-code-text = Here is the code you asked for on the site of { $city }. Type it there, or use the link.
mail-code-link = Go on
mail-code-valid = It works for { $minutes } minutes and once only.
mail-code-not-you = Was this not you? Then you need not do anything.

## Signing in
mail-label = Your e-mail address
mail-hint = Only for signing in and for news about what you take part in. Nobody sees it.
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
newcomer-title = Welcome
newcomer-lead = You are here for the first time. Under which name may others see what you write?
