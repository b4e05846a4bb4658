## What waits for whoever works here
nav-desk = Balie
desk-title = Wat wacht
desk-tabs = Delen van de wachtrij
desk-show-here = Te doen
desk-show-mine = Van mij
desk-show-elsewhere = Bij anderen
desk-filter-label = Beperk wat wacht
desk-filter = Filter
desk-search = Woorden
desk-find = Zoek
desk-work = Soort werk
desk-whose = Van wie
desk-any-work = Al het werk
desk-any-theme = Alle thema's
desk-any-place = De hele stad
desk-anybodys = Van iedereen
desk-nobodys = Nog van niemand
desk-with-words = “{ $words }”
desk-narrow = Toon deze
desk-without = Zonder
desk-without-all = Toon alles
desk-nothing-so = Zo wacht er niets
desk-nothing-so-text = Neem een filter weg, of bekijk alles.
desk-found-many = Er wachten meer dan { $most } dingen.
desk-beyond = Er wacht nog meer. Beperk de wachtrij of werk iets af, dan staan de volgende hier.
desk-waiting = Wachtend, het oudste eerst
desk-nothing = Er wacht niets
desk-nothing-text = Iedereen kreeg antwoord. Tijd voor een wandeling door de wijk.
desk-found = { $count ->
    [0] Er wacht niets.
    [one] Eén ding wacht: { $since }.
   *[other] Er wachten { $count } dingen. Het oudste: { $since }.
}
desk-task-report = Bekijk een melding
desk-task-first = Lees een eerste bijdrage
desk-task-appeal = Beantwoord een bezwaar
late-word = te laat

## One thing at the desk
item-title = Onder collega's
item-mine = is van jou.
item-of = is van { $name }.
item-nobodys = is nog van niemand.
item-take = Neem het op je
item-back = Geef het terug
item-give-to = Geef het aan…
item-colleague = Collega
item-give = Geef het
item-note = Nota voor collega's
item-note-hint = Alleen wie aan de balie werkt, leest ze.
item-note-button = Schrijf de nota
item-public = Bekijk het zoals iedereen het ziet

## Saved replies
replies-title = Bewaarde antwoorden
replies-lead = Wat je vaak schrijft, één keer in elke taal. Tussen accolades staat wat verschilt: { $places }
replies-theirs = Een collega wijzigde dit intussen in: { $text }
replies-new = Een nieuw antwoord
replies-name = Hoe je het noemt
replies-save = Bewaar het antwoord
replies-remove = Verwijder het
replies-choose = Bewaard antwoord
replies-change = Pas de antwoorden aan

## Many at once
bulk-title = { $count ->
    [one] Eén ding tegelijk
   *[other] { $count } dingen tegelijk
}
bulk-items = Wat is aangevinkt
bulk-go = Doe iets met wat is aangevinkt
bulk-tick = Vink “{ $title }” aan
bulk-rules = Regel die het overtreedt
bulk-reason-hint = Elke auteur leest dit: zeg wat voor allemaal klopt.
bulk-refused = { $count ->
    [one] Eén bleef zoals het is:
   *[other] { $count } bleven zoals ze zijn:
}
bulk-changed = iemand paste het intussen aan
bulk-gone = het is er niet meer
bulk-rule = hier moet je een voorwaarde van de oproep kiezen; doe dit apart
done-fine = { $count ->
    [one] Eén bijdrage mag blijven
   *[other] { $count } bijdragen mogen blijven
}
done-hide = { $count ->
    [one] Eén bijdrage is verborgen
   *[other] { $count } bijdragen zijn verborgen
}
done-take = { $count ->
    [one] Je nam één taak op je
   *[other] Je nam { $count } taken op je
}
last-until = kan ongedaan worden gemaakt tot { $when }
last-undo = Maak ongedaan

## Keys
keys-title = Toetsen
key-next = De volgende
key-previous = De vorige
key-good = Het is in orde, of voldoet aan de voorwaarden
key-not = Het is niet in orde: open het formulier voor de reden
key-many = Eén reden voor meerdere ideeën
key-save = Bewaar, nog niet bekendmaken

## Oproepen, de kalender, de voorbije weken
desk-within = Oproep
desk-any-within = Alle oproepen
calendar-title = Kalender
calendar-late = Beloofd, en nog niet gekomen
calendar-nothing = In de komende maanden opent of sluit er niets en is er niets beloofd
numbers-title = De voorbije weken
numbers-lead = Hoe lang mensen op een antwoord wachtten, van { $date } tot vandaag.
numbers-nothing = In deze weken werd niets beantwoord
numbers-done = Beantwoord
numbers-half = De helft binnen
numbers-nine-of-ten = Negen op tien binnen
numbers-in-time = Op de beloofde dag
numbers-kept = { $kept } van { $promised }
numbers-no-promise = geen dag beloofd
numbers-note = Van elke soort tellen hoogstens de duizend nieuwste antwoorden mee.
numbers-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
numbers-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
numbers-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}
done-restore = { $count ->
    [one] Eén bijdrage is weer te zien
   *[other] { $count } bijdragen zijn weer te zien
}
done-stay = { $count ->
    [one] Eén bijdrage blijft verborgen
   *[other] { $count } bijdragen blijven verborgen
}
desk-task-held = Lees wat op een blik wacht
desk-task-confirm = Bevestig dat iets verborgen wordt
done-dismiss = { $count ->
    [one] Eén voorstel is afgewezen
   *[other] { $count } voorstellen zijn afgewezen
}
