## Ami az imént történt
said-signed-in = Belépett.
said-signed-out = Kilépett.
said-saved = Elmentettük.

## Döntés
said-decided = A döntés megszületett. A szerzők értesülnek először.
said-decided-one = A döntés megszületett. A szerző most értesül, mindenki más negyedóra múlva.
said-decided-later = A döntés megszületett. A szerzők negyedórával mindenki más előtt értesülnek, ezért a kértnél később válik nyilvánossá: az időpont lent olvasható.
said-decision-changed = Módosítva. Senki sem értesült róla.
said-called-back = Visszavonva. Senki sem értesült róla, és minden választás és szöveg megmaradt.
said-corrected = A döntést helyesbítettük. A szerző és a követők értesítést kapnak.

## Felhívás készítése
said-call-published = A felhívás megjelent.
said-call-closed = A felhívás lezárult. A követői megtudják, miért.
said-call-reopened = A felhívás újra nyitva van. A követői megtudják, miért.
said-call-archived = A felhívást archiváltuk.
said-call-copied = Ez mostantól önálló piszkozat. Időszakai ma kezdődnek.
said-call-deleted = A piszkozatot töröltük.
said-answers-taken = A válaszait elmentettük.
said-answers-withdrawn = A válaszait töröltük.

## Összevonás, kérés, válasz
said-merged = Összevonva. Mindkét szerző negyedóra múlva értesül róla.
said-asked = Elküldtük a kérést. A szerző levelet kap.
said-answered = A válasza az ötlet alatt olvasható.

## The page of an idea
said-supported = Beszámítottuk a támogatását. Köszönjük.
said-supported-before = Belépett. Ezt már korábban támogatta; a támogatása egyszer számít.
said-not-supported = Belépett, de ezt már nem lehet támogatni.
said-supported-instead = Mostantól ezt az ötletet támogatja. Amit írt, alatta olvasható az Ön hozzászólásaként.
said-not-supported-instead = Nem lehetett támogatni. Amit írt, piszkozatként megmaradt a „Saját oldalam” lapon.
said-unsupported = Visszavonta a támogatását.
said-followed = Mostantól követi ezt: értesítjük, ha történik valami.
said-followed-before = Belépett. Ezt már eddig is követte.
said-not-followed = Belépett, de ezt már nem lehet követni.
said-unfollowed = Már nem követi ezt.
said-commented = A hozzászólása megjelent.
said-not-commented = Belépett, de a beszélgetés közben lezárult. A szövegét megőriztük.
said-thing-gone = Belépett. Amiben részt akart venni, már nincs meg.
said-taken-back = Visszavonva.
said-reported = Köszönjük. A moderátorok megkapták a bejelentését.
said-published = Az ötlete megjelent. Minden lépésről értesítjük.
said-changed = A módosításai megjelentek.
said-withdrawn = Visszavonta az ötletét.
said-both-kept = Ez az oldal régebbi volt annál, amit egy másik ablakban mentett, ezért külön piszkozat lett belőle. Mindkettőt megőriztük.
said-discarded = A piszkozatot eldobtuk.
said-refused = Eldobtuk. Semmi sem jelent meg.
said-refused-reported = Eldobtuk, és a moderátorok is tudnak róla. Semmi sem jelent meg.
said-appealed = A moderátorok megkapták a válaszát, és újra megnézik.
said-ended = Megszüntettük.
said-letter-elsewhere = Azzal a levéllel már nem volt teendő.
said-unsubscribed = Nem küldünk több levelet, csak a kért kódokat.
said-code-sent = Új kódot küldtünk.
said-draft-kept = A felhívás közben lezárult, ezért az ötlet nem jelenhetett meg. A szövegét piszkozatként megőriztük.
said-erased = A fiókját töröltük.

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
said-assigned = Mindenki látja, kié most ez a munka.
said-noted = A kollégák olvashatják a feljegyzését.
said-undone = Visszavonva.
said-undone-partly = Egy része visszavonva; a többivel már más is foglalkozott.
said-held = A hozzászólását megőriztük. Előbb egy moderátor olvassa el; az oka mellette áll.
said-idea-held = Az ötletét megőriztük. Előbb egy moderátor olvassa el; az oka lent áll.
said-comment-supported = Támogatja ezt a hozzászólást.
said-comment-unsupported = Már nem támogatja ezt a hozzászólást.
said-side-chosen = A hozzászólása mostantól ott áll.
said-read = Feljegyeztük. Ami ezután jön, újként jelenik meg.
said-not-translated = Most nem érkezett fordítás. Ez az eredeti.
said-hiding-proposed = Javasolva. Egy második moderátor megerősíti vagy elutasítja.
said-address-asked = Mindkét címre írtunk. Nézze meg mindkét postafiókot
said-address-half = Megerősítve. Most a másik postafiók következik
said-address-changed = Az új cím az Öné
said-address-stopped = A cím marad, ahogy volt
said-address-refused = A cím marad, és mindenkit kiléptettünk. Lépjen be újra
said-blocked = Letiltva, levélben értesítjük
said-unblocked = A letiltást feloldottuk
said-stays-blocked = Marad, és megírjuk, miért
said-proved = Köszönjük. Ezt igazolta.
said-proof-noted = Feljegyezve.
said-proof-ended = Az igazolást visszavonták.
said-list-replaced = A jegyzék használatban van.
said-codes-ended = Ezek a kódok már nem működnek.
said-recovery-begun = Feljegyezve. Mindkét címre írtunk
said-recovery-waits = Köszönjük. A cím a várakozási idő után az Öné
said-recovery-agreed = Köszönjük. Akkor lép életbe, amikor az új postafiók válaszolt
said-recovery-stopped = Lemondva. A cím marad, ahogy volt
said-recovered = Az új cím az Öné. Lépjen be vele
said-passkey-added = A belépőkulcsot hozzáadtuk. Levelet is írtunk róla
said-passkey-removed = A belépőkulcsot töröltük. Törölje a készülékéről is
said-provider-tied = A fiókját összekötöttük. Levelet írtunk Önnek róla
said-provider-untied = A fiókja már nincs összekötve
said-call-brought-back = A felhívás újra itt van.
