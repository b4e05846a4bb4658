### Zinnen die pagina's samenstellen.

## Calls, as sentences
call-untitled = Een oproep zonder titel
call-not-published = Nog niet gepubliceerd
call-opens = Opent { $date }
call-ideas-until = Ideeën tot { $date }
call-open-until = Doe mee tot { $date }
call-always-open = Altijd open
call-answer-by = Antwoord tegen { $date }
call-answer-late = Antwoord was beloofd tegen { $date }
call-answer-soon = Er wordt beslist
call-decided-on = Beslist op { $date }
call-put-away = Afgesloten
call-draft-banner = Deze oproep is een ontwerp
call-draft-banner-text = Alleen medewerkers zien hem tot hij gepubliceerd is.
call-closed-early = Vroeger afgesloten, op { $date }
call-reopened = Opnieuw open sinds { $date }
call-promise = Je hoort van ons binnen { $days } dagen na de laatste dag waarop je kunt meedoen.
call-on-the-map = { $title }: op de kaart
call-about = Over { $title }
calls-open = Nu open
calls-coming = Binnenkort open
calls-deciding = Er wordt beslist
calls-decided = Beslist
calls-archived = Vroegere oproepen
calls-drafts = Ontwerpen
tab-ideas = Ideeën
tab-map = Kaart
tab-about = Over
tab-result = Resultaat
fact-budget = Budget
fact-places = Worden gekozen
fact-when = Wanneer
fact-decides = Beslist
fact-cost = Kost ongeveer
fact-place = Plek
map-of-ideas = Waar de ideeën liggen
map-of-idea = Waar dit idee ligt
filter-all-themes = Alle thema's
filter-everywhere = De hele stad
filter-any-state = Elke stand
sort-newest = Nieuwste eerst
sort-supported = Meeste steun eerst
sort-discussed = Meest besproken eerst
sort-oldest = Oudste eerst
ideas-with-words = Ideeën met “{ $words }”
rule-support-order = In volgorde van steun
rule-office = De dienst weegt af met de voorwaarden
who-read = Lezen
who-write = Een idee delen
who-support = Steunen
who-comment = Meepraten
access-anyone = Iedereen
access-account = Iedereen die aangemeld is
access-staff = Wie voor de stad werkt

## Home, as sentences
home-ideas = { $count ->
    [one] idee gedeeld
   *[other] ideeën gedeeld
}
home-decided = beantwoord met een reden
home-selected = { $count ->
    [one] idee gekozen
   *[other] ideeën gekozen
}
home-people = { $count ->
    [one] buur doet mee
   *[other] buren doen mee
}
journey-idea = Idee
journey-idea-count = { $count ->
    [one] { $count } idee gedeeld tot nu
   *[other] { $count } ideeën gedeeld tot nu
}
journey-support = Steun
journey-support-text = Buren denken mee
journey-decision = Beslissing
journey-decision-count = { $count ->
    [one] { $count } beslist, met de reden
   *[other] { $count } beslist, elk met een reden
}
journey-commission = Afspraak
journey-commission-count = { $count ->
    [one] { $count } gekozen idee wacht op zijn afspraak
   *[other] { $count } gekozen ideeën wachten op hun afspraak
}
journey-test = Test
journey-test-text = Uitgeprobeerd met bewoners
journey-result = Resultaat
journey-result-text = Wat ervan kwam, voor iedereen te zien

