## Rand
foot-data = Open data
foot-accessibility = Toegankelijkheids­verklaring
foot-privacy = Privacy

## Accessibility statement
a11y-lead = { $city } wil dat iedereen deze site kan gebruiken. Ze streeft naar WCAG 2.2, niveau AA.
a11y-how = Hoe ze gemaakt is
a11y-how-text = Elke pagina werkt als een gewoon document, zonder JavaScript.
a11y-keyboard = Alles kan met het toetsenbord; wat de focus heeft, is duidelijk te zien.
a11y-colour = Niets wordt alleen met kleur gezegd, en tekst blijft leesbaar in elke kleur die een stad kiest.
a11y-small = Pagina’s passen op een scherm van 320 pixels, in het donker, op papier en met dubbel zo grote letters.
a11y-maps = Naast kaarten staat een genummerde lijst, bij grafieken een tabel.
a11y-not = Wat nog niet goed is
a11y-not-text = Foto’s van inwoners hebben soms geen beschrijving, en ideeën staan soms in een andere taal dan de jouwe. We vragen auteurs om beide.
a11y-tell = Werkt er iets niet voor jou?
a11y-tell-text = Laat het weten. Je krijgt binnen vijf werkdagen antwoord, en als je wil hulp per telefoon:
a11y-tested = Hoe ze getest wordt
a11y-tested-text = Elke pagina, licht en donker, op telefoon en scherm, in elke taal, door een programma voor elke versie; en door mensen.

## Privacy
privacy-lead = Wat { $city } op deze site over je bewaart, waarom en hoe lang.
privacy-kept = Wat we bewaren
privacy-mail = Je e-mailadres, om je aan te melden en je te laten weten wat je wil weten. Niemand anders ziet het.
privacy-passkeys = Voeg je een passkey toe: zijn naam en de openbare helft van zijn sleutel, waarmee niemand zich kan aanmelden. Je vinger en je gezicht blijven op je toestel.
privacy-provider = Meld je je aan of toon je iets met een login elders: sinds wanneer, en een kenmerk waaraan we die herkennen. Niets anders van wat daar gezegd wordt, bewaren we, behalve je leeftijdsgroep waar de stad erom vraagt.
privacy-name = De naam die je wil tonen, je talen en, als je ze opgaf, je wijk.
privacy-ideas = Wat je schrijft: ideeën, reacties, foto’s zonder plaats en tijd van opname.
privacy-supports = Wat je steunt en volgt. Anderen zien alleen hoeveel mensen dat doen.
privacy-sessions = Waar je aangemeld bent, zodat je je daar kunt afmelden.
privacy-not = Wat we niet doen
privacy-not-text = Geen reclame, niemand die je volgt, niets van elders geladen. De cookies dienen alleen voor je sessie, je concepten, je taal en om opnieuw binnen te komen.
privacy-how-long = Hoe lang
privacy-how-long-text = Tot je het wist. Concepten, en wat je in een formulier begon te typen, verdwijnen negentig dagen nadat je er het laatst aan verder ging (formulieren van wie niet aangemeld is na zeven dagen), brieven en berichten die we je stuurden na een maand. Een rol die we je aanboden en die je niet aanvaardde, vergeten we een maand na het einde van het aanbod. Waar je zestig dagen niet geweest bent, ben je afgemeld. Een gevraagde wijziging van je adres vergeten we na twee dagen, een die aan het loket genoteerd werd dertig dagen nadat ze nog kon gebeuren. Werd je geblokkeerd, dan blijven dat, de reden en je bezwaar bij je account. Beslissingen blijven, zonder je naam als je je account wist.
privacy-rights = Je rechten
privacy-rights-text = Op je pagina kun je alles downloaden, verbeteren en je account wissen. Voor al het andere:

## Open data
data-lead = Elke openbare lijst van deze site, om te tellen, op een kaart te zetten en op voort te bouwen. Geen namen, geen adressen.
data-api = Voor programma’s
data-api-text = Alles wat hier kan, kan ook een programma, met een eigen sleutel:

data-recount = Tel een stemming na in je browser
data-recount-text = Bij een stemming hoort een bundel, waarmee iedereen ze kan natellen.

## Wat de site over zichzelf zegt
data-log-entries = Regels in het logboek van beslissingen
data-log-head = Zegel van de nieuwste regel (SHA-256)
statement-title = Motivering van de beslissing
statement-lead = Waarom dit verborgen werd, hoe dat beslist werd en wat je kan doen (digitaledienstenverordening, artikel 17).
statement-what = Wat beslist werd
statement-hidden-on = Verborgen op { $date }: alleen de auteur en wie ervoor instaat zien het.
statement-facts = Feiten
statement-ground = Regel van het gesprek
statement-law = Wet
statement-law-is = Het is tegen de wet: { $law }.
statement-found = Hoe we erbij kwamen
statement-by-report = Iemand meldde het.
statement-by-machine = Een machine hield het tegen tot een mens het gelezen had.
statement-by-moderator = Een moderator kwam het tegen.
statement-decided = Wie besliste
statement-by-one = Een mens besliste dit, geen machine.
statement-by-two = Twee mensen beslisten dit, na elkaar; geen machine.
statement-scope = Waar het geldt
statement-everywhere = Het geldt op alle pagina’s van deze site, voor lezers overal.
statement-duration = Hoe lang
statement-without-end = Het geldt tot het opnieuw getoond wordt.
statement-until = Het werd opnieuw getoond op { $date }.
statement-redress = Wat je kan doen
statement-answer = Antwoord de moderatoren op de pagina van wat je schreef: iemand anders dan wie het verborg leest je antwoord.
statement-settle = Ga naar een erkend orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, artikel 21).
statement-court = Stap naar de rechter.
removals-title = Wat moderatoren deden
removals-lead = In cijfers per maand en per regel, zonder namen of teksten.
removals-empty = De laatste twee jaar werd niets tegengehouden of verborgen.
removals-what = Wat
removals-rule = Regel
removals-held = Tegengehouden
removals-released = Doorgelaten
removals-hidden = Verborgen
removals-appealed = Bezwaren
removals-restored = Opnieuw getoond
removals-kept = Blijft verborgen
removals-comments = Reacties
removals-ideas = Ideeën
removals-organisations = Organisaties
removals-others = Andere
statement-appeal = Antwoord de moderatoren
privacy-talk = Hoe ver je een gesprek gelezen hebt, als je dat aangeeft; en, als wat je schreef op een moderator wacht, waarom. Getallen waaraan dezelfde woorden herkend worden, blijven drie dagen.
privacy-machine = Waar deze stad teksten door een machine laat vertalen, gaat alleen wat iedereen mag lezen daarheen, zonder namen.
privacy-proof = Als je toonde dat je hier woont: hoe, wanneer en tot wanneer, welk soort document een medewerker zag, en in welke leeftijdsgroep je zit. Nooit een nummer, een geboortedatum of een kopie. De bewonerslijst van de stad staat hier als afdrukken die niemand kan terugrekenen; foute pogingen worden na een dag vergeten.
