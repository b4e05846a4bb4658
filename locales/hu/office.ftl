### A hivatal oldalai: mondatok, amelyeket az oldalak állítanak össze.

## Vizsgálat
screen-changed = Ez az ötlet közben megváltozott. Olvassa el újra, és utána döntsön.

## Ami vár
desk-all = Minden felhívás
desk-found = { $count ->
    [0] Semmi sem vár.
    [1] Egy dolog vár: { $since }.
   *[other] { $count } dolog vár. A legrégebbi: { $since }.
}
desk-task-screen = Vizsgálat
desk-task-changed = A módosítás megnézése
desk-task-author = A szerzőre vár
desk-task-decide = Döntés
desk-task-draft = A vázlat befejezése
desk-task-scheduled = Időzített eredmény
desk-eligible = { $count } ötlet felel meg a szabályoknak
desk-edit = Szerkesztés

## Döntés
decide-single = Ennek a felhívásnak nincs vége: minden ötletről külön döntenek. A szerző azonnal értesül, mindenki más negyedórával később.
decide-publish-one = Döntés most erről az ötletről
decide-result-in = Mi lett belőle ({ $language })
decide-result-hint = Az eredmény fölött áll. Bekezdések és listák is lehetnek benne.
decide-zone = A helyi idő számít ({ $zone }).
decide-places = { $places } helyből { $selected }
decide-selected = { $count } kiválasztott ötlet
decide-money = { $budget } összegből { $cost }
decide-cost = együtt { $cost }
decide-changed = Valaki közben módosította
decide-changed-text = Amit beírt, lent megmaradt. Ha újra menti, felülírja, amit mások mentettek.
decide-unscreened = { $count } ötletet még nem vizsgáltak meg
decide-unscreened-text = Minden előkészíthető; közzétenni akkor lehet, ha már minden ötletet megnéztek.
decide-scheduled = Megszületett a döntés
decide-scheduled-text = Mindenki ekkortól látja az eredményt: { $date }. A szerzők negyedórával előbb értesülnek.
decide-public-text = Az eredmény nyilvánossá vált: { $date }.
decide-on-its-way = { $count } döntés úton van
decide-on-its-way-text = A szerzők már tudják; néhány perc múlva mindenki látja.
decide-preview-title = Az eredmény előnézete
decide-preview-text = Csak a hivatal látja. Még nem született döntés.
decide-to-decision = Vissza a döntéshez
said-decided = A döntés megszületett. A szerzők értesülnek először.
said-decided-one = A döntés megszületett. A szerző most értesül, mindenki más negyedóra múlva.
