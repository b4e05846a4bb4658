### Mondatok, amelyeket az oldalak állítanak össze.

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
call-draft-banner = Ez a felhívás még vázlat
call-draft-banner-text = Amíg nincs közzétéve, csak a munkatársak látják.
call-closed-early = Idő előtt lezárva: { $date }
call-reopened = Újra nyitva: { $date }
call-promise = A részvétel utolsó napja után { $days } napon belül választ kap.
call-on-the-map = { $title }: térképen
call-about = Erről a felhívásról: { $title }
calls-open = Most nyitva
calls-coming = Hamarosan nyílik
calls-deciding = Döntés alatt
calls-decided = Eldőlt
calls-archived = Korábbi felhívások
calls-drafts = Vázlatok
tab-ideas = Ötletek
tab-map = Térkép
tab-about = Tudnivalók
tab-result = Eredmény
fact-budget = Keret
fact-places = Nyertes ötletek száma
fact-when = Mikor
fact-decides = Döntéshozó
fact-cost = Becsült költség
fact-place = Helyszín
map-of-ideas = Hol vannak az ötletek
map-of-idea = Hol van ez az ötlet
filter-all-themes = Minden téma
filter-everywhere = Az egész város
filter-any-state = Bármely állapot
sort-newest = Legújabb elöl
sort-supported = Legtöbb támogató elöl
sort-discussed = Legtöbb hozzászólás elöl
sort-oldest = Legrégebbi elöl
ideas-with-words = Ötletek ezzel: „{ $words }”
rule-support-order = A támogatás sorrendjében
rule-office = Az iroda mérlegel a feltételek szerint
who-read = Olvasni
who-write = Ötletet hozni
who-support = Támogatni
who-comment = Hozzászólni
access-anyone = Bárki
access-account = Aki bejelentkezett
access-staff = A város munkatársai

## Home, as sentences
home-ideas = { $count ->
    [one] ötlet
   *[other] ötlet
}
home-decided = indoklással megválaszolva
home-selected = { $count ->
    [one] ötlet nyert
   *[other] ötlet nyert
}
home-people = { $count ->
    [one] szomszéd vesz részt
   *[other] szomszéd vesz részt
}
journey-idea = Ötlet
journey-idea-count = { $count ->
    [one] { $count } ötlet eddig
   *[other] { $count } ötlet eddig
}
journey-support = Támogatás
journey-support-text = A szomszédok együtt gondolkodnak
journey-decision = Döntés
journey-decision-count = { $count ->
    [one] { $count } döntés, indokkal
   *[other] { $count } döntés, mindegyik indokkal
}
journey-commission = Megállapodás
journey-commission-count = { $count ->
    [one] { $count } nyertes ötlet vár megállapodásra
   *[other] { $count } nyertes ötlet vár megállapodásra
}
journey-test = Kipróbálás
journey-test-text = A lakókkal együtt próbáljuk ki
journey-result = Eredmény
journey-result-text = Mi lett belőle, mindenki számára

## Windows and steps
window-from-until = { $from } – { $until }
window-from = { $from } óta, határidő nélkül
window-until = Eddig: { $until }
window-always = Mindig
activity-collect = Ötletek gyűjtése
activity-discuss = Megbeszélés
activity-support = Támogatás
activity-screen = Az iroda megnézi a feltételeket
activity-decide = Az iroda dönt
next-screen = Az iroda megnézi, megfelel-e a feltételeknek
next-support = A szomszédok támogathatják
next-decide = Az iroda dönt, és megindokolja
next-commission = Megállapodás kerettel és mentorral
next-test = Kipróbálás a lakókkal
next-result = Eredmény
by-date = Eddig: { $date }
was-promised-by = Késik: eddig ígértük: { $date }
event-published = Közzétéve
event-changed = A szerző módosította
event-change-asked = Az iroda módosítást kért
event-eligible = Megfelel a feltételeknek
event-ineligible = Nem felel meg a feltételeknek
event-took-in = Egy másik ötlet csatlakozott hozzá
event-merged = Egy másik ötlet részeként folytatódik
event-answered = A város válaszolt
event-hidden = Moderátor elrejtette
event-restored = Újra látható
event-withdrawn = A szerző visszavonta
event-selected = Nyertes
event-not-selected = Nem nyert
event-discussed = A szomszédok megbeszélik és támogatják
reason-with-criterion = „{ $criterion }” { $reason }
reason-with-deviation = { $reason } Eltérés a támogatás sorrendjétől: { $deviation }
merged-with = Ezzel: „{ $title }”
theme-mobility = Közlekedés
theme-green = Zöld és víz
theme-learning = Tanulás
theme-culture = Kultúra és ünnep
theme-housing = Otthon és utca
theme-care = Gondoskodás
theme-food = Étel
theme-energy = Energia

