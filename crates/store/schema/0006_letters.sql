-- How soon somebody wants letters about one call, where that differs from what they chose in general.
create table letter_choice (
  person integer not null references person (id),
  call integer not null references call (id),
  audience text not null,
  pace text not null,
  primary key (person, call, audience)
) strict;
create index letter_choice_by_call on letter_choice (call);
-- Who asked for the newsletters about a call, a theme or a neighbourhood.
create table subscription (
  topic text not null,
  person integer not null references person (id),
  made_at integer not null,
  primary key (topic, person)
) strict;
create index subscription_by_person on subscription (person, topic);
create table newsletter (
  id integer primary key,
  topic text not null,
  -- The call it is about, where it is one.
  call integer references call (id),
  author integer references person (id),
  state text not null,
  version integer not null,
  send_at integer,
  sent_at integer,
  -- For how many it was written, how many of these came back, and who was the last.
  readers integer not null,
  returned integer not null,
  reached integer not null,
  content text not null
) strict;
create index newsletter_by_call on newsletter (call, id);
create index newsletter_by_author on newsletter (author, id);
-- Which letter is a copy of which newsletter, as long as the letter is kept.
create table newsletter_copy (
  letter integer primary key,
  newsletter integer not null references newsletter (id),
  person integer not null references person (id),
  made_at integer not null
) strict;
create index newsletter_copy_by_person on newsletter_copy (person);
create index newsletter_copy_by_time on newsletter_copy (made_at);
-- Addresses from which letters came back, and since when none goes there any more.
create table trouble (
  mail text primary key,
  status text not null,
  times integer not null,
  first_at integer not null,
  last_at integer not null,
  stopped_at integer
) strict;
create index trouble_by_time on trouble (last_at);
-- The letters that came back: each counts once, however many reports there are of it.
create table returned (
  letter integer primary key,
  mail text not null,
  status text not null,
  made_at integer not null
) strict;
create index returned_by_mail on returned (mail);
create index returned_by_time on returned (made_at);
-- What a letter asks its reader, to be answered from it.
create table ask (
  id integer primary key,
  person integer not null references person (id),
  kind text not null,
  thing integer not null references thing (id),
  made_at integer not null,
  expires_at integer not null,
  answered_at integer,
  said text
) strict;
create index ask_by_person on ask (person, id);
create index ask_by_thing on ask (thing, kind, person);
create index ask_by_end on ask (expires_at);