## Windows and steps
window-from-until = { $from } tot { $until }
window-from = Vanaf { $from }, zonder einde
window-until = Tot { $until }
window-always = Altijd
activity-collect = Ideeën komen binnen
activity-discuss = Buren praten mee
activity-support = Buren steunen
activity-screen = De dienst kijkt de voorwaarden na
activity-decide = De dienst beslist
next-screen = De dienst kijkt of het aan de voorwaarden voldoet
next-support = Buren kunnen het steunen
next-decide = De dienst beslist, met een reden
next-commission = Afspraak met budget en begeleider
next-test = Test met bewoners
next-result = Resultaat
by-date = Tegen { $date }
was-promised-by = Te laat: was beloofd tegen { $date }
event-published = Gepubliceerd
event-changed = Aangepast door de schrijver
event-change-asked = De dienst vroeg een aanpassing
event-eligible = Voldoet aan de voorwaarden
event-ineligible = Voldoet niet aan de voorwaarden
event-took-in = Een ander idee sloot hierbij aan
event-merged = Ging verder als deel van een ander idee
event-answered = De stad antwoordde
event-hidden = Verborgen door een moderator
event-restored = Weer getoond
event-withdrawn = Teruggetrokken door de schrijver
event-selected = Gekozen
event-not-selected = Niet gekozen
event-discussed = Buren praten en steunen
reason-with-criterion = “{ $criterion }” { $reason }
reason-with-deviation = { $reason } Niet in volgorde van steun: { $deviation }
merged-with = Met “{ $title }”
theme-mobility = Onderweg
theme-green = Groen en water
theme-learning = Leren
theme-culture = Cultuur en feest
theme-housing = Wonen en straten
theme-care = Zorg en gezelschap
theme-food = Eten
theme-energy = Energie

