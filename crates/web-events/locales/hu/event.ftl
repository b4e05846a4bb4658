## Lists
nav-events = Események
events-title = Események
events-lead = Mikor és hol találkoznak a városlakók. Mindenkit szívesen látunk.
events-coming = Közelgő
events-past = Lezajlott
events-calendar = Minden esemény a naptáramba
events-narrow = A lista szűkítése
events-call = Felhívás
events-all-calls = Minden felhívás
events-everywhere = Az egész város
events-show = Mutassa
events-show-all = Mutasson mindent
events-drafts = Vázlatok, amelyeket csak a munkatársak látnak
events-none = Nincs tervezett esemény
events-none-text = Ami tervben van, itt és a felhívás oldalán jelenik meg.
events-none-past = Még nem volt esemény
events-none-past-text = Ami lezajlott, itt marad, az emlékeztetővel.
events-none-found = Nincs találat
events-none-found-text = Itt vagy ehhez a felhíváshoz nincs esemény.
events-as-file = A lista fájlként:
events-of-call = A felhívás eseményei
home-events = Hamarosan
home-all-events = Minden esemény

## An event
event-untitled = Cím nélküli esemény
event-when = { $day }, { $from }–{ $until }
event-when-days = { $day }, { $from } – { $last }, { $until }
event-when-unknown = Még nem ismert
event-hours = { $from }–{ $until }
event-online = Online
event-place-and-online = { $place }, és online
event-left = { $left ->
    [one] Még { $left } hely van a { $capacity } közül
   *[other] Még { $left } hely van a { $capacity } közül
}
event-full = Minden hely elkelt
event-full-waiting = { $waiting ->
    [one] Minden hely elkelt, { $waiting } fő várakozik
   *[other] Minden hely elkelt, { $waiting } fő várakozik
}
event-full-closed = Minden hely elkelt.
event-places-enough = Mindenkinek van hely
event-state-draft = Vázlat
event-state-cancelled = Elmarad
event-state-over = Lezajlott
event-fact-when = Mikor
event-fact-where = Hol
event-fact-office = Ki hívja
event-fact-online = Online
event-join = Csatlakozás online
event-map = A helyszín
event-neighbourhood = Városrész
event-aside = Térkép
event-draft-banner = Ez egy vázlat
event-draft-banner-text = Közzétételéig csak a munkatársak látják.
event-cancelled-banner = Ez az esemény elmarad
event-number-registered = Jelentkezett
event-number-came = Eljött
event-is-over = Ez az esemény lezajlott
event-just-come = Nem kell jelentkezni: jöjjön el
event-follow = Követem
event-unfollow = Nem követem tovább
event-calendar = A naptáramba
event-begins = kezdődik
event-card-taken = Van helye
event-card-waiting = Várakozik

## Registering
event-registering = Jelentkezés
event-register = Jelentkezem
event-wait = Kérem a várólistára
event-waiting-note = Ha valaki visszalép, a következő kapja a helyet, és levelet küldünk neki.
event-waiting-moves = Amint Ön következik, megkapja a helyet, és írunk Önnek.
event-waiting-stays = A lista már nem lép előre magától. Írunk, ha mégis jut Önnek hely.
event-registering-until = Eddig lehet jelentkezni: { $date }.
event-registering-from = Ettől lehet jelentkezni: { $date }.
event-registering-over = A jelentkezés lezárult.
event-no-registering = Erre az eseményre nem lehet jelentkezni.
event-own-taken = { $companions ->
    [0] Van helye
    [one] Van helye, { $companions } kísérővel
   *[other] Van helye, { $companions } kísérővel
}
event-own-waiting = Ön a várólistán a { $number }.
event-own-answers = Amit megadott
event-change = Módosítom
event-withdraw = Visszalépek
event-withdraw-lead = Így más kaphatja meg az Ön helyét: „{ $title }”, { $when }.
event-withdraw-button = Igen, visszalépek
event-companions = Hány embert hoz magával?
event-companions-hint = Legfeljebb { $most }. Hagyja üresen, ha egyedül jön.
event-register-change = A változás mentése
event-register-then = Levélben elküldünk mindent, és bármikor visszaléphet.
event-register-then-sign-in = Ezután az e-mail-címét kérjük. Amit kitöltött, megmarad.
event-register-still-here = Amit kitöltött, megvan
event-register-still-here-text = Nézze át, aztán jelentkezzen.
event-erased = A közelgő eseményekről töröljük a jelentkezését; a lezajlottakból csak a létszám marad.

