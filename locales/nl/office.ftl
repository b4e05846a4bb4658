### De pagina's van de dienst: zinnen die de pagina's samenstellen.

## Nakijken
screen-changed = Dit idee is intussen veranderd. Lees het opnieuw en beslis dan.
screen-waits-for-author = Wacht op de auteur
