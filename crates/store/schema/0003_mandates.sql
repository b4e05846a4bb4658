-- A role that was offered to somebody by letter, for a part of the city and perhaps until a day. `hash` is the digest of
-- the key in the letter's link, gone once it was used.
create table mandate (
  id integer primary key,
  mail text,
  person integer references person (id),
  role text not null,
  reach text not null,
  call integer references thing (id),
  neighbourhoods text not null,
  until_at integer,
  given_by integer references person (id),
  made_at integer not null,
  answer_by_at integer not null,
  hash blob unique,
  letter integer,
  accepted_at integer,
  declined_at integer,
  ended_at integer,
  end_reason text not null,
  reminded_at integer,
  closed_at integer
) strict;
create index mandate_by_person on mandate (person);
create index mandate_by_call on mandate (call);
create index mandate_by_mail on mandate (mail);
create index mandate_by_giver on mandate (given_by);
create index mandate_by_letter on mandate (letter);
