platform = Kaláka

## Keret
skip-to-content = Ugrás a tartalomra
main-menu = Főmenü
menu = Menü
menu-more = Továbbiak
language-menu = Nyelv: { $language }
languages = Nyelv
city-menu = Város:
nav-city = Beállítások
sign-out = Kilépés
my-page-unread = { $count } új üzenet
page-title-error = Hiba: { $title }
demo-banner = Példaváros: minden kitalált, és levél nem megy el.
demo-mails = A levelek megtekintése
foot-take-part = Vegyen részt
foot-follow = Kövesse
foot-contact = Kapcsolat és segítség
foot-this-site = Az oldalról
runs-on = Szabad szoftver városoknak: { platform }

## Ha valami nem sikerül
cities-heading = Városok ezen az oldalon
cities-text = Válassza ki a sajátját.
