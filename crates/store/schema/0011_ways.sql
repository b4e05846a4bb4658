-- What somebody has proved, and how. held is what no two people can have proved with at once: a digest of an entry of the
-- list of residents, or of a code; nothing once the proof is over.
create table proof (
  id integer primary key,
  person integer not null references person (id),
  way text not null,
  held blob unique,
  shown text,
  given_by integer references person (id),
  made_at integer not null,
  until_at integer,
  ended_at integer,
  end_reason text not null
) strict;
create index proof_by_person on proof (person, id);
create index proof_by_giver on proof (given_by);
create index proof_by_end on proof (until_at);
-- How often was proved in which way.
create table proof_count (
  way text primary key,
  proofs integer not null
) strict;
-- Tries that were wrong: by whom, and of which entry, as a digest. Both are forgotten after a day.
create table proof_try (
  id integer primary key,
  person integer references person (id),
  entry blob,
  made_at integer not null
) strict;
create index proof_try_by_person on proof_try (person, made_at);
create index proof_try_by_entry on proof_try (entry, made_at);
create index proof_try_in_order on proof_try (made_at);
-- The lists of residents there were. Only the newest has rows.
create table resident_list (
  id integer primary key,
  given_by integer references person (id),
  entries integer not null,
  made_at integer not null
) strict;
create index resident_list_by_giver on resident_list (given_by);
-- Its entries, those together whose digests begin alike: each 16 bytes of a keyed digest of the number, and 16 of one of
-- number and birth date. Neither can be read back.
create table resident_part (
  part integer primary key,
  entries blob not null
) strict;
-- Letters on paper that were printed together.
create table proof_batch (
  id integer primary key,
  name text not null,
  given_by integer references person (id),
  codes integer not null,
  used integer not null,
  made_at integer not null,
  expires_at integer not null,
  ended_at integer
) strict;
create index proof_batch_by_giver on proof_batch (given_by);
create index proof_batch_by_end on proof_batch (expires_at);
-- Their codes, as keyed digests, until they are used or over.
create table proof_code (
  hash blob primary key,
  batch integer not null references proof_batch (id)
) strict;
create index proof_code_by_batch on proof_code (batch);
-- The band of ages somebody is in: as they said, or as a birth date that stood in the list showed.
create table age_band (
  person integer primary key references person (id),
  from_age integer not null,
  proved boolean not null,
  said_at integer not null
) strict;
