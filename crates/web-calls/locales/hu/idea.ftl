## An idea
idea-aside = Támogatás, az ötlet útja és adatai
idea-merged-in = Ötletek, amelyeket ebbe vontak össze
idea-place = A helyszín
idea-journey = Az ötlet útja
idea-next = Mi következik
idea-facts = Röviden
idea-similar = Hasonló ötletek
idea-similar-note = Mindkettő szavai alapján, a város minden nyelvén. Hogy mi tartozik össze, azt emberek döntik el.
neighbours-support = { $count } szomszéd támogatja
support = Támogatom az ötletet
unsupport = Visszavonom a támogatásomat
you-support = Ön is támogatja ezt az ötletet.
follow-idea = Követem az ötletet
unfollow-idea = Nem követem tovább az ötletet
report-idea = Az ötlet bejelentése a moderátoroknak

## Sharing an idea
share-asked = A város módosítást kér

## Calls, as sentences
fact-cost = Becsült költség
fact-place = Helyszín
map-of-idea = Hol van ez az ötlet

## Windows and steps
next-screen = A hivatal megnézi, megfelel-e a feltételeknek
next-support = A szomszédok támogathatják
next-decide = A hivatal dönt, és megindokolja
next-commission = Megállapodás kerettel és mentorral
next-test = Kipróbálás a lakókkal
next-result = Eredmény
event-published = Közzétéve
event-changed = A szerző módosította
event-change-asked = A hivatal módosítást kért
event-eligible = Megfelel a feltételeknek
event-ineligible = Nem felel meg a feltételeknek
event-took-in = Egy másik ötlet csatlakozott hozzá
event-merged = Egy másik ötlet részeként folytatódik
event-answered = A város válaszolt
event-hidden = Moderátor elrejtette
event-restored = Újra látható
event-withdrawn = A szerző visszavonta
event-selected = Nyertes
event-not-selected = Nem nyert
event-corrected = A döntést helyesbítették
event-discussed = A szomszédok megbeszélik és támogatják
event-only-discussed = A szomszédok beszélnek róla
reason-with-criterion = „{ $criterion }” { $reason }
reason-with-deviation = { $reason } Eltérés a támogatottság sorrendjétől: { $deviation }
merged-with = Ezzel: „{ $title }”

## The page of an idea
idea-shared = { $name } ötlete, { $date }
idea-by = { $title } ({ $name })
idea-hidden = Ezt az ötletet egy moderátor elrejtette
appeal-link = Válasz a moderátoroknak
idea-merged = Ez az ötlet egy másik részeként folytatódik
idea-merged-text = A támogatói is átkerültek, a szerzőjét ott is megnevezzük:
idea-withdrawn = A szerző visszavonta ezt az ötletet
idea-withdrawn-text = Elolvasható, de már nem történik vele semmi.
idea-change-now = Ötlet módosítása
decided-selected-first = Az ötlete nyert. Mindenki láthatja ekkortól: { $date }.
decided-not-selected-first = Az ötlete nem nyert. Mindenki láthatja ekkortól: { $date }.
idea-still-open = Erről még döntenek
support-until = Támogatni és a támogatást visszavonni eddig lehet: { $date }.
support-always = A támogatást bármikor visszavonhatja.
support-from = Támogatni ettől lehet: { $date }.
support-closed = A támogatás lezárult. A szám végleges.
support-not-asked = Ez a felhívás nem kér támogatást.
support-not-here = Ez az ötlet már nem támogatható.
tool-edit-idea = Ötlet módosítása
tool-withdraw-idea = Ötlet visszavonása
tool-answer = Válasz a város nevében
tool-screen = A feltételek vizsgálata
tool-merge = Összevonás egy másik ötlettel
tool-ask-change = Módosítás kérése
tool-hide = Elrejtés
tool-restore = Elrejtés megtekintése
without-a-title = Cím nélkül
last-saved = mentve { $when }
erase-ideas = { $count ->
    [one] { $count } ötlet szövege megmarad, az Ön neve nélkül
   *[other] { $count } ötlet szövege megmarad, az Ön neve nélkül
}
erase-drafts = { $count ->
    [one] { $count } piszkozatot törlünk
   *[other] { $count } piszkozatot törlünk
}
withdraw-effect = { $count ->
    [one] { $count } szomszéd támogatja most
   *[other] { $count } szomszéd támogatja most
}

## My page

## The poster
poster-title = Plakát
poster-lead = Egyetlen lap az ablakba vagy a hirdetőtáblára. Ami körülötte van, az nem kerül nyomtatásba.
poster-print = A plakát nyomtatása
poster-of = Plakát: { $title }
poster-support-until = Támogassa eddig: { $date }
poster-read = Olvassa el, támogassa, és mondja el a véleményét:
poster-square = Négyzet, amely az ötlethez vezet

## Válasz a hivatalnak levélből
more-link = Válaszoljon itt, bejelentkezés nélkül
more-title = A hivatal többet szeretne tudni erről: „{ $title }”
more-lead = Írja bele ötlete szövegébe. A hivatal újra elolvassa, és Ön megtudja, mit gondol róla.
more-wish = Amit a hivatal kérdez
more-hint = Ez az ötlete, ahogy most áll. Egészítse ki azzal, amit kérdeznek.
more-send = Válasz elküldése
event-held = Vár, amíg egy moderátor elolvassa
event-released = Moderátor elolvasta
idea-held = Ezt az ötletet egyelőre csak Ön látja
idea-held-text = Előbb egy moderátor elolvassa, általában egy munkanapon belül, és értesítjük. { $why }
