## Wat er aan een idee veranderde
versions-title = Wat er veranderde
versions-lead = Elke wijziging die gepubliceerd werd, blijft bewaard: wat er eerst stond, wat er nu staat, wie het veranderde en wanneer.
versions-none = Er veranderde niets
versions-none-text = Dit idee zegt wat het zei toen het verscheen.
versions-all = Alle versies
versions-older = Oudere versies
version-number = Versie { $number }
version-first = { $version }, zoals het verscheen
version-compared = Van versie { $before } naar versie { $after }
version-proposed-by = voorgesteld door { $name }
idea-versions = { $count ->
    [one] { $count } versie: bekijk wat er veranderde
   *[other] { $count } versies: bekijk wat er veranderde
}
compare-before = Ervoor
compare-after = Sindsdien
compare-nothing = Hier stond niets
compare-gone = Weggehaald:
compare-came = Toegevoegd:
compare-end = (einde)

## Wijzigingen die anderen voorstellen
amendments-heading = Voorgestelde wijzigingen
amend-title = Een wijziging voorstellen
amend-lead = Schrijf het idee zoals jij het zou zeggen. Wie het schrijft, ziet het verschil en beslist; nemen ze het over, dan word je vermeld.
amend-title-label = Hoe het idee zou heten
amend-text-label = Wat er zou staan
amend-text-hint = Verander alleen wat je bedoelt: de rest blijft zoals het is.
amend-reason-label = Waarom is het zo beter?
amend-reason-hint = Eén zin volstaat. Iedereen kan hem lezen.
amend-send = Wijziging voorstellen
amend-nothing-changed = Er is nog niets anders: verander de titel of de tekst.
amend-too-many = { $most ->
    [one] Er wacht hier al { $most } wijziging van jou. Neem ze eerst terug of wacht op het antwoord.
   *[other] Er wachten hier al { $most } wijzigingen van jou. Neem er eerst een terug of wacht op de antwoorden.
}
amendment-title = Een voorgestelde wijziging
amendment-open = Wacht op antwoord
amendment-accepted = Overgenomen
amendment-declined = Niet overgenomen
amendment-withdrawn = Teruggenomen
amendment-by = { $name }, { $date }
amendment-changes = Wat er zou veranderen
amendment-nothing-left = Het idee zegt dit al.
amendment-why-not = Waarom het niet werd overgenomen
amendment-hidden = Een moderator heeft dit verborgen
amendment-yours = Jouw antwoord
amendment-accept-text = Neem je het over, dan zegt het idee voortaan wat aan de tweede kant staat, en wie het voorstelde wordt vermeld.
amendment-accept = Wijziging overnemen
amendment-decline-label = Of zeg waarom niet
amendment-decline-hint = Eén vriendelijke zin. Iedereen kan hem lezen.
amendment-decline = Niet overnemen
amendment-withdraw = Mijn voorstel terugnemen
amendment-changed-meanwhile = Het idee is intussen veranderd
amendment-changed-meanwhile-text = Bekijk het verschil nog eens en beslis dan.
report-amendment = Dit voorstel melden
news-proposed = Iemand stelt een wijziging voor: “{ $title }”
news-accepted = Jouw wijziging is overgenomen: “{ $title }”
news-declined = Jouw wijziging is niet overgenomen: “{ $title }”
me-amendment-waits = Iemand stelt een wijziging voor van “{ $title }”
event-accepted = Een voorgestelde wijziging werd overgenomen

