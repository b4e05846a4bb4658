### Calls, ideas, sharing and results.

## States of an idea
state-draft = Concept
state-published = Nieuw idee
state-hidden = Verborgen
state-withdrawn = Ingetrokken
state-merged = Samengevoegd
state-eligible = Voldoet aan de regels
state-ineligible = Voldoet niet aan de regels
state-selected = Gekozen
state-not-selected = Niet gekozen
state-commissioned = In opdracht gegeven
state-in-test = In test
state-completed = Afgerond
state-stopped = Stopgezet

## Phases of a call
phase-draft = Concept
phase-coming = Start binnenkort
phase-open = Open
phase-deciding = Wordt beslist
phase-decided = Beslist
phase-archived = Gearchiveerd

## Words used on many pages
crumbs-label = Waar je bent
crumbs-home = Start
pages-label = Meer pagina’s
pages-first = Eerste pagina
pages-next = Volgende pagina
form-errors = { $count ->
    [one] Eén ding moet nog anders
   *[other] { $count } dingen moeten nog anders
}
error-word = Fout:
theme = Thema
neighbourhood = Wijk
supporters = { $count ->
    [one] { $count } steunbetuiging
   *[other] { $count } steunbetuigingen
}
comments = { $count ->
    [one] { $count } reactie
   *[other] { $count } reacties
}
ideas = { $count ->
    [one] { $count } idee
   *[other] { $count } ideeën
}
ideas-heading = Ideeën
map-number = Nummer op de kaart
cancel = Annuleren
back = Terug
save-and-continue = Bewaar en ga verder
characters-left = Nog { $count } tekens.
staff-tools = Voor de dienst

## Home
home-title = Wat maken we hierna samen?
home-lead = Breng een idee. Buren denken mee en steunen het, de stad beslist en zegt waarom. Je ziet elke stap.
home-see-calls = Bekijk de oproepen
home-open = Nu open
home-all-calls = { $count ->
    [one] Bekijk de oproep
   *[other] Alle { $count } oproepen
}
home-nothing-open = Er staat nu geen oproep open
home-nothing-open-text = Welke oproepen nu beslist worden en wat er van vorige kwam, lees je in de lijst met oproepen.
home-journey = Van idee tot resultaat
home-journey-text = Elk idee volgt dezelfde zes stappen. Je ziet waar het staat, wie besliste en waarom.
home-happened = Wat er met ideeën gebeurde
home-about = Over deze site

## List of calls
calls-title = Oproepen
calls-lead = Wat de stad aan haar inwoners vraagt, nu en eerder.
calls-none = Er is nog geen oproep
calls-none-text = Zodra de stad iets vraagt, staat het hier.

## A call
call-tabs = Deze oproep
call-aside = Over deze oproep
follow-call = Volg deze oproep
unfollow-call = Volg niet langer
call-windows = Wat gebeurt wanneer
call-calendar = Zet de data in je agenda
call-how-decided = Hoe er beslist wordt
call-who-decides = Wie beslist
call-rule = Volgens welke regel
call-answer = Wanneer je iets hoort
call-criteria = Waaraan een idee moet voldoen
call-criteria-text = Een idee kan alleen om een van deze redenen afvallen.
call-who = Wie wat mag
filter-label = Ideeën filteren
filter-words = Woorden
filter-state = Stand van zaken
filter-sort = Sorteer op
filter-show = Toon ideeën
filter-clear = Toon alle ideeën
ideas-none-found = Geen idee past bij deze zoekopdracht
ideas-none-found-text = Probeer minder woorden of een andere wijk.
ideas-none-yet = Nog niemand deelde een idee
ideas-none-yet-text = Wees de eerste. Twee zinnen zijn genoeg om te beginnen.
feeds-heading = Deze lijst als data
feeds-text = Dezelfde ideeën met dezelfde filters, voor een rekenblad, een kaart of een feedlezer.
map-list = Op de kaart
map-none = Nog geen idee met een plek.
map-elsewhere = Zonder plek

