## Hoe een oproep beoordeeld wordt
evaluation-title = Beoordeling
evaluation-setup = Hoe er beoordeeld wordt
evaluation-setup-lead = Met enkele collega's geven jullie elk idee punten, eerst ieder apart. Wat je hier instelt, ligt vast zodra het eerste punt gegeven is.
evaluation-what = Wat er meetelt
evaluation-what-hint = Elk hiervan krijgt een punt. Wat meer telt, krijgt een hoger gewicht.
evaluation-answers = Wat lezen juryleden van de antwoorden bij ideeën?
evaluation-answers-hint = Juryleden werken niet voor de stad. Wat verzegeld is, openen ze nooit.
evaluation-answers-open = Alleen wat iedereen mag lezen
evaluation-answers-all = Ook wat alleen jullie lezen
evaluation-juror-named = { $name } (jurylid)
evaluation-not-yours = Dit idee kreeg je niet te beoordelen
evaluation-not-yours-text = Juryleden lezen de punten van de ideeën die ze zelf beoordeeld hebben.
evaluation-nothing-waits = Niets wacht
evaluation-something-waits = Wacht op je punten
evaluations-title = Wat je beoordeelt
evaluations-lead = De oproepen waarvan je ideeën punten geeft, telkens met hoever je staat.
evaluations-none = Je beoordeelt nu niets
evaluations-none-text = Zodra je ideeën van een oproep moet beoordelen, staat die hier. Je krijgt dan een bericht.
evaluation-scale-label = Punten
evaluation-scale = Van 0 tot { $most }
evaluation-readers = Met hoeveel beoordelen jullie elk idee?
evaluation-readers-hint = 1 tot 9. Vanaf drie zie je wie er apart staat.
evaluation-shown = Wie leest de punten na de uitslag?
evaluation-shown-hint = Niemand leest namen. Notities voor collega's blijven onder collega's.
evaluation-shown-staff = Alleen wie voor deze oproep werkt
evaluation-shown-authors = Wie het idee schreef
evaluation-shown-everyone = Iedereen
evaluation-measure = Wat er meetelt ({ $language })
evaluation-help = Wat een hoog punt vraagt ({ $language })
evaluation-weight = Gewicht, 1 tot 10
evaluation-add = Voeg er een toe
evaluation-save = Bewaar
evaluation-settled = Er zijn punten gegeven
evaluation-settled-text = De woorden kunnen nog veranderen. De schaal, wat er meetelt en hoeveel het telt, blijven zoals ze zijn.
evaluation-stays = Er zijn al punten mee gegeven, dus dit blijft zo
evaluation-changed = Een collega heeft dit intussen veranderd
evaluation-changed-text = Wat je typte, staat hier nog. Kijk opnieuw en bewaar dan.
evaluation-people = Wie er beoordeelt
evaluation-people-hint = Iedereen die voor deze oproep werkt, kan dat, en de juryleden ervan. Wat iemand opvolgt, gaat eerst naar hem of haar.
evaluation-people-none = Nog niemand. Duid er minstens zoveel aan als elk idee beoordelen.
evaluation-person = Collega of jurylid
evaluation-choose = Kies
evaluation-themes = Thema's die ze opvolgen
evaluation-places = Buurten die ze opvolgen
evaluation-takes-all = Neemt alles
evaluation-left = Werkt niet meer voor deze oproep
evaluation-appoint = Laat mee beoordelen
evaluation-dismiss = Haal weg
evaluation-to-overview = Naar de ideeën en hun punten

## Wat alle punten zeggen
evaluation-lacking = { $count ->
    [one] Eén idee heeft te weinig beoordelaars
   *[other] { $count } ideeën hebben te weinig beoordelaars
}
evaluation-share-hint = Niemand krijgt een eigen idee, of een van de eigen organisatie. Wie een idee heeft, houdt het.
evaluation-share = Verdeel ze
sharing-label = Wat komt eerst?
sharing-evenly = Iedereen krijgt er evenveel
sharing-by-field = Iedereen krijgt wat hij of zij opvolgt
evaluation-progress = Hoever iedereen staat
evaluation-done-of = { $done } van { $all }
evaluation-stays-away = { $count ->
    [one] blijft van één idee weg
   *[other] blijft van { $count } ideeën weg
}
evaluation-ideas = Ideeën en hun punten
evaluation-none = Nog niemand heeft een idee om te beoordelen
evaluation-none-text = Verdeel de ideeën, of kies op de pagina van een idee wie het beoordeelt.
evaluation-orders = Volgorde
evaluation-by-spread = Het verst uit elkaar eerst
evaluation-by-mean = Het beste eerst
evaluation-by-missing = Het minst af eerst
evaluation-mean = Gemiddelde
evaluation-median = Midden
evaluation-spread = Van laagste tot hoogste
evaluation-handed = Ingediend
evaluation-range = { $low } tot { $high }
evaluation-of = { $score } op { $most }
evaluation-mean-and-range = { $mean } ({ $range })
evaluation-apart = { $count ->
    [one] Eén staat apart
   *[other] { $count } staan apart
}
evaluation-close = Beëindig de beoordeling
evaluation-close-hint = De punten blijven zoals ze zijn, en iedereen die voor deze oproep werkt, leest ze.
evaluation-reopen = Beoordeel verder
evaluation-is-closed = De beoordeling is afgelopen
evaluation-yours-first = Eerst die van jou
evaluation-yours-first-text = Dien eerst je eigen punten in. Dan lees je wat de anderen gaven.
evaluation-not-impartial = Je blijft hiervan weg
evaluation-data = Alle punten als bestand:

