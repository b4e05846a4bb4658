## One text about one thing
ask-title = Módosítás kérése
ask-lead = A szerző levélben kapja meg a szövegét, és módosíthatja az ötletet. A sorban elfoglalt helye megmarad.
ask-label = Mi változzon?
ask-hint = Írja meg, miért, és mi lenne elég.
ask-button = Elküldés a szerzőnek
answer-title = Válasz a város nevében
answer-lead = Az ötlet alatt jelenik meg a hivatal nevével. A szerzőt és a követőket értesítjük.
answer-label = A válasz
answer-hint = Egyszerű szavakkal. Írja meg, mi következik, és mikorra.
answer-button = A válasz közzététele
withdraw-title = Visszavonja az ötletét?
withdraw-lead = A résztvevők továbbra is olvashatják, de nem döntenek róla.
withdraw-label = Miért? (ha szeretné megírni)
withdraw-hint = A támogatók olvassák.
withdraw-button = Az ötlet visszavonása
close-title = A felhívás korábbi lezárása
close-lead = A lakók minden lehetősége most véget ér. Az indoklás a felhívás oldalán olvasható.
close-label = Az indoklás
close-hint = Mindenki olvassa.
close-button = A felhívás lezárása most
reopen-title = A felhívás újranyitása
reopen-lead = A még futó időszakok újra érvényesek. Az indoklás a felhívás oldalán olvasható.
reopen-label = Az indoklás
reopen-hint = Mindenki olvassa.
reopen-button = A felhívás újranyitása

## Felhívás készítése
archive-title = Archiválja ezt a felhívást?
archive-lead = A korábbi felhívások között olvasható marad. Részt venni már nem lehet benne.
archive-button = Archiválás
delete-title = Törli ezt a piszkozatot?
delete-lead = Ami benne áll, végleg elvész. Önön és munkatársain kívül senki sem látta.
delete-button = A piszkozat törlése
