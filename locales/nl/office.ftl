### De pagina's van de dienst: zinnen die de pagina's samenstellen.

## Nakijken
screen-changed = Dit idee is intussen veranderd. Lees het opnieuw en beslis dan.

## Wat wacht
desk-all = Alle oproepen
desk-found = { $count ->
    [0] Er wacht niets.
    [one] Eén ding wacht: { $since }.
   *[other] Er wachten { $count } dingen. Het oudste: { $since }.
}
desk-task-screen = Nakijken
desk-task-changed = Bekijk de aanpassing
desk-task-author = Wacht op de auteur
desk-task-decide = Beslissen
desk-task-draft = Werk het ontwerp af
desk-task-scheduled = Resultaat is gepland
desk-eligible = { $count ->
    [one] Eén idee voldoet aan de regels
   *[other] { $count } ideeën voldoen aan de regels
}
desk-edit = Bewerk

## Beslissen
decide-single = Deze oproep heeft geen einde: over elk idee wordt apart beslist. De auteur hoort het meteen, iedereen anders een kwartier later.
decide-publish-one = Beslis nu over dit idee
decide-result-in = Wat het werd ({ $language })
decide-result-hint = Staat boven het resultaat. Alinea’s en lijsten zijn mogelijk.
decide-zone = De klok van { $zone } telt.
decide-places = { $selected } van { $places } plaatsen
decide-selected = { $count ->
    [one] Eén idee gekozen
   *[other] { $count } ideeën gekozen
}
decide-money = { $cost } van { $budget }
decide-cost = samen { $cost }
decide-changed = Iemand anders heeft dit intussen gewijzigd
decide-changed-text = Wat je typte staat hieronder. Bewaar je opnieuw, dan vervangt het wat de anderen bewaarden.
decide-unscreened = { $count ->
    [one] Eén idee is nog niet nagekeken
   *[other] { $count } ideeën zijn nog niet nagekeken
}
decide-unscreened-text = Je kan alles voorbereiden; bekendmaken kan zodra alle ideeën nagekeken zijn.
decide-scheduled = Beslist
decide-scheduled-text = Iedereen ziet het resultaat vanaf { $date }. De auteurs horen het een kwartier eerder.
decide-public-text = Het resultaat is openbaar sinds { $date }.
decide-on-its-way = { $count ->
    [one] Eén beslissing is onderweg
   *[other] { $count } beslissingen zijn onderweg
}
decide-on-its-way-text = De auteurs weten het; iedereen ziet het over enkele minuten.
decide-preview-title = Voorbeeld van het resultaat
decide-preview-text = Alleen de dienst ziet dit. Er is nog niets beslist.
decide-to-decision = Terug naar de beslissing
said-decided = Beslist. De auteurs horen het eerst.
said-decided-one = Beslist. De auteur hoort het nu, iedereen anders over een kwartier.

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
edit-not-ready = Voor je het kan publiceren
edit-not-ready-text = { $count ->
    [one] Er moet nog één ding ingevuld worden. Bewaren kan altijd.
   *[other] Er moeten nog { $count } dingen ingevuld worden. Bewaren kan altijd.
}
edit-decided = Over deze oproep is beslist
edit-decided-text = De teksten en regels blijven zoals ze zijn.
edit-close = Sluit vroeger
edit-reopen = Open opnieuw
edit-archive = Berg op
archive-title = Deze oproep opbergen?
archive-lead = Ze blijft leesbaar, bij de vroegere oproepen. Niemand kan nog meedoen.
archive-button = Berg ze op
close-effect = Wie de oproep volgt, krijgt bericht, met je reden.
flaw-settled = Dit blijft zoals het was: mensen hebben hun idee onder deze regel gebracht
said-call-published = De oproep is gepubliceerd.
said-call-closed = De oproep is gesloten. Wie ze volgt, hoort waarom.
said-call-reopened = De oproep is weer open. Wie ze volgt, hoort waarom.
said-call-archived = De oproep is opgeborgen.

## Samenvoegen, vragen, antwoorden
merge-shares = { $count ->
    [one] deelt één woord van de titel
   *[other] deelt { $count } woorden van de titel
}
said-merged = Samengevoegd. Beide auteurs horen het.
said-asked = Gevraagd. De auteur krijgt een brief.
said-answered = Je antwoord staat onder het idee.
