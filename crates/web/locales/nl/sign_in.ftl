## Rand
sign-in = Aanmelden

## The page of an idea
code-page-title = Typ de code
code-valid = De code werkt { $minutes } minuten.
code-then-published = Daarna wordt je idee gepubliceerd.
code-then-signed-in = Daarna ben je aangemeld.
then-supported = Zodra je bent aangemeld, telt je steun voor “{ $title }” mee.
then-instead = Zodra je bent aangemeld, telt je steun voor “{ $title }” mee en wordt wat je schreef daar een reactie.
then-followed = Zodra je bent aangemeld, volg je “{ $title }”.
then-commented = Zodra je bent aangemeld, verschijnt je reactie op “{ $title }”.
code-wrong = Dat is een andere code. Kijk in de nieuwste mail; resterende pogingen: { $left }.
code-over = Deze code werkt niet meer. Vraag een nieuwe; wat je schreef is bewaard.
mail-code-subject = { $code } is je code
mail-code-hello = Dag,
mail-code-text = Dit is de code die je vroeg op de site van { $city }. Typ ze daar, of gebruik de link.
mail-code-link = Ga verder
mail-code-valid = Ze werkt { $minutes } minuten en maar één keer.
mail-code-not-you = Was jij dit niet? Dan hoef je niets te doen.

## Signing in
mail-label = Je e-mailadres
mail-hint = Alleen om aan te melden en voor nieuws over waar je aan meedoet. Niemand ziet het.
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
newcomer-title = Welkom
newcomer-lead = Je bent hier voor het eerst. Onder welke naam mogen anderen zien wat je schrijft?
