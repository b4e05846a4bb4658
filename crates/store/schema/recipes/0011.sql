-- What version 11 keeps beside what the recipes before make: a proof by the list and one that was taken back, wrong tries, a list
-- with an entry, letters with a code that was not used, and a band of ages.
insert into proof (id, person, way, held, shown, given_by, made_at, until_at, ended_at, end_reason) values
  (1, 6, 'list', x'0a0b0c0d0e0f10111213141516171819', null, null, 1791000000000000, 1853000000000000, null, ''),
  (2, 7, 'desk', null, 'passport', 1, 1780000000000000, null, 1781000000000000, 'The passport was another person''s.');
insert into proof_count (way, proofs) values ('desk', 1), ('list', 1);
insert into proof_try (id, person, entry, made_at) values
  (1, 6, x'0a0b0c0d0e0f10111213141516171819', 1791000000000000), (2, null, null, 1791000000000001);
insert into resident_list (id, given_by, entries, made_at) values (1, 1, 1, 1790000000000000);
insert into resident_part (part, entries) values (10, x'0a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223242526272829');
insert into proof_batch (id, name, given_by, codes, used, made_at, expires_at, ended_at) values
  (1, 'January', 1, 2, 1, 1790000000000000, 1795000000000000, null);
insert into proof_code (batch, hash) values (1, x'0102030405060708090a0b0c0d0e0f10');
insert into age_band (person, from_age, proved, said_at) values (6, 18, true, 1791000000000000), (7, 12, false, 1791000000000000);
