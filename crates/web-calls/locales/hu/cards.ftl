# Where calls and ideas stand.
state-published = Új ötlet
state-hidden = Elrejtve
state-withdrawn = Visszavonva
state-merged = Összevonva
state-eligible = Megfelel a feltételeknek
state-ineligible = Nem felel meg a feltételeknek
state-selected = Nyertes
state-not-selected = Nem nyert
phase-draft = Piszkozat
phase-coming = Hamarosan nyílik
phase-open = Nyitva
phase-deciding = Döntés alatt
phase-decided = Eldőlt
phase-archived = Archiválva