## What officers do
event-new = Új esemény
event-tool-edit = Szerkesztés
event-tool-people = Jelentkezések
event-tool-attendance = Ki van itt
event-tool-minutes = Emlékeztető
event-missing = A közzétételhez még kell:
event-changed = Egy kolléga közben módosította az eseményt
event-changed-text = Amihez csak egyikük nyúlt, összefésültük. Nézze meg, amit mindketten írtak.
event-theirs = Amit a kollégája írt oda
event-edit-what = Mi
event-edit-title = Cím
event-edit-text = Miről szól
event-edit-text-hint = Markdown használható: üres sor után új bekezdés, kötőjellel kezdődő sorból lista lesz.
event-edit-office = Ki hívja
event-edit-office-hint = Hagyja üresen, ha a felhívás irodája hívja.
event-edit-call = Melyik felhíváshoz tartozik?
event-of-city = Egyikhez sem: a város hívja
event-nowhere = Nincs városrész
event-edit-when = Mikor és hol
event-edit-zone = Az időpontok a város ideje szerint értendők ({ $zone }).
event-edit-begins = Kezdete
event-edit-ends = Vége
event-edit-place = Cím
event-edit-place-hint = Utca, házszám, az épület neve. Hagyja üresen, ha csak online lesz.
event-edit-map = Kattintson a helyszínre.
event-edit-online = Az online találkozó linkje
event-edit-online-hint = Így kezdődik: https://
event-edit-online-for = Ki látja a linket
event-online-everybody = Mindenki
event-online-registered = Akinek van helye
event-edit-who = Ki jöhet
event-edit-registers = Jelentkezni kell
event-edit-registers-hint = Enélkül bárki egyszerűen eljön.
event-edit-capacity = Hány hely van
event-edit-capacity-hint = Hagyja üresen, ha nincs korlát.
event-edit-companions = Hány embert hozhat magával valaki
event-edit-companions-hint = 0, ha mindenki magát jelenti be.
event-edit-opens = A jelentkezés kezdete
event-edit-closes = A jelentkezés vége
event-edit-closes-hint = Ha üresen hagyja, az esemény kezdetéig.
event-edit-waiting = Legyen várólista
event-edit-waiting-hint = Ha minden hely elkelt, várakozni lehet. Aki a legrégebben vár, magától elsőként lép előre.
event-edit-moves = Eddig lépnek előre
event-edit-moves-hint = Ha üresen hagyja, a kezdetig. Utána Ön léptethet előre.
event-edit-asked = Amit a jelentkezőktől kérdez
event-edit-asked-hint = A válaszokat csak a szervezők olvassák. Szöveg nélküli kérdés kimarad.
event-asked-number = { $number }. kérdés
event-asked-kind = A { $number }. kérdés válaszának fajtája
event-asked-required = Mindenkinek válaszolnia kell
event-asked-short = Néhány szó
event-asked-long = Néhány mondat
event-asked-tick = Jelölőnégyzet
event-asked-diet = Van olyan étel, amit nem fogyaszt?
event-asked-access = Mire van szüksége a részvételhez? Például rámpa, tolmács, csendes hely.
event-save = Mentés
event-publish = Mentés és közzététel
event-copy = Másolás
event-copy-of = { $title } (másolat)
event-cancel = Az esemény lemondása
event-cancel-lead = Az oldal megmarad, és megírja, hogy elmarad, és miért.
event-cancel-reason = Miért marad el
event-cancel-hint = Mindenki olvassa.
event-cancel-button = Igen, lemondom
event-cancel-told = { $people ->
    [0] Senki sem jelentkezett.
    [one] { $people } helyre jelentkeztek vagy várnak: a jelentkezők levelet kapnak.
   *[other] { $people } helyre jelentkeztek vagy várnak: a jelentkezők levelet kapnak.
}
event-delete = A vázlat törlése
event-delete-lead = Más nem látta. Nem hozható vissza.
event-delete-button = Igen, törlöm

