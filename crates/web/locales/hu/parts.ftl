## States of an idea
state-draft = Piszkozat
state-published = Új ötlet
state-hidden = Elrejtve
state-withdrawn = Visszavonva
state-merged = Összevonva
state-eligible = Megfelel a szabályoknak
state-ineligible = Nem felel meg a szabályoknak
state-selected = Kiválasztva
state-not-selected = Nem választották ki
state-commissioned = Megbízás született
state-in-test = Kipróbálás alatt
state-completed = Elkészült
state-stopped = Leállt

## Phases of a call
phase-draft = Piszkozat
phase-coming = Hamarosan nyílik
phase-open = Nyitva
phase-deciding = Döntés alatt
phase-decided = Eldöntve
phase-archived = Archiválva

## Words used on many pages
crumbs-label = Hol jár
crumbs-home = Kezdőlap
pages-label = További oldalak
pages-first = Első oldal
pages-next = Következő oldal
form-errors = { $count ->
    [one] Egy dolgot még javítani kell
   *[other] { $count } dolgot még javítani kell
}
supporters = { $count } támogató
comments = { $count } hozzászólás
ideas = { $count } ötlet
map-number = Szám a térképen