## The page of an idea
idea-shared = Gedeeld op { $date } door { $name }
idea-by = { $title }, van { $name }
somebody-who-left = iemand die vertrokken is
idea-hidden = Een moderator heeft dit idee verborgen
appeal-link = Antwoord de moderatoren
idea-merged = Dit idee gaat verder als deel van een ander
idea-merged-text = De steun ging mee en de schrijver staat er vermeld:
idea-withdrawn = De schrijver trok dit idee terug
idea-withdrawn-text = Je kunt het nog lezen, maar er gebeurt niets meer mee.
idea-change-now = Pas je idee aan
decided-selected-first = Je idee is gekozen. Iedereen ziet het vanaf { $date }.
decided-not-selected-first = Je idee is niet gekozen. Iedereen ziet het vanaf { $date }.
support-until = Je kunt ideeën steunen tot { $date }, en je steun zolang terugnemen.
support-always = Je kunt je steun altijd terugnemen.
support-from = Steunen kan vanaf { $date }.
support-closed = Steunen kan niet meer. Het aantal staat vast.
support-not-asked = Deze oproep vraagt geen steun.
support-not-here = Dit idee kun je niet meer steunen.
comment-taken-back = Teruggenomen door de schrijver
comment-hidden = Verborgen door een moderator
comment-hidden-why = Een moderator verborg dit: { $reason }
comment-appears-as = Het verschijnt onder de naam { $name }.
comment-sign-in = Meepraten? Meld je aan met je e-mailadres. Er is geen wachtwoord.
comment-from = Het gesprek opent op { $date }.
comment-not-yours = In deze oproep praten alleen medewerkers van de stad mee.
comment-closed = Het gesprek is afgesloten.
report-insult = Het beledigt of bedreigt iemand
report-privacy = Het vertelt privézaken over iemand
report-spam = Het is reclame
report-other = Iets anders
tool-edit-idea = Het idee aanpassen
tool-withdraw-idea = Het idee terugtrekken
tool-answer = Antwoorden namens de stad
tool-screen = Nakijken
tool-merge = Samenvoegen met een tweeling
tool-ask-change = Een aanpassing vragen
tool-hide = Verbergen
tool-restore = Het verbergen bekijken
tool-edit-call = De oproep bewerken
tool-decide = Beslissen
said-taken-back = Teruggenomen.
said-reported = Bedankt. De moderatoren hebben je melding.
said-published = Je idee is gepubliceerd. Je hoort van ons bij elke stap.
said-changed = Je aanpassingen zijn gepubliceerd.
said-withdrawn = Je trok je idee terug.
said-discarded = Het ontwerp is weg.
said-appealed = De moderatoren hebben je antwoord en kijken opnieuw.
said-ended = Beëindigd.
said-unsubscribed = Je krijgt geen mail meer van ons, behalve codes die je vraagt.
said-code-sent = Er is een nieuwe code onderweg.
said-draft-kept = De oproep is intussen afgesloten, dus het idee kon niet gepubliceerd worden. Je tekst is bewaard als ontwerp.
code-page-title = Typ de code
code-valid = De code werkt { $minutes } minuten.
code-then-published = Daarna wordt je idee gepubliceerd.
code-then-signed-in = Daarna ben je aangemeld.
code-wrong = Dat is een andere code. Kijk in de nieuwste mail; resterende pogingen: { $left }.
code-over = Deze code werkt niet meer. Vraag een nieuwe; wat je schreef is bewaard.
mail-code-subject = { $code } is je code
mail-code-hello = Dag,
mail-code-text = Dit is de code die je vroeg op de site van { $city }. Typ ze daar, of gebruik de link.
mail-code-link = Ga verder
mail-code-valid = Ze werkt { $minutes } minuten en maar één keer.
mail-code-not-you = Was jij dit niet? Dan hoef je niets te doen.
news-hello = Dag { $name },
news-look = Bekijk het
news-subject = { $count } nieuwtjes over waar je aan meedoet
news-choose = Hoe vaak je van ons hoort, kies je hier: { $address }
news-published = Je idee “{ $title }” is gepubliceerd
news-eligible = Je idee “{ $title }” voldoet aan de voorwaarden en gaat verder
news-ineligible = Je idee “{ $title }” voldoet niet aan de voorwaarden
news-change-asked = De stad vraagt je iets aan te passen in “{ $title }”
news-merged = “{ $title }” gaat verder als deel van “{ $with }”
news-took-in = “{ $with }” sluit aan bij je idee “{ $title }”
news-answered = De stad antwoordde op “{ $title }”
news-commented = Iemand schreef iets bij “{ $title }”
news-hidden = Een moderator verborg iets dat je schreef: “{ $title }”. Je kunt antwoorden
news-restored = Wat je schreef is weer te zien: “{ $title }”
news-stays-hidden = De moderatoren keken opnieuw, en het blijft verborgen: “{ $title }”
news-selected-own = Je idee “{ $title }” is gekozen
news-selected = “{ $title }” is gekozen
news-not-selected-own = Je idee “{ $title }” is niet gekozen
news-not-selected = “{ $title }” is niet gekozen
news-results = Het resultaat van “{ $call }” is er
news-closed-early = “{ $call }” is vroeger afgesloten
news-reopened = “{ $call }” is opnieuw open
my-settings = Instellingen
without-a-title = Zonder titel
last-saved = bewaard { $when }
pace-soon = Binnen enkele minuten
pace-daily = Hoogstens één keer per dag
pace-weekly = Hoogstens één keer per week
pace-never = Geen mails, behalve codes die ik vraag
session-unknown = Een browser
session-since = sinds { $date }
session-used = gebruikt { $when }
token-until = tot { $date }
scope-read = Lezen wat ik mag lezen
scope-write = Delen, steunen en reageren in mijn naam
scope-desk = Het werk van de dienst doen
scope-moderate = Het werk van een moderator doen
scope-manage = De instellingen van de stad wijzigen
erase-page-title = Mijn account wissen
erase-ideas = { $count ->
    [one] { $count } idee behoudt zijn tekst, zonder je naam
   *[other] { $count } ideeën behouden hun tekst, zonder je naam
}
erase-rest = Je adres, naam, steun, volgers, sessies, tokens en brieven worden gewist.
erase-drafts = { $count ->
    [one] { $count } ontwerp wordt gewist
   *[other] { $count } ontwerpen worden gewist
}
erase-last-admin = Je bent de laatste beheerder. Geef eerst iemand anders de rol.
withdraw-effect = { $count ->
    [one] { $count } buur steunt het nu
   *[other] { $count } buren steunen het nu
}
result-of = Het resultaat van { $title }
result-finding = { $count ->
    [one] Eén idee wordt uitgevoerd
   *[other] { $count } ideeën worden uitgevoerd
}
result-authors = { $count ->
    [one] persoon deelde ideeën
   *[other] mensen deelden ideeën
}
result-supporters = { $count ->
    [one] persoon gaf steun
   *[other] mensen gaven steun
}
result-comments = { $count ->
    [one] reactie
   *[other] reacties
}
result-decided-by = Beslist door { $office }, gepubliceerd op { $date }
result-next-commission = De stad maakt een afspraak met de schrijver
said-erased = Je account is gewist.
