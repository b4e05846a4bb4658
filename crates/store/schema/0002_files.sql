-- The bytes of files that people attach, each once. They lie beside the database, under their digest and this id; the row
-- is there before they are, and until they are gone.
create table blob (
  id integer primary key,
  digest blob not null,
  bytes integer not null,
  state text not null,
  changed_at integer not null
) strict;
create index blob_by_digest on blob (digest, state, id);
create index blob_by_state on blob (state, changed_at, id);
-- How much all of them take; one row.
create table blob_total (
  id integer primary key,
  bytes integer not null
) strict;
-- Files as they are shown with a thing.
create table document (
  id integer primary key,
  thing integer not null references thing (id),
  owner integer references person (id),
  blob integer not null references blob (id),
  title text not null,
  about text not null,
  language text not null,
  name text not null,
  kind text not null,
  bytes integer not null,
  made_at integer not null
) strict;
create index document_by_thing on document (thing, id);
create index document_by_owner on document (owner, id);
create index document_by_blob on document (blob);
