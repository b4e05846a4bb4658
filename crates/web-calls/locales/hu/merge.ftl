## Merging
merge-title = Két ötlet összevonása
merge-lead = Az egyik ötlet megmarad, mindkét szerző nevével. A másik támogatói és követői átkerülnek, oldala a hozzászólásokkal olvasható marad. Mindkét szerzőt negyedóra múlva értesítjük; addig visszavonható.
merge-goes = Ez az ötlet beleolvad ebbe
merge-stays = az ötletbe, amely megmarad
merge-search = Másik ötlet keresése
merge-none = Nincs ilyen ötlet. Keressen a cím szavaival.
merge-into = Melyik ötlet maradjon?
merge-into-hint = A szövegek hasonlósága alapján ajánlva. Ön dönt.
merge-do = Összevonás és a szerzők értesítése

## Összevonás, kérés, válasz
merge-shares = a cím { $count } szava közös
