### The frame of every page, sign-in, people, errors and settings.

-platform = Kalaka
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
foot-log = Log of decisions
foot-data = Open data
foot-accessibility = Accessibility statement
foot-privacy = Privacy
runs-on = Runs on { -platform }, free software for cities

## When something goes wrong
go-home = Go to the home page
problem-not-found = This page is not here
problem-not-found-text = It may have moved, or the address was not copied in full. Nothing of yours is lost.
