## Moderation and appeals
mod-title = Moderatie
mod-lead = Wat gemeld werd, eerste bijdragen van nieuwe schrijvers, en bezwaren. Het oudste eerst.
mod-nothing = Hier wacht niets
mod-nothing-text = Het gesprek verloopt rustig.
mod-reports = { $count ->
    [one] Eén melding
   *[other] { $count } meldingen
}
mod-appeal = De auteur maakt bezwaar
mod-keep = Het mag blijven
mod-seen = Ik heb het bekeken
mod-reason = Regel die het overtreedt
mod-text = Een zin voor de auteur
mod-hide = Verberg
mod-restore = Toon opnieuw
mod-stay-hidden = Het blijft verborgen
heap-reports = Meldingen
heap-first = Eerste bijdragen
heap-appeals = Bezwaren
heap-hidden = Verborgen
heap-first-post = eerste bijdrage
hidden-on = Verborgen op { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”
nav-moderation = Moderatie
write-reason = De reden
appeal-title = Bezwaar tegen het verbergen
appeal-lead = Een moderator leest je bezwaar, meestal binnen drie werkdagen, en je hoort in elk geval van ons.
appeal-label = Waarom moet het zichtbaar zijn?
appeal-hint = In je eigen woorden.
appeal-button = Verstuur het bezwaar
mod-choose = Kies een regel
mod-alone = Nota’s, en wiens werk het is
mod-keep-all = Ze mogen allemaal blijven
mod-by = { $count ->
    [one] Eén bijdrage van { $name }
   *[other] { $count } bijdragen van { $name }
}
heap-held = Wacht op een blik
heap-confirm = Te bevestigen
mod-release = Het mag zichtbaar zijn
mod-confirm = Bevestig: verberg het
mod-dismiss = Wijs af: het blijft
mod-take-back = Neem het voorstel terug
mod-proposed = Een collega stelde { $when } voor dit te verbergen. Een tweede moderator bevestigt of wijst af.
mod-for-another = Je verborg dit zelf, dus een collega beantwoordt het bezwaar. Je kan het wel opnieuw tonen.
mod-law = Wet die het overtreedt
mod-law-hint = Alleen als het tegen de wet is: naam en artikel.
mod-block-writer = Blokkeer de schrijver
