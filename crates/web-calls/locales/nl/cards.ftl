# Where calls and ideas stand.
state-published = Nieuw idee
state-hidden = Verborgen
state-withdrawn = Ingetrokken
state-merged = Samengevoegd
state-eligible = Voldoet aan de regels
state-ineligible = Voldoet niet aan de regels
state-selected = Gekozen
state-not-selected = Niet gekozen
phase-draft = Concept
phase-coming = Start binnenkort
phase-open = Open
phase-deciding = Wordt beslist
phase-decided = Beslist
phase-archived = Gearchiveerd
