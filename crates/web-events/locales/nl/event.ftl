## Lists
nav-events = Activiteiten
events-title = Activiteiten
events-lead = Wanneer en waar mensen in de stad samenkomen. Iedereen is welkom.
events-coming = Binnenkort
events-past = Voorbij
events-calendar = Alle activiteiten in mijn agenda
events-narrow = Lijst beperken
events-call = Oproep
events-all-calls = Alle oproepen
events-everywhere = De hele stad
events-show = Toon
events-show-all = Toon alles
events-drafts = Ontwerpen, die alleen medewerkers zien
events-none = Er is geen activiteit gepland
events-none-text = Wat gepland is, staat hier en op de pagina van de oproep.
events-none-past = Er heeft nog niets plaatsgevonden
events-none-past-text = Wat plaatsvond, staat hier, met het verslag.
events-none-found = Niets gevonden
events-none-found-text = Hier of bij deze oproep is er geen activiteit.
events-as-file = De lijst als bestand:
events-of-call = Activiteiten bij deze oproep
home-events = Binnenkort
home-all-events = Alle activiteiten

## An event
event-untitled = Een activiteit zonder titel
event-when = { $day }, { $from }–{ $until }
event-when-days = { $day }, { $from } tot { $last }, { $until }
event-when-unknown = Nog niet bekend
event-hours = { $from }–{ $until }
event-online = Online
event-place-and-online = { $place }, en online
event-left = { $left ->
    [one] Nog { $left } plaats vrij van { $capacity }
   *[other] Nog { $left } plaatsen vrij van { $capacity }
}
event-full = Alle plaatsen zijn bezet
event-full-waiting = { $waiting ->
    [one] Alle plaatsen zijn bezet, { $waiting } persoon wacht
   *[other] Alle plaatsen zijn bezet, { $waiting } mensen wachten
}
event-full-closed = Alle plaatsen zijn bezet.
event-places-enough = Er is plaats voor iedereen
event-state-draft = Ontwerp
event-state-cancelled = Afgelast
event-state-over = Voorbij
event-fact-when = Wanneer
event-fact-where = Waar
event-fact-office = Wie uitnodigt
event-fact-online = Online
event-join = Online meedoen
event-map = Waar het is
event-neighbourhood = Wijk
event-aside = Kaart
event-draft-banner = Dit is een ontwerp
event-draft-banner-text = Alleen medewerkers zien het tot het online staat.
event-cancelled-banner = Deze activiteit gaat niet door
event-number-registered = Ingeschreven
event-number-came = Aanwezig
event-is-over = Deze activiteit is voorbij
event-just-come = Inschrijven hoeft niet: kom gewoon
event-follow = Volgen
event-unfollow = Niet meer volgen
event-calendar = Zet in mijn agenda
event-begins = begint
event-card-taken = Je hebt een plaats
event-card-waiting = Je wacht

## Registering
event-registering = Inschrijven
event-register = Schrijf me in
event-wait = Zet me op de wachtlijst
event-waiting-note = Als iemand afzegt, krijgt de volgende op de lijst de plaats en een brief daarover.
event-waiting-moves = Zodra het jouw beurt is, heb je een plaats en schrijven we je.
event-waiting-stays = De lijst schuift niet meer vanzelf op. We schrijven je als je toch een plaats krijgt.
event-registering-until = Je kunt je inschrijven tot { $date }.
event-registering-from = Je kunt je inschrijven vanaf { $date }.
event-registering-over = Inschrijven kan niet meer.
event-no-registering = Voor deze activiteit kun je je niet inschrijven.
event-own-taken = { $companions ->
    [0] Je hebt een plaats
    [one] Je hebt een plaats, met { $companions } metgezel
   *[other] Je hebt een plaats, met { $companions } metgezellen
}
event-own-waiting = Je bent nummer { $number } op de wachtlijst
event-own-answers = Wat je ons liet weten
event-change = Wijzig
event-withdraw = Zeg af
event-withdraw-lead = Iemand anders kan dan je plaats krijgen bij “{ $title }”, { $when }.
event-withdraw-button = Ja, zeg af
event-companions = Hoeveel mensen breng je mee?
event-companions-hint = Hoogstens { $most }. Laat het leeg als je alleen komt.
event-register-change = Bewaar de wijziging
event-register-then = Je krijgt een brief met alle gegevens en kunt altijd afzeggen.
event-register-then-sign-in = Hierna vragen we je e-mailadres. Wat je invulde, blijft staan.
event-register-still-here = Wat je invulde, staat er nog
event-register-still-here-text = Kijk het na en schrijf je dan in.
event-erased = Je wordt uitgeschreven voor activiteiten die nog komen; van wat voorbij is, blijft alleen het aantal.

