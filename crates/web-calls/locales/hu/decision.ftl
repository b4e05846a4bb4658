## The result of a call
result-table = Minden ötlet a támogatottság sorrendjében
result-idea-why = Ötlet és indoklás
result-why-more = Miért?
result-others = Nem vett részt a döntésben
result-who = Felelős
result-more-winners = És további { $more }, az alábbi táblázatban.
result-winner-next = Most mindegyiknél: megállapodás a hivatal és a szerző között
result-cut-places = { $count ->
    [one] Egy hely volt kiosztható: idáig
   *[other] { $count } hely volt kiosztható: idáig
}
result-cut-money = Idáig tartott a pénz
result-cut-office = Idáig a nyertesek
result-written-all = { $count ->
    [one] Egy ötlet érkezett, és látható.
   *[other] { $count } ötlet érkezett, és mind látható.
}
result-written = { $written } ötlet érkezett, ebből { $shown } látható: { $why }.
result-merged = { $count ->
    [one] egyet összevontak egy másikkal
   *[other] { $count } ötletet összevontak másokkal
}
result-withdrawn = { $count ->
    [one] egyet visszavontak
   *[other] { $count } ötletet visszavontak
}
result-hidden = { $count ->
    [one] egyet elrejtettek
   *[other] { $count } ötletet elrejtettek
}
enough-supporters = { $count ->
    [one] Egy támogatóval több elég lett volna.
   *[other] { $count } támogatóval több elég lett volna.
}
enough-cheaper = { $money } összeggel olcsóbban belefért volna a teljes keretbe.
result-place = Helyezés
result-idea = Ötlet
result-supports = Támogató
result-cost = Költség
result-outcome = Döntés
result-ahead = Nagyobb támogatottságú ötletek elé került
result-deviation = Eltérés a támogatottság sorrendjétől:
result-where = Honnan jöttek az ötletek
result-count-yourself = Számolja utána
result-count-text = Az oldal minden adata letölthető, nevek nélkül.

## Deciding
decide-title = Döntés
decide-none = Még nincs miről dönteni
decide-none-text = A feltételeknek megfelelő ötletek itt jelennek meg, támogatottság szerint.
decide-by-order = Kitöltés a támogatottság sorrendjében
decide-by-order-hint = Amíg a helyek vagy a pénz el nem fogy. Mindegyik módosítható.
decide-verdict = Döntés
decide-verdict-for = Döntés erről: „{ $title }”
decide-reason-for = Indoklás ehhez: „{ $title }”
decide-deviation = Miért térnek el a támogatottság sorrendjétől?
decide-deviation-hint = Ez az indoklás megjelenik az eredmény oldalán.
decide-missing = { $count } ötletről hiányzik még a döntés vagy az indoklás.
decide-publish-title = Mikor jelenjen meg
decide-publish-text = A szerzők értesülnek először, negyedórával azelőtt, hogy az eredmény nyilvános lesz.
decide-publish-at = Nap és óra
decide-save = Mentés közzététel nélkül
decide-publish = Közzététel a megadott időpontban

