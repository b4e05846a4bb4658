-- The keys with which what is sealed opens, each wrapped by a key of whoever runs the installation, which lies outside the
-- database; `operator` is its number there.
create table seal_key (
  number integer primary key,
  operator integer not null,
  wrapped blob not null,
  made_at integer not null
) strict;
-- Words of answers that are sealed: with a sheet, and with what is not finished yet.
alter table sheet add column sealed_key integer references seal_key (number);
alter table sheet add column sealed blob;
create index sheet_sealed on sheet (sealed_key, id) where sealed_key is not null;
create index sheet_sealed_of_call on sheet (call, id) where sealed_key is not null;
alter table draft add column sealed_key integer references seal_key (number);
alter table draft add column sealed blob;
create index draft_sealed on draft (sealed_key, id) where sealed_key is not null;
alter table typed add column sealed_key integer references seal_key (number);
alter table typed add column sealed blob;
create index typed_sealed on typed (sealed_key, id) where sealed_key is not null;
-- Where whoever told an idea can be reached.
alter table told add column contact_key integer references seal_key (number);
alter table told add column contact blob;
create index told_contact on told (contact_key, id) where contact_key is not null;
-- Who opened what is sealed, and why. `owner` is the sheet or the idea, `part` the question or the column, `person` whose it is.
create table opening (
  id integer primary key,
  call integer not null references call (id),
  owner integer not null,
  part text not null,
  person integer references person (id),
  opened_by integer references person (id),
  reason text not null,
  made_at integer not null
) strict;
create index opening_of_person on opening (person, id);
create index opening_by on opening (opened_by);
create index opening_of_owner on opening (owner, part, id);
