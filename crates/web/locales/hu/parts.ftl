## States of an idea

## Phases of a call

## Words used on many pages
crumbs-label = Hol jár
crumbs-home = Kezdőlap
pages-label = További oldalak
pages-first = Első oldal
pages-next = Következő oldal
pages-previous = Előző
pages-at-of = { $page }. oldal, összesen { $pages }
pages-at = { $page }. oldal
form-errors = { $count ->
    [one] Egy dolgot még javítani kell
   *[other] { $count } dolgot még javítani kell
}
supporters = { $count } támogató
comments = { $count } hozzászólás
ideas = { $count } ötlet
chart-table = Megjelenítés táblázatban
map-number = Szám a térképen

## The street map under a map
street-map-open = Megnézem közelebbről az utcatérképen
street-map-back = Vissza az egyszerű térképhez
street-map-failed = Az utcatérkép nem töltődött be. Az egyszerű térkép marad.
street-map-closer = Közelebb
street-map-farther = Távolabb

## Sharing a page
share-page = Megosztás
share-address = Az oldal címe
share-copy = A cím másolása
share-copied = A cím a vágólapra került
share-by-mail = Küldés e-mailben
share-poster = Plakát az ablakba

## Themes
theme = Téma
theme-mobility = Közlekedés
theme-green = Zöld és víz
theme-learning = Tanulás
theme-culture = Kultúra és ünnep
theme-housing = Otthon és utca
theme-care = Gondoskodás
theme-food = Étel
theme-energy = Energia
