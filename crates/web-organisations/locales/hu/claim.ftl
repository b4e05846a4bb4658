## Saying that one speaks for an organisation
claim-ask = Én szólok ennek nevében: { $name }
claim-ask-mark = Igazolás kérése: { $name }
claim-lead = Valaki megnézi és válaszol: { $city }.
claim-proof = Honnan tudhatja a város, hogy Ön szól a nevében?
claim-proof-hint = Például: mit csinál ott, a honlap mely oldalán áll a neve, melyik számon erősítik meg. Ezt csak a város munkatársai olvassák.
claim-send = Elküldöm a városnak

## At the desk
desk-task-claim = Megnézni, ki szól a nevében
claim-title = Ez az ember szól a nevében?
claim-who = Ki mondja
claim-mail = Címe
claim-made = Mióta
claim-host-same = A címe itt van: { $host }, akárcsak a honlap.
claim-host-other = A címe nem itt van: { $host }, ahol a honlap. Ez önmagában nem jelent semmit.
claim-host-unknown = Nem ismert honlap, amellyel a címe összevethető volna.
claim-about = A szervezet
claim-person = Az ember
claim-their-words = A saját szavaival
claim-verify = Igen: igazolom
claim-refuse = Nem: elutasítom
claim-refuse-heading = Vagy elutasítás, indoklással
claim-reason = Miért nem?
claim-reason-hint = Csak az olvassa, aki kérte.
claim-none = Itt már nem vár semmi: megválaszolták vagy visszavonták.
unverify-title = Az igazolás visszavonása
unverify-lead = Marad, ahogy van, igazolás nélkül. Akik a nevében szólnak, megtudják az okát, és mindenki elolvashatja.
unverify-reason = Miért?
merge-organisation = Összevonás egy másikkal
merge-organisation-lead = { $name } megszűnik; tagjai, követői és ötletei átkerülnek ahhoz, amely marad, és a címe oda vezet.
merge-organisation-into = Melyik marad?
merge-organisation-none = Hasonlót nem találtunk. Keresse meg a neve szerint.
merge-organisation-button = Összevonom
done-merged-organisations = { $count } szervezet összevonva

## News
news-merged-away = „{ $title }” egy másik szervezetbe olvadt
news-merged-into = „{ $title }” ebbe olvadt: „{ $other }”
news-join-asked = Valaki ide szeretne tartozni: „{ $title }”
news-joined = Ön most már ide tartozik: „{ $title }”
news-removed = Ön nem tartozik ide: „{ $title }”
news-verified = A város igazolta: „{ $title }”
news-unverified = Már nem igazolt: „{ $title }”
news-claim-refused = A város nem találta igazoltnak, hogy Ön szól ennek nevében: „{ $title }”

## The log
log-organisation-entered = szervezetet vett fel
log-organisation-changed = módosította egy szervezet leírását
log-organisation-members = módosította, ki tartozik egy szervezethez
log-organisation-verified = igazolta, ki szól egy szervezet nevében
log-organisation-refused = elutasította, hogy valaki egy szervezet nevében szóljon
log-organisation-merged = egy szervezetet egy másikba vont össze
log-organisation-unmerged = visszavonta két szervezet összevonását
log-organisation-unverified = visszavonta egy szervezet igazolását