## Eén idee
evaluation-of-idea = Punten van een idee
evaluation-everybody = Wat iedereen gaf
evaluation-nobody = Nog niemand beoordeelt dit idee.
evaluation-stands-apart = Staat apart
evaluation-first = { $of }: eerst { $was }
evaluation-to-author = Aan de auteur
evaluation-who = Wie beoordeelt het?
evaluation-who-hint = Wie al indiende of wegblijft, houdt zijn plaats.
evaluation-who-save = Bewaar wie het beoordeelt
evaluation-given = Niet begonnen
evaluation-begun = Begonnen
evaluation-done = Ingediend
evaluation-away = Blijft weg
conflict-writes = Schrijft het idee mee
conflict-organisation = Hoort bij de organisatie waarvoor het gebracht is
conflict-close = Iemand uit de omgeving schrijft het
conflict-interest = Wint of verliest erbij
conflict-other = Iets anders

## De eigen punten
evaluate-title = Jouw punten
evaluate-progress = { $done } van { $total } ingediend
evaluate-list = Jouw ideeën
evaluate-nothing = Je hebt alles ingediend
evaluate-nothing-text = Tot de beoordeling afloopt, kun je naar elk idee terug.
evaluate-none-text = Zodra de ideeën verdeeld zijn, staan die van jou hier.
mark-none = helemaal niet
mark-weak = zwak
mark-moderate = matig
mark-fair = voldoende
mark-good = goed
mark-excellent = uitstekend
evaluation-weight-of = Telt voor { $part } van { $whole }.
evaluation-note = Notitie voor collega's
evaluation-word = Aan de auteur
evaluation-word-staff = Alleen wie voor deze oproep werkt, leest het.
evaluation-word-authors = Wie het idee schreef, leest het na de uitslag, zonder je naam.
evaluation-word-everyone = Iedereen leest het na de uitslag, zonder je naam.
evaluation-keep = Bewaar voorlopig
evaluation-hand-in = Dien in
evaluation-hand-in-again = Dien opnieuw in
evaluation-stay-away = Ik ben niet onpartijdig
evaluation-conflict = Waarom blijf je weg?
evaluation-why = In je eigen woorden
evaluation-why-hint = Voor collega's. Nodig als het iets anders is.
evaluation-stay-away-send = Blijf van dit idee weg
evaluation-come-back = Ik ben toch onpartijdig
evaluation-you-stay-away = Je blijft van dit idee weg
evaluation-confirm-away = Noteer dat ik wegblijf
evaluation-closed = De beoordeling is afgelopen
evaluation-closed-text = Er kunnen geen punten meer gegeven worden.
evaluation-handed-in = Je hebt ingediend
evaluation-handed-in-text = Je leest nu de anderen. Als je een punt verandert, blijft het eerste ernaast staan.
evaluation-all-marks = Alle punten van dit idee
evaluate-keys = Met een cijfer geef je een punt aan wat volgt.
me-evaluation-waits = { $count ->
    [one] Eén idee wacht op jouw punten: { $call }
   *[other] { $count } ideeën wachten op jouw punten: { $call }
}

## Na de uitslag
evaluation-after = Wat de beoordelaars zeiden
evaluation-by-many = { $count ->
    [one] Eén beoordelaar gaf punten.
   *[other] { $count } beoordelaars gaven punten, eerst ieder apart.
}

## Wat het kost
estimate-title = Wat het kost
estimate-lead = Iedereen leest dit op de pagina van het idee. De auteur hoeft het er niet mee eens te zijn.
estimate-own = De auteur zegt
estimate-low = Minstens
estimate-high = Hoogstens
estimate-high-hint = Laat het open als het om één bedrag gaat.
estimate-source = Hoe weet je dat?
estimate-source-hint = Een offerte, een prijslijst, wat iets dergelijks kostte.
estimate-answer = Wat wil je erover zeggen?
estimate-save = Bewaar en toon het
estimate-remove = Neem het terug
estimate-low-missing = Schrijf wat het minstens kost, bijvoorbeeld 2500
estimate-high-below-low = Het hoogste kan niet minder zijn dan het laagste
estimate-source-missing = Zeg hoe je het weet
estimate-heading = Wat het volgens de stad kost
estimate-made = Geraamd op { $date }
cost-range = { $low } tot { $high }
budget-title = Tot nu toe gekozen
budget-selected = { $cost } van { $budget } ({ $ideas })
budget-maybe-over = { $cost } van { $budget } ({ $ideas }): op zijn hoogst is dat te veel
budget-over = { $cost } van { $budget } ({ $ideas }): dat is te veel

## What evaluators are told
news-to-evaluate = Er wachten ideeën op je punten: “{ $title }”