## Samen schrijven
together-title = Wie dit idee schrijft
together-lead = Wie een idee schrijft, verandert het samen en antwoordt de stad. Alleen de hoofdauteur neemt het terug of geeft het door.
together-closed = Wie het schrijft, kan nu niet veranderen
together-closed-text = Dat kan zolang de oproep ideeën verzamelt, of als de stad een wijziging vroeg.
together-writers = Wie het schrijft
together-main = hoofdauteur
together-remove = Verwijderen
together-leave = Dit idee verlaten
together-leave-text = Wat je schreef, blijft. Je wordt niet meer vermeld en hoort er niets meer van als auteur.
together-asked = Gevraagd, nog geen antwoord
together-take-back = Terugnemen
together-link-once = Een link voor één persoon
together-link-many = Een link voor meer mensen
together-over = { $whom }, als hoofdauteur
together-until = tot { $date }
together-ask = Vraag iemand om mee te schrijven
together-lasts = Maak een link
together-once = Voor één persoon, binnen twee weken
together-many = Voor meer mensen, tot een dag
together-until-label = Laatste dag
together-make-link = Link maken
together-link-made = De link is klaar. Je ziet hem alleen nu.
together-link-label = Stuur hem naar wie met je mee schrijft
together-mail-label = Of schrijf iemand aan
together-mail-hint = Die krijgt één brief en beslist zelf.
together-send-letter = Brief sturen
together-team = Eén naam voor allen
together-team-label = De naam waarmee jullie samen tekenen
together-team-hint = Bijvoorbeeld “De tuiniers van Blauwput”. Die staat boven jullie eigen namen.
together-team-save = Naam bewaren
together-hand = Dit idee aan iemand anders geven
together-hand-text = Die wordt hoofdauteur zodra hij of zij aanvaardt; jij blijft meeschrijven.
together-hand-to = Aan iemand die meeschrijft
together-hand-mail = Of aan iemand per brief
together-hand-send = Aanbieden
together-to-whom = Kies iemand of schrijf een adres.
together-full = Er schrijven al twaalf mensen mee: meer kan niet.
together-asked-enough = Je hebt vandaag al veel mensen gevraagd. Probeer het morgen opnieuw.
together-offered = { $name } wil je dit idee geven
together-take = Hoofdauteur worden
tool-together = Wie het schrijft
me-coauthor = je schrijft mee
me-idea-offered = Je kunt hoofdauteur worden van “{ $title }”
idea-with = Samen met { $names }
idea-by-team = Door { $team }
idea-amended-by = Met wijzigingen voorgesteld door { $names }
event-joined = Iemand kwam meeschrijven
event-left = Iemand die meeschreef, ging weg
event-handed-over = Het heeft een andere hoofdauteur
news-idea-joined = Iemand schrijft nu mee aan “{ $title }”
news-idea-removed = Je schrijft niet meer mee aan “{ $title }”
news-hand-offered = Je kunt hoofdauteur worden van “{ $title }”
news-handed-over = “{ $title }” heeft een andere hoofdauteur
erase-hand-over = { $count ->
    [one] Anderen schrijven mee aan { $count } van je ideeën. Geef het eerst aan een van hen, op zijn pagina onder “Wie het schrijft”; anders heeft het geen hoofdauteur.
   *[other] Anderen schrijven mee aan { $count } van je ideeën. Geef ze eerst aan een van hen, op hun pagina’s onder “Wie het schrijft”; anders hebben ze geen hoofdauteur.
}
join-title = Een uitnodiging om een idee te schrijven
join-asked-with = { $name } vraagt je om samen het idee “{ $title }” te schrijven.
join-asked-over = { $name } wil je het idee “{ $title }” geven: jij zou hoofdauteur zijn.
join-may = Je kunt het idee veranderen en antwoorden op vragen van de stad.
join-may-not = Alleen de hoofdauteur neemt het terug of geeft het door.
join-shown = Je naam staat bij het idee.
join-over-may = Je verandert het, antwoordt de stad, zegt wie meeschrijft en kunt het terugnemen.
join-as = Je wordt getoond als { $name }.
join-sign-in = Meld je aan om te aanvaarden
join-accept = Aanvaarden
join-refuse = Nee, dank je
join-subject = Een uitnodiging: { $title }
join-hello = Goeiedag,
join-look = Bekijk de uitnodiging
join-valid = De link werkt tot { $date }.
join-ignore = Wil je niet? Dan hoef je niets te doen.

## Ideeën die aan de stad verteld werden
told-tool = Vertelde ideeën invoeren
told-title = Een verteld idee invoeren
told-lead = Per telefoon, op papier, aan het loket. E-mail is niet nodig: wie het vertelde, krijgt een kaartje met een code.
told-done = Het idee is gepubliceerd.
told-next = Het volgende invoeren
told-send = Publiceren en kaartje maken
told-at-event = Bij welk evenement werd het opgeschreven?
told-no-event = Bij geen
told-how-label = Hoe werd het verteld?
told-how-phone = Per telefoon
told-how-paper = Op papier
told-how-desk = Aan het loket
told-how-missing = Zeg hoe het verteld werd.
told-name-label = Naam die getoond mag worden
told-name-hint = Voornaam en eerste letter. Laat het leeg als iemand geen naam wil tonen.
told-consent-label = Akkoord dat de naam getoond wordt?
consent-no = Er wordt geen naam getoond
consent-spoken = Ja, dat werd gezegd
consent-signed = Ja, daarvoor werd getekend
consent-missing = Vraag of de naam getoond mag worden, of laat hem weg.
told-entered = Ingevoerd
told-entered-by = { $when }, door { $name }
told-claimed = Opgeëist met het kaartje
told-forget = Naam weghalen
told-forget-text = Als wie het vertelde daarom vraagt. Het idee blijft zonder naam, en het kaartje opent niets meer.
told-to-the-city = Verteld aan de stad: { $how }
tool-card = Kaartje van wie het vertelde
card-title = Kaartje met een code
card-lead = Daarmee volgt wie het idee vertelde het zonder adres, en kan het later zelf overnemen.
card-once = Druk het nu af: de code zie je maar één keer.
card-print = Kaartje afdrukken
card-renew = Een ander kaartje maken
card-renew-text = De code van het vorige kaartje opent niets meer.
card-how = Zo zie je wat er van je idee wordt: scan het vierkant met een telefoon, of typ de code op
card-keep = Bewaar dit kaartje. Wie de code heeft, kan zeggen dat het idee van hem of haar is.
card-told = Verteld op { $date }: { $how }
card-square = Leidt naar je idee
card-code-title = Volg je idee met het kaartje
card-code-lead = Typ de code die op je kaartje staat.
card-code-label = Code
card-code-hint = Twaalf letters en cijfers. Hoofdletter of niet maakt niet uit.
card-code-send = Toon mijn idee
card-code-unknown = Bij deze code hoort geen idee. Vergelijk ze met het kaartje, letter per letter.
card-idea-title = Jouw idee
card-to-idea = Lees het idee met wat anderen erover zeggen
card-claim-title = Maak het van jou
card-claim-text = Met een account verander je het idee zelf en krijg je berichten. Het kaartje is dan niet meer nodig.
card-claim = Dit is mijn idee
card-sign-in = Meld je aan om het over te nemen
stat-told = { $count ->
    [one] { $count } idee werd aan de stad verteld in plaats van getypt
   *[other] { $count } ideeën werden aan de stad verteld in plaats van getypt
}
stat-told-text = De stad voerde ze in voor wie ze vertelde.
stat-told-how = Hoe
stat-told-ideas = Ideeën
log-enter-for = Voerde een verteld idee in
log-renew-card = Maakte een ander kaartje voor een verteld idee
log-forget-name = Haalde de naam weg van wie een idee vertelde
