### Sign-in, my page, statements and short public pages.

## Signing in
mail-label = Je e-mailadres
mail-hint = Alleen om aan te melden en voor nieuws over waar je aan meedoet. Niemand ziet het.
name-label = De naam die anderen zien
name-hint = Je voornaam en een letter volstaan, bijvoorbeeld Karel D.
sign-in-lead = Je hebt geen wachtwoord nodig. We sturen je een mail met een link en een code.
sign-in-new = Nieuw hier? Dezelfde mail maakt je account.
send-code = Stuur me de mail
code-title = Kijk in je mail
code-lead = We stuurden een mail naar { $mail }. Klik op de link of typ hier de zes cijfers.
code-label = De zes cijfers
code-confirm = Bevestig
code-nothing = Geen mail?
code-nothing-text = Het kan een minuut duren, en ze kan bij ongewenste mail zitten. Wat je schreef, blijft bewaard.
code-resend = Stuur nog een mail
code-other = Gebruik een ander adres

## My page
me-hello = Dag { $name }
me-drafts = Nog niet geplaatst
me-ideas = Mijn ideeën
me-no-ideas = Je deelde nog geen idee
me-no-ideas-text = Wat zou je straat beter maken?
me-messages = Berichten
me-no-messages = Er is nog niets gebeurd. We laten het je hier en per mail weten.
me-new = Nieuw
me-follows = Wat je volgt
me-no-follows = Je volgt nog niets.
me-unfollow = Volg niet langer

## My settings
settings-title = Instellingen
settings-you = Jij
settings-mail = Je meldt je aan met { $mail }.
settings-language = Taal
settings-language-hint = Van de pagina’s en van onze mails.
settings-neighbourhood-hint = Niet verplicht. We laten het weten als daar iets gebeurt.
settings-mails = Hoe vaak mogen we schrijven?
settings-mails-hint = Over je eigen ideeën en wat je volgt.
settings-save = Bewaar instellingen
settings-sessions = Waar je aangemeld bent
settings-this-one = deze hier
settings-end-session = Meld daar af
settings-tokens = Sleutels voor programma’s
settings-tokens-text = Met een sleutel kan een programma van jou doen wat jij mag, binnen de grenzen die je kiest.
settings-token-made = Dit is je nieuwe sleutel. Kopieer hem nu; hij wordt niet meer getoond.
settings-token-new = Maak een sleutel
settings-token-label = Waarvoor dient hij?
settings-token-label-hint = Bijvoorbeeld: mijn rekenblad.
settings-token-scope = Wat mag hij?
settings-token-make = Maak de sleutel
settings-token-end = Beëindig
settings-data = Jouw gegevens
settings-data-text = Alles wat we over je bewaren in één bestand; of geen account meer.
settings-download = Download mijn gegevens
settings-erase = Wis mijn account
erase-title = Je account wissen?
erase-lead = Dit gebeurt meteen en kan niet ongedaan gemaakt worden.
erase-confirm = Ja, wis mijn account
erase-do = Wis mijn account nu
erase-keep = Behoud mijn account

## Links from mails
unsubscribe-title = Deze mails stoppen?
unsubscribe-text = Je krijgt geen mails meer over { $what }.
unsubscribe-button = Stop deze mails
unsubscribed-title = Geen mails meer
unsubscribed-text = We schrijven je niet meer over { $what }. Wat je schreef, blijft staan.
unsubscribed-undo = Vergissing: blijf me schrijven
confirm-title = Nog één klik
confirm-button = Bevestig en ga verder
stale-title = Deze link werkt niet meer
stale-text = Hij is al gebruikt of te oud. Niets van wat je schreef is weg: vraag een nieuwe mail met hetzelfde adres.
stale-again = Vraag een nieuwe mail

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
privacy-name = De naam die je wil tonen, je talen en, als je ze opgaf, je wijk.
privacy-ideas = Wat je schrijft: ideeën, reacties, foto’s zonder plaats en tijd van opname.
privacy-supports = Wat je steunt en volgt. Anderen zien alleen hoeveel mensen dat doen.
privacy-sessions = Waar je aangemeld bent, zodat je je daar kan afmelden.
privacy-not = Wat we niet doen
privacy-not-text = Geen reclame, geen tracking, niets van elders geladen. De cookies dienen alleen voor je sessie en je taal.
privacy-how-long = Hoe lang
privacy-how-long-text = Tot je het wist. Concepten waar niemand aan verder werkt, verdwijnen na negentig dagen. Beslissingen blijven, zonder je naam als je je account wist.
privacy-rights = Je rechten
privacy-rights-text = Op je pagina kan je alles downloaden, verbeteren en je account wissen. Voor al het andere:

## Open data
data-lead = Elke openbare lijst van deze site, om te tellen, op een kaart te zetten en op voort te bouwen. Geen namen, geen adressen.
data-api = Voor programma’s
data-api-text = Alles wat hier kan, kan ook een programma, met een eigen sleutel:

## Mails of the demo
mails-title = Mails die verstuurd zouden zijn
mails-lead = Dit is een voorbeeldstad: er vertrekt geen mail. De links in de mails werken hier.
mails-none = Nog geen mail
mails-none-text = Meld je aan of deel een idee, dan verschijnt de eerste.
mails-list = Mails
mails-from = Van
mails-to = Aan
mails-when = Wanneer
mails-choose = Kies een mail om te lezen.
