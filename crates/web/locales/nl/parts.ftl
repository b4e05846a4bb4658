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
map-number = Nummer op de kaart
