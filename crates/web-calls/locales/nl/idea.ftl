## An idea
idea-aside = Steun, verloop en feiten
idea-merged-in = Ideeën die hierin zijn opgegaan
idea-place = De plek
idea-journey = Het verloop van dit idee
idea-next = Wat er nu komt
idea-facts = In het kort
idea-similar = Ideeën die hierop lijken
idea-similar-note = Gevonden aan de woorden van beide, in elke taal van de stad. Mensen beslissen wat samenhoort.
neighbours-support = { $count ->
    [one] { $count } buur steunt dit
   *[other] { $count } buren steunen dit
}
support = Steun dit idee
unsupport = Trek mijn steun in
you-support = Je steunt dit idee.
follow-idea = Volg dit idee
unfollow-idea = Volg dit idee niet langer
report-idea = Meld dit idee aan de moderatoren

## Sharing an idea
share-asked = De stad vraagt je iets aan te passen

## Calls, as sentences
fact-cost = Kost ongeveer
fact-place = Plek
map-of-idea = Waar dit idee ligt

## Windows and steps
next-screen = De dienst kijkt of het aan de voorwaarden voldoet
next-support = Buren kunnen het steunen
next-decide = De dienst beslist, met een reden
next-commission = Overeenkomst met budget en begeleider
next-test = Test met inwoners
next-result = Resultaat
event-published = Gepubliceerd
event-changed = Aangepast door de auteur
event-change-asked = De dienst vroeg een aanpassing
event-eligible = Voldoet aan de voorwaarden
event-ineligible = Voldoet niet aan de voorwaarden
event-took-in = Een ander idee sloot zich hierbij aan
event-merged = Ging verder als deel van een ander idee
event-answered = De stad antwoordde
event-hidden = Verborgen door een moderator
event-restored = Weer getoond
event-withdrawn = Ingetrokken door de auteur
event-selected = Gekozen
event-not-selected = Niet gekozen
event-corrected = De beslissing is verbeterd
event-discussed = Buren praten en steunen
event-only-discussed = Buren praten erover
reason-with-criterion = “{ $criterion }” { $reason }
reason-with-deviation = { $reason } Niet in volgorde van steun: { $deviation }
merged-with = Met “{ $title }”

## The page of an idea
idea-shared = Gedeeld op { $date } door { $name }
idea-by = { $title }, van { $name }
idea-hidden = Een moderator heeft dit idee verborgen
appeal-link = Antwoord aan de moderatoren
idea-merged = Dit idee gaat verder als deel van een ander
idea-merged-text = De steun ging mee en de auteur staat er vermeld:
idea-withdrawn = De auteur trok dit idee in
idea-withdrawn-text = Je kunt het nog lezen, maar er gebeurt niets meer mee.
idea-change-now = Pas je idee aan
decided-selected-first = Je idee is gekozen. Iedereen ziet het vanaf { $date }.
decided-not-selected-first = Je idee is niet gekozen. Iedereen ziet het vanaf { $date }.
idea-still-open = Hierover wordt nog beslist
support-until = Je kunt ideeën steunen tot { $date }, en je steun tot dan weer intrekken.
support-always = Je kunt je steun altijd intrekken.
support-from = Steunen kan vanaf { $date }.
support-closed = Steunen kan niet meer. Het aantal staat vast.
support-not-asked = Deze oproep vraagt geen steun.
support-not-here = Dit idee kun je niet meer steunen.
tool-edit-idea = Het idee aanpassen
tool-withdraw-idea = Het idee intrekken
tool-answer = Antwoorden namens de stad
tool-screen = Nakijken
tool-merge = Samenvoegen met een ander idee
tool-ask-change = Een aanpassing vragen
tool-hide = Verbergen
tool-restore = Het verbergen bekijken
without-a-title = Zonder titel
last-saved = bewaard { $when }
erase-ideas = { $count ->
    [one] { $count } idee behoudt zijn tekst, zonder je naam
   *[other] { $count } ideeën behouden hun tekst, zonder je naam
}
erase-drafts = { $count ->
    [one] { $count } concept wordt gewist
   *[other] { $count } concepten worden gewist
}
withdraw-effect = { $count ->
    [one] { $count } buur steunt het nu
   *[other] { $count } buren steunen het nu
}

## My page

## The poster
poster-title = Affiche
poster-lead = Eén blad voor je raam of het prikbord. Wat eromheen staat, wordt niet afgedrukt.
poster-print = Druk de affiche af
poster-of = Affiche: { $title }
poster-support-until = Steun het tot { $date }
poster-read = Lees het, steun het en zeg wat je ervan vindt:
poster-square = Een vierkant dat naar het idee leidt

## De dienst antwoorden vanuit een brief
more-link = Antwoord hier, zonder je aan te melden
more-title = De dienst wil meer weten over “{ $title }”
more-lead = Schrijf het in de tekst van je idee. De dienst leest het dan opnieuw, en je hoort wat ze ervan vindt.
more-wish = Wat de dienst vraagt
more-hint = Dit is je idee zoals het nu is. Voeg toe wat gevraagd wordt.
more-send = Verstuur mijn antwoord
event-held = Wacht tot een moderator het gelezen heeft
event-released = Gelezen door een moderator
idea-held = Alleen jij ziet dit idee nog
idea-held-text = Een moderator leest het eerst, meestal binnen een werkdag, en je hoort van ons. { $why }
