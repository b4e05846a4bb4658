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

## Felhívás készítése
template-open-call = Nyílt felhívás
template-open-call-hint = Hat hét az ötleteknek, majd támogatás és beszélgetés. A hivatal a feltételek szerint dönt.
template-neighbourhood-budget = Egy városrész kerete
template-neighbourhood-budget-hint = Egy hónap az ötleteknek, két hét a támogatásnak. A támogatottság sorrendje dönt.
template-quick-question = Gyors kérdés
template-quick-question-hint = Két hét, támogatás nélkül, válasz tíz napon belül.
template-idea-box = Ötletláda
template-idea-box-hint = Nincs vége. Minden ötlet külön kap választ és döntést.
activity-collect-hint = A lakók ötleteket küldenek.
activity-discuss-hint = A lakók hozzászólnak és válaszolnak.
activity-support-hint = A lakók ötleteket támogatnak.
activity-screen-hint = A hivatal megnézi, mely ötletek felelnek meg a feltételeknek.
activity-decide-hint = A hivatal dönt. Előkészíteni korábban is lehet.
rule-support-order-hint = A legtöbb támogatást kapott ötletek jönnek elsőként. Aki ettől eltér, nyilvánosan megindokolja.
rule-office-hint = A hivatal a közzétett feltételek szerint mérlegel.
theme-none = Nincs
edit-not-ready = Mielőtt közzétehető
edit-not-ready-text = Még { $count } dolgot kell kitölteni. Menteni bármikor lehet.
edit-decided = Erről a felhívásról már döntöttek
edit-decided-text = A szövegei és a szabályai nem változnak.
edit-close = Korábbi lezárás
edit-reopen = Újranyitás
edit-archive = Elrakás
archive-title = Elrakja ezt a felhívást?
archive-lead = A korábbi felhívások között olvasható marad. Részt venni már nem lehet benne.
archive-button = Elrakás
close-effect = Akik követik a felhívást, értesülnek róla, az indokkal együtt.
flaw-settled = Ez így marad: a lakók e szerint adták be az ötleteiket
said-call-published = A felhívás megjelent.
said-call-closed = A felhívás lezárult. A követői megtudják, miért.
said-call-reopened = A felhívás újra nyitva van. A követői megtudják, miért.
said-call-archived = A felhívást elrakták.

## Összevonás, kérés, válasz
merge-shares = a cím { $count } szava közös
said-merged = Összevonva. Mindkét szerző értesül róla.
said-asked = Elküldtük a kérést. A szerző levelet kap.
said-answered = A válasza az ötlet alatt olvasható.
