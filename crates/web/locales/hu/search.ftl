## Search
search-title = Keresés
search-for = Keresés: { $words }
search-words = Mit keres?
search-find = Keresés
search-hint = Egy vagy több szó. A szavak más alakjait is megtaláljuk, és az elírás sem baj. „Idézőjelben” a szót úgy keressük, ahogy le van írva; mínuszjellel előtte nem szerepelhet.
search-kinds = Fajták
search-everything = Minden
search-comments = Hozzászólások
search-pages = Oldalak
search-found = { $count ->
    [one] { $count } találat.
   *[other] { $count } találat.
}
search-found-more = { $count } találat a legújabbak között. Még egy szóval a régebbiek is előkerülnek.
search-at-least = legalább { $count }
search-all-of = { $kind }: mind a { $count }
search-nothing = Sehol sincs meg az összes szó
search-nothing-text = Próbálja kevesebb szóval, vagy csak egy szó elejével. Vagy vesse fel elsőként.
search-too-short = Egy szó legalább két betű.
search-found-some = { $count ->
   *[other] Semmiben sincs meg mindegyik szó. { $count } találatban van meg néhány közülük.
}
search-instead = Erre is kerestünk: { $words }.
search-suggested = Javaslatok
search-suggested-count = Javaslatok: #. A nyílbillentyűkkel választhat.
