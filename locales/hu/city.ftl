### Minden oldal kerete, belépés, emberek, hibák és beállítások.

-platform = Kaláka
language-name = Magyar

## Értékek írása
money-pattern = { $amount }{"\u00A0"}{ $symbol }
money-of = { $amount }{"\u00A0"}{ $currency }
percent-pattern = { $share }%
clock-pattern = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }
ago-just-now = az imént
ago-minutes = { $count } perce
ago-hours = { $count } órája
ago-days = { $count ->
    [1] tegnap
   *[other] { $count } napja
}

## Keret
skip-to-content = Ugrás a tartalomra
main-menu = Főmenü
menu = Menü
language-menu = Nyelv: { $language }
languages = Nyelv
city-menu = Város:
nav-calls = Felhívások
nav-desk = Ügyintézés
nav-moderation = Moderálás
nav-city = Beállítások
sign-in = Belépés
sign-out = Kilépés
my-page = Saját oldalam
my-page-unread = { $count } új üzenet
share-an-idea = Ötlet beküldése
page-title-error = Hiba: { $title }
demo-banner = Ez egy példaváros. A személyek, az összegek és a döntések kitaláltak, levelet nem küldünk.
demo-mails = Az elküldetlen levelek megtekintése
foot-take-part = Vegyen részt
foot-follow = Kövesse
foot-this-site = Az oldalról
foot-log = Döntések naplója
foot-data = Nyílt adatok
foot-accessibility = Akadálymentességi nyilatkozat
foot-privacy = Adatvédelem
runs-on = A { -platform } hajtja: szabad szoftver városoknak

## Ha valami nem sikerül
go-home = Vissza a kezdőlapra
problem-not-found = Ez az oldal nincs itt
problem-not-found-text = Lehet, hogy elköltözött, vagy a cím nem teljes. Abból, amit írt, semmi sem veszett el.
