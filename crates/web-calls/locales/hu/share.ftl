## Words used on many pages
back = Vissza
save-and-continue = Mentés és tovább
characters-left = Még { $count } karakter.

## Sharing an idea
share-to-which = Melyik felhíváshoz?
share-on-the-map = A térképen
share-steps = Lépések
share-step-idea = Az ötlet
share-step-place = Hely, költség, fotó
share-step-check = Ellenőrzés és közzététel
share-title = Mondja el, mit csinálna
share-edit-title = Az ötlet módosítása
edit-elsewhere = Ezt közben egy másik ablakban módosították
edit-elsewhere-text = Itt az látható, ami most ott szerepel. Az Ön szövege a mezőkben van, és az számít, ha újra ment.
share-title-label = Mi az ötlet címe?
share-title-hint = Egy mondatban, hogy a szomszédja is értse.
share-text-label = Mit változtatna meg, és kinek lesz tőle jobb?
share-text-hint = Írja úgy, ahogy elmesélné. A részleteket később közösen kidolgozzuk.
share-theme-label = Miről szól?
share-language-label = Milyen nyelven írta?
share-language-hint = A város minden nyelvén várjuk.
share-go-on = Ezt korábban elkezdte. Folytassa, vagy írjon alább egy másik ötletet:
share-no-account = Még nem kell fiók. Amit beír, piszkozatként megőrizzük.
draft-discard = A piszkozat eldobása
share-place-title = Hol, és körülbelül mennyiért?
share-place-lead = Itt minden üresen maradhat. A részleteket a város Önnel együtt tisztázza.
share-map-hint = Kattintson a térképre a hely megjelöléséhez.
share-place-label = Pontosan hol?
share-place-hint = Utca, tér, épület, a saját szavaival.
share-cost-label = Körülbelül mennyibe kerülne?
share-cost-hint = Elég a nagyságrend. Ha nem tudja, hagyja üresen.
share-photo-label = Van hozzá fotó vagy rajz?
share-photo-hint = JPG, PNG vagy WebP, legfeljebb 10 MB. A készítés helyét és idejét töröljük belőle.
share-photo-text-label = Mi látható a képen?
share-photo-text-hint = Azoknak, akik nem látják a képet.
check-title = Ellenőrizze a válaszait
check-nothing = Üresen hagyva
check-change = Módosítás
check-shown-as = Ezen a néven jelenik meg: { $name }.
check-who = Ki Ön?
check-then = Mi történik ezután
check-publish = Az ötlet közzététele
check-save-changes = A módosítások közzététele
check-send-code = Kérem a kódot a közzétételhez

## What is there already
near-title = Van már ilyen?
near-lead = Ezek az ötletek hasonlót mondanak. Ha valamelyik ugyanaz, amire Ön gondol, a támogatása többet ér, mint egy második ötlet.
near-left = Amit írt, hozzászólásként oda kerül. A fénykép, a költség és a térképen jelölt pont nem kerül át.
near-both = Mindkettőben: { $what }
near-of-call = Itt: „{ $call }”
near-instead = Inkább azt támogatom

## Keret
share-an-idea = Ötlet beküldése

## Calls, as sentences
call-promise = A részvétel utolsó napja után { $days } napon belül választ kap.
filter-everywhere = Az egész város

## My page

## The link of a letter
call = Felhívás
offer-title = Ez az Ön ötlete?
offer-lead = Valaki ezt írta { $city } oldalán, és az Ön címét adta meg. Csak akkor jelenik meg, ha Ön is akarja.
offer-shown-as = Ezen a néven jelenik meg: { $name }.
offer-publish = Az enyém: közzéteszem
offer-not-yours = Nem az Öné?
offer-not-yours-text = Akkor dobja el. Senki sem olvasta, és fiók sem készül.
offer-tell-moderators = A moderátorok is tudják meg, hogy valaki az én címemet használta
offer-refuse = Nem az enyém: eldobom
offer-report = Más nevében írták, és az illető elutasította: „{ $title }”. { $text }
mail-offer-idea = Ezzel megjelenik az ötlet („{ $title }”) ebben a felhívásban: „{ $call }”, ezen a néven: { $name }.
mail-offer-not-yours = Nem Ön írta? A hivatkozás mindent megmutat, és ha úgy dönt, eldobja.
