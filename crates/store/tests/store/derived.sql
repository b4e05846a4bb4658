-- The installation.

-- machinery 1: keys and jobs
create table store_once (
  key text collate "C",
  result text collate "C" not null,
  made_at bigint not null,
  primary key (key)
);
create index store_once_by_age on store_once (made_at);
create table store_job (
  id bigint,
  kind text collate "C" not null,
  payload text collate "C" not null,
  urgency bigint not null,
  made_at bigint not null,
  run_at bigint not null,
  set_at bigint not null,
  attempts bigint not null default 0,
  held boolean not null default false,
  claim bigint not null default 0,
  beat bigint not null default 0,
  last_error text collate "C",
  dead boolean not null default false,
  primary key (id)
);
create index store_job_due on store_job (dead, held, urgency, run_at, id);
create index store_job_set on store_job (dead, set_at);

-- directory 1: directory of cities
create table store_city (
  id bigint,
  name text collate "C" not null,
  ready boolean not null,
  made_at bigint not null,
  primary key (id),
  unique (name)
);

-- install 1: host names
create table host (
  name text collate "C",
  city_id bigint not null,
  primary key (name)
);

-- Each city.

-- machinery 1: keys and jobs
create table store_once (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  key text collate "C",
  result text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, key)
);
alter table store_once enable row level security;
alter table store_once force row level security;
create policy city on store_once using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index store_once_by_age on store_once (city_id, made_at);
create table store_job (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  kind text collate "C" not null,
  payload text collate "C" not null,
  urgency bigint not null,
  made_at bigint not null,
  run_at bigint not null,
  set_at bigint not null,
  attempts bigint not null default 0,
  held boolean not null default false,
  claim bigint not null default 0,
  beat bigint not null default 0,
  last_error text collate "C",
  dead boolean not null default false,
  primary key (city_id, id)
);
alter table store_job enable row level security;
alter table store_job force row level security;
create policy city on store_job using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index store_job_due on store_job (city_id, dead, held, urgency, run_at, id);
create index store_job_set on store_job (city_id, dead, set_at);

-- city 1: calls and items
create table call (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  slug text collate "C" not null,
  title text collate "C" not null,
  primary key (city_id, id),
  unique (city_id, slug)
);
alter table call enable row level security;
alter table call force row level security;
create policy city on call using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table item (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  call_id bigint not null,
  title text collate "C" not null,
  open boolean not null default true,
  cost bigint check (cost is null or cost >= 0),
  picture bytea,
  primary key (city_id, id),
  foreign key (city_id, call_id) references call (city_id, id) deferrable,
  unique (city_id, call_id, title)
);
alter table item enable row level security;
alter table item force row level security;
create policy city on item using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index item_by_call on item (city_id, call_id, id);
create table support (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  item_id bigint not null,
  person_id bigint not null,
  weight double precision not null default 1,
  foreign key (city_id, item_id) references item (city_id, id) on delete cascade deferrable,
  primary key (city_id, item_id, person_id)
);
alter table support enable row level security;
alter table support force row level security;
create policy city on support using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);

-- city 2: items have a parent
alter table item add column parent_id bigint, add foreign key (city_id, parent_id) references item (city_id, id) on delete set null (parent_id) deferrable;
-- for each city
update item set parent_id = null;

