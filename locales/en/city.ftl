### The frame of every page, sign-in, people, errors and settings.

platform = Kalaka
language-name = English

## Ways to write values
money-pattern = { $symbol }{ $amount }
money-of = { $currency }{"\u00A0"}{ $amount }
percent-pattern = { $share }%
clock-pattern = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }
ago-just-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [1] yesterday
   *[other] { $count } days ago
}

## Frame
skip-to-content = Skip to content
main-menu = Main menu
menu = Menu
language-menu = Language: { $language }
languages = Language
city-menu = City:
nav-calls = Calls
nav-desk = Desk
nav-moderation = Moderation
nav-city = City settings
sign-in = Sign in
sign-out = Sign out
my-page = My page
my-page-unread = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
share-an-idea = Share an idea
page-title-error = Error: { $title }
demo-banner = This is an example city. People, sums and decisions are invented, and no mail is sent.
demo-mails = See the mails that would have been sent
foot-take-part = Take part
foot-follow = Follow
foot-this-site = This site
foot-data = Open data
foot-accessibility = Accessibility statement
foot-privacy = Privacy
runs-on = Runs on { platform }, free software for cities

## When something goes wrong
go-home = Go to the home page
problem-not-found = This page is not here
problem-not-found-text = It may have moved, or the address was not copied in full. Nothing of yours is lost.
problem-forbidden = This page is for other people
problem-forbidden-text = Your account does not have the role it needs. An administrator of the city can give it to you.
problem-sign-in = Sign in first
problem-sign-in-text = You are not signed in any more. What you typed is kept below: sign in in another tab, then come back here and send it again.
problem-gone = This is no longer here
problem-gone-text = It was here, and has been taken away for good. A link from a mail works only once.
problem-method = This address does not work like that
problem-method-text = Go back to the page you came from and try from there.
problem-too-large = That is more than we can take
problem-too-large-text = Send at most { $most } MB. A smaller photo is enough: your phone can make one when it shares it. Go back: what you typed should still be there.
problem-forged = We did not take this form
problem-forged-text = Your browser says that it came from another site. If it was you, open the page here and send it from there.
problem-stale = Please send it once more
problem-stale-text = The page was open for a long time, or you signed in meanwhile. Nothing was saved yet, and what you typed is kept below.
problem-invalid = Something has to be put right
problem-invalid-text = Each field that needs attention is named, with what to do.
problem-too-many = That was a lot in a short time
problem-too-many-seconds = { $wait ->
    [one] Please wait { $wait } second, then try again.
   *[other] Please wait { $wait } seconds, then try again.
}
problem-too-many-minutes = { $wait ->
    [one] Please wait { $wait } minute, then try again.
   *[other] Please wait { $wait } minutes, then try again.
}
problem-unreadable = We could not read what was sent
problem-unreadable-text = The connection may have broken. Go back and send it again.
problem-conflict = Somebody else was a moment faster
problem-conflict-text = What you worked on has changed meanwhile, so nothing was saved. Look at it as it is now, then decide again.
problem-not-open = This is not open now
problem-not-open-text = It has closed, or has not begun yet. The page of the call says when it is open.
problem-busy = We are very busy just now
problem-busy-text = Nothing was saved. Wait a few seconds and try again.
problem-internal = Something went wrong on our side
problem-internal-text = It is written in our log and we will look at it. Nothing was saved; try again in a moment.
problem-reference = If you write to us about it, name this number: { $number }
kept-heading = What you typed
kept-resend = Send it again
kept-photo = A photo has to be chosen again.
cities-heading = Cities on this site
cities-text = Choose yours.

## What just happened
said-signed-in = You are signed in.
said-signed-out = You are signed out.
said-saved = Saved.

## What is wrong with a field
flaw-missing = Fill this in
flaw-too-long = Use at most { $most ->
    [one] { $most } character
   *[other] { $most } characters
}
flaw-too-short = Use at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}
flaw-not-a-number = Write it as a number, for example 2500
flaw-out-of-range = Give a number from { $least } to { $most }
flaw-not-a-choice = Choose one from the list
flaw-not-a-mail = Write an e-mail address such as name@example.org
flaw-not-a-date = Write the day as in 14/12/2026 and the time as in 20:00
flaw-missing-hour = This hour does not exist: the clocks go forward that night. Take an hour before or after
flaw-in-the-past = Choose a time that is still to come
flaw-ends-before-start = The end must come after the start
flaw-outside-the-city = This place lies outside the city. Choose one within it
flaw-taken = Somebody has this already. Choose another
flaw-malformed = This is not written in the form we can read
flaw-needs-a-reason = Say why, so that everybody can read it
flaw-too-many = Choose at most { $most }
picture-not-a-picture = This file is not a photo. Choose a JPEG, PNG or WebP file
picture-vector = We cannot take drawings in SVG. Save it as PNG and choose that file
picture-heic = This is an HEIC photo, which browsers cannot show. Choose a JPEG, or set the camera to the most compatible format
picture-damaged = This photo is not complete. Choose it once more, or another one
picture-too-many-pixels = This photo has more than { $most } million pixels. Choose a smaller version
picture-too-large = This photo is larger than { $most } MB. Choose a smaller version: your phone can make one when it shares the photo
