create table city_host (
  host text primary key,
  city integer not null
) strict;
create table install_setting (
  name text primary key,
  value blob not null
) strict;
