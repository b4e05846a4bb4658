-- A change of somebody's address, until both mailboxes have confirmed it. The hashes are digests of the keys in the letters'
-- links; where the new address is somebody else's, its letter has no key.
create table address_change (
  id integer primary key,
  person integer not null references person (id),
  -- The session that asked, which goes on.
  session integer,
  old_mail text not null,
  new_mail text not null,
  old_hash blob unique,
  new_hash blob unique,
  old_letter integer not null,
  new_letter integer not null,
  made_at integer not null,
  expires_at integer not null,
  old_confirmed_at integer,
  new_confirmed_at integer,
  ended_at integer
) strict;
create index address_change_by_person on address_change (person, id);
create index address_change_by_new_mail on address_change (new_mail, made_at);
create index address_change_by_old_letter on address_change (old_letter);
create index address_change_by_new_letter on address_change (new_letter);
create index address_change_by_end on address_change (expires_at);
-- That somebody may read and not write. closed_at says when its end was seen to, by itself or by a moderator.
create table block (
  id integer primary key,
  person integer not null references person (id),
  given_by integer references person (id),
  rule text not null,
  reason text not null,
  made_at integer not null,
  until_at integer,
  appeal text,
  appealed_at integer,
  answer text,
  answered_at integer,
  lifted_at integer,
  closed_at integer
) strict;
create index block_by_person on block (person, id);
create index block_by_giver on block (given_by);
create index block_in_order on block (closed_at, id);
