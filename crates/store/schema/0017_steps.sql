-- Which step of the result leaves the idea for a later one; nothing where it is decided with the others.
alter table choice add column left_by integer;
-- What was decided about an idea before it was corrected, and why it was.
create table former_decision (
  idea integer not null references idea (id),
  number integer not null,
  call integer not null references call (id),
  verdict text not null,
  reason text not null,
  deviation text,
  office text not null,
  actor integer not null references person (id),
  public_at integer not null,
  why text not null,
  corrector integer not null references person (id),
  corrected_at integer not null,
  primary key (idea, number)
) strict;
create index former_decision_by_call on former_decision (call, idea, number);
