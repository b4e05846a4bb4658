## Words used on many pages
neighbourhood = Wijk

## Rand
my-page = Mijn pagina

## The page of an idea
my-settings = Instellingen
pace-soon = Binnen enkele minuten
pace-daily = Hoogstens één keer per dag
pace-weekly = Hoogstens één keer per week
pace-never = Nooit per brief
session-unknown = Een browser
session-since = sinds { $date }
session-used = gebruikt { $when }
token-until = tot { $date }
scope-read = Lezen wat ik mag lezen
scope-write = Delen, steunen en reageren in mijn naam
scope-desk = Het werk van de dienst doen
scope-moderate = Het werk van een moderator doen
scope-manage = De instellingen van de stad wijzigen
erase-page-title = Mijn account wissen
erase-rest = Je adres, naam, steun, wat je volgt, sessies, sleutels en mails worden gewist.
erase-last-admin = Je bent de laatste beheerder. Geef eerst iemand anders de rol.

## Signing in
name-label = De naam die anderen zien
name-hint = Je voornaam en een letter volstaan, bijvoorbeeld Karel D.

## My page
me-hello = Dag { $name }
me-messages = Berichten
me-answered = Wat ik antwoordde
me-no-messages = Er is nog niets gebeurd. We laten het je hier en per mail weten.
me-new = Nieuw
me-unfollow = Volg niet langer
me-waits = Wat op je wacht
me-mine = Alles van mij
me-kinds = Per soort
me-parts = Per rol die je hebt
me-all-kinds = Alle soorten
me-all-parts = Al mijn rollen
me-part-draft = Nog niet gepubliceerd
me-part-brought = Van mij
me-part-said = Schreef ik
me-part-supported = Steun ik
me-part-followed = Volg ik
me-comments = Reacties
me-nothing = Hier staat nog niets
me-nothing-text = Wat je deelt, schrijft, steunt of volgt, staat voortaan hier.
me-nothing-fits = Niets van jou past bij allebei
me-show-all = Alles tonen
me-discard = Gooi het concept weg

## My settings
settings-title = Instellingen
settings-you = Jij
settings-mail = Je meldt je aan met { $mail }.
settings-language = Taal
settings-language-hint = Van de pagina’s en van onze mails.
settings-neighbourhood-hint = Niet verplicht. We laten het weten als daar iets gebeurt.
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
settings-data-text = Alles wat we over je bewaren, met je foto’s; of geen account meer.
settings-download = Download mijn gegevens
settings-download-json = Zonder foto’s (JSON)
settings-erase = Wis mijn account
erase-title = Je account wissen?
erase-lead = Dit gebeurt meteen en kan niet ongedaan gemaakt worden.
erase-confirm = Ja, wis mijn account
erase-do = Wis mijn account nu
erase-keep = Behoud mijn account

## Wat de site over zichzelf zegt
mails-about = wat er op de site van { $city } gebeurt
me-opened = Wie opende wat ik verzegelde
