create table city (
  id integer primary key,
  slug text not null unique,
  made_at integer not null
) strict;
create table city_host (
  host text primary key,
  city integer not null references city (id)
) strict;
create table install_setting (
  name text primary key,
  value blob not null
) strict;
