## Statistieken van een oproep en van de stad
statistics = Cijfers
statistics-call = Cijfers: { $call }
statistics-city = { $city } in cijfers
statistics-lead = Wie meedoet, hoe lang antwoorden duurden en wat er van ideeën werd.
statistics-counted = Geteld op { $at }. Elk uur wordt opnieuw geteld.
statistics-none = Er is nog niets geteld
statistics-none-text = Elk uur wordt er geteld. Kom straks terug.
statistics-how = Hoe dit geteld wordt
statistics-how-text = Een wijk is hier de wijk waar een idee over gaat: niemand wordt gevraagd waar hij woont of hoe oud hij is. Alleen wat iedereen mag lezen, telt mee; een resultaat telt zodra het openbaar is. Minder dan vijf mensen tonen we niet, en daarnaast laten we zoveel weg dat geen som ze verraadt.
statistics-as-data = Alles wat geteld wordt, als data:
statistics-of-city = Alle oproepen in cijfers
stat-people = { $count ->
    [one] { $count } persoon
   *[other] { $count } mensen
}
stat-share = { $share } op { $of }
stat-most-share = { $place } doet het meest mee: { $share } op { $of } inwoners
stat-most = Hier doen de meeste mensen mee: { $place }, { $count }
stat-all = { $count ->
    [one] Eén persoon deed mee
   *[other] { $count } mensen deden mee
}
stat-people-text = { $count ->
    [one] Eén persoon bracht een idee, steunde er een of zei er iets over.
   *[other] { $count } mensen brachten een idee, steunden er een of zeiden er iets over. Ieder telt één keer, in de wijk van het idee waarmee hij begon.
}
stat-small = Wijken met minder dan vijf mensen staan samen.
stat-population = Inwoners: { $source }, { $year }.
stat-people-head = Mensen die meededen
stat-inhabitants = Inwoners
stat-share-head = Op { $of } inwoners
stat-when-most = De meesten begonnen vanaf { $from }: { $count }
stat-when = Wanneer mensen begonnen mee te doen
stat-when-text = Elke kolom staat voor { $days } dagen, de eerste vanaf { $from }. Alle hebben één schaal.
stat-untold = niet getoond
stat-outline = Een gestippelde kolom is een getal dat we niet tonen, omdat het klein is of een klein getal zou verraden.
stat-from = Vanaf
stat-until = Tot
stat-total = Samen
stat-what = Wat
stat-half = { $days ->
    [one] De helft van de ideeën had binnen een dag antwoord
   *[other] De helft van de ideeën had binnen { $days } dagen antwoord
}
stat-waits-text = Dagen van het idee tot de stad zei of het aan de voorwaarden voldoet. De lijn is de helft; de band gaat van een kwart tot negen op tien.
stat-in-time = { $kept } van { $promised } kregen antwoord op de beloofde dag of eerder.
stat-answers = Antwoorden
stat-quarter-days = Een kwart binnen (dagen)
stat-half-days = De helft binnen (dagen)
stat-nine-days = Negen op tien binnen (dagen)
stat-written = { $count ->
    [one] { $count } is geschreven
   *[other] { $count } zijn geschreven
}
stat-shown = { $count } kun je lezen
stat-merged = { $count ->
    [one] { $count } ging op in een ander
   *[other] { $count } gingen op in een ander
}
stat-withdrawn = { $count ->
    [one] { $count } is ingetrokken
   *[other] { $count } zijn ingetrokken
}
stat-hidden = { $count ->
    [one] { $count } is verborgen
   *[other] { $count } zijn verborgen
}
stat-eligible = { $count ->
    [one] { $count } voldoet aan de voorwaarden
   *[other] { $count } voldoen aan de voorwaarden
}
stat-ineligible = { $count ->
    [one] { $count } voldoet niet
   *[other] { $count } voldoen niet
}
stat-unscreened = { $count ->
    [one] { $count } wordt nog nagekeken
   *[other] { $count } worden nog nagekeken
}
stat-selected = { $count ->
    [one] { $count } wordt uitgevoerd
   *[other] { $count } worden uitgevoerd
}
stat-not-selected = { $count } niet
stat-waiting = { $count ->
    [one] { $count } wacht op een beslissing
   *[other] { $count } wachten op een beslissing
}
stat-became-shown = { $shown } van { $written } ideeën kun je lezen
stat-became-selected = { $selected } van { $written } ideeën worden uitgevoerd
stat-became-text = Wat er van ideeën werd, van boven naar onder. Wat onderweg stopt, heeft zijn reden op zijn pagina.
stat-of-written = Van alles wat geschreven is
stat-calls-title = De stad voert { $share } uit van de ideeën in oproepen met een resultaat
stat-calls-text = Van de ideeën die je kunt lezen, de nieuwste oproep eerst.
stat-undecided = Niet beslist
stat-call = Oproep
stat-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}
stat-open-end = zonder einde
stat-lasts = Van { $from } tot { $until }
stat-lasts-text = Wat je in deze oproep kon doen, en wanneer. Wat voorbij is, is lichter.
stat-today = vandaag
