# Where calls and ideas stand.
state-published = Nieuw idee
state-hidden = Verborgen
state-withdrawn = Ingetrokken
state-merged = Samengevoegd
state-eligible = Voldoet aan de voorwaarden
state-ineligible = Voldoet niet aan de voorwaarden
state-selected = Gekozen
state-not-selected = Niet gekozen
phase-draft = Concept
phase-coming = Binnenkort open
phase-open = Open
phase-deciding = Er wordt beslist
phase-decided = Beslist
phase-archived = Gearchiveerd
