-- Partners of the city. The row of "thing" with the same id says who entered it.
create table organisation (
  id integer primary key references thing (id),
  sector text not null,
  name text not null,
  about text not null,
  website text,
  kbo text,
  lei text,
  ror text,
  -- Its name folded, by which lists stand in order and the same name is found again.
  folded text not null,
  listed boolean not null,
  version integer not null,
  verified_at integer,
  merged_into integer references organisation (id)
) strict;
create index organisation_in_order on organisation (listed, folded, id);
create index organisation_of_sector on organisation (listed, sector, folded, id);
create index organisation_by_kbo on organisation (kbo);
create index organisation_by_lei on organisation (lei);
create index organisation_by_ror on organisation (ror);
create index organisation_merged on organisation (merged_into);
-- How many there are of each sector, counted as they come and go.
create table sector_count (
  sector text primary key,
  organisations integer not null
) strict;
create table membership (
  organisation integer not null references organisation (id),
  person integer not null references person (id),
  role text not null,
  state text not null,
  -- Whether they agreed to be named on its page.
  shown boolean not null,
  made_at integer not null,
  primary key (organisation, person)
) strict;
create index membership_by_person on membership (person, organisation);
create index membership_in_order on membership (organisation, state, role, made_at, person);
-- A letter that asks somebody to belong to an organisation. Its key can be used once.
create table invitation (
  id integer primary key,
  organisation integer not null references organisation (id),
  mail text not null,
  role text not null,
  hash blob not null unique,
  inviter integer references person (id),
  made_at integer not null,
  expires_at integer not null
) strict;
create index invitation_by_organisation on invitation (organisation, id);
create index invitation_by_mail on invitation (mail, made_at);
create index invitation_by_inviter on invitation (inviter, id);
create index invitation_by_end on invitation (expires_at);
-- Somebody says that they speak for an organisation, and waits for the city's answer.
create table claim (
  id integer primary key,
  organisation integer not null unique references organisation (id),
  person integer not null references person (id),
  proof text not null,
  -- Whether they agree to be named on its page.
  shown boolean not null,
  made_at integer not null
) strict;
create index claim_by_person on claim (person);
-- For which organisation an idea was brought.
create table idea_for (
  idea integer primary key references idea (id),
  organisation integer not null references organisation (id)
) strict;
create index idea_for_organisation on idea_for (organisation, idea);
-- A merge, as long as it can be undone, and what it carried over to the organisation that stays.
create table organisation_merge (
  organisation integer primary key references organisation (id),
  other integer not null references organisation (id),
  made_at integer not null
) strict;
create index organisation_merge_by_time on organisation_merge (made_at);
create table merged_person (
  organisation integer not null references organisation_merge (organisation),
  kind text not null,
  person integer not null references person (id),
  primary key (organisation, kind, person)
) strict;
create index merged_person_by_person on merged_person (person);
create table merged_idea (
  organisation integer not null references organisation_merge (organisation),
  idea integer not null references idea (id),
  primary key (organisation, idea)
) strict;
