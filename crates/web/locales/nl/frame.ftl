platform = Kalaka

## Rand
skip-to-content = Naar de inhoud
main-menu = Hoofdmenu
menu = Menu
menu-more = Meer
language-menu = Taal: { $language }
languages = Taal
city-menu = Stad:
nav-city = Instellingen
sign-out = Afmelden
my-page-unread = { $count ->
    [one] { $count } nieuw bericht
   *[other] { $count } nieuwe berichten
}
page-title-error = Fout: { $title }
demo-banner = Een voorbeeldstad: alles is verzonnen en er wordt geen mail verstuurd.
demo-mails = Lees de mails
foot-take-part = Doe mee
foot-follow = Volg
foot-contact = Contact en hulp
foot-this-site = Deze site
runs-on = Werkt op { platform }, vrije software voor steden

## Als er iets misgaat
cities-heading = Steden op deze site
cities-text = Kies de jouwe.
