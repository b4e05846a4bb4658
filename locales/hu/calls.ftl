### Calls, ideas, sharing and results.

## States of an idea
state-draft = Piszkozat
state-published = Új ötlet
state-hidden = Elrejtve
state-withdrawn = Visszavonva
state-merged = Összevonva
state-eligible = Megfelel a szabályoknak
state-ineligible = Nem felel meg a szabályoknak
state-selected = Kiválasztva
state-not-selected = Nem választották ki
state-commissioned = Megbízás született
state-in-test = Kipróbálás alatt
state-completed = Elkészült
state-stopped = Leállt

## Phases of a call
phase-draft = Piszkozat
phase-coming = Hamarosan nyílik
phase-open = Nyitva
phase-deciding = Döntés alatt
phase-decided = Eldöntve
phase-archived = Archiválva

## Words used on many pages
crumbs-label = Hol jár
crumbs-home = Kezdőlap
pages-label = További oldalak
pages-first = Első oldal
pages-next = Következő oldal
form-errors = { $count ->
    [one] Egy dolgot még javítani kell
   *[other] { $count } dolgot még javítani kell
}
error-word = Hiba:
theme = Téma
neighbourhood = Városrész
supporters = { $count } támogató
comments = { $count } hozzászólás
ideas = { $count } ötlet
ideas-heading = Ötletek
map-number = Szám a térképen
cancel = Mégse
back = Vissza
save-and-continue = Mentés és tovább
characters-left = Még { $count } karakter.
staff-tools = A hivatalnak

## Home
home-title = Mit hozzunk létre közösen legközelebb?
home-lead = Ossza meg az ötletét. A szomszédok hozzászólnak és támogatják, a város dönt, és meg is indokolja. Minden lépés nyilvános.
home-see-calls = A felhívások
home-open = Most nyitva
home-all-calls = Az összes felhívás ({ $count })
home-nothing-open = Most nincs nyitott felhívás
home-nothing-open-text = Hogy miről döntenek éppen, és mi lett a korábbi ötletekből, azt a felhívások listájában találja.
home-journey = Az ötlettől az eredményig
home-journey-text = Minden ötlet ugyanazt a hat lépést járja be. Látható, melyik hol tart, ki döntött róla, és miért.
home-happened = Mi történt az ötletekkel
home-about = Az oldalról

## List of calls
calls-title = Felhívások
calls-lead = Amit a város a lakóitól kér és kért.
calls-none = Még nincs felhívás
calls-none-text = Amint a város kérdez valamit, itt megjelenik.

## A call
call-tabs = Ez a felhívás
call-aside = A felhívásról
follow-call = Követem a felhívást
unfollow-call = Nem követem tovább
call-windows = Mi mikor történik
call-calendar = A dátumok mentése a naptárba
call-how-decided = Hogyan születik a döntés
call-who-decides = Ki dönt
call-rule = Milyen szabály szerint
call-answer = Mikor válaszolunk
call-criteria = Aminek az ötletnek meg kell felelnie
call-criteria-text = Ötletet csak ezen okok valamelyike miatt lehet elutasítani.
call-who = Ki mit tehet
filter-label = Ötletek szűrése
filter-words = Szavak
filter-state = Állapot
filter-sort = Sorrend
filter-show = Ötletek mutatása
filter-clear = Minden ötlet mutatása
ideas-none-found = Ilyen ötlet nincs
ideas-none-found-text = Próbálja kevesebb szóval vagy más városrésszel.
ideas-none-yet = Még senki sem küldött ötletet
ideas-none-yet-text = Legyen Ön az első: kezdetnek két mondat is elég.
feeds-heading = A lista adatként
feeds-text = Ugyanezek az ötletek ugyanezekkel a szűrőkkel, táblázatba, térképre vagy hírolvasóba.
map-list = A térképen
map-none = Még egyik ötletnek sincs megjelölt helye.
map-elsewhere = Megjelölt hely nélkül

