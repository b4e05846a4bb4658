## Words used on many pages
ideas-heading = Ötletek

## List of calls
calls-title = Felhívások
calls-lead = Amit a város a lakóitól kér és kért.
calls-none-text = Amint a város kérdez valamit, itt megjelenik.

## A call
call-tabs = Ez a felhívás
call-aside = A felhívásról
follow-call = Követem a felhívást
unfollow-call = Nem követem tovább
call-windows = Mi mikor történik
call-calendar = A dátumok mentése a naptárba
call-how-decided = Hogyan születik a döntés
call-who-decides = Ki dönt
call-rule = Milyen szabály szerint
call-answer = Mikor válaszolunk
call-criteria = Aminek az ötletnek meg kell felelnie
call-criteria-text = Ötletet csak ezen okok valamelyike miatt lehet elutasítani.
call-who = Ki mit tehet
filter-label = Ötletek szűrése
filter-title = Szűrés
filter-with-words = “{ $words }”
filter-without = Enélkül:
map-only = A térképen a lista első { $count } ötlete látható. Szűréssel mások is megnézhetők.
filter-words = Szavak
filter-state = Állapot
filter-sort = Sorrend
filter-show = Ötletek mutatása
filter-clear = Minden ötlet mutatása
ideas-none-found = Ilyen ötlet nincs
ideas-none-found-text = Próbálja kevesebb szóval vagy más városrésszel.
ideas-none-yet = Még senki sem küldött ötletet
ideas-none-yet-text = Legyen Ön az első: kezdetnek két mondat is elég.
feeds-heading = A lista adatként
feeds-text = Ugyanezek az ötletek ugyanezekkel a szűrőkkel, táblázatba, térképre vagy hírolvasóba.
map-list = A térképen
map-none = Még egyik ötletnek sincs megjelölt helye.
map-elsewhere = Megjelölt hely nélkül

## Sharing an idea
share-photo-remove = A fotó eltávolítása

## Keret
nav-calls = Felhívások
nav-results = Eredmények
results-lead = Mi lett az egyes felhívásokból: mi nyert, mi nem, és miért.
results-none = Még egyetlen felhívásnak sincs eredménye
results-none-text = Amint egy felhívásról döntés születik, itt olvasható, mi nyert, és miért.

## Desk
desk-new-call = Új felhívás

## Deciding
decide-preview = Előnézet

## Making a call
call-new-lead = Válassza, ami a legközelebb áll. Utólag minden módosítható.
call-new-template = Mit szeretne kérdezni?
call-new-template-hint = A sablon kitölti a szövegeket, a dátumokat és a szabályokat.
call-new-start = Kezdés ezzel
edit-texts = Szövegek
edit-texts-hint = A város első nyelve kötelező. Ahol egy másik üres, a lakók az elsőt olvassák.
flaw-first-language = Írja meg a város első nyelvén is: { $language }
edit-title = Cím
edit-question = A kérdés
edit-question-hint = Egy mondat, amelyre a szomszéd válaszolni tud.
edit-text = A szöveg
edit-office = Ki dönt
edit-office-hint = A hivatal, ahogyan a lakók ismerik.
edit-rule-text = Hogyan születik a döntés, a saját szavaival
edit-rule-text-hint = Az első ötlet beérkezése után nem módosítható.
edit-promise = Az ígéret
edit-promise-hint = Mikor kapnak választ, például: az utolsó beküldési naptól 30 napon belül.
edit-windows = Mi mikor történik
edit-windows-hint = Minden tevékenységnek saját időszaka van. Átfedhetik egymást; ha a vége üres, nincs vége.
edit-opens = Kezdete
edit-closes = Vége
edit-rules = Hogyan születik a döntés
edit-rule = A szabály
edit-places = Hány ötlet választható ki?
edit-places-hint = Üresen: amennyire a pénz elég.
edit-most-neighbourhood = Legfeljebb egy városrészben
edit-most-theme = Legfeljebb egy témából
edit-most-hint = Üresen maradhat. Ahol betelt, a hely a támogatottság szerinti következő ötleté.
edit-budget = Mennyi pénz áll rendelkezésre?
edit-promise-days = Hány napon belül kapnak választ?
edit-promise-days-hint = Ezután az ötlet késésben lévőként látszik.
edit-who = Ki mit tehet
edit-criteria = Aminek az ötletnek meg kell felelnie
edit-criteria-hint = Ötletet csak ezek miatt lehet elutasítani. Legyen kevés és ellenőrizhető.
edit-criterion = { $number }. feltétel
edit-add-criterion = Új feltétel
edit-look = Kép
edit-theme-hint = Fotó nélkül a témából készül kép.
edit-picture = Fotó
edit-picture-hint = JPG, PNG vagy WebP, legfeljebb 10 MB.
edit-save = Mentés
edit-publish = A felhívás közzététele

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
edit-both = Amihez csak egyikük nyúlt, lent úgy áll, ahogy utoljára mentették vagy beírták. Ahol mindketten írtak, az Ön szövege a mezőben, a kollégáé az űrlap fölött áll. Ha újra menti, az Ön mezői számítanak.
edit-decided = Erről a felhívásról már döntöttek
edit-decided-text = A szövegei és a szabályai nem változnak.
edit-close = Korábbi lezárás
edit-reopen = Újranyitás
edit-archive = Archiválás
close-effect = Akik követik a felhívást, értesülnek róla, az indokkal együtt.

