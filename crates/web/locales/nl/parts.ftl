## States of an idea

## Phases of a call

## Words used on many pages
crumbs-label = Waar je bent
crumbs-home = Start
pages-label = Meer pagina’s
pages-first = Eerste pagina
pages-next = Volgende pagina
pages-previous = Vorige
pages-at-of = Pagina { $page } van { $pages }
pages-at = Pagina { $page }
form-errors = { $count ->
    [one] Eén ding moet nog anders
   *[other] { $count } dingen moeten nog anders
}
supporters = { $count } keer gesteund
comments = { $count ->
    [one] { $count } reactie
   *[other] { $count } reacties
}
ideas = { $count ->
    [one] { $count } idee
   *[other] { $count } ideeën
}
chart-table = Toon als tabel
map-number = Nummer op de kaart

## The street map under a map
street-map-open = Van dichterbij bekijken op de stratenkaart
street-map-back = Terug naar de eenvoudige kaart
street-map-failed = De stratenkaart kwam niet. De eenvoudige kaart blijft staan.
street-map-closer = Dichterbij
street-map-farther = Verder weg

## Sharing a page
share-page = Delen
share-address = Het adres van deze pagina
share-copy = Kopieer het adres
share-copied = Het adres is gekopieerd
share-by-mail = Stuur het per mail
share-poster = Affiche voor het raam

## Themes
theme = Thema
theme-mobility = Onderweg
theme-green = Groen en water
theme-learning = Leren
theme-culture = Cultuur en feest
theme-housing = Wonen en straten
theme-care = Zorg en gezelschap
theme-food = Eten
theme-energy = Energie
