### De rand van elke pagina, aanmelden, mensen, fouten en instellingen.

platform = Kalaka
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
foot-data = Open data
foot-accessibility = Toegankelijkheidsverklaring
foot-privacy = Privacy
runs-on = Werkt op { platform }, vrije software voor steden

## Als er iets misgaat
go-home = Naar de startpagina
problem-not-found = Deze pagina is hier niet
problem-not-found-text = Misschien is ze verhuisd, of is het adres niet volledig overgenomen. Er is niets van jou verloren.
problem-forbidden = Deze pagina is voor anderen bedoeld
problem-forbidden-text = Je account heeft niet de rol die hiervoor nodig is. Een beheerder van de stad kan je die geven.
problem-sign-in = Meld je eerst aan
problem-sign-in-text = Je bent niet meer aangemeld. Wat je typte staat hieronder: meld je aan in een ander tabblad, kom dan terug en verstuur het opnieuw.
problem-gone = Dit is hier niet meer
problem-gone-text = Het stond hier en is voorgoed weggehaald. Een link uit een mail werkt maar één keer.
problem-method = Zo werkt dit adres niet
problem-method-text = Ga terug naar de pagina waar je vandaan kwam en probeer het daar opnieuw.
problem-too-large = Dat is meer dan we kunnen aannemen
problem-too-large-text = Stuur hoogstens { $most } MB. Een kleinere foto volstaat: je telefoon kan er een maken bij het delen. Ga terug: wat je typte zou er nog moeten staan.
problem-forged = We hebben dit formulier niet aangenomen
problem-forged-text = Je browser zegt dat het van een andere site komt. Was jij het zelf, open dan de pagina hier en verstuur het van daaruit.
problem-stale = Verstuur het nog één keer
problem-stale-text = De pagina stond lang open, of je hebt je intussen aangemeld. Er is nog niets bewaard, en wat je typte staat hieronder.
problem-invalid = Er moet nog iets verbeterd worden
problem-invalid-text = Bij elk veld dat aandacht vraagt, staat wat je kunt doen.
problem-too-many = Dat was veel in korte tijd
problem-too-many-seconds = { $wait ->
    [one] Wacht { $wait } seconde en probeer het dan opnieuw.
   *[other] Wacht { $wait } seconden en probeer het dan opnieuw.
}
problem-too-many-minutes = { $wait ->
    [one] Wacht { $wait } minuut en probeer het dan opnieuw.
   *[other] Wacht { $wait } minuten en probeer het dan opnieuw.
}
problem-unreadable = We konden niet lezen wat er verstuurd werd
problem-unreadable-text = Misschien viel de verbinding weg. Ga terug en verstuur het opnieuw.
problem-conflict = Iemand anders was net iets sneller
problem-conflict-text = Wat je bewerkte is intussen veranderd, dus er is niets bewaard. Bekijk hoe het nu is en beslis dan opnieuw.
problem-not-open = Dit staat nu niet open
problem-not-open-text = Het is afgesloten of nog niet begonnen. Op de pagina van de oproep lees je wanneer het open is.
problem-busy = Het is hier nu heel druk
problem-busy-text = Er is niets bewaard. Wacht enkele seconden en probeer het opnieuw.
problem-internal = Er ging iets mis aan onze kant
problem-internal-text = Het staat in ons logboek en we kijken ernaar. Er is niets bewaard; probeer het straks opnieuw.
problem-reference = Schrijf je ons hierover, vermeld dan dit nummer: { $number }
kept-heading = Wat je typte
kept-resend = Verstuur opnieuw
kept-photo = Een foto moet je opnieuw kiezen.
cities-heading = Steden op deze site
cities-text = Kies de jouwe.

## Wat er net gebeurde
said-signed-in = Je bent aangemeld.
said-signed-out = Je bent afgemeld.
said-saved = Bewaard.

## Wat er mis is met een veld
flaw-missing = Vul dit in
flaw-too-long = Gebruik hoogstens { $most ->
    [one] { $most } teken
   *[other] { $most } tekens
}
flaw-too-short = Gebruik minstens { $least ->
    [one] { $least } teken
   *[other] { $least } tekens
}
flaw-not-a-number = Schrijf het als een getal, bijvoorbeeld 2500
flaw-out-of-range = Geef een getal van { $least } tot { $most }
flaw-not-a-choice = Kies er een uit de lijst
flaw-not-a-mail = Schrijf een mailadres, zoals naam@example.org
flaw-not-a-date = Schrijf de dag als 14/12/2026 en het uur als 20.00
flaw-missing-hour = Dit uur bestaat niet: die nacht gaat de klok vooruit. Neem een uur ervoor of erna
flaw-in-the-past = Kies een tijdstip dat nog moet komen
flaw-ends-before-start = Het einde moet na het begin komen
flaw-outside-the-city = Deze plek ligt buiten de stad. Kies er een erbinnen
flaw-taken = Iemand heeft dit al. Kies iets anders
flaw-malformed = Dit is niet geschreven zoals wij het kunnen lezen
flaw-needs-a-reason = Zeg waarom, zodat iedereen het kan lezen
flaw-too-many = Kies er hoogstens { $most }
picture-not-a-picture = Dit bestand is geen foto. Kies een JPEG-, PNG- of WebP-bestand
picture-vector = Tekeningen in SVG kunnen we niet aannemen. Bewaar ze als PNG en kies dat bestand
picture-heic = Dit is een HEIC-foto, die browsers niet kunnen tonen. Kies een JPEG, of zet je camera op het meest compatibele formaat
picture-damaged = Deze foto is niet volledig. Kies ze nog eens, of neem een andere
picture-too-many-pixels = Deze foto telt meer dan { $most } miljoen pixels. Kies een kleinere versie
picture-too-large = Deze foto is groter dan { $most } MB. Kies een kleinere versie: je telefoon kan er een maken bij het delen
