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
