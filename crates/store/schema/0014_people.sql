-- An account whose mailbox is lost, and the address it is to have. The hashes are digests of the keys in the letters' links, until
-- they were used. note says what an officer saw, never the number of a document.
create table recovery (
  id integer primary key,
  person integer not null references person (id),
  begun_by integer references person (id),
  by_admin boolean not null,
  old_mail text not null,
  new_mail text not null,
  shown text not null,
  note text not null,
  old_hash blob unique,
  new_hash blob unique,
  old_letter integer not null,
  new_letter integer not null,
  made_at integer not null,
  waits_until_at integer not null,
  expires_at integer not null,
  old_confirmed_at integer,
  new_confirmed_at integer,
  done_at integer,
  stopped_at integer,
  stopper text
) strict;
create index recovery_by_person on recovery (person, id);
create index recovery_by_beginner on recovery (begun_by, made_at);
create index recovery_by_new_mail on recovery (new_mail, made_at);
create index recovery_by_old_letter on recovery (old_letter);
create index recovery_by_new_letter on recovery (new_letter);
create index recovery_by_end on recovery (expires_at);
-- Passkeys: what is kept of them signs nobody in. handle is what a device knows their owner by, one for all of somebody's.
-- fixed and state are what the library that checks them keeps: the public key, and the counter with what belongs to it.
create table passkey (
  id integer primary key,
  person integer not null references person (id),
  name text not null,
  credential blob not null unique,
  handle blob not null,
  transports integer not null,
  fixed blob not null,
  state blob not null,
  made_at integer not null,
  used_at integer
) strict;
create index passkey_by_person on passkey (person, id);
-- What a browser was asked to sign, until it answers, once, or until its end. person is whoever adds a passkey; nobody where
-- somebody signs in.
create table passkey_challenge (
  challenge blob primary key,
  person integer references person (id),
  browser_hash blob not null,
  state blob not null,
  made_at integer not null,
  expires_at integer not null
) strict;
create index passkey_challenge_by_person on passkey_challenge (person);
create index passkey_challenge_by_end on passkey_challenge (expires_at);
