-- On which side of what it is about a comment stands, where its conversation has two.
alter table comment add column side text;
create index comment_thread on comment (answers, id);
create index comment_of_office on comment (about, id) where office is not null;
-- How many comments that can be seen stand on each side of a thing.
create table side_count (
  thing integer not null references thing (id),
  side text not null,
  comments integer not null,
  primary key (thing, side)
) strict;
-- Up to which comment somebody has read what was said about a thing; for each person the last few hundred things.
create table reading (
  person integer not null references person (id),
  thing integer not null references thing (id),
  up_to integer not null,
  made_at integer not null,
  primary key (person, thing)
) strict;
create index reading_in_order on reading (person, made_at, thing);
-- What waits for a moderator before others see it, and why. Its thing is hidden as long as this is here.
create table held (
  thing integer primary key references thing (id),
  score integer not null,
  reasons text not null,
  made_at integer not null
) strict;
-- Numbers by which what says nearly the same as a new text is found, for some days.
create table echo (
  band integer not null,
  thing integer not null references thing (id),
  made_at integer not null,
  primary key (band, thing)
) strict;
create index echo_by_thing on echo (thing);
create index echo_by_time on echo (made_at);
-- What a statement of reasons says of a hiding, and who confirmed it.
alter table hiding add column second integer references person (id);
alter table hiding add column rule text not null default 'other';
alter table hiding add column law text not null default '';
alter table hiding add column detected text not null default 'report';
create index hiding_by_actor on hiding (actor, id);
create index hiding_by_second on hiding (second, id);
-- A hiding that one moderator proposed and another one has to confirm.
create table proposal (
  thing integer primary key references thing (id),
  actor integer not null references person (id),
  rule text not null,
  law text not null,
  reason text not null,
  told text not null,
  made_at integer not null
) strict;
create index proposal_by_actor on proposal (actor);
-- The public log of what moderators did: numbers by month, without names or texts.
create table removal_count (
  month text not null,
  what text not null,
  noun text not null,
  rule text not null,
  things integer not null,
  primary key (month, what, noun, rule)
) strict;
-- What a machine translated, as long as its original says the same. Only what everybody may read is ever sent.
create table translation (
  thing integer not null references thing (id),
  language text not null,
  digest blob not null,
  title text not null,
  text text not null,
  made_at integer not null,
  primary key (thing, language)
) strict;
create index translation_by_time on translation (made_at);
