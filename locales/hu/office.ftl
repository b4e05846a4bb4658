### A hivatal oldalai: mondatok, amelyeket az oldalak állítanak össze.

## Vizsgálat
screen-changed = Ez az ötlet közben megváltozott. Olvassa el újra, és utána döntsön.

## Ami vár
desk-all = Minden felhívás
desk-found = { $count ->
    [0] Semmi sem vár.
    [1] Egy dolog vár: { $since }.
   *[other] { $count } dolog vár. A legrégebbi: { $since }.
}
desk-task-screen = Vizsgálat
desk-task-changed = A módosítás megnézése
desk-task-author = A szerzőre vár
desk-task-decide = Döntés
desk-task-draft = A vázlat befejezése
desk-task-scheduled = Időzített eredmény
desk-eligible = { $count } ötlet felel meg a szabályoknak
desk-edit = Szerkesztés
