### Minden oldal kerete, belépés, emberek, hibák és beállítások.

platform = Kaláka
language-name = Magyar

## Értékek írása
money-pattern = { $amount }{"\u00A0"}{ $symbol }
money-of = { $amount }{"\u00A0"}{ $currency }
percent-pattern = { $share }%
clock-pattern = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }
ago-just-now = az imént
ago-minutes = { $count } perce
ago-hours = { $count } órája
ago-days = { $count ->
    [1] tegnap
   *[other] { $count } napja
}

## Keret
skip-to-content = Ugrás a tartalomra
main-menu = Főmenü
menu = Menü
language-menu = Nyelv: { $language }
languages = Nyelv
city-menu = Város:
nav-calls = Felhívások
nav-desk = Ügyintézés
nav-moderation = Moderálás
nav-city = Beállítások
sign-in = Belépés
sign-out = Kilépés
my-page = Saját oldalam
my-page-unread = { $count } új üzenet
share-an-idea = Ötlet beküldése
page-title-error = Hiba: { $title }
demo-banner = Ez egy példaváros. A személyek, az összegek és a döntések kitaláltak, levelet nem küldünk.
demo-mails = Az elküldetlen levelek megtekintése
foot-take-part = Vegyen részt
foot-follow = Kövesse
foot-this-site = Az oldalról
foot-data = Nyílt adatok
foot-accessibility = Akadálymentességi nyilatkozat
foot-privacy = Adatvédelem
runs-on = A { platform } hajtja: szabad szoftver városoknak

## Ha valami nem sikerül
go-home = Vissza a kezdőlapra
problem-not-found = Ez az oldal nincs itt
problem-not-found-text = Lehet, hogy elköltözött, vagy a cím nem teljes. Abból, amit írt, semmi sem veszett el.
problem-forbidden = Ez az oldal másoknak készült
problem-forbidden-text = A fiókjának nincs meg hozzá a szerepköre. A város rendszergazdája adhatja meg.
problem-sign-in = Előbb lépjen be
problem-sign-in-text = Már nincs belépve. Amit írt, alább megvan: lépjen be egy másik lapon, aztán jöjjön vissza ide, és küldje el újra.
problem-gone = Ez már nincs itt
problem-gone-text = Itt volt, de végleg levettük. A levélben kapott hivatkozás csak egyszer használható.
problem-method = Ez a cím nem így működik
problem-method-text = Menjen vissza arra az oldalra, ahonnan jött, és próbálja onnan.
problem-too-large = Ez több, mint amennyit fogadni tudunk
problem-too-large-text = Legfeljebb { $most } MB-ot küldjön. Kisebb fénykép is elég: a telefon megosztáskor tud ilyet készíteni. Menjen vissza: amit írt, ott kell lennie.
problem-forged = Ezt az űrlapot nem fogadtuk el
problem-forged-text = A böngészője szerint másik oldalról érkezett. Ha Ön küldte, nyissa meg itt az oldalt, és küldje el onnan.
problem-stale = Kérjük, küldje el még egyszer
problem-stale-text = Az oldal sokáig nyitva volt, vagy közben belépett. Még semmit sem mentettünk, de amit írt, alább megvan.
problem-invalid = Valamit még javítani kell
problem-invalid-text = Minden javítandó mezőnél ott áll, mi a teendő.
problem-too-many = Ez rövid idő alatt sok volt
problem-too-many-seconds = Várjon { $wait } másodpercet, aztán próbálja újra.
problem-too-many-minutes = Várjon { $wait } percet, aztán próbálja újra.
problem-unreadable = Nem tudtuk elolvasni, amit küldött
problem-unreadable-text = Talán megszakadt a kapcsolat. Menjen vissza, és küldje el újra.
problem-conflict = Valaki más egy pillanattal megelőzte
problem-conflict-text = Amin dolgozott, közben megváltozott, ezért semmit sem mentettünk. Nézze meg, hogyan áll most, és döntsön újra.
problem-not-open = Ez most nincs nyitva
problem-not-open-text = Már lezárult, vagy még el sem kezdődött. A felhívás oldalán olvasható, mikor van nyitva.
problem-busy = Most nagyon sokan vannak itt
problem-busy-text = Semmit sem mentettünk. Várjon néhány másodpercet, és próbálja újra.
problem-internal = Nálunk hiba történt
problem-internal-text = Bekerült a naplónkba, utánanézünk. Semmit sem mentettünk; próbálja újra kicsit később.
problem-reference = Ha ír nekünk erről, említse ezt a számot: { $number }
kept-heading = Amit írt
kept-resend = Küldés újra
kept-photo = A fényképet újra ki kell választani.
cities-heading = Városok ezen az oldalon
cities-text = Válassza ki a sajátját.

## Ami az imént történt
said-signed-in = Belépett.
said-signed-out = Kilépett.
said-saved = Elmentettük.

## Mi a gond egy mezővel
flaw-missing = Töltse ki
flaw-too-long = Legfeljebb { $most } karaktert írjon
flaw-too-short = Legalább { $least } karaktert írjon
flaw-not-a-number = Számmal írja be, például: 2500
flaw-out-of-range = { $least } és { $most } közötti számot adjon meg
flaw-not-a-choice = Válasszon egyet a listából
flaw-not-a-mail = E-mail-címet írjon, például: nev@example.org
flaw-not-a-date = A napot így írja: 2026. 12. 14., az időt így: 20:00
flaw-missing-hour = Ez az óra nem létezik: aznap éjjel előreállítják az órát. Válasszon korábbi vagy későbbi időpontot
flaw-in-the-past = Olyan időpontot válasszon, amely még nem múlt el
flaw-ends-before-start = A vége a kezdete után legyen
flaw-outside-the-city = Ez a hely a városon kívül van. Válasszon egyet a városban
flaw-taken = Ez már foglalt. Válasszon másikat
flaw-malformed = Ezt ebben a formában nem tudjuk elolvasni
flaw-needs-a-reason = Írja meg az okát, hogy mindenki elolvashassa
flaw-too-many = Legfeljebb { $most } választható
picture-not-a-picture = Ez a fájl nem fénykép. Válasszon JPEG-, PNG- vagy WebP-fájlt
picture-vector = SVG-rajzot nem tudunk fogadni. Mentse PNG-ként, és azt válassza
picture-heic = Ez HEIC-fénykép, amelyet a böngészők nem tudnak megmutatni. Válasszon JPEG-et, vagy állítsa a kamerát a legkompatibilisebb formátumra
picture-damaged = Ez a fénykép nem teljes. Válassza ki újra, vagy válasszon másikat
picture-too-many-pixels = Ez a fénykép több mint { $most } millió képpontból áll. Válasszon kisebb változatot
picture-too-large = Ez a fénykép nagyobb { $most } MB-nál. Válasszon kisebb változatot: a telefon megosztáskor tud ilyet készíteni
