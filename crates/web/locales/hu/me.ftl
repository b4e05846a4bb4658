## Words used on many pages
neighbourhood = Városrész

## Keret
my-page = Saját oldalam

## The page of an idea
my-settings = Beállítások
pace-soon = Perceken belül
pace-daily = Legfeljebb naponta egyszer
pace-weekly = Legfeljebb hetente egyszer
pace-never = Levélben soha
session-unknown = Egy böngésző
session-since = { $date } óta
session-used = utoljára használva: { $when }
token-until = eddig: { $date }
scope-read = Olvasni, amit olvashatok
scope-write = Ötletet beküldeni, támogatni, hozzászólni a nevemben
scope-desk = A hivatal munkáját végezni
scope-moderate = Moderátori munkát végezni
scope-manage = A város beállításait módosítani
erase-page-title = Fiókom törlése
erase-rest = A címét, nevét, támogatásait, követéseit, munkameneteit, kulcsait és leveleit töröljük.
erase-last-admin = Ön az utolsó rendszergazda. Előbb adja át a szerepet valaki másnak.

## Signing in
name-label = A név, amelyet mások látnak
name-hint = Keresztnév és kezdőbetű is elég, például D. Károly.

## My page
me-hello = Üdvözöljük, { $name }
me-messages = Üzenetek
me-answered = Amire válaszoltam
me-no-messages = Még nem történt semmi. Itt és levélben is szólunk.
me-new = Új
me-unfollow = Nem követem
me-waits = Ami Önre vár
me-mine = Minden, ami az enyém
me-kinds = Fajta szerint
me-parts = Az Ön szerepe szerint
me-all-kinds = Minden fajta
me-all-parts = Minden szerepem
me-part-draft = Még nincs közzétéve
me-part-brought = Az enyém
me-part-said = Én írtam
me-part-supported = Támogatom
me-part-followed = Követem
me-comments = Hozzászólások
me-nothing = Itt még nincs semmi
me-nothing-text = Amit megoszt, ír, támogat vagy követ, attól kezdve itt látható.
me-nothing-fits = Nincs olyan, ami mindkettőnek megfelel
me-show-all = Minden mutatása
me-discard = A piszkozat eldobása

## My settings
settings-title = Beállítások
settings-you = Ön
settings-mail = Ezzel a címmel lép be: { $mail }.
settings-language = Nyelv
settings-language-hint = Az oldalaké és a leveleinké.
settings-neighbourhood-hint = Nem kötelező. Szólunk, ha ott történik valami.
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
settings-data-text = Minden, amit Önről tárolunk, a fotóival együtt; vagy a fiók törlése.
settings-download = Adataim letöltése
settings-download-json = Fotók nélkül (JSON)
settings-erase = Fiókom törlése
erase-title = Törli a fiókját?
erase-lead = Ez azonnal megtörténik, és nem vonható vissza.
erase-confirm = Igen, töröljék a fiókomat
erase-do = A fiókom törlése most
erase-keep = Megtartom a fiókomat

## Amit az oldal magáról mond
mails-about = ami { $city } oldalán történik
me-opened = Ki nyitotta fel, amit lezártam
