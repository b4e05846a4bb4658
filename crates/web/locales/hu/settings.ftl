## Words used on many pages
staff-tools = A hivatalnak

## Making a call
edit-text-hint = Bekezdések, - jelű listák és **félkövér** is használható.

## City settings
city-title = A város beállításai
city-texts = Név és szövegek
city-name = Név
city-tagline = A név alatt
city-tagline-hint = Néhány szó, például: közösen megoldja.
city-about = Az oldalról
city-themes = A témák nevei
city-themes-hint = Az ötleteknek és a felhívásoknak témájuk van. Ha saját nevet ad egynek, írja be legalább az első nyelven: az üresen hagyott nyelveken is az látszik. Amit nem nevez el, annak a mi nevünk marad.
city-themes-own = Saját nevek
city-languages = Nyelvek, idő, pénznem
city-languages-offered = Nyelvek
city-default-language = Első nyelv
city-default-language-hint = Azoknak, akiknek a nyelvén nincs meg az oldal.
city-zone = Időzóna
city-currency = Pénznem
city-currency-hint = Ebben fizetik az összegeket. Ha már van összeg a városban, nem változtatható.
city-sender = A levelek feladója
city-sender-hint = A válaszok is oda érkeznek.
city-colours = Színek
city-colour = Szín
city-colour-hint = Árnyalata és erőssége adja a megjelenést. A szöveg minden választásnál olvasható marad. Ha nem nyílik színválasztó, írjon be egy színkódot, például: #3f77c4.
city-logo = Címer vagy logó
city-logo-hint = Négyzetes, PNG, JPEG vagy WebP.
city-logo-remove = A logó eltávolítása
city-neighbourhoods = Városrészek
city-no-neighbourhoods = Még nincs. Nélkülük nincs térkép.
city-neighbourhoods-file = Új körvonalak
city-neighbourhoods-hint = GeoJSON-fájl sokszögekkel, key és name tulajdonsággal.
city-backdrop-file = Vizek, parkok, utcák háttérnek
city-backdrop-hint = Nem kötelező. GeoJSON-fájl kind tulajdonsággal: water, park, street vagy rail.
population = Hányan laknak az egyes városrészekben
population-hint = Városrészenként egy sor: a neve, pontosvessző és a szám. Egy táblázat két oszlopát is beillesztheti. A statisztika ezzel veti össze, kik vesznek részt.
population-file = Vagy egy fájl ezekkel a számokkal
population-file-hint = CSV vagy Excel egy oszlop névvel és egy oszlop számmal. A fenti sorok helyére lép.
population-no-columns = Ebben a táblázatban nincs városrészneveket tartalmazó oszlop számok mellett. Nevezze meg őket az első sorban, például „városrész” és „lakosok”
population-year = Melyik évből való a szám
population-source = Ki számolta össze
population-source-hint = A hivatal vagy a nyilvántartás neve; az olvasók a számok alatt látják.
population-no-number = { $line }. sor: írjon nevet, pontosvesszőt és egész számot, például „Belváros; 18500”
population-unknown = { $line }. sor: nincs „{ $name }” nevű városrész
population-twice = { $line }. sor: „{ $name }” egy korábbi sorban már szerepel
population-year-wrong = Az évet négy számjeggyel írja, például 2026
population-source-wrong = Írja be, ki számolta össze, legfeljebb 120 karakterrel
city-modules = Az oldal részei
city-modules-on = Bekapcsolva

## A város beállításai
city-contact = Ki válaszol, és hol
city-contact-hint = Hivatal, cím és telefon az akadálymentességi és az adatvédelmi oldalhoz.
city-zone-unknown = Nincs ilyen nevű időzóna. Kérjük, válasszon a listából
city-currency-unknown = Kérjük, válassza ki a pénznemet a listából
city-colour-unknown = Válasszon színt, vagy írja így: #3f77c4
city-theirs = Közben más mentette
city-theirs-text = Amit csak egyikük módosított, az alább úgy áll, ahogy utoljára mentették vagy beírták. Ahol mindketten módosítottak, a mezőben az áll, amit Ön írt; újabb mentéskor ez számít.
city-outlines-look = Ezek az új körvonalak a térképen. Amíg nem menti, semmi sem marad meg belőlük.
city-language-missing = Válasszon legalább egy nyelvet
city-first-not-offered = Az első nyelv a fent bejelölt nyelvek egyike legyen
city-outlines-first = Előbb a városrészek körvonalait válassza ki
geojson-not-json = Ez a fájl nem GeoJSON. Mentse a térképprogramból GeoJSON-ként, és válassza ki újra
geojson-empty = Ebben a fájlban nincs városrész
geojson-too-large = Ez a fájl több mint { $most } MB. Egyszerűsítse a körvonalakat, és válassza ki újra
geojson-feature = { $number }. elem: { $what }
geojson-no-name = adja meg a name tulajdonságát
geojson-long-name = rövidítse a nevét 80 karakterre
geojson-same-key = egy korábbinak ugyanez a key értéke; mindegyiknek saját kell
geojson-no-polygon = fokokban megadott sokszög legyen (WGS 84)
geojson-swapped = a pontokban a szélesség áll elöl; a GeoJSON a hosszúsággal kezd, például [19.04, 47.50]. Exportálja újra ebben a sorrendben, vagy cserélje meg minden pontban a két számot
geojson-too-many = idáig már 200 városrész vagy 20 000 pont van; egyszerűsítse a fájlt
