### Sign-in, my page, statements and short public pages.

## Signing in
mail-label = E-mail-címe
mail-hint = Csak a belépéshez és arról, amiben részt vesz. Mások nem látják.
name-label = A név, amelyet mások látnak
name-hint = Keresztnév és kezdőbetű is elég, például D. Károly.
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

## My page
me-hello = Üdvözöljük, { $name }
me-drafts = Még nincs közzétéve
me-ideas = Az ötleteim
me-no-ideas = Még nem osztott meg ötletet
me-no-ideas-text = Mitől lenne jobb az utcája?
me-messages = Üzenetek
me-no-messages = Még nem történt semmi. Itt és levélben is szólunk.
me-new = Új
me-follows = Amit követ
me-no-follows = Még nem követ semmit.
me-unfollow = Nem követem

## My settings
settings-title = Beállítások
settings-you = Ön
settings-mail = Ezzel a címmel lép be: { $mail }.
settings-language = Nyelv
settings-language-hint = Az oldalaké és a leveleinké.
settings-neighbourhood-hint = Nem kötelező. Szólunk, ha ott történik valami.
settings-mails = Milyen gyakran írhatunk?
settings-mails-hint = A saját ötleteiről és arról, amit követ.
settings-save = Beállítások mentése
settings-sessions = Hol van belépve
settings-this-one = ez itt
settings-end-session = Kiléptetés
settings-tokens = Hozzáférési kulcsok programoknak
settings-tokens-text = Egy kulccsal az Ön programja megteheti, amit Ön, az Ön által megszabott határokon belül.
settings-token-made = Ez az új kulcsa. Másolja le most, többször nem mutatjuk meg.
settings-token-new = Új kulcs készítése
settings-token-label = Mire való?
settings-token-label-hint = Például: a táblázatom.
settings-token-scope = Mit tehet?
settings-token-make = A kulcs elkészítése
settings-token-end = Megszüntetés
settings-data = Az adatai
settings-data-text = Minden, amit Önről tárolunk, egyetlen fájlban; vagy a fiók törlése.
settings-download = Adataim letöltése
settings-erase = Fiókom törlése
erase-title = Törli a fiókját?
erase-lead = Ez azonnal megtörténik, és nem vonható vissza.
erase-confirm = Igen, töröljék a fiókomat
erase-do = A fiókom törlése most
erase-keep = Megtartom a fiókomat
