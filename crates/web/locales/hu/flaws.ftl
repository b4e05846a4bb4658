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
flaw-not-a-placeholder = Kapcsos zárójelben csak ezek állhatnak: { $known }
flaw-too-many = Legfeljebb { $most } választható

# Mit kell javítani, úgy mondva, hogy sikerüljön. A mező mellett és az űrlap tetején áll.
flaw-title-missing = Adjon neki rövid, beszédes címet
flaw-text-missing = Írja le egy-két mondatban, mit változtatna meg
flaw-reason-missing = Írja le egy mondatban az indokot; az érintettek olvasni fogják
flaw-report-reason = Válassza ki, mi a gond
flaw-criterion-missing = Válassza ki a feltételt, amelynek nem felel meg
flaw-verdict-missing = Válassza ki, nyert-e ez az ötlet
flaw-unscreened = Ezt az ötletet még nem vizsgálták meg: előbb mondja meg, megfelel-e a feltételeknek
flaw-cost = Az összeget számmal írja be, például: 2500
flaw-name = Betűkből álló nevet írjon, például a keresztnevét és egy kezdőbetűt
flaw-deviation = Egy kevesebb támogatást kapott ötlet bekerült, ez nem. Írja le nyilvánosan, miért

## Felhívás készítése
flaw-settled = Ez így marad: a lakók e szerint adták be az ötleteiket

## Amit lezárva őrzünk
flaw-key-away = Ezt most nem lehet elzárni vagy felnyitni: a kulcsa nem elérhető. Az oldal üzemeltetője tud segíteni; próbálja meg később
