-- What version 14 keeps beside what the recipes before make: an account that is to have another address, taken up by the new mailbox,
-- and one that was stopped.
insert into recovery (id, person, begun_by, by_admin, old_mail, new_mail, shown, note, old_hash, new_hash, old_letter, new_letter,
    made_at, waits_until_at, expires_at, old_confirmed_at, new_confirmed_at, done_at, stopped_at, stopper) values
  (1, 9, 1, true, 'neighbour9@recipe.example', 'found9@recipe.example', 'passport', 'Came with a neighbour.', x'0e', null, 1, 2,
    1791000000000000, 1791259200000000, 1791864000000000, null, 1791000000000001, null, null, null),
  (2, 10, null, false, 'neighbour10@recipe.example', 'found10@recipe.example', 'known', 'Her teacher.', null, null, 1, 2,
    1780000000000000, 1780259200000000, 1780864000000000, null, null, null, 1780000000000001, 'old_mailbox');
insert into passkey (id, person, name, credential, handle, transports, fixed, state, made_at, used_at) values
  (1, 6, 'Telephone', x'0a0b0c0d0e0f10111213141516171819', x'01020304050607080910111213141516', 0, x'00', x'00', 1791000000000000, null);
insert into passkey_challenge (person, challenge, browser_hash, state, made_at, expires_at) values
  (6, x'0102', x'0a', x'00', 1791000000000000, 1791000300000000), (null, x'0103', x'0b', x'00', 1791000000000000, 1791000300000000);
