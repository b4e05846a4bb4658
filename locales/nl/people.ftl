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
