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
