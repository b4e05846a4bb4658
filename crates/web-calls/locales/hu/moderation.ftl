## Moderation
mod-title = Moderálás
mod-lead = Bejelentések, új szerzők első írásai és fellebbezések. A legrégebbi elöl.
mod-nothing = Itt semmi sem vár
mod-nothing-text = A beszélgetés nyugodt.
mod-reports = { $count } bejelentés
mod-appeal = A szerző fellebbez
mod-keep = Maradhat
mod-seen = Megnéztem
mod-reason = A megsértett szabály
mod-text = Egy mondat a szerzőnek
mod-hide = Elrejtés
mod-restore = Legyen újra látható
mod-stay-hidden = Rejtve marad

## Moderálás
heap-reports = Jelentések
heap-first = Első hozzászólások
heap-appeals = Fellebbezések
heap-hidden = Elrejtettek
heap-first-post = első hozzászólás
hidden-on = Elrejtve { $date }: { $reason }
report-in-words = { $reason }: „{ $text }”
