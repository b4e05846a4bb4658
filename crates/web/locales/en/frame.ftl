platform = Kalaka

## Frame
skip-to-content = Skip to content
main-menu = Main menu
menu = Menu
menu-more = More
language-menu = Language: { $language }
languages = Language
city-menu = City:
nav-city = City settings
sign-out = Sign out
my-page-unread = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
page-title-error = Error: { $title }
demo-banner = An example city: all of it is invented, and no mail is sent.
demo-mails = Read the mails
foot-take-part = Take part
foot-follow = Follow
foot-contact = Contact and help
foot-this-site = This site
runs-on = Runs on { platform }, free software for cities

## When something goes wrong
cities-heading = Cities on this site
cities-text = Choose yours.