## The page of an idea
idea-shared = { $name } ötlete, { $date }
idea-by = { $title } ({ $name })
somebody-who-left = valaki, aki már elment
idea-hidden = Ezt az ötletet egy moderátor elrejtette
appeal-link = Válasz a moderátoroknak
idea-merged = Ez az ötlet egy másik részeként folytatódik
idea-merged-text = A támogatói is átkerültek, a szerzőjét ott is megnevezzük:
idea-withdrawn = A szerző visszavonta ezt az ötletet
idea-withdrawn-text = Elolvasható, de már nem történik vele semmi.
idea-change-now = Ötlet módosítása
decided-selected-first = Az ötlete nyert. Mindenki láthatja ekkortól: { $date }.
decided-not-selected-first = Az ötlete nem nyert. Mindenki láthatja ekkortól: { $date }.
support-until = Támogatni és a támogatást visszavonni eddig lehet: { $date }.
support-always = A támogatást bármikor visszavonhatja.
support-from = Támogatni ettől lehet: { $date }.
support-closed = A támogatás lezárult. A szám végleges.
support-not-asked = Ez a felhívás nem kér támogatást.
support-not-here = Ez az ötlet már nem támogatható.
comment-taken-back = A szerzője visszavonta
comment-hidden = Moderátor elrejtette
comment-hidden-why = Moderátor elrejtette: { $reason }
comment-appears-as = Ezen a néven jelenik meg: { $name }.
comment-sign-in = Hozzászóláshoz lépjen be az e-mail-címével. Jelszó nem kell.
comment-from = A beszélgetés ekkor nyílik: { $date }.
comment-not-yours = Ennél a felhívásnál csak a város munkatársai szólhatnak hozzá.
comment-closed = A beszélgetés lezárult.
report-insult = Sért vagy fenyeget valakit
report-privacy = Magánügyet árul el valakiről
report-spam = Reklám
report-other = Más
tool-edit-idea = Ötlet módosítása
tool-withdraw-idea = Ötlet visszavonása
tool-answer = Válasz a város nevében
tool-screen = Szűrés
tool-merge = Összevonás egy ikerrel
tool-ask-change = Módosítás kérése
tool-hide = Elrejtés
tool-restore = Elrejtés megtekintése
tool-edit-call = Felhívás szerkesztése
tool-decide = Döntés
said-taken-back = Visszavonva.
said-reported = Köszönjük. A moderátorok megkapták a jelzését.
said-published = Az ötlete megjelent. Minden lépésről értesítjük.
said-changed = A módosításai megjelentek.
said-withdrawn = Visszavonta az ötletét.
said-discarded = A vázlatot eldobtuk.
said-appealed = A moderátorok megkapták a válaszát, és újra megnézik.
said-ended = Befejezve.
said-unsubscribed = Nem küldünk több levelet, csak a kért kódokat.
said-code-sent = Új kódot küldtünk.
said-draft-kept = A felhívás közben lezárult, ezért az ötlet nem jelenhetett meg. A szövegét vázlatként megőriztük.
code-page-title = Írja be a kódot
code-valid = A kód { $minutes } percig érvényes.
code-then-published = Utána megjelenik az ötlete.
code-then-signed-in = Utána be lesz jelentkezve.
code-wrong = Ez egy másik kód. Nézze meg a legújabb levelet; hátralévő próbálkozások: { $left }.
code-over = Ez a kód már nem érvényes. Kérjen újat; amit írt, megőriztük.
mail-code-subject = { $code } az Ön kódja
mail-code-hello = Jó napot!
mail-code-text = Itt a kód, amelyet ezen az oldalon kért: { $city }. Írja be ott, vagy kattintson a hivatkozásra.
mail-code-link = Tovább
mail-code-valid = { $minutes } percig érvényes, és csak egyszer használható.
mail-code-not-you = Nem Ön kérte? Akkor nincs teendője.
news-hello = Kedves { $name }!
news-look = Megnézem
news-subject = { $count } hír arról, amiben részt vesz
news-choose = Itt állíthatja be, milyen gyakran írjunk: { $address }
news-published = Megjelent az ötlete: „{ $title }”
news-eligible = Az ötlete megfelel a feltételeknek, és továbbjut: „{ $title }”
news-ineligible = Az ötlete nem felel meg a feltételeknek: „{ $title }”
news-change-asked = A város módosítást kér ebben az ötletben: „{ $title }”
news-merged = „{ $title }” ennek részeként folytatódik: „{ $with }”
news-took-in = „{ $with }” csatlakozott az ötletéhez: „{ $title }”
news-answered = A város válaszolt erre: „{ $title }”
news-commented = Valaki hozzászólt ehhez: „{ $title }”
news-hidden = Egy moderátor elrejtett valamit, amit Ön írt: „{ $title }”. Válaszolhat rá
news-restored = Újra látható, amit írt: „{ $title }”
news-stays-hidden = A moderátorok újra megnézték, és rejtve marad: „{ $title }”
news-selected-own = Az ötlete nyert: „{ $title }”
news-selected = Nyert: „{ $title }”
news-not-selected-own = Az ötlete nem nyert: „{ $title }”
news-not-selected = Nem nyert: „{ $title }”
news-results = Megvan az eredmény: „{ $call }”
news-closed-early = Idő előtt lezárult: „{ $call }”
news-reopened = Újra nyitva: „{ $call }”
my-settings = Beállítások
without-a-title = Cím nélkül
last-saved = mentve { $when }
pace-soon = Perceken belül
pace-daily = Legfeljebb naponta egyszer
pace-weekly = Legfeljebb hetente egyszer
pace-never = Ne küldjenek levelet, csak a kért kódokat
session-unknown = Egy böngésző
session-since = { $date } óta
session-used = használva { $when }
token-until = eddig: { $date }
scope-read = Olvasni, amit olvashatok
scope-write = Ötletet hozni, támogatni, hozzászólni a nevemben
scope-desk = Az iroda munkáját végezni
scope-moderate = Moderátori munkát végezni
scope-manage = A város beállításait módosítani
erase-page-title = Fiókom törlése
erase-ideas = { $count ->
    [one] { $count } ötlet szövege megmarad, az Ön neve nélkül
   *[other] { $count } ötlet szövege megmarad, az Ön neve nélkül
}
erase-rest = A címét, nevét, támogatásait, követéseit, munkameneteit, kulcsait és leveleit töröljük.
erase-drafts = { $count ->
    [one] { $count } vázlatot törlünk
   *[other] { $count } vázlatot törlünk
}
erase-last-admin = Ön az utolsó rendszergazda. Előbb adja át a szerepet valaki másnak.
withdraw-effect = { $count ->
    [one] { $count } szomszéd támogatja most
   *[other] { $count } szomszéd támogatja most
}
result-of = Az eredmény: { $title }
result-finding = { $count ->
    [one] Egy ötlet megvalósul
   *[other] { $count } ötlet megvalósul
}
result-authors = { $count ->
    [one] ember hozott ötletet
   *[other] ember hozott ötletet
}
result-supporters = { $count ->
    [one] ember támogatott
   *[other] ember támogatott
}
result-comments = { $count ->
    [one] hozzászólás
   *[other] hozzászólás
}
result-decided-by = Döntött: { $office }, közzétéve: { $date }
result-next-commission = A város megállapodást köt a szerzővel
said-erased = A fiókját töröltük.
