-- Tables that people brought in files: how they are mapped, how far they are, what became of their rows.
create table import (
  id integer primary key,
  kind text not null,
  -- What its rows go into, where that is a thing: a call.
  within integer references thing (id),
  person integer references person (id),
  -- What the file was called.
  name text not null,
  digest blob not null,
  state text not null,
  read_as text not null,
  heads text not null,
  mapping text not null,
  choices text not null,
  -- Whom things stand with that no name comes with: an empty person without an account.
  stand_in integer references person (id),
  row_count integer not null,
  parts integer not null,
  -- The part that is taken or undone next.
  next_part integer not null,
  taken integer not null,
  changed integer not null,
  there integer not null,
  refused integer not null,
  undone integer not null,
  stayed integer not null,
  made_at integer not null,
  begun_at integer,
  ended_at integer
) strict;
create index import_by_digest on import (digest, id);
create index import_by_person on import (person, id);
create index import_by_time on import (made_at, id);
-- Some rows of one, as they were brought, and what became of each. Both are forgotten after a month.
create table import_part (
  import integer not null references import (id),
  part integer not null,
  content text not null,
  outcomes text not null,
  primary key (import, part)
) strict;
-- Where an idea came from that was not written here, and the number it had there.
create table idea_origin (
  idea integer primary key references idea (id),
  import integer not null references import (id),
  call integer not null references call (id),
  number text not null
) strict;
create index idea_origin_by_number on idea_origin (call, number);
create index idea_origin_by_import on idea_origin (import);
-- Streets and squares, each with a point, so that a place can be found by its name.
create table street (
  id integer primary key,
  name text not null,
  folded text not null,
  kind text not null,
  neighbourhood text,
  point_lon integer not null,
  point_lat integer not null
) strict;
create index street_by_name on street (folded, id);
-- The words of their names.
create table street_word (
  term text not null,
  street integer not null references street (id),
  primary key (term, street)
) strict;
create index street_word_by_street on street_word (street);
