### A hivatal oldalai: mondatok, amelyeket az oldalak állítanak össze.

## Vizsgálat
screen-changed = Ez az ötlet közben megváltozott. Olvassa el újra, és utána döntsön.
screen-waits-for-author = A szerzőre vár
