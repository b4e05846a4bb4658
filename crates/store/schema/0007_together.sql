-- Who writes an idea with its main author. They stand in "author" too, by which everybody who brought a thing is told of it.
create table coauthor (
  idea integer not null references idea (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (idea, person)
) strict;
create index coauthor_by_person on coauthor (person, idea);
-- The name by which those who write an idea sign together.
create table team (
  id integer primary key references idea (id),
  name text not null
) strict;
-- Somebody is asked to write an idea too, or to be its main author: by a letter, by a link, or on their page. Only the digest of
-- its key lies here.
create table authoring (
  id integer primary key,
  idea integer not null references idea (id),
  part text not null,
  mail text,
  person integer references person (id),
  hash blob not null unique,
  -- Whether it is over once somebody accepted it.
  once boolean not null,
  inviter integer references person (id),
  made_at integer not null,
  expires_at integer not null
) strict;
create index authoring_by_idea on authoring (idea, id);
create index authoring_by_mail on authoring (mail, made_at);
create index authoring_by_person on authoring (person, id);
create index authoring_by_inviter on authoring (inviter, made_at);
create index authoring_by_end on authoring (expires_at);
-- What an idea said, from the first change on: who put it before the public so, and who proposed it.
create table idea_version (
  idea integer not null references idea (id),
  number integer not null,
  author integer not null references person (id),
  proposer integer references person (id),
  language text not null,
  title text not null,
  text text not null,
  place text not null,
  neighbourhood text,
  cost integer,
  cost_currency text,
  made_at integer not null,
  primary key (idea, number)
) strict;
create index idea_version_by_author on idea_version (author, idea);
create index idea_version_by_proposer on idea_version (proposer, idea);
-- A change that somebody proposes to those who write an idea. The row of "thing" with the same id says who.
create table amendment (
  id integer primary key references thing (id),
  idea integer not null references idea (id),
  state text not null,
  text text not null,
  reason text not null,
  answer text not null,
  answered_at integer
) strict;
create index amendment_of_idea on amendment (idea, state, id);
-- How an idea was told to the city, what its teller agreed to, and the digest of the code of the card they have.
create table told (
  id integer primary key references idea (id),
  how text not null,
  consent text not null,
  event integer references thing (id),
  entered_by integer references person (id),
  hash blob unique,
  made_at integer not null,
  claimed_at integer
) strict;
create index told_at_event on told (event, id);
create index told_by_enterer on told (entered_by, id);
-- How many ideas of a call were told so, counted as they come.
create table told_count (
  call integer not null references call (id),
  how text not null,
  ideas integer not null,
  primary key (call, how)
) strict;
