-- When and where people meet. How many places are taken and waited for is kept as people register.
create table event (
  id integer primary key references thing (id),
  call integer references call (id),
  state text not null,
  version integer not null,
  -- Whether it stands in lists.
  shown boolean not null,
  begins_at integer,
  -- The end of what has none yet lies far ahead, so that every draft stands in the list of what comes.
  ends_at integer not null,
  neighbourhood text,
  capacity integer,
  taken integer not null,
  waiting integer not null,
  -- The last turn that was given to somebody who registered.
  turns integer not null,
  came integer not null,
  walked_in integer not null,
  cancelled_at integer,
  cancelled_reason text,
  minutes_at integer,
  content text not null
) strict;
create index event_by_end on event (shown, ends_at, id);
create index event_of_call on event (call, shown, ends_at, id);
create index event_of_neighbourhood on event (neighbourhood, shown, ends_at, id);
-- Who wants to come to an event, and whether they were there.
create table registration (
  id integer primary key,
  event integer not null references event (id),
  person integer references person (id),
  state text not null,
  -- How many places it takes.
  seats integer not null,
  turn integer not null,
  language text not null,
  answers text not null,
  came boolean,
  -- The beginning of which they were reminded.
  reminded_of integer,
  made_at integer not null,
  changed_at integer not null
) strict;
create unique index registration_of_person on registration (event, person) where person is not null;
create index registration_in_turn on registration (event, state, turn);
create index registration_by_event on registration (event, id);
create index registration_by_person on registration (person, id);