## Döntés
decide-single = Ennek a felhívásnak nincs vége: minden ötletről külön döntenek. A szerző azonnal értesül, mindenki más negyedórával később.
decide-preparing = A döntés előkészíthető
decide-too-early = A lakók eddig vehetnek részt: { $date }. Döntsön utána, vagy zárja le korábban a felhívást.
decide-publish-one = Döntés most erről az ötletről
decide-result-in = Mi lett belőle ({ $language })
decide-result-hint = Az eredmény fölött áll. Bekezdések és listák is lehetnek benne.
decide-zone = A helyi idő számít ({ $zone }).
decide-places = { $places } helyből { $selected }
decide-selected = Nyertes: { $count }
decide-money = { $cost }, a keret { $budget }
decide-cost = együtt { $cost }
decide-changed = Valaki közben módosította
decide-unscreened = { $count } ötletet még nem vizsgáltak meg
decide-unscreened-text = Minden előkészíthető; közzétenni akkor lehet, ha már minden ötletet megnéztek.
decide-scheduled = Megszületett a döntés
decide-scheduled-text = Mindenki ekkor látja az eredményt: { $public }. A szerzők ekkor értesülnek: { $authors }; addig lent módosítható, áthelyezhető vagy visszavonható, és erről senki sem kap hírt.
decide-public-text = Az eredmény nyilvánossá vált: { $date }.
decide-on-its-way = { $count } döntés úton van
decide-on-its-way-text = A szerzők már tudják; néhány perc múlva mindenki látja.
decide-preview-title = Az eredmény előnézete
decide-preview-text = Csak a hivatal látja. Még nem született döntés.
decide-publish-on = Közzététel: { $moment }
decide-keep-change = Módosítás mentése, közzététel: { $moment }
decide-call-back = Döntés visszavonása
decide-see = Megnézem úgy, ahogy mindenki látni fogja
decide-told-text = A szerzők most értesülnek; mindenki ekkor látja az eredményt: { $date }. A döntés végleges, már nem módosítható.
decide-hear = A szerzők ekkor értesülnek: { $authors }, mindenki más ekkor: { $public }. Amíg a szerzők nem értesülnek, a döntés módosítható, áthelyezhető vagy visszavonható.
decide-hear-now = A szerzők azonnal értesülnek, mindenki más ekkor: { $public }. Nem vonható vissza.
decide-hear-later = A kért időpont: { $asked }. A szerzők azonnal értesülnek, és negyedóra előnyt kapnak, ezért mindenki más ekkor látja: { $public }. Nem vonható vissza.
decide-preview-decided = Amíg nem nyilvános, csak a hivatal látja.
decide-too-many = Több, mint ahány hely van.
decide-too-much = Több, mint amennyi pénz van.
decide-many = Egy indoklás több ötlethez
decide-many-text = Jelöljön ki ötleteket, vagy válasszon egy csoportot: ekkor a csoport minden olyan ötlete megkapja, amelynek még nincs indoklása.
decide-many-among = Melyek
decide-many-of = Városrész vagy téma
decide-many-all = Mind
decide-many-everywhere = Minden városrész és téma
decide-many-reason = Az indoklásuk
decide-many-fill = Beírás és mentés
decide-many-none = Ebben a csoportban mindegyiknek van már indoklása. Jelölje ki, melyik ötletekre gondol.
decide-tick = Kijelölés: „{ $title }”
decide-deviation-all = Miért térnek el a támogatottság sorrendjétől?
decide-deviation-all-hint = Az eredmény oldalán minden olyan mellőzött ötletnél megjelenik, amelynek nincs erről saját indoklása.
decide-deviation-own = Más indoklás ehhez az ötlethez
decide-deviation-for = Miért mellőzték ezt az ötletet: „{ $title }”?
decide-afterwards = { $count } ötlet a döntés után került ehhez a felhíváshoz
decide-afterwards-text = Visszaállították, későn érkezett, vagy utólag kiderült, hogy megfelel a feltételeknek. Válasszon, írja meg az indoklást, és döntsön róla lent: a szerző azonnal értesül, mindenki más negyedórával később. A korábbi döntések változatlanok maradnak.
decide-both = Amihez csak egyikük nyúlt, lent úgy áll, ahogy utoljára beírták. Ahol mindketten írtak, mindkettő látható: az Öné a mezőben, a kolléga által mentett szöveg alatta. Ha újra menti, az Ön mezője számít.
decide-look-again = Amit egy kolléga mentett, lent áll azzal együtt, amit Ön beírt. Nézze át még egyszer, aztán folytassa.
decide-theirs = Egy kolléga ezt mentette ide:
decide-open = Még nincs eldöntve
decide-over = { $what }: { $count } nyertes, legfeljebb { $cap } lehet.
decide-held-back = A városrésze vagy a témája már betelt
decide-rows = { $first }–{ $last }. ötlet, összesen { $all }
decide-rows-next = Mentés, és jöjjenek a következők
decide-rows-previous = Mentés, és jöjjenek az előzők
decide-elsewhere = Még { $count } dolog hiányzik más oldalak ötleteinél.
decide-to-decision = Vissza a döntéshez
decide-step = Az eredmény lépésenként jelenik meg
decide-step-text = Hagyjon ötleteket későbbre, és tegye közzé előbb a többit. A helyek, a pénz és a támogatás sorrendje minden lépésre együtt számít; az a lépés, amely semmit nem hagy nyitva, lezárja a döntést.
decide-step-none = Minden, ami alább áll, együtt jelenik meg.
decide-step-last = Ez a lépés semmit nem hagy nyitva: lezárja a döntést.
decide-step-some = { $later ->
    [one] Ez a lépés { $now } ötletről dönt; egy ötlet későbbre marad.
   *[other] Ez a lépés { $now } ötletről dönt; { $later } ötlet későbbre marad.
}
decide-step-of = Mely ötletek most
decide-step-of-ticked = Amelyeket megjelöltem
decide-step-only = Most csak ezekről döntünk
decide-step-ready = Arról döntünk, aminek van döntése és indoklása
decide-step-all = Semmi ne maradjon későbbre
decide-step-next = Meddig dől el a többi
decide-step-next-hint = Ott áll az eredménynél, a felhívásnál és minden még nyitott ötletnél.
decide-step-title = Ennek a lépésnek a neve ({ $language })
decide-step-later = Később
decide-step-whom = Jelöljön meg ötleteket, vagy válasszon városrészt vagy témát.
decide-step-promise = Írja meg, meddig dől el a többi.
decide-step-too-soon = Ennek a lépés közzététele utánra kell esnie.
decide-step-asks = { $left ->
    [one] Egy ötlet nyitva marad (döntés eddig: { $next }). { $hears }
   *[other] { $left } ötlet nyitva marad (döntés eddig: { $next }). { $hears }
}
decide-step-open = { $steps ->
    [one] Egy lépés nyilvános; még nyitott: { $count }
   *[other] { $steps } lépés nyilvános; még nyitott: { $count }
}
decide-step-open-text = A többire ezt ígérték: { $date }.
correct-title = A döntés helyesbítése
correct-lead = Az első döntés olvasható marad, a változás okával együtt. A szerző és a követők azonnal értesülnek, és mindenki látja.
correct-now = Ami most érvényes
correct-stands = { $verdict }, ekkortól: { $date }
correct-was = Döntés, { $date }: { $verdict }
correct-on = Helyesbítve: { $date }
correct-reason = A döntés indoklása
correct-why = Miért kell helyesbíteni?
correct-why-hint = Nyilvános: az első döntés mellett áll.
correct-button = Helyesbítés és értesítés
correct-same = Semmi sem különbözik attól, ami érvényes. Válasszon másik döntést, vagy írjon más indoklást.
correct-changed = Közben valaki helyesbítette ezt. Ami most érvényes, alább áll; amit beírt, megmaradt.

## Calls, as sentences
tab-result = Eredmény

## The page of an idea
result-of = Az eredmény: { $title }
result-step = { $number }. lépés
result-step-called = { $number }. lépés: { $title }
result-still-open = Ezekről még döntenek
result-open = { $count ->
    [one] Egy ötletről még döntenek (eddig: { $date }). Ami már eldőlt, alább áll.
   *[other] { $count } ötletről még döntenek (eddig: { $date }). Ami már eldőlt, alább áll.
}
result-open-late = { $count ->
    [one] Egy ötletről még döntenek. Erre a napra ígérték: { $date }; késik.
   *[other] { $count } ötletről még döntenek. Erre a napra ígérték: { $date }; késik.
}
result-finding = { $count ->
    [one] Egy ötlet megvalósul
   *[other] { $count } ötlet megvalósul
}
result-authors = { $count ->
    [one] ember küldött ötletet
   *[other] ember küldött ötletet
}
result-supporters = { $count ->
    [one] ember támogatott
   *[other] ember támogatott
}
result-comments = { $count ->
    [one] hozzászólás
   *[other] hozzászólás
}
result-decided-by = Döntött: { $office }, közzétéve: { $date }
result-next-commission = A város megállapodást köt a szerzővel