## What officers do
event-new = Nieuwe activiteit
event-tool-edit = Bewerk
event-tool-people = Inschrijvingen
event-tool-attendance = Wie er is
event-tool-minutes = Verslag
event-missing = Voor het online kan:
event-changed = Een collega wijzigde deze activiteit ondertussen
event-changed-text = Wat maar een van jullie aanraakte, is samengevoegd. Kijk na wat jullie allebei schreven.
event-theirs = Wat je collega daar schreef
event-edit-what = Wat
event-edit-title = Titel
event-edit-text = Waarover het gaat
event-edit-text-hint = Markdown werkt: een lege regel begint een nieuwe alinea, een regel met een streepje maakt een lijst.
event-edit-office = Wie uitnodigt
event-edit-office-hint = Laat het leeg voor de dienst van de oproep.
event-edit-call = Bij welke oproep hoort het?
event-of-city = Geen: de stad nodigt uit
event-nowhere = Geen wijk
event-edit-when = Wanneer en waar
event-edit-zone = De tijden zijn die van de stad ({ $zone }).
event-edit-begins = Begint
event-edit-ends = Eindigt
event-edit-place = Adres
event-edit-place-hint = De straat met het nummer en de naam van het gebouw. Laat het leeg als het alleen online is.
event-edit-map = Klik waar het is.
event-edit-online = Link naar de online bijeenkomst
event-edit-online-hint = Die begint met https://
event-edit-online-for = Wie de link ziet
event-online-everybody = Iedereen
event-online-registered = Wie een plaats heeft
event-edit-who = Wie mag komen
event-edit-registers = Mensen schrijven zich in
event-edit-registers-hint = Anders komt iedereen gewoon.
event-edit-capacity = Hoeveel plaatsen er zijn
event-edit-capacity-hint = Laat het leeg als er geen grens is.
event-edit-companions = Hoeveel anderen iemand mag meebrengen
event-edit-companions-hint = 0 als iedereen zichzelf inschrijft.
event-edit-opens = Inschrijven begint
event-edit-closes = Inschrijven eindigt
event-edit-closes-hint = Bij het begin van de activiteit, als je het leeg laat.
event-edit-waiting = Houd een wachtlijst bij
event-edit-waiting-hint = Als alle plaatsen bezet zijn, kunnen mensen wachten. Wie het langst wacht, schuift vanzelf als eerste op.
event-edit-moves = Mensen schuiven op tot
event-edit-moves-hint = Tot het begin, als je het leeg laat. Daarna laat je zelf mensen opschuiven.
event-edit-asked = Wat je vraagt aan wie zich inschrijft
event-edit-asked-hint = Alleen organisatoren lezen de antwoorden. Een vraag zonder woord valt weg.
event-asked-number = Vraag { $number }
event-asked-kind = Soort antwoord op vraag { $number }
event-asked-required = Iedereen moet antwoorden
event-asked-short = Een paar woorden
event-asked-long = Enkele zinnen
event-asked-tick = Een vakje om aan te vinken
event-asked-diet = Is er iets dat je niet eet?
event-asked-access = Wat heb je nodig om mee te kunnen doen? Bijvoorbeeld een helling, een tolk, een rustige plek.
event-save = Bewaar
event-publish = Bewaar en zet online
event-copy = Kopieer
event-copy-of = Kopie van { $title }
event-cancel = Gelast de activiteit af
event-cancel-lead = De pagina blijft en zegt dat het niet doorgaat en waarom.
event-cancel-reason = Waarom het niet doorgaat
event-cancel-hint = Iedereen leest dit.
event-cancel-button = Ja, gelast af
event-cancel-told = { $people ->
    [0] Niemand is ingeschreven.
    [one] { $people } plaats is bezet of wordt op gewacht: wie ingeschreven is, krijgt een brief.
   *[other] { $people } plaatsen zijn bezet of wordt op gewacht: wie ingeschreven is, krijgt een brief.
}
event-delete = Verwijder het ontwerp
event-delete-lead = Niemand anders heeft het gezien. Het kan niet worden teruggehaald.
event-delete-button = Ja, verwijder

