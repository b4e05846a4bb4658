## Words used on many pages
ideas-heading = Ideeën

## List of calls
calls-title = Oproepen
calls-lead = Wat de stad aan haar inwoners vraagt, nu en eerder.
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
filter-title = Filter
filter-with-words = “{ $words }”
filter-without = Zonder
map-only = Op de kaart staan de eerste { $count } ideeën van de lijst. Met een filter zie je andere.
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

## Sharing an idea
share-photo-remove = Haal deze foto weg

## Rand
nav-calls = Oproepen
nav-results = Resultaten
results-lead = Wat er van elke oproep kwam: wat gekozen werd, wat niet, en waarom.
results-none = Nog geen enkele oproep heeft een resultaat
results-none-text = Zodra over een oproep beslist is, lees je hier wat gekozen werd en waarom.

## Desk
desk-new-call = Nieuwe oproep

## Deciding
decide-preview = Voorbeeld

## Making a call
call-new-lead = Kies wat het best past. Alles kan daarna nog anders.
call-new-template = Wat wil je vragen?
call-new-template-hint = Een sjabloon vult teksten, data en regels in.
call-new-start = Begin hiermee
edit-texts = Teksten
edit-texts-hint = De eerste taal van de stad is verplicht. Waar een andere leeg is, lezen inwoners de eerste.
flaw-first-language = Schrijf het in de eerste taal van de stad: { $language }
edit-title = Titel
edit-question = De vraag
edit-question-hint = Eén zin waar een buur op kan antwoorden.
edit-text = De tekst
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
edit-most-neighbourhood = Hoogstens in één wijk
edit-most-theme = Hoogstens van één thema
edit-most-hint = Mag leeg blijven. Waar het vol is, gaat de plaats naar het volgende idee volgens steun.
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
edit-publish = Publiceer de oproep

## Een oproep maken
template-open-call = Een open oproep
template-open-call-hint = Zes weken ideeën, dan steun en gesprek. De dienst beslist volgens de voorwaarden.
template-neighbourhood-budget = Een budget voor een wijk
template-neighbourhood-budget-hint = Een maand ideeën, twee weken steun. Beslist volgens de volgorde van steun.
template-quick-question = Een snelle vraag
template-quick-question-hint = Twee weken, zonder steun, antwoord binnen tien dagen.
template-idea-box = Een ideeënbus
template-idea-box-hint = Zonder einde. Elk idee krijgt apart antwoord en een beslissing.
activity-collect-hint = Inwoners brengen ideeën.
activity-discuss-hint = Inwoners reageren en antwoorden.
activity-support-hint = Inwoners steunen ideeën.
activity-screen-hint = De dienst kijkt na welke ideeën aan de voorwaarden voldoen.
activity-decide-hint = De dienst beslist. Voorbereiden kan al eerder.
rule-support-order-hint = De ideeën met de meeste steun komen eerst. Wie daarvan afwijkt, zegt in het openbaar waarom.
rule-office-hint = De dienst weegt de ideeën af volgens de gepubliceerde voorwaarden.
theme-none = Geen
edit-both = Wat maar één van jullie aanraakte, staat hieronder zoals het laatst bewaard of getypt werd. Waar jullie allebei schreven, staan jouw woorden in het veld en die van de collega boven het formulier. Bewaar je opnieuw, dan tellen jouw velden.
edit-decided = Over deze oproep is beslist
edit-decided-text = De teksten en regels blijven zoals ze zijn.
edit-close = Sluit vroeger
edit-reopen = Open opnieuw
edit-archive = Archiveer
close-effect = Wie de oproep volgt, krijgt bericht, met je reden.

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
call-draft-banner = Deze oproep is een concept
call-draft-banner-text = Alleen medewerkers zien hem tot hij gepubliceerd is.
call-closed-early = Vroeger afgesloten, op { $date }
call-reopened = Opnieuw open sinds { $date }
call-on-the-map = { $title }: op de kaart
call-about = Over { $title }
calls-open = Nu open
calls-coming = Binnenkort open
calls-deciding = Er wordt beslist
calls-decided = Beslist
calls-archived = Vroegere oproepen
calls-drafts = Concepten
tab-ideas = Ideeën
tab-map = Kaart
tab-about = Over
fact-budget = Budget
fact-places = Worden gekozen
fact-when = Wanneer
fact-decides = Beslist
map-of-ideas = Waar de ideeën liggen
filter-all-themes = Alle thema's
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
by-date = Tegen { $date }
was-promised-by = Te laat: was beloofd tegen { $date }

## The page of an idea
tool-edit-call = De oproep bewerken
tool-decide = Beslissen

## Steps of writing a call
step-question = Vraag
step-dates = Data
step-who = Wie en hoe
step-criteria = Voorwaarden
step-picture = Beeld
step-preview = Nakijken en publiceren
edit-steps = Stappen van deze oproep
edit-promise-words = In eigen woorden
edit-how-much = Hoeveel
edit-next = Bewaren en verder
edit-missing = Ontbreekt nog voor ze gepubliceerd kan worden
edit-complete = Er ontbreekt niets. Ze kan gepubliceerd worden.
edit-untranslated = Nog niet vertaald
edit-not-translated = nog niet vertaald
edit-unsaved = Getypt en nog niet bewaard: { $steps }
edit-unsaved-step = Onder “{ $step }” staat iets dat nog niet bewaard is. Bewaar het eerst.
edit-copy = Kopiëren
edit-delete = Het ontwerp verwijderen
edit-see-page = De pagina bekijken zoals bewoners
edit-reads = Wat bewoners lezen
edit-to-publish = Nakijken en publiceren
field-in-language = { $label } ({ $language })
timeline-title = De periodes naast elkaar
timeline-endless = zonder einde
copy-title = Kopie van { $title }

## What templates begin with
starter-office = Stad { $city }
starter-open-call = Iedereen die hier woont, werkt of studeert, kan meedoen. Vertel in enkele zinnen wat je zou doen, waar, en wie er blij mee zou zijn. Het hoeft niet uitgewerkt te zijn: wat gekozen wordt, werken we samen met je uit.
starter-neighbourhood-budget = Er is een budget voor je buurt, en jullie beslissen samen waar het naartoe gaat. Vertel in enkele zinnen wat je zou doen, waar, en wat het ongeveer kost. Buren steunen de ideeën die ze het liefst zien.
starter-quick-question = Eén vraag, twee weken, een antwoord. Enkele zinnen zijn genoeg.
starter-idea-box = Deze bus is altijd open. Breng je idee wanneer je het hebt. De dienst antwoordt op elk idee, en zegt wat er verder gebeurt.
starter-rule-office = De dienst weegt alle ideeën die aan de voorwaarden voldoen en kiest wat de meeste mensen helpt voor het geld dat er is. Ze zegt openbaar waarom een idee wel of niet gekozen is.
starter-rule-support = De ideeën die aan de voorwaarden voldoen, worden gekozen in volgorde van steun, tot het geld op is. Wie van die volgorde afwijkt, zegt openbaar waarom.
starter-rule-each = Over elk idee dat aan de voorwaarden voldoet, wordt apart beslist, met een reden die iedereen kan lezen.
starter-theme = Het antwoordt op de vraag
starter-ground = Het kan op grond van de stad, of de eigenaar van de grond is akkoord
starter-many = Meer mensen hebben er iets aan dan wie het brengt
starter-near = Het ligt in deze buurt
starter-money = Het past binnen het budget
