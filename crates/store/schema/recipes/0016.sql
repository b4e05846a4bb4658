-- What version 16 keeps beside what the recipes before make: an account that is tied to a login at a provider, somebody who is away there,
-- and a letter on its way that would tie one.
insert into provider_tie (person, subject, made_at, used_at) values
  (6, x'0a0b0c0d0e0f10111213141516171819', 1791000000000000, 1791000000000001);
insert into provider_way (person, state, browser_hash, purpose, wanted, made_at, expires_at) values
  (6, x'0102', x'0a', 'prove', 'next=%2Fme', 1791000000000000, 1791000900000000),
  (null, x'0103', x'0b', 'sign_in', '', 1791000000000000, 1791000900000000);
update sign_in set subject = x'0a0b0c0d0e0f1011121314151617181a' where id = (select min(id) from sign_in);
