## Words used on many pages
error-word = Hiba:

## Merging
merge-find = Keresés

## People and roles
people-title = Emberek és szerepek
people-lead = Ki mit tehet a város nevében. Minden változás bekerül a naplóba.
people-search = Név vagy cím
people-none = Nincs ilyen nevű ember
people-roles = Szerepek
people-save = Szerepek mentése
people-invite = Szerep adása
people-mail = E-mail-cím
people-mail-hint = Ezzel a címmel lép be. Akinek még nincs fiókja, most kap.
people-give = Szerepek megadása

## Emberek és szerepek
role-admin = Rendszergazda
role-officer = Ügyintéző
role-moderator = Moderátor
role-juror = Zsűritag
people-all = { $count } ember, elöl a szereppel rendelkezők
people-found = { $count } találat
people-role-missing = Válasszon legalább egy szerepet
people-last-admin = Ő az utolsó rendszergazda. Előbb adja meg másnak is ezt a szerepet
person-since = { $date } óta
person-seen = utoljára itt járt: { $ago }
role-given = Mostantól ez a szerepe ({ $city }): „{ $role }”.
role-taken = Megszűnt ez a szerepe ({ $city }): „{ $role }”.
role-letter-subject = Megváltoztak a szerepei: { $city }
people-block = Letiltás
