## Keret
sign-in = Belépés

## The page of an idea
code-page-title = Írja be a kódot
code-valid = A kód { $minutes } percig érvényes.
code-then-published = Utána megjelenik az ötlete.
code-then-signed-in = Utána beléptetjük.
then-supported = Amint belép, beszámítjuk a támogatását ehhez: „{ $title }”.
then-instead = Amint belép, beszámítjuk a támogatását ehhez: „{ $title }”, és amit írt, ott hozzászólás lesz.
then-followed = Amint belép, követni fogja ezt: „{ $title }”.
then-commented = Amint belép, megjelenik a hozzászólása ehhez: „{ $title }”.
code-wrong = Ez egy másik kód. Nézze meg a legújabb levelet; hátralévő próbálkozások: { $left }.
code-over = Ez a kód már nem érvényes. Kérjen újat; amit írt, megőriztük.
mail-code-subject = { $code } az Ön kódja
mail-code-hello = Jó napot!
mail-code-text = Itt a kód, amelyet ezen az oldalon kért: { $city }. Írja be ott, vagy kattintson a hivatkozásra.
mail-code-link = Tovább
mail-code-valid = { $minutes } percig érvényes, és csak egyszer használható.
mail-code-not-you = Nem Ön kérte? Akkor nincs teendője.

## Signing in
mail-label = E-mail-címe
mail-hint = Csak a belépéshez kell, és hogy hírt adjunk arról, amiben részt vesz. Mások nem látják.
sign-in-lead = Nem kell jelszó. Küldünk egy levelet egy hivatkozással és egy kóddal.
sign-in-new = Először jár itt? Ugyanez a levél hozza létre a fiókját.
send-code = Kérem a levelet
code-title = Nézze meg a leveleit
code-lead = Levelet küldtünk ide: { $mail }. Kattintson a benne lévő hivatkozásra, vagy írja be a hat számjegyet.
code-label = A hat számjegy
code-confirm = Megerősítés
code-nothing = Nem érkezett levél?
code-nothing-text = Egy percig is eltarthat, és a levélszemét közé is kerülhet. Amit írt, megőrizzük.
code-resend = Új levelet kérek
code-other = Másik címet adok meg
newcomer-title = Üdvözöljük
newcomer-lead = Először jár itt. Milyen néven lássák mások, amit ír?
