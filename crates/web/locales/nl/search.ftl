## Search
search-title = Zoeken
search-for = Zoeken: { $words }
search-words = Wat zoek je?
search-find = Zoeken
search-hint = Eén of meer woorden. Andere vormen van een woord vind je ook, en een tikfout is niet erg. "Tussen aanhalingstekens" geldt een woord zoals het geschreven is; met een minteken ervoor mag het er niet staan.
search-kinds = Soorten
search-everything = Alles
search-comments = Reacties
search-pages = Pagina’s
search-found = { $count ->
    [one] { $count } ding gevonden.
   *[other] { $count } dingen gevonden.
}
search-found-more = { $count } dingen gevonden onder de nieuwste. Met een woord erbij worden ook oudere gevonden.
search-at-least = { $count } of meer
search-all-of = { $kind }: alle { $count } tonen
search-nothing = Nergens staan al deze woorden
search-nothing-text = Probeer minder woorden, of alleen het begin van een woord. Of begin er zelf over.
search-too-short = Een woord heeft minstens twee letters.
search-found-some = { $count ->
    [one] Niets heeft al deze woorden. { $count } vondst heeft er enkele van.
   *[other] Niets heeft al deze woorden. { $count } vondsten hebben er enkele van.
}
search-instead = We zochten ook naar: { $words }.
search-suggested = Suggesties
search-suggested-count = Suggesties: #. Kies met de pijltjestoetsen.
