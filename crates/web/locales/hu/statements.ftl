## Keret
foot-data = Nyílt adatok
foot-accessibility = Akadálymentességi nyilatkozat
foot-privacy = Adatvédelem

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
privacy-passkeys = Ha belépőkulcsot ad hozzá: a neve és a kulcs nyilvános fele, amellyel senki sem tud belépni. Az ujjlenyomata és az arca a készülékén marad.
privacy-provider = Ha máshol lép be, vagy azzal mutat meg valamit: hogy mikortól, és egy jel, amelyről felismerjük. Más, amit ott közölnek, nem marad meg, csak a korcsoportja, ahol a város kéri.
privacy-name = A nevet, amelyet megjelenít, a nyelveit és, ha megadta, a városrészét.
privacy-ideas = Amit ír: ötleteket, hozzászólásokat, fotókat a készítés helye és ideje nélkül.
privacy-supports = Amit támogat és követ. Mások csak azt látják, hányan teszik.
privacy-sessions = Hogy hol van belépve, hogy onnan is kiléphessen.
privacy-not = Amit nem teszünk
privacy-not-text = Nincs hirdetés, nincs követés, máshonnan semmit sem töltünk be. A sütik csak a belépést, a piszkozatokat és a nyelvet szolgálják.
privacy-how-long = Meddig
privacy-how-long-text = Amíg Ön nem törli. A piszkozatokat és az űrlapokba megkezdett szövegeket az utolsó módosítás után kilencven nappal töröljük (a be nem lépettek űrlapjait hét nap után), az Önnek küldött leveleket és üzeneteket egy hónap után. Ha Önnek felajánlottunk egy szerepet, és Ön nem fogadta el, azt a felajánlás lejárta után egy hónappal elfelejtjük. Ahol hatvan napig nem járt, onnan kiléptetjük. A címmódosítási kérést két nap után elfelejtjük, az ügyfélszolgálaton feljegyzettet harminc nappal azután, hogy utoljára teljesíthető volt. Ha letiltották, ez, az indoklás és a fellebbezése a fiókjával marad. A döntések megmaradnak, a fiók törlése után név nélkül.
privacy-rights = Az Ön jogai
privacy-rights-text = A saját oldalán mindent letölthet, kijavíthat, és törölheti a fiókját. Minden másban itt segítünk:

## Open data
data-lead = Az oldal minden nyilvános listája számoláshoz, térképhez, továbbfejlesztéshez. Nevek és címek nélkül.
data-api = Programoknak
data-api-text = Minden, ami itt megtehető, programból is megtehető, saját kulccsal:

data-recount = Szavazás újraszámolása a böngészőben
data-recount-text = A szavazással együtt megjelenik egy csomag, amelyből bárki újraszámolhatja.

## Amit az oldal magáról mond
data-log-entries = Bejegyzések a döntések naplójában
data-log-head = A legújabb bejegyzés pecsétje (SHA-256)
statement-title = A döntés indoklása
statement-lead = Miért rejtettük el, hogyan döntöttünk, és mit tehet ellene (a digitális szolgáltatásokról szóló rendelet 17. cikke).
statement-what = A döntés
statement-hidden-on = Elrejtve ekkor: { $date }. Csak a szerzője és az érte felelősök látják.
statement-facts = Tények
statement-ground = A beszélgetés szabálya
statement-law = Jogszabály
statement-law-is = Jogszabályba ütközik: { $law }.
statement-found = Miért néztük meg
statement-by-report = Valaki bejelentette.
statement-by-machine = Egy gép visszatartotta, amíg egy ember el nem olvasta.
statement-by-moderator = Egy moderátor találta meg.
statement-decided = Ki döntött
statement-by-one = Erről ember döntött, nem gép.
statement-by-two = Erről két ember döntött, egymás után; nem gép.
statement-scope = Hol érvényes
statement-everywhere = A webhely minden oldalán érvényes, minden olvasóra.
statement-duration = Meddig
statement-without-end = Addig érvényes, amíg újra láthatóvá nem válik.
statement-until = Újra látható ettől: { $date }.
statement-redress = Mit tehet
statement-answer = Válaszoljon a moderátoroknak annak az oldalán, amit írt: a válaszát más olvassa, mint aki elrejtette.
statement-settle = Forduljon tanúsított peren kívüli vitarendező testülethez (a rendelet 21. cikke).
statement-court = Forduljon bírósághoz.
removals-title = Mit tettek a moderátorok
removals-lead = Számokban, havonta és szabályonként, nevek és szövegek nélkül.
removals-empty = Az elmúlt két évben semmit sem tartottunk vissza és nem rejtettünk el.
removals-what = Mi
removals-rule = Szabály
removals-held = Visszatartva
removals-released = Átengedve
removals-hidden = Elrejtve
removals-appealed = Fellebbezés
removals-restored = Újra látható
removals-kept = Rejtve marad
removals-comments = Hozzászólások
removals-ideas = Ötletek
removals-organisations = Szervezetek
removals-others = Egyéb
statement-appeal = Válasz a moderátoroknak
privacy-talk = Meddig olvasta el a beszélgetéseket, ha ezt jelzi; és ha amit írt, moderátorra vár, akkor az oka. A számokat, amelyekről az azonos szavakat felismerjük, három napig őrizzük.
privacy-machine = Ahol a város géppel fordíttat, oda csak az kerül, amit bárki elolvashat, nevek nélkül.
privacy-proof = Ha megmutatta, hogy itt lakik: hogyan, mikor és meddig érvényes, milyen fajta okmányt látott egy ügyintéző, és melyik korcsoportba tartozik. Számot, születési dátumot vagy másolatot soha. A lakók jegyzéke vissza nem fejthető lenyomatként van itt; a hibás próbálkozásokat egy nap után elfelejtjük.
