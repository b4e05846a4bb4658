### Moderálás, a város beállításai, emberek, napló: az oldalak által összeállított mondatok.

## Moderálás
heap-reports = Jelentések
heap-first = Első hozzászólások
heap-appeals = Fellebbezések
heap-hidden = Elrejtettek
heap-first-post = első hozzászólás
comment-on = Hozzászólás ehhez: „{ $title }”
hidden-on = Elrejtve { $date }: { $reason }
report-in-words = { $reason }: „{ $text }”

## Amit az oldal magáról mond
data-log-entries = Bejegyzések a döntések naplójában
data-log-head = A legújabb bejegyzés pecsétje (SHA-256)
mails-about = ami { $city } oldalán történik
comment-appeal = Válasz a moderátoroknak a hozzászólásáról

## A város beállításai
city-contact = Ki válaszol, és hol
city-contact-hint = Hivatal, cím és telefon az akadálymentességi és az adatvédelmi oldalhoz.
city-zone-unknown = Nincs ilyen nevű időzóna. Írjon például ilyet: Europe/Budapest
city-currency-unknown = A pénznem három betűjét írja be, például: HUF
city-language-missing = Válasszon legalább egy nyelvet
city-first-not-offered = Az első nyelv a fent bejelölt nyelvek egyike legyen
city-outlines-first = Előbb a városrészek körvonalait válassza ki
geojson-not-json = Ez a fájl nem GeoJSON. Mentse a térképprogramból GeoJSON-ként, és válassza ki újra
geojson-empty = Ebben a fájlban nincs városrész
geojson-too-large = Ez a fájl nagyobb mint { $most } MB. Egyszerűsítse a körvonalakat, és válassza ki újra
geojson-feature = { $number }. elem: { $what }
geojson-no-name = adja meg a name tulajdonságát
geojson-long-name = rövidítse a nevét 80 karakterre
geojson-same-key = egy korábbinak ugyanez a key értéke; mindegyiknek saját kell
geojson-no-polygon = fokokban megadott sokszög legyen (WGS 84)
geojson-too-many = idáig már 200 városrész vagy 20 000 pont van; egyszerűsítse a fájlt

## Emberek és szerepek
role-admin = Rendszergazda
role-officer = Ügyintéző
role-moderator = Moderátor
people-all = { $count } ember, elöl a szereppel rendelkezők
people-found = { $count } találat
people-role-missing = Válasszon legalább egy szerepet
people-last-admin = Ő az utolsó rendszergazda. Előbb adja meg másnak is ezt a szerepet
person-since = { $date } óta
person-seen = utoljára itt járt: { $ago }

## A döntések naplója
log-entries = A naplóban { $count } bejegyzés van
log-whole = A napló sértetlen: mind a { $count } bejegyzést ellenőriztük
log-broken = A naplót megváltoztatták: a { $number }. bejegyzés nem illik az előzőhöz
log-check = A teljes napló ellenőrzése
log-system = Maga a Kalaka
log-with-reason = { $done }: „{ $reason }”
log-give-role = { $name } új szerepe: { $role }
log-take-role = { $name } szerepe megszűnt: { $role }
log-hide = Elrejtett valamit
log-restore = Újra megmutatott valamit
log-approve = Rendben talált valamit
log-keep-hidden = Elrejtve hagyott valamit
log-screen = Átnézett egy ötletet
log-ask-change = Módosítást kért
log-merge = Összevont egy ötletet a párjával
log-answer = Válaszolt a város nevében
log-call-begin = Elkezdett egy felhívást
log-call-save = Módosított egy felhívást
log-call-publish = Közzétett egy felhívást
log-call-close = Idő előtt lezárt egy felhívást
log-call-reopen = Újra megnyitott egy felhívást
log-call-archive = Eltett egy felhívást
log-call-rename = Új címet adott egy felhívásnak
log-call-decide = Döntött egy felhívásról
log-erase = Törölte a saját fiókját
log-city-save = Módosította a város beállításait
log-everything = Minden
log-ideas = Ötletek
log-comments = Hozzászólások
log-calls = Felhívások
log-people = Emberek és szerepek
log-city = Beállítások
