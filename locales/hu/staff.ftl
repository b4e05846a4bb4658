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
