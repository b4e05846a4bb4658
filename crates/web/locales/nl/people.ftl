## Words used on many pages
error-word = Fout:

## Merging
merge-find = Zoek

## People and roles
people-title = Mensen en rollen
people-lead = Wie wat mag doen voor de stad. Elke wijziging komt in het logboek.
people-search = Naam of adres
people-none = Niemand met die naam
people-roles = Rollen
people-save = Bewaar rollen
people-invite = Geef iemand een rol
people-mail = E-mailadres
people-mail-hint = Ze melden zich aan met dit adres. Wie nog geen account heeft, krijgt er een.
people-give = Geef de rollen

## Mensen en rollen
role-admin = Beheerder
role-officer = Ambtenaar
role-moderator = Moderator
role-juror = Jurylid
people-all = { $count ->
    [one] Eén persoon, wie een rol heeft eerst
   *[other] { $count } mensen, wie een rol heeft eerst
}
people-found = { $count ->
    [one] Eén persoon gevonden
   *[other] { $count } mensen gevonden
}
people-role-missing = Kies minstens één rol
people-last-admin = Dit is de laatste beheerder. Maak eerst iemand anders beheerder
person-since = sinds { $date }
person-seen = laatst gezien: { $ago }
role-given = Je hebt nu de rol “{ $role }” in { $city }.
role-taken = Je hebt de rol “{ $role }” in { $city } niet meer.
role-letter-subject = Je rollen in { $city } zijn veranderd
people-block = Blokkeer
