### De rand van elke pagina, aanmelden, mensen, fouten en instellingen.

-platform = Kalaka
language-name = Nederlands

## Waarden schrijven
money-pattern = { $symbol }{"\u00A0"}{ $amount }
money-of = { $currency }{"\u00A0"}{ $amount }
percent-pattern = { $share }%
clock-pattern = { $hour }.{ $minute } uur
date-and-clock = { $date }, { $clock }
ago-just-now = zonet
ago-minutes = { $count ->
    [one] { $count } minuut geleden
   *[other] { $count } minuten geleden
}
ago-hours = { $count } uur geleden
ago-days = { $count ->
    [1] gisteren
   *[other] { $count } dagen geleden
}

## Rand
skip-to-content = Naar de inhoud
main-menu = Hoofdmenu
menu = Menu
language-menu = Taal: { $language }
languages = Taal
city-menu = Stad:
nav-calls = Oproepen
nav-desk = Balie
nav-moderation = Moderatie
nav-city = Instellingen
sign-in = Aanmelden
sign-out = Afmelden
my-page = Mijn pagina
my-page-unread = { $count ->
    [one] { $count } nieuw bericht
   *[other] { $count } nieuwe berichten
}
share-an-idea = Deel een idee
page-title-error = Fout: { $title }
demo-banner = Dit is een voorbeeldstad. Mensen, bedragen en beslissingen zijn verzonnen en er wordt geen mail verstuurd.
demo-mails = Bekijk de mails die verstuurd zouden zijn
foot-take-part = Doe mee
foot-follow = Volg
foot-this-site = Deze site
foot-log = Logboek van beslissingen
foot-data = Open data
foot-accessibility = Toegankelijkheidsverklaring
foot-privacy = Privacy
runs-on = Werkt op { -platform }, vrije software voor steden

## Als er iets misgaat
go-home = Naar de startpagina
problem-not-found = Deze pagina is hier niet
problem-not-found-text = Misschien is ze verhuisd, of is het adres niet volledig overgenomen. Er is niets van jou verloren.
