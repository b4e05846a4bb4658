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

## Links from mails
unsubscribe-title = Ne küldjünk több ilyen levelet?
unsubscribe-text = Nem kap több levelet erről: { $what }.
unsubscribe-button = Ne küldjenek többet
unsubscribed-title = Nem küldünk több levelet
unsubscribed-text = Erről nem írunk többet: { $what }. Amit Ön írt, megmarad.
unsubscribed-undo = Tévedés volt: írjanak továbbra is
confirm-title = Még egy kattintás
confirm-button = Megerősítés és tovább
stale-title = Ez a hivatkozás már nem él
stale-text = Már felhasználták, vagy lejárt. Amit írt, nem veszett el: kérjen új levelet ugyanarra a címre.
stale-again = Új levelet kérek

## Accessibility statement
a11y-lead = { $city } azt szeretné, hogy az oldalt mindenki használhassa. Célunk a WCAG 2.2 AA szintje.
a11y-how = Hogyan készült
a11y-how-text = Minden oldal egyszerű dokumentumként, JavaScript nélkül is működik.
a11y-keyboard = Minden elérhető billentyűzettel, és mindig jól látszik, hol jár.
a11y-colour = Semmit sem csak szín jelez, és a szöveg bármely városi színnel olvasható marad.
a11y-small = Az oldalak elférnek 320 képpontos kijelzőn, sötét módban, nyomtatásban és kétszeres betűmérettel is.
a11y-maps = A térképek mellett számozott lista, a grafikonok mellett táblázat áll.
a11y-not = Ami még nem jó
a11y-not-text = A lakók fotóihoz néha nincs leírás, és az ötletek más nyelven is íródhatnak. Mindkettőre kérjük a szerzőket.
a11y-tell = Valami nem működik Önnek?
a11y-tell-text = Írja meg. Öt munkanapon belül válaszolunk, és ha szeretné, telefonon is segítünk:
a11y-tested = Hogyan ellenőrizzük
a11y-tested-text = Minden oldalt, világos és sötét módban, telefonon és képernyőn, minden nyelven program ellenőriz minden kiadás előtt, és emberek is.

## Privacy
privacy-lead = Mit tárol Önről ezen az oldalon { $city }, miért és meddig.
privacy-kept = Amit tárolunk
privacy-mail = Az e-mail-címét, hogy be tudjon lépni, és megírhassuk, amiről értesítést kért. Más nem látja.
privacy-name = A nevet, amelyet megjelenít, a nyelveit és, ha megadta, a városrészét.
privacy-ideas = Amit ír: ötleteket, hozzászólásokat, fotókat a készítés helye és ideje nélkül.
privacy-supports = Amit támogat és követ. Mások csak azt látják, hányan teszik.
privacy-sessions = Hogy hol van belépve, hogy onnan is kiléphessen.
privacy-not = Amit nem teszünk
privacy-not-text = Nincs hirdetés, nincs követés, máshonnan semmit sem töltünk be. A sütik csak a belépést és a nyelvet szolgálják.
privacy-how-long = Meddig
privacy-how-long-text = Amíg Ön nem törli. A félbehagyott piszkozatokat kilencven nap után töröljük. A döntések megmaradnak, a fiók törlése után név nélkül.
privacy-rights = Az Ön jogai
privacy-rights-text = A saját oldalán mindent letölthet, kijavíthat, és törölheti a fiókját. Minden másban itt segítünk:

## Open data
data-lead = Az oldal minden nyilvános listája számoláshoz, térképhez, továbbfejlesztéshez. Nevek és címek nélkül.
data-api = Programoknak
data-api-text = Minden, ami itt megtehető, programból is megtehető, saját kulccsal:

## Mails of the demo
mails-title = Levelek, amelyeket elküldtünk volna
mails-lead = Ez egy példaváros: innen nem megy el levél. A levelek hivatkozásai itt működnek.
mails-none = Még nincs levél
mails-none-text = Lépjen be, vagy küldjön ötletet, és megjelenik az első.
mails-list = Levelek
mails-from = Feladó
mails-to = Címzett
mails-when = Mikor
mails-choose = Válasszon egy levelet.