## An idea
idea-aside = Steun, verloop en feiten
idea-merged-in = Ideeën die hierin zijn opgegaan
idea-place = De plek
idea-conversation = Gesprek
idea-no-comments = Er is nog niets gezegd. Een vraag of een hulpaanbod is een goed begin.
idea-journey = Het verloop van dit idee
idea-next = Wat er nu komt
idea-facts = In het kort
idea-similar = Ideeën die hierop lijken
idea-similar-note = Voorgesteld omdat de teksten op elkaar lijken. Mensen beslissen wat samenhoort.
neighbours-support = { $count ->
    [one] { $count } buur steunt dit
   *[other] { $count } buren steunen dit
}
support = Steun dit idee
unsupport = Trek mijn steun in
you-support = Je steunt dit idee.
follow-idea = Volg dit idee
unfollow-idea = Volg dit idee niet langer
official-word = stad
comment-reply = Antwoord
comment-delete = Trek in
comment-write = Praat mee
comment-answer-to = Antwoord aan { $name }
comment-post = Plaats reactie
report-short = Melden
report-idea = Meld dit idee aan de moderatoren
report-title = Meld aan de moderatoren
report-lead = Iemand leest je melding, meestal binnen één werkdag. De auteur ziet niet wie meldde.
report-why = Wat is er mis?
report-text = Vertel meer, als je wil
report-send = Verstuur de melding

## Sharing an idea
share-steps = Stappen
share-step-idea = Het idee
share-step-place = Plek, kosten, foto
share-step-check = Nakijken en plaatsen
share-title = Vertel wat je zou doen
share-edit-title = Pas je idee aan
share-asked = De stad vraagt je iets aan te passen
share-title-label = Hoe heet je idee?
share-title-hint = Eén zin die je buur begrijpt.
share-text-label = Wat verandert er, en wie wordt er beter van?
share-text-hint = Schrijf het zoals je het zou vertellen. De details werken we later samen uit.
share-theme-label = Waarover gaat het?
share-language-label = In welke taal schreef je?
share-language-hint = Alle talen van de stad zijn welkom.
share-no-account = Je hebt nog geen account nodig. Wat je typt, wordt als concept bewaard.
draft-saved = Bewaard als concept.
draft-saved-here = Geen verbinding. Bewaard op dit toestel; we blijven proberen.
draft-discard = Gooi het concept weg
share-place-title = Waar, en hoeveel ongeveer?
share-place-lead = Je mag hier alles leeg laten. De stad zoekt het met je uit.
share-map-hint = Klik op de kaart om de plek aan te duiden.
share-place-label = Waar precies?
share-place-hint = Een straat, een plein, een gebouw: in je eigen woorden.
share-cost-label = Hoeveel zou het ongeveer kosten?
share-cost-hint = Een schatting volstaat. Weet je het niet, laat het dan leeg.
share-photo-label = Heb je een foto of een tekening?
share-photo-hint = JPG, PNG of WebP, hoogstens 10 MB. We wissen waar en wanneer ze genomen is.
share-photo-remove = Haal deze foto weg
share-photo-text-label = Wat staat er op de foto?
share-photo-text-hint = Voor buren die ze niet kunnen zien.
check-title = Kijk je antwoorden na
check-nothing = Leeg gelaten
check-change = Pas aan
check-shown-as = Het verschijnt onder de naam { $name }.
check-who = Wie ben je?
check-then = Wat er dan gebeurt
check-publish = Plaats het idee
check-save-changes = Plaats de aanpassingen
check-send-code = Stuur me een code om het te plaatsen

## The result of a call
result-chart = Hoeveel buren elk idee steunen
result-chart-key = Vol: gekozen. Open: niet gekozen.
result-table = Alle ideeën volgens steun
result-place = Plaats
result-idea = Idee
result-supports = Steun
result-cost = Kosten
result-outcome = Uitkomst
result-why = Waarom, voor elk idee
result-deviation = Niet volgens de volgorde van steun:
result-where = Waar de ideeën vandaan kwamen
result-count-yourself = Tel het zelf na
result-count-text = Alles op deze pagina als data, zonder namen.
