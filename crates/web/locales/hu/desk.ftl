## What waits for whoever works here
nav-desk = Ügyintézés
desk-title = Ami vár
desk-tabs = A sor részei
desk-show-here = Teendő
desk-show-mine = Enyém
desk-show-elsewhere = Másoknál
desk-filter-label = A várakozók szűkítése
desk-filter = Szűrő
desk-search = Szavak
desk-find = Keresés
desk-work = A munka fajtája
desk-whose = Kié
desk-any-work = Minden munka
desk-any-theme = Minden téma
desk-any-place = Az egész város
desk-anybodys = Mindenkié
desk-nobodys = Még senkié
desk-with-words = „{ $words }”
desk-narrow = Ezek mutatása
desk-without = Enélkül:
desk-without-all = Minden mutatása
desk-nothing-so = Ilyen nem vár
desk-nothing-so-text = Vegyen el egy szűrőt, vagy nézze meg mindet.
desk-found-many = Több mint { $most } dolog vár.
desk-beyond = Még több is vár. Szűkítse a sort, vagy végezzen el valamit, és itt lesznek a következők.
desk-waiting = Várakozók, a legrégebbi elöl
desk-nothing = Semmi sem vár
desk-nothing-text = Mindenki kapott választ. Jöhet egy séta a környéken.
desk-found = { $count ->
    [0] Semmi sem vár.
    [1] Egy dolog vár: { $since }
   *[other] { $count } dolog vár. A legrégebbi: { $since }
}
desk-task-report = Bejelentés megnézése
desk-task-first = Első bejegyzés elolvasása
desk-task-appeal = Fellebbezés megválaszolása
late-word = késik

## One thing at the desk
item-title = Kollégák között
item-mine = az Öné.
item-of = gazdája: { $name }.
item-nobodys = még senkié.
item-take = Elvállalom
item-back = Visszaadom
item-give-to = Átadás…
item-colleague = Kolléga
item-give = Átadom
item-note = Feljegyzés a kollégáknak
item-note-hint = Csak az ügyintézők olvassák.
item-note-button = Feljegyzés írása
item-public = Megnézem úgy, ahogy mindenki látja

## Saved replies
replies-title = Mentett válaszok
replies-lead = Amit gyakran ír, minden nyelven egyszer. Kapcsos zárójelben áll, ami változik: { $places }
replies-theirs = Egy kolléga ezt közben erre módosította: { $text }
replies-new = Új válasz
replies-name = Hogyan nevezi
replies-save = A válasz mentése
replies-remove = Törlés
replies-choose = Mentett válasz
replies-change = A válaszok módosítása

## Many at once
bulk-title = { $count } dolog egyszerre
bulk-items = Ami ki van jelölve
bulk-go = Művelet a kijelöltekkel
bulk-tick = „{ $title }” kijelölése
bulk-rules = A megsértett szabály
bulk-reason-hint = Minden szerző elolvassa: olyat írjon, ami mindre igaz.
bulk-refused = Ennyi változatlan maradt: { $count }
bulk-changed = közben valaki módosította
bulk-gone = már nincs itt
bulk-rule = ki kell választani a felhívás egyik feltételét; ezt külön végezze el
done-fine = { $count } bejegyzés maradhat
done-hide = { $count } bejegyzést elrejtettünk
done-take = { $count } feladatot elvállalt
last-until = visszavonható eddig: { $when }
last-undo = Visszavonás

## Keys
keys-title = Billentyűk
key-next = A következő
key-previous = Az előző
key-good = Rendben van, vagy megfelel a feltételeknek
key-not = Nincs rendben: az indoklás űrlapjának megnyitása
key-many = Egy indoklás több ötlethez
key-save = Mentés közzététel nélkül

## Felhívások, a naptár, az elmúlt hetek
desk-within = Felhívás
desk-any-within = Minden felhívás
calendar-title = Naptár
calendar-late = Megígértük, és még nem történt meg
calendar-nothing = A következő hónapokban semmi sem nyílik, zárul vagy esedékes
numbers-title = Az elmúlt hetek
numbers-lead = Mennyit vártak az emberek válaszra { $date } óta.
numbers-nothing = Ezekben a hetekben nem született válasz
numbers-done = Megválaszolva
numbers-half = A fele ennyi időn belül
numbers-nine-of-ten = Tízből kilenc ennyi időn belül
numbers-in-time = A megígért napig
numbers-kept = { $promised } közül { $kept }
numbers-no-promise = nem ígértünk napot
numbers-note = Minden munkafajtából legfeljebb az ezer legújabb választ számoljuk.
numbers-minutes = { $count } perc
numbers-hours = { $count } óra
numbers-days = { $count } nap
done-restore = { $count } bejegyzés ismét látható
done-stay = { $count } bejegyzés rejtve marad
desk-task-held = Olvassa el, ami vár
desk-task-confirm = Erősítse meg az elrejtést
done-dismiss = { $count } javaslat elutasítva
