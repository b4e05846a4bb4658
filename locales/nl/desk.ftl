### The desk: screening, decisions, moderation, the call editor, settings.

## Desk
desk-title = Wat wacht
desk-tabs = Oproepen
desk-waiting = Wachtend, het oudste eerst
desk-new-call = Nieuwe oproep
desk-calls = Oproepen van de dienst
desk-nothing = Er wacht niets
desk-nothing-text = Iedereen kreeg antwoord. Tijd voor een wandeling door de wijk.
late-word = te laat

## Screening
screen-title = Nakijken
screen-progress = { $done } van { $total } nagekeken
screen-queue = Wachtend, het oudste eerst
screen-done = klaar
screen-undo = Maak het laatste ongedaan
screen-nothing = Alle ideeën zijn nagekeken
screen-nothing-text = Nieuwe verschijnen hier zodra ze binnenkomen.
screen-to-desk = Terug naar de balie
screen-next = Volgende
screen-previous = Vorige
screen-twins = Misschien hetzelfde idee
screen-ask = Vraag een aanpassing
screen-answer = Antwoord openbaar
screen-merge = Voeg samen met een ander
screen-eligible = Het voldoet aan de regels
screen-ineligible = Het voldoet niet aan de regels
screen-criterion = Aan welke regel voldoet het niet?
screen-reason = Een zin voor de auteur
screen-reason-hint = Iedereen kan het lezen. Zeg wat het wel passend zou maken.
screen-refuse = Wijs af en laat het de auteur weten

## Merging
merge-title = Voeg twee ideeën samen
merge-lead = Eén idee blijft en noemt beide auteurs. Steun en volgers van het andere gaan mee; de pagina met de reacties blijft leesbaar. Beide auteurs krijgen bericht.
merge-goes = Dit idee gaat op in
merge-stays = dit idee, dat blijft
merge-search = Zoek een ander idee
merge-find = Zoek
merge-none = Geen idee past. Zoek met woorden uit de titel.
merge-into = Welk idee blijft?
merge-into-hint = Voorgesteld omdat de teksten op elkaar lijken. Jij beslist.
merge-do = Voeg samen en laat het beiden weten

## One text about one thing
write-reason = De reden
ask-title = Vraag een aanpassing
ask-lead = De auteur krijgt een mail met je tekst en kan het idee aanpassen. De plaats in de rij blijft behouden.
ask-label = Wat moet er anders?
ask-hint = Zeg waarom, en wat volstaat.
ask-button = Stuur naar de auteur
answer-title = Antwoord namens de stad
answer-lead = Het verschijnt bij het idee met de naam van de dienst. De auteur en de volgers krijgen bericht.
answer-label = Het antwoord
answer-hint = Gewone woorden. Zeg wat er nu gebeurt en tegen wanneer.
answer-button = Plaats het antwoord
hide-title = Verberg dit
hide-lead = Alleen de auteur en de moderatoren zien het nog. De auteur leest je reden en kan in beroep gaan.
hide-label = Een zin voor de auteur
hide-hint = Wat er mis was, en hoe het beter kan.
hide-button = Verberg en laat het de auteur weten
restore-title = Toon dit opnieuw
restore-lead = Iedereen ziet het opnieuw, en de auteur krijgt bericht.
restore-label = Een zin voor de auteur
restore-button = Toon het opnieuw
appeal-title = Beroep tegen het verbergen
appeal-lead = Een moderator leest je beroep, meestal binnen drie werkdagen, en je hoort in elk geval van ons.
appeal-label = Waarom moet het zichtbaar zijn?
appeal-hint = In je eigen woorden.
appeal-button = Verstuur het beroep
withdraw-title = Je idee intrekken?
withdraw-lead = Wie meedeed kan het nog lezen, en er wordt niet over beslist.
withdraw-label = Waarom? (als je het wil zeggen)
withdraw-hint = Wie het steunt, leest dit.
withdraw-button = Trek het idee in
close-title = Sluit deze oproep vroeger
close-lead = Alles wat inwoners erin kunnen doen, stopt nu. De reden staat op de pagina van de oproep.
close-label = De reden
close-hint = Iedereen leest het.
close-button = Sluit de oproep nu
reopen-title = Open deze oproep opnieuw
reopen-lead = De vensters die nog lopen, gelden weer. De reden staat op de pagina van de oproep.
reopen-label = De reden
reopen-hint = Iedereen leest het.
reopen-button = Open de oproep opnieuw

## Deciding
decide-title = Beslissen
decide-none = Nog niets te beslissen
decide-none-text = Ideeën die aan de regels voldoen, verschijnen hier volgens steun.
decide-by-order = Vul in volgens de volgorde van steun
decide-by-order-hint = Tot de plaatsen of het geld op zijn. Je kan elk idee nog wijzigen.
decide-verdict = Beslissing
decide-verdict-for = Beslissing over “{ $title }”
decide-reason-for = Reden voor “{ $title }”
decide-deviation = Waarom wordt de volgorde van steun niet gevolgd?
decide-deviation-hint = Deze reden staat op de pagina met het resultaat.
decide-missing = { $count ->
    [one] Eén idee heeft nog geen beslissing of reden.
   *[other] { $count } ideeën hebben nog geen beslissing of reden.
}
decide-publish-title = Wanneer het bekend wordt
decide-publish-text = De auteurs horen het eerst, een kwartier voor iedereen het resultaat ziet.
decide-publish-at = Datum en uur
decide-save = Bewaar, nog niet bekendmaken
decide-preview = Voorbeeld
decide-publish = Maak op dit moment bekend

