## Mi változott egy ötletben
versions-title = Mi változott
versions-lead = Minden közzétett változtatás megmarad: mi állt itt előtte, mi áll itt azóta, ki és mikor változtatta meg.
versions-none = Nem változott semmi
versions-none-text = Ez az ötlet azt mondja, amit a közzétételekor mondott.
versions-all = Minden változat
versions-older = Régebbi változatok
version-number = { $number }. változat
version-first = { $version }, ahogyan megjelent
version-compared = A(z) { $before }. változattól a(z) { $after }. változatig
version-proposed-by = javasolta: { $name }
idea-versions = { $count ->
    [one] { $count } változat: mi változott
   *[other] { $count } változat: mi változott
}
compare-before = Előtte
compare-after = Azóta
compare-nothing = Itt nem állt semmi
compare-gone = Kikerült:
compare-came = Bekerült:
compare-end = (vége)

## Mások javasolta változtatások
amendments-heading = Javasolt változtatások
amend-title = Változtatás javaslása
amend-lead = Írja le az ötletet úgy, ahogyan Ön mondaná. Akik írják, látják a különbséget és döntenek; ha átveszik, Önt is megnevezzük.
amend-title-label = Mi lenne az ötlet címe
amend-text-label = Mit mondana
amend-text-hint = Csak azt változtassa meg, amire gondol: a többi marad.
amend-reason-label = Miért jobb így?
amend-reason-hint = Egy mondat elég. Bárki elolvashatja.
amend-send = Változtatás javaslása
amend-nothing-changed = Még semmi sem más: változtassa meg a címet vagy a szöveget.
amend-too-many = { $most ->
    [one] Már { $most } javaslata vár itt. Előbb vonja vissza, vagy várja meg a választ.
   *[other] Már { $most } javaslata vár itt. Előbb vonjon vissza egyet, vagy várja meg a válaszokat.
}
amendment-title = Javasolt változtatás
amendment-open = Válaszra vár
amendment-accepted = Átvették
amendment-declined = Nem vették át
amendment-withdrawn = Visszavonva
amendment-by = { $name }, { $date }
amendment-changes = Mi változna
amendment-nothing-left = Az ötlet már ezt mondja.
amendment-why-not = Miért nem vették át
amendment-hidden = Egy moderátor elrejtette
amendment-yours = Az Ön válasza
amendment-accept-text = Ha átveszi, az ötlet mostantól azt mondja, ami a második oldalon áll, és a javaslót megnevezzük.
amendment-accept = Változtatás átvétele
amendment-decline-label = Vagy írja meg, miért nem
amendment-decline-hint = Egy barátságos mondat. Bárki elolvashatja.
amendment-decline = Nem veszem át
amendment-withdraw = Visszavonom a javaslatom
amendment-changed-meanwhile = Az ötlet közben megváltozott
amendment-changed-meanwhile-text = Nézze meg még egyszer a különbséget, azután döntsön.
report-amendment = Javaslat jelentése
news-proposed = Valaki változtatást javasol: „{ $title }”
news-accepted = Átvették a változtatását: „{ $title }”
news-declined = Nem vették át a változtatását: „{ $title }”
me-amendment-waits = Valaki változtatást javasol ehhez: „{ $title }”
event-accepted = Átvettek egy javasolt változtatást

## Közös írás
together-title = Kik írják ezt az ötletet
together-lead = Akik egy ötletet írnak, együtt változtatják és válaszolnak a városnak. Csak a fő szerző vonhatja vissza vagy adhatja tovább.
together-closed = Most nem változtatható, kik írják
together-closed-text = Addig lehetséges, amíg a felhívás ötleteket vár, vagy ha a város változtatást kért.
together-writers = Kik írják
together-main = fő szerző
together-remove = Eltávolítás
together-leave = Kilépek ebből az ötletből
together-leave-text = Amit írt, megmarad. Többé nem nevezzük meg, és szerzőként nem kap róla hírt.
together-asked = Felkértük, még nem válaszolt
together-take-back = Visszavonás
together-link-once = Link egy személynek
together-link-many = Link több embernek
together-over = { $whom }, fő szerzőnek
together-until = eddig: { $date }
together-ask = Hívjon meg valakit, hogy írja Önnel
together-lasts = Link készítése
together-once = Egy személynek, két héten belül
together-many = Több embernek, egy napig bezárólag
together-until-label = Utolsó nap
together-make-link = Link készítése
together-link-made = A link elkészült. Csak most látható.
together-link-label = Küldje el annak, aki Önnel írja
together-mail-label = Vagy írjon valakinek
together-mail-hint = Egyetlen levelet kap, és eldönti.
together-send-letter = Levél küldése
together-team = Egy közös név
together-team-label = A név, amellyel együtt aláírnak
together-team-hint = Például „A kertészek”. Az Önök nevei fölött áll.
together-team-save = Név mentése
together-hand = Ötlet átadása másnak
together-hand-text = Ő lesz a fő szerző, amint elfogadja; Ön továbbra is írhatja.
together-hand-to = Valakinek, aki írja
together-hand-mail = Vagy valakinek levélben
together-hand-send = Felajánlás
together-to-whom = Válasszon valakit, vagy írjon be egy címet.
together-full = Már tizenketten írják: ennél többen nem lehetnek.
together-asked-enough = Ma már sokakat meghívott. Próbálja meg holnap.
together-offered = { $name } Önnek szeretné adni ezt az ötletet
together-take = Elfogadom, én leszek a fő szerző
tool-together = Kik írják
me-coauthor = Ön is írja
me-idea-offered = Ön lehet a fő szerzője ennek: „{ $title }”
idea-with = Közösen velük: { $names }
idea-by-team = Írta: { $team }
idea-amended-by = Változtatást javasolt: { $names }
event-joined = Valaki csatlakozott, hogy írja
event-left = Kilépett valaki, aki írta
event-handed-over = Más lett a fő szerzője
news-idea-joined = Valaki Önnel írja már ezt: „{ $title }”
news-idea-removed = Ön már nem írja ezt: „{ $title }”
news-hand-offered = Ön lehet a fő szerzője ennek: „{ $title }”
news-handed-over = Más lett a fő szerzője ennek: „{ $title }”
erase-hand-over = { $count ->
    [one] { $count } ötletét mások is írják Önnel. Előbb adja át egyiküknek az ötlet oldalán, a „Kik írják” alatt; különben nem lesz fő szerzője.
   *[other] { $count } ötletét mások is írják Önnel. Előbb adja át őket valamelyiküknek az ötletek oldalán, a „Kik írják” alatt; különben nem lesz fő szerzőjük.
}
join-title = Meghívó egy ötlet írására
join-asked-with = { $name } arra kéri, hogy írják együtt ezt az ötletet: „{ $title }”.
join-asked-over = { $name } Önnek szeretné adni ezt az ötletet: „{ $title }”. Ön lenne a fő szerzője.
join-may = Változtathat az ötleten, és válaszolhat a város kérdéseire.
join-may-not = Csak a fő szerző vonhatja vissza vagy adhatja tovább.
join-shown = A neve látszik az ötletnél.
join-over-may = Változtathat rajta, válaszolhat a városnak, megmondhatja, kik írják Önnel, és visszavonhatja.
join-as = Így jelenik meg: { $name }.
join-sign-in = Az elfogadáshoz jelentkezzen be
join-accept = Elfogadom
join-refuse = Köszönöm, nem
join-subject = Meghívó: { $title }
join-hello = Jó napot kívánunk!
join-look = Meghívó megtekintése
join-valid = A link eddig érvényes: { $date }.
join-ignore = Ha nem szeretné, nincs teendője.