## An idea
idea-aside = Támogatás, az ötlet útja és adatai
idea-merged-in = Ötletek, amelyeket ebbe vontak össze
idea-place = A helyszín
idea-conversation = Beszélgetés
idea-no-comments = Még senki sem szólt hozzá. Egy kérdés vagy egy segítő ajánlat jó kezdet.
idea-journey = Az ötlet útja
idea-next = Mi következik
idea-facts = Röviden
idea-similar = Hasonló ötletek
idea-similar-note = A szövegek hasonlósága alapján ajánlva. Hogy mi tartozik össze, arról emberek döntenek.
neighbours-support = { $count } szomszéd támogatja
support = Támogatom az ötletet
unsupport = Visszavonom a támogatásomat
you-support = Ön is támogatja ezt az ötletet.
follow-idea = Követem az ötletet
unfollow-idea = Nem követem tovább az ötletet
official-word = város
comment-reply = Válasz
comment-delete = Visszavonás
comment-write = Szóljon hozzá
comment-answer-to = Válasz neki: { $name }
comment-post = Hozzászólás elküldése
report-short = Bejelentés
report-idea = Az ötlet bejelentése a moderátoroknak
report-title = Bejelentés a moderátoroknak
report-lead = A bejelentést ember olvassa el, általában egy munkanapon belül. A szerző nem látja, ki küldte.
report-why = Mi a gond?
report-text = Ha szeretné, írja le bővebben
report-send = Bejelentés elküldése

## Sharing an idea
share-steps = Lépések
share-step-idea = Az ötlet
share-step-place = Hely, költség, fotó
share-step-check = Ellenőrzés és közzététel
share-title = Mondja el, mit csinálna
share-edit-title = Az ötlet módosítása
share-asked = A város módosítást kér
share-title-label = Mi az ötlet címe?
share-title-hint = Egy mondatban, hogy a szomszédja is értse.
share-text-label = Mit változtatna meg, és kinek lesz tőle jobb?
share-text-hint = Írja úgy, ahogy elmesélné. A részleteket később közösen kidolgozzuk.
share-theme-label = Miről szól?
share-language-label = Milyen nyelven írta?
share-language-hint = A város minden nyelvén várjuk.
share-no-account = Még nem kell fiók. Amit beír, piszkozatként megőrizzük.
draft-saved = Piszkozatként elmentve.
draft-saved-here = Nincs kapcsolat. Ezen az eszközön megőrizzük, és újra próbáljuk.
draft-discard = A piszkozat eldobása
share-place-title = Hol, és körülbelül mennyiért?
share-place-lead = Itt minden üresen maradhat. A részleteket a városháza Önnel együtt tisztázza.
share-map-hint = Kattintson a térképre a hely megjelöléséhez.
share-place-label = Pontosan hol?
share-place-hint = Utca, tér, épület, a saját szavaival.
share-cost-label = Körülbelül mennyibe kerülne?
share-cost-hint = Elég a nagyságrend. Ha nem tudja, hagyja üresen.
share-photo-label = Van hozzá fotó vagy rajz?
share-photo-hint = JPG, PNG vagy WebP, legfeljebb 10 MB. A készítés helyét és idejét töröljük belőle.
share-photo-remove = A fotó eltávolítása
share-photo-text-label = Mi látható a képen?
share-photo-text-hint = Azoknak, akik nem látják a képet.
check-title = Ellenőrizze a válaszait
check-nothing = Üresen hagyva
check-change = Módosítás
check-shown-as = Ezen a néven jelenik meg: { $name }.
check-who = Kicsoda Ön?
check-then = Mi történik ezután
check-publish = Az ötlet közzététele
check-save-changes = A módosítások közzététele
check-send-code = Kérem a kódot a közzétételhez

## The result of a call
result-chart = Hányan támogatják az egyes ötleteket
result-chart-key = Teli: kiválasztva. Üres: nem választották ki.
result-table = Minden ötlet a támogatottság sorrendjében
result-place = Helyezés
result-idea = Ötlet
result-supports = Támogató
result-cost = Költség
result-outcome = Döntés
result-why = Miért, ötletenként
result-deviation = Eltérés a támogatottság sorrendjétől:
result-where = Honnan jöttek az ötletek
result-count-yourself = Számolja utána
result-count-text = Az oldal minden adata letölthető, nevek nélkül.
