## Desk

## Screening
screen-title = A feltételek vizsgálata
screen-progress = { $done } / { $total } megvizsgálva
screen-nothing = Minden ötletet megvizsgáltak
screen-nothing-text = Az újak itt jelennek meg, amint megérkeznek.
screen-to-desk = Vissza az ügyintézéshez
screen-twins = Talán ugyanaz az ötlet
screen-ask = Módosítás kérése
screen-answer = Nyilvános válasz
screen-merge = Összevonás másikkal
screen-eligible = Megfelel a feltételeknek
screen-ineligible = Nem felel meg a feltételeknek
screen-criterion = Melyik feltételnek nem felel meg?
screen-reason = Egy mondat a szerzőnek
screen-reason-hint = Mindenki olvashatja. Írja meg, mitől felelne meg.
screen-refuse = Elutasítás és a szerző értesítése

## Vizsgálat
screen-changed = Ez az ötlet közben megváltozott. Olvassa el újra, és utána döntsön.

## Ami vár
desk-task-author = A szerzőre vár

screen-decided = Erről a felhívásról már döntöttek. Ha az ötlet megfelel a feltételeknek, a következő lépésben külön döntést kap.
done-eligible = { $count } ötlet megfelel a feltételeknek
done-ineligible = { $count } ötlet nem felel meg a feltételeknek
done-merged = { $count } ötletet összevontunk egy másikkal
done-asked = { $count } szerzőt kértünk módosításra