## Ötletek, amelyeket a városnak mondtak el
told-tool = Elmondott ötletek beírása
told-title = Elmondott ötlet beírása
told-lead = Telefonon, papíron, az ügyfélpultnál. E-mail nem kell hozzá: aki elmondta, kódos kártyát kap.
told-done = Az ötlet megjelent.
told-next = A következő beírása
told-send = Közzététel és kártya készítése
told-at-event = Melyik rendezvényen írták le?
told-no-event = Egyiken sem
told-how-label = Hogyan mondták el?
told-how-phone = Telefonon
told-how-paper = Papíron
told-how-desk = Az ügyfélpultnál
told-how-missing = Adja meg, hogyan mondták el.
told-name-label = Megjeleníthető név
told-name-hint = Keresztnév és kezdőbetű. Hagyja üresen, ha valaki nem szeretné a nevét látni.
told-consent-label = Hozzájárult, hogy a neve látszódjon?
consent-no = Nem látszik név
consent-spoken = Igen, szóban
consent-signed = Igen, aláírta
consent-missing = Kérdezze meg, látszódhat-e a név, vagy hagyja el.
told-entered = Beírva
told-entered-by = { $when }, beírta: { $name }
told-claimed = Magáénak mondta a kártyával
told-forget = Név törlése
told-forget-text = Ha az kéri, aki elmondta. Az ötlet név nélkül marad, és a kártya már nem nyit meg semmit.
told-to-the-city = A városnak mondták el: { $how }
tool-card = Az elmondó kártyája
card-title = Kódos kártya
card-lead = Ezzel az, aki elmondta, cím nélkül követheti az ötletet, és később magáénak mondhatja.
card-once = Nyomtassa ki most: a kód csak egyszer látható.
card-print = Kártya nyomtatása
card-renew = Másik kártya készítése
card-renew-text = Az előző kártya kódja már nem nyit meg semmit.
card-how = Így látja, mi lesz az ötletéből: olvassa be a négyzetet telefonnal, vagy írja be a kódot itt:
card-keep = Őrizze meg ezt a kártyát. Akinél a kód van, magáénak mondhatja az ötletet.
card-told = Elmondva: { $date }, { $how }
card-square = Az ötletéhez vezet
card-code-title = Kövesse az ötletét a kártyával
card-code-lead = Írja be a kódot, amely a kártyáján áll.
card-code-label = Kód
card-code-hint = Tizenkét betű és szám. A kis- és nagybetű mindegy.
card-code-send = Mutassa az ötletemet
card-code-unknown = Ehhez a kódhoz nem tartozik ötlet. Hasonlítsa össze a kártyával betűről betűre.
card-idea-title = Az Ön ötlete
card-to-idea = Olvassa el az ötletet, és hogy mások mit mondanak róla
card-claim-title = Legyen az Öné
card-claim-text = Fiókkal maga változtathat az ötleten, és üzeneteket kap róla. A kártya akkor már nem kell.
card-claim = Ez az én ötletem
card-sign-in = Jelentkezzen be, hogy az Öné legyen
stat-told = { $count ->
    [one] { $count } ötletet a városnak mondtak el ahelyett, hogy begépelték volna
   *[other] { $count } ötletet a városnak mondtak el ahelyett, hogy begépelték volna
}
stat-told-text = A város írta be azok helyett, akik elmondták.
stat-told-how = Hogyan
stat-told-ideas = Ötletek
log-enter-for = Beírt egy elmondott ötletet
log-renew-card = Másik kártyát készített egy elmondott ötlethez
log-forget-name = Törölte annak a nevét, aki egy ötletet elmondott