## Calls, as sentences
call-untitled = Cím nélküli felhívás
call-not-published = Még nincs közzétéve
call-opens = Nyitás: { $date }
call-ideas-until = Ötletek eddig: { $date }
call-open-until = Részvétel eddig: { $date }
call-always-open = Határidő nélkül nyitva
call-answer-by = Válasz eddig: { $date }
call-answer-late = A választ eddig ígértük: { $date }
call-answer-soon = Döntés folyamatban
call-decided-on = Eldőlt: { $date }
call-put-away = Lezárva
call-draft-banner = Ez a felhívás még piszkozat
call-draft-banner-text = Amíg nincs közzétéve, csak a munkatársak látják.
call-closed-early = Idő előtt lezárva: { $date }
call-reopened = Újra nyitva: { $date }
call-on-the-map = { $title }: térképen
call-about = Erről a felhívásról: { $title }
calls-open = Most nyitva
calls-coming = Hamarosan nyílik
calls-deciding = Döntés alatt
calls-decided = Eldőlt
calls-archived = Korábbi felhívások
calls-drafts = Piszkozatok
tab-ideas = Ötletek
tab-map = Térkép
tab-about = Tudnivalók
fact-budget = Keret
fact-places = Nyertes ötletek száma
fact-when = Mikor
fact-decides = Döntéshozó
map-of-ideas = Hol vannak az ötletek
filter-all-themes = Minden téma
filter-any-state = Bármely állapot
sort-newest = Legújabb elöl
sort-supported = Legtöbb támogató elöl
sort-discussed = Legtöbb hozzászólás elöl
sort-oldest = Legrégebbi elöl
ideas-with-words = Ötletek ezzel: „{ $words }”
rule-support-order = A támogatottság sorrendjében
rule-office = A hivatal mérlegel a feltételek szerint
who-read = Olvasni
who-write = Ötletet beküldeni
who-support = Támogatni
who-comment = Hozzászólni
access-anyone = Bárki
access-account = Aki bejelentkezett
access-staff = A város munkatársai

## Windows and steps
window-from-until = { $from } – { $until }
window-from = { $from } óta, határidő nélkül
window-until = Eddig: { $until }
window-always = Mindig
activity-collect = Ötletek gyűjtése
activity-discuss = Megbeszélés
activity-support = Támogatás
activity-screen = A hivatal megnézi a feltételeket
activity-decide = A hivatal dönt
by-date = Eddig: { $date }
was-promised-by = Késik: eddig ígértük: { $date }

## The page of an idea
tool-edit-call = Felhívás szerkesztése
tool-decide = Döntés

## Steps of writing a call
step-question = Kérdés
step-dates = Időpontok
step-who = Ki és hogyan
step-criteria = Feltételek
step-picture = Kép
step-preview = Ellenőrzés és közzététel
edit-steps = A felhívás lépései
edit-promise-words = Saját szavaival
edit-how-much = Mennyi
edit-next = Mentés és tovább
edit-missing = A közzétételhez még hiányzik
edit-complete = Semmi sem hiányzik. Közzétehető.
edit-untranslated = Még nincs lefordítva
edit-not-translated = még nincs lefordítva
edit-unsaved = Be van írva, de még nincs mentve: { $steps }
edit-unsaved-step = A(z) „{ $step }” lépésben van valami, ami még nincs mentve. Kérjük, előbb mentse el.
edit-copy = Másolás
edit-delete = A vázlat törlése
edit-see-page = Az oldal megtekintése úgy, ahogy a lakók látják
edit-reads = Amit a lakók olvasnak
edit-to-publish = Ellenőrzés és közzététel
field-in-language = { $label } ({ $language })
timeline-title = Az időszakok egymás mellett
timeline-endless = vége nélkül
copy-title = { $title } (másolat)

## What templates begin with
starter-office = { $city } városa
starter-open-call = Mindenki részt vehet, aki itt él, dolgozik vagy tanul. Írja le néhány mondatban, mit tenne, hol, és kinek lenne belőle öröme. Nem kell kidolgozva lennie: amit kiválasztunk, azt Önnel együtt dolgozzuk ki.
starter-neighbourhood-budget = Van egy keret a városrészének, és közösen döntik el, mire jusson. Írja le néhány mondatban, mit tenne, hol, és körülbelül mennyibe kerül. A szomszédok azokat az ötleteket támogatják, amelyek a legjobban tetszenek nekik.
starter-quick-question = Egy kérdés, két hét, egy válasz. Néhány mondat elég.
starter-idea-box = Ez a láda mindig nyitva áll. Hozza el az ötletét, amikor eszébe jut. A hivatal mindegyikre válaszol, és megmondja, mi lesz a következő lépés.
starter-rule-office = A hivatal mérlegeli az összes ötletet, amely megfelel a feltételeknek, és azokat választja, amelyek a rendelkezésre álló pénzből a legtöbb embernek segítenek. Nyilvánosan megindokolja, miért választott vagy nem választott egy ötletet.
starter-rule-support = A feltételeknek megfelelő ötleteket a támogatásuk sorrendjében választjuk ki, amíg a pénz tart. Aki eltér a sorrendtől, nyilvánosan megindokolja.
starter-rule-each = Minden ötletről, amely megfelel a feltételeknek, külön döntünk, olyan indoklással, amelyet mindenki elolvashat.
starter-theme = A feltett kérdésre felel
starter-ground = Városi területen megvalósítható, vagy a terület tulajdonosa beleegyezik
starter-many = Többeknek van belőle haszna, mint annak, aki hozza
starter-near = Ebben a városrészben van
starter-money = Belefér a keretbe