## Those who registered
people-heading = Inschrijvingen
people-who-reads = Alleen medewerkers zien deze pagina. Gebruik wat mensen je vertelden alleen voor deze activiteit.
people-taken = Heeft een plaats
people-waiting = Wacht
people-withdrawn = Zegde af
people-left = Iemand die vertrok
people-brings = { $companions ->
    [one] brengt { $companions } persoon mee
   *[other] brengt { $companions } mensen mee
}
people-since = ingeschreven op { $date }
people-number-taken = Bezette plaatsen
people-number-places = Plaatsen
people-number-waiting = Plaatsen waarop gewacht wordt
people-move-up = Geef vrije plaatsen aan wie wacht
people-nobody = Nog niemand is ingeschreven
people-nobody-text = Wie zich inschrijft, staat hier, met de antwoorden.
people-as-file = De lijst als bestand:
people-column-name = Naam
people-column-state = Stand
people-column-places = Plaatsen
people-column-came = Aanwezig
people-column-language = Taal
people-column-made = Ingeschreven
attendance-title = Wie er is
attendance-there = { $there } aanwezig, { $registered } plaatsen bezet
attendance-present = Is er
attendance-absent = Is er niet
attendance-walked-in = Hoeveel mensen kwamen zonder inschrijving
attendance-walked-in-hint = Alleen het aantal wordt bewaard.
minutes-title = Verslag
minutes-lead = Wat gezegd en beslist is. Wie meedeed, krijgt bericht als je het online zet.
minutes-public = Online sinds { $date }
minutes-publish = Bewaar en zet online

## Letters and messages
news-event-published = “{ $title }” vindt plaats: { $when }
news-event-registered = Je hebt een plaats bij “{ $title }”: { $when }
news-event-waitlisted = Je staat op de wachtlijst voor “{ $title }”: { $when }
news-event-moved-up = Je bent opgeschoven en hebt een plaats bij “{ $title }”: { $when }
news-event-reminded = “{ $title }” is binnenkort: { $when }
news-event-time = “{ $title }” is op een ander moment: { $when }
news-event-place = “{ $title }” is op een andere plek: { $place }
news-event-time-and-place = “{ $title }” is op een ander moment en een andere plek: { $when }, { $place }
news-event-online = De link naar “{ $title }” online is veranderd
news-event-cancelled = “{ $title }” gaat niet door
news-event-minutes = Het verslag van “{ $title }” staat online

## The log
log-event-begin = begon een activiteit
log-event-save = wijzigde een activiteit
log-event-publish = zette een activiteit online
log-event-cancel = gelastte een activiteit af
log-event-discard = verwijderde het ontwerp van een activiteit
log-event-answer = antwoordde in naam van de stad
log-event-move-up = { $people ->
    [one] gaf { $people } wachtende een plaats
   *[other] gaf { $people } wachtenden een plaats
}
log-event-attendance = noteerde wie op een activiteit was
log-event-minutes = schreef een verslag
log-event-publish-minutes = zette een verslag online
people-says-coming = zei te komen
coming-link = Kom je nog? Zeg het met één druk op de knop
coming-title = Kom je nog naar “{ $title }”?
coming-lead = Het is op { $when }. Kun je niet komen, dan gaat je plaats naar wie erop wacht.
coming-places = { $count ->
    [one] één plaats
   *[other] { $count } plaatsen
}
coming-yes = Ja, ik kom
coming-no = Nee, geef mijn plaats aan iemand anders
