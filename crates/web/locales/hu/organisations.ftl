## Szervezetek
flaw-check-digits = Nézze meg még egyszer: egy betű vagy számjegy nem jó
letters-kind-invitation = Meghívó
privacy-belongs = Melyik szervezetekhez tartozik, és megjelenhet-e a neve az oldalukon. Egy meghívott cím: amíg nem válaszol, legfeljebb két hétig.
me-belongs = Szervezeteim
said-organisation-entered = Most már itt van.
said-organisation-changed = A leírása módosult.
said-organisation-left = Ön már nem tartozik hozzá.
said-organisation-joined = Ön most már hozzá tartozik.
said-join-asked = Akik a nevében szólnak, értesülnek róla, és válaszolni fognak.
said-invited = A levél úton van.
said-invitation-refused = Köszönjük. A hivatkozás már nem működik.
said-claimed = A város megnézi, és válaszol Önnek.
said-claim-answered = Megválaszolva. Aki kérte, értesül róla.
said-organisations-merged = Összevonva. Negyed óráig visszavonhatja.
said-mark-taken-back = Az igazolás visszavonva.