## Those who registered
people-heading = Jelentkezések
people-who-reads = Ezt az oldalt csak a munkatársak látják. A válaszokat csak ehhez az eseményhez használja.
people-taken = Van helye
people-waiting = Várakozik
people-withdrawn = Visszalépett
people-left = Valaki, aki távozott
people-brings = { $companions ->
    [one] { $companions } főt hoz
   *[other] { $companions } főt hoz
}
people-since = jelentkezett: { $date }
people-number-taken = Foglalt helyek
people-number-places = Helyek
people-number-waiting = Várt helyek
people-move-up = A szabad helyeket kapják a várakozók
people-nobody = Még senki sem jelentkezett
people-nobody-text = A jelentkezők itt jelennek meg, a válaszaikkal.
people-as-file = A lista fájlként:
people-column-name = Név
people-column-state = Állapot
people-column-places = Helyek
people-column-came = Eljött
people-column-language = Nyelv
people-column-made = Jelentkezett
attendance-title = Ki van itt
attendance-there = { $there } fő van itt, { $registered } hely volt foglalt
attendance-present = Itt van
attendance-absent = Nincs itt
attendance-walked-in = Hányan jöttek jelentkezés nélkül
attendance-walked-in-hint = Csak a számukat őrizzük meg.
minutes-title = Emlékeztető
minutes-lead = Ami elhangzott és amiben döntöttek. A közzétételről a résztvevők értesülnek.
minutes-public = Nyilvános: { $date }
minutes-publish = Mentés és közzététel

## Letters and messages
news-event-published = „{ $title }” lesz: { $when }
news-event-registered = Van helye itt: „{ $title }”, { $when }
news-event-waitlisted = Várólistán van: „{ $title }”, { $when }
news-event-moved-up = Előrelépett, van helye itt: „{ $title }”, { $when }
news-event-reminded = Hamarosan lesz: „{ $title }”, { $when }
news-event-time = Más időpontban lesz: „{ $title }”, { $when }
news-event-place = Máshol lesz: „{ $title }”, { $place }
news-event-time-and-place = Máskor és máshol lesz: „{ $title }”, { $when }, { $place }
news-event-online = Megváltozott az online link: „{ $title }”
news-event-cancelled = Elmarad: „{ $title }”
news-event-minutes = Olvasható az emlékeztető: „{ $title }”

## The log
log-event-begin = eseményt kezdett
log-event-save = eseményt módosított
log-event-publish = eseményt tett közzé
log-event-cancel = eseményt mondott le
log-event-discard = egy esemény vázlatát törölte
log-event-answer = a város nevében válaszolt
log-event-move-up = { $people ->
    [one] { $people } várakozónak adott helyet
   *[other] { $people } várakozónak adott helyet
}
log-event-attendance = feljegyezte, ki volt egy eseményen
log-event-minutes = emlékeztetőt írt
log-event-publish-minutes = emlékeztetőt tett közzé
people-says-coming = jelezte, hogy jön
coming-link = Még jön? Egy gombnyomással jelezheti
coming-title = Még eljön ide: „{ $title }”?
coming-lead = Időpontja: { $when }. Ha nem tud jönni, a helyét az kapja, aki vár rá.
coming-places = { $count ->
    [one] egy hely
   *[other] { $count } hely
}
coming-yes = Igen, jövök
coming-no = Nem, kapja más a helyemet
