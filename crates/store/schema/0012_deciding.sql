-- How a call is evaluated: what is weighed, on which scale, by how many. closed_at: since when marks can be given no more.
create table evaluation_plan (
  call integer primary key references call (id),
  version integer not null,
  content text not null,
  closed_at integer
) strict;
-- Who evaluates the ideas of a call, and what they look after.
create table evaluator (
  call integer not null references call (id),
  person integer not null references person (id),
  themes text not null,
  neighbourhoods text not null,
  made_at integer not null,
  primary key (call, person)
) strict;
create index evaluator_by_person on evaluator (person, call);
-- One person's evaluation of one idea.
create table evaluation (
  idea integer not null references idea (id),
  person integer not null references person (id),
  call integer not null references call (id),
  state text not null,
  marks text not null,
  word text not null,
  first_marks text not null,
  conflict text,
  conflict_note text not null,
  version integer not null,
  given_at integer not null,
  handed_in_at integer,
  primary key (idea, person)
) strict;
create index evaluation_by_person on evaluation (person, call, idea);
create index evaluation_by_call on evaluation (call, person, state);
-- What all evaluations of an idea say together, kept up with them: scores are hundredths of a mark.
create table evaluated (
  idea integer primary key references idea (id),
  call integer not null references call (id),
  given integer not null,
  done integer not null,
  mean integer not null,
  median integer not null,
  low integer not null,
  high integer not null,
  spread integer not null,
  apart integer not null
) strict;
create index evaluated_by_spread on evaluated (call, spread, idea);
create index evaluated_by_mean on evaluated (call, mean, idea);
create index evaluated_by_done on evaluated (call, done, idea);
-- What the office estimates that an idea costs, with how it knows.
create table estimate (
  idea integer primary key references idea (id),
  low integer not null,
  low_currency text not null,
  high integer not null,
  high_currency text not null,
  source text not null,
  answer text not null,
  actor integer references person (id),
  made_at integer not null
) strict;
create index estimate_by_actor on estimate (actor, idea);
