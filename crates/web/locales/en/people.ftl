## Words used on many pages
error-word = Error:

## Merging
merge-find = Search

## People and roles
people-title = People and roles
people-lead = Who may do what for the city. Every change is written in the log.
people-search = Name or address
people-none = Nobody of that name
people-roles = Roles
people-save = Save roles
people-invite = Give somebody a role
people-mail = E-mail address
people-mail-hint = They sign in with this address. Who has no account yet gets one.
people-give = Give the roles
role-admin = Administrator
role-officer = Officer
role-moderator = Moderator
role-juror = Juror
people-all = { $count ->
    [one] One person, those with a role first
   *[other] { $count } people, those with a role first
}
people-found = { $count ->
    [one] One person found
   *[other] { $count } people found
}
people-role-missing = Choose at least one role
people-last-admin = This is the last administrator. Make somebody else one first
person-since = since { $date }
person-seen = last seen { $ago }
role-given = You now have the role “{ $role }” in { $city }.
role-taken = You no longer have the role “{ $role }” in { $city }.
role-letter-subject = Your roles in { $city } have changed
people-block = Block
