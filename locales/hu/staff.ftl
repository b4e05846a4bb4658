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
