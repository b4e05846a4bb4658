## Moderation
mod-title = Moderatie
mod-lead = Wat gemeld werd, eerste bijdragen van nieuwe schrijvers, en beroepen. Het oudste eerst.
mod-nothing = Hier wacht niets
mod-nothing-text = Het gesprek verloopt rustig.
mod-reports = { $count ->
    [one] Eén melding
   *[other] { $count } meldingen
}
mod-appeal = De auteur gaat in beroep
mod-keep = Het mag blijven
mod-seen = Ik heb het bekeken
mod-reason = Regel die het breekt
mod-text = Een zin voor de auteur
mod-hide = Verberg
mod-restore = Toon opnieuw
mod-stay-hidden = Het blijft verborgen

## Moderatie
heap-reports = Meldingen
heap-first = Eerste bijdragen
heap-appeals = Beroepen
heap-hidden = Verborgen
heap-first-post = eerste bijdrage
hidden-on = Verborgen op { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”
