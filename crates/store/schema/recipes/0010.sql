-- What version 6 keeps beside what the recipes before make: a change of an address that is half confirmed, a block that was appealed
-- against, and one that is over.
insert into address_change (id, person, session, old_mail, new_mail, old_hash, new_hash, old_letter, new_letter, made_at, expires_at,
    old_confirmed_at, new_confirmed_at, ended_at) values
  (1, 6, null, 'neighbour6@recipe.example', 'other6@recipe.example', null, x'0c', 1, 2, 1791000000000000, 1791086400000000,
    1791000000000001, null, null);
insert into block (id, person, given_by, rule, reason, made_at, until_at, appeal, appealed_at, answer, answered_at, lifted_at,
    closed_at) values
  (1, 7, 1, 'insult', 'Names a neighbour again and again.', 1791000000000000, null, 'It was a joke.', 1791000000000001, null, null,
    null, null),
  (2, 8, 1, 'spam', 'The same offer under every idea.', 1780000000000000, 1781000000000000, null, null, null, null, null,
    1781000000000001);
