## Merging
merge-title = Voeg twee ideeën samen
merge-lead = Eén idee blijft en noemt beide auteurs. Steun en volgers van het andere gaan mee; de pagina met de reacties blijft leesbaar. Beide auteurs krijgen na een kwartier bericht; tot dan kan het ongedaan worden gemaakt.
merge-goes = Dit idee gaat op in
merge-stays = dit idee, dat blijft
merge-search = Zoek een ander idee
merge-none = Geen idee past. Zoek met woorden uit de titel.
merge-into = Welk idee blijft?
merge-into-hint = Voorgesteld omdat de teksten op elkaar lijken. Jij beslist.
merge-do = Voeg samen en laat het beiden weten

## Samenvoegen, vragen, antwoorden
merge-shares = { $count ->
    [one] deelt één woord van de titel
   *[other] deelt { $count } woorden van de titel
}