## Making a call
call-new-lead = Kies wat het best past. Alles kan daarna nog anders.
call-new-template = Wat wil je vragen?
call-new-template-hint = Een sjabloon vult teksten, data en regels in.
call-new-start = Begin hiermee
edit-texts = Teksten
edit-texts-hint = In de talen van de stad. Waar een taal leeg is, lezen inwoners de eerste taal van de stad.
edit-title = Titel
edit-question = De vraag
edit-question-hint = Eén zin waar een buur op kan antwoorden.
edit-text = De tekst
edit-text-hint = Alinea’s, lijsten met - en **vet** zijn mogelijk.
edit-office = Wie beslist
edit-office-hint = De dienst, zoals inwoners ze kennen.
edit-rule-text = Hoe er beslist wordt, in je eigen woorden
edit-rule-text-hint = Zodra het eerste idee binnen is, kan dit niet meer veranderen.
edit-promise = De belofte
edit-promise-hint = Wanneer mensen iets horen, bijvoorbeeld: binnen 30 dagen na de laatste dag voor ideeën.
edit-windows = Wat gebeurt wanneer
edit-windows-hint = Elke activiteit heeft een eigen venster. Ze mogen overlappen; een leeg einde betekent: zonder einde.
edit-opens = Start
edit-closes = Sluit
edit-rules = Hoe er beslist wordt
edit-rule = De regel
edit-places = Hoeveel ideeën kunnen gekozen worden?
edit-places-hint = Leeg: zoveel als het geld toelaat.
edit-budget = Hoeveel geld is er?
edit-promise-days = Binnen hoeveel dagen horen mensen iets?
edit-promise-days-hint = Daarna staat het idee als te laat.
edit-who = Wie wat mag
edit-criteria = Waaraan een idee moet voldoen
edit-criteria-hint = Een idee kan alleen hierom afvallen. Houd ze beperkt en controleerbaar.
edit-criterion = Criterium { $number }
edit-add-criterion = Voeg een criterium toe
edit-look = Beeld
edit-theme-hint = Zonder foto wordt er een beeld gemaakt van het thema.
edit-picture = Een foto
edit-picture-hint = JPG, PNG of WebP, hoogstens 10 MB.
edit-save = Bewaar
edit-publish = Maak de oproep bekend

## Moderation
mod-title = Moderatie
mod-lead = Wat gemeld werd, eerste bijdragen van nieuwe schrijvers, en beroepen. Het oudste eerst.
mod-nothing = Hier wacht niets
mod-nothing-text = Het gesprek verloopt rustig.
mod-reports = { $count ->
    [one] Eén melding
   *[other] { $count } meldingen
}
mod-appeal = De auteur gaat in beroep
mod-keep = Het mag blijven
mod-reason = Regel die het breekt
mod-text = Een zin voor de auteur
mod-hide = Verberg
mod-restore = Toon opnieuw
mod-stay-hidden = Het blijft verborgen

## City settings
city-title = Instellingen van de stad
city-texts = Naam en woorden
city-name = Naam
city-tagline = Onder de naam
city-tagline-hint = Enkele woorden, bijvoorbeeld: maakt het samen.
city-about = Over deze site
city-languages = Talen, tijd en geld
city-languages-offered = Talen
city-default-language = Eerste taal
city-default-language-hint = Voor lezers van wie we de taal niet hebben.
city-zone = Tijdzone
city-zone-hint = Bijvoorbeeld Europe/Brussels.
city-currency = Munt
city-currency-hint = Drie letters, bijvoorbeeld EUR.
city-sender = Adres waar mails van komen
city-sender-hint = Antwoorden komen daar ook aan.
city-colours = Kleuren
city-colours-text = Twee getallen maken het thema. Tekst blijft bij elke keuze leesbaar.
city-hue = Kleurtoon
city-hue-hint = Van rood over groen en blauw terug naar rood, 0 tot 359.
city-chroma = Sterkte
city-chroma-hint = Van grijs tot volle kleur, 0 tot 18.
city-logo = Logo
city-logo-hint = Vierkant, als PNG, JPEG of WebP.
city-logo-remove = Haal het logo weg
city-neighbourhoods = Wijken
city-no-neighbourhoods = Nog geen. Zonder wijken is er geen kaart.
city-neighbourhoods-file = Nieuwe omtrekken
city-neighbourhoods-hint = Een GeoJSON-bestand met veelhoeken en de eigenschappen key en name.
city-backdrop-file = Water, parken en straten erachter
city-backdrop-hint = Niet verplicht. Een GeoJSON-bestand met de eigenschap kind: water, park, street of rail.
city-modules = Onderdelen van de site
city-modules-on = Ingeschakeld

## People and roles
people-title = Mensen en rollen
people-lead = Wie wat mag doen voor de stad. Elke wijziging komt in het logboek.
people-search = Naam of adres
people-none = Niemand met die naam
people-roles = Rollen
people-save = Bewaar rollen
people-invite = Geef iemand een rol
people-mail = E-mailadres
people-mail-hint = Ze melden zich aan met dit adres. Wie nog geen account heeft, krijgt er een.
people-give = Geef de rollen

## Log of decisions
log-title = Logboek van beslissingen
log-lead = Elke beslissing en elke wijziging door medewerkers, op volgorde. Er kan niets uit verdwijnen zonder dat het opvalt.
log-head = Nieuwste regel:
log-kind = Welke soort
log-show = Toon
log-none = Het logboek is leeg
log-number = Nr.
log-what = Wat
log-who = Wie
log-when = Wanneer
log-digest = Zegel
