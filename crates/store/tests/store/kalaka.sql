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

-- install 1: cities and host names
create table city_host (
  host text collate "C",
  city bigint not null,
  primary key (host)
);
create table install_setting (
  name text collate "C",
  value bytea not null,
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

-- city 1: people and calls
create table setting (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  name text collate "C",
  value text collate "C" not null,
  version bigint not null,
  primary key (city_id, name)
);
alter table setting enable row level security;
alter table setting force row level security;
create policy city on setting using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table person (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  mail text collate "C",
  name text collate "C" not null,
  language text collate "C" not null,
  mail_choice text collate "C" not null,
  known boolean not null,
  made_at bigint not null,
  seen_at bigint not null,
  news_read bigint not null default 0,
  erased_at bigint,
  primary key (city_id, id),
  unique (city_id, mail)
);
alter table person enable row level security;
alter table person force row level security;
create policy city on person using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table person_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  people bigint not null,
  primary key (city_id, id)
);
alter table person_count enable row level security;
alter table person_count force row level security;
create policy city on person_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index person_by_name on person (city_id, name, id);
create table role (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint not null,
  role text collate "C" not null,
  made_at bigint not null,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, person, role)
);
alter table role enable row level security;
alter table role force row level security;
create policy city on role using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table appointment (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  role text collate "C" not null,
  given boolean not null,
  made_at bigint not null,
  letter bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table appointment enable row level security;
alter table appointment force row level security;
create policy city on appointment using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index appointment_by_person on appointment (city_id, person, id);
create index appointment_by_time on appointment (city_id, made_at);
create table session (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  hash bytea not null,
  person bigint not null,
  agent text collate "C" not null,
  made_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, id),
  unique (city_id, hash),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table session enable row level security;
alter table session force row level security;
create policy city on session using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index session_by_person on session (city_id, person);
create index session_by_end on session (city_id, expires_at);
create table sign_in (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  mail text collate "C" not null,
  code_hash bytea not null,
  link_hash bytea not null,
  browser_hash bytea not null,
  draft bigint,
  draft_noun text collate "C",
  deed text collate "C",
  thing bigint,
  next text collate "C" not null,
  language text collate "C" not null,
  tries bigint not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (city_id, id),
  unique (city_id, link_hash)
);
alter table sign_in enable row level security;
alter table sign_in force row level security;
create policy city on sign_in using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index sign_in_by_mail on sign_in (city_id, mail, made_at);
create index sign_in_by_end on sign_in (city_id, expires_at);
create index sign_in_by_draft on sign_in (city_id, draft);
create table token (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  hash bytea not null,
  person bigint not null,
  name text collate "C" not null,
  scopes text collate "C" not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (city_id, id),
  unique (city_id, hash),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table token enable row level security;
alter table token force row level security;
create policy city on token using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index token_by_person on token (city_id, person);
create table file (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  owner bigint,
  browser_hash bytea,
  purpose text collate "C" not null,
  digest bytea not null,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, owner) references person (city_id, id) deferrable
);
alter table file enable row level security;
alter table file force row level security;
create policy city on file using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index file_by_owner on file (city_id, owner, id);
create table file_variant (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  file bigint not null,
  width bigint not null,
  height bigint not null,
  content_type text collate "C" not null,
  bytes bytea not null,
  foreign key (city_id, file) references file (city_id, id) deferrable,
  primary key (city_id, file, width)
);
alter table file_variant enable row level security;
alter table file_variant force row level security;
create policy city on file_variant using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table thing (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  noun text collate "C" not null,
  parent bigint,
  author bigint,
  language text collate "C" not null,
  title text collate "C" not null,
  listed boolean not null,
  hidden boolean not null,
  unreviewed boolean not null default false,
  supports bigint not null,
  comments bigint not null,
  published_at bigint,
  changed_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, parent) references thing (city_id, id) deferrable,
  foreign key (city_id, author) references person (city_id, id) deferrable
);
alter table thing enable row level security;
alter table thing force row level security;
create policy city on thing using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index thing_newest on thing (city_id, parent, noun, listed, published_at, id);
create index thing_supported on thing (city_id, parent, noun, listed, supports, id);
create index thing_discussed on thing (city_id, parent, noun, listed, comments, id);
create index thing_changed on thing (city_id, parent, changed_at);
create index thing_of_noun on thing (city_id, noun, id);
create index thing_by_author on thing (city_id, author, id);
create table author (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  person bigint not null,
  made_at bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, thing, person)
);
alter table author enable row level security;
alter table author force row level security;
create policy city on author using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index author_by_person on author (city_id, person, thing);
create table support (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  person bigint not null,
  made_at bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, thing, person)
);
alter table support enable row level security;
alter table support force row level security;
create policy city on support using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index support_by_person on support (city_id, person, thing);
create index support_by_time on support (city_id, made_at);
create table follow (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  person bigint not null,
  made_at bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, thing, person)
);
alter table follow enable row level security;
alter table follow force row level security;
create policy city on follow using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index follow_by_person on follow (city_id, person, made_at, thing);
create table comment (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  about bigint not null,
  answers bigint,
  office text collate "C",
  text text collate "C" not null,
  withdrawn boolean not null,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  foreign key (city_id, about) references thing (city_id, id) deferrable,
  foreign key (city_id, answers) references comment (city_id, id) deferrable
);
alter table comment enable row level security;
alter table comment force row level security;
create policy city on comment using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index comment_by_thing on comment (city_id, about, id);
create table step (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  thing bigint not null,
  kind text collate "C" not null,
  actor bigint,
  office text collate "C" not null,
  reason text collate "C" not null,
  criterion text collate "C",
  other bigint,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable,
  foreign key (city_id, other) references thing (city_id, id) deferrable
);
alter table step enable row level security;
alter table step force row level security;
create policy city on step using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index step_by_thing on step (city_id, thing, made_at, id);
create index step_by_time on step (city_id, made_at, id);
create index step_of_kind on step (city_id, kind, made_at, id);
create index step_by_actor on step (city_id, actor, id);
create table report (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  thing bigint not null,
  reporter bigint,
  browser_hash bytea,
  reason text collate "C" not null,
  text text collate "C" not null,
  made_at bigint not null,
  closed_at bigint,
  outcome text collate "C",
  primary key (city_id, id),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, reporter) references person (city_id, id) deferrable
);
alter table report enable row level security;
alter table report force row level security;
create policy city on report using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index report_open on report (city_id, closed_at, made_at, id);
create index report_by_thing on report (city_id, thing, id);
create index report_by_reporter on report (city_id, reporter, id);
create table hiding (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  thing bigint not null,
  author bigint not null,
  actor bigint not null,
  reason text collate "C" not null,
  made_at bigint not null,
  appeal text collate "C",
  appealed_at bigint,
  answer text collate "C",
  answered_at bigint,
  restored_at bigint,
  primary key (city_id, id),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, author) references person (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable
);
alter table hiding enable row level security;
alter table hiding force row level security;
create policy city on hiding using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index hiding_by_thing on hiding (city_id, thing, id);
create index hiding_answered on hiding (city_id, answered_at, appealed_at);
create index hiding_restored on hiding (city_id, restored_at, appealed_at);
create index hiding_by_author on hiding (city_id, author, id);
create table notice (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  kind text collate "C" not null,
  audience text collate "C" not null,
  thing bigint not null,
  reason text collate "C" not null,
  other bigint,
  made_at bigint not null,
  due_at bigint,
  letter bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, other) references thing (city_id, id) deferrable
);
alter table notice enable row level security;
alter table notice force row level security;
create policy city on notice using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index notice_waiting on notice (city_id, letter, due_at);
create index notice_by_person on notice (city_id, person, letter, due_at);
create index notice_by_thing on notice (city_id, thing, kind);
create table search (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  within bigint not null,
  term text collate "C" not null,
  thing bigint not null,
  weight bigint not null,
  noun text collate "C" not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, within, term, thing)
);
alter table search enable row level security;
alter table search force row level security;
create policy city on search using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index search_by_thing on search (city_id, thing, within, term);
create index search_of_noun on search (city_id, noun, term, thing);
create table word_stem (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  language text collate "C" not null,
  stem text collate "C" not null,
  term text collate "C" not null,
  whole boolean not null,
  primary key (city_id, language, stem, term)
);
alter table word_stem enable row level security;
alter table word_stem force row level security;
create policy city on word_stem using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index word_stem_by_term on word_stem (city_id, term, language, whole);
create table spelling (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  form bigint not null,
  term text collate "C" not null,
  primary key (city_id, form, term)
);
alter table spelling enable row level security;
alter table spelling force row level security;
create policy city on spelling using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table likeness (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  term bigint not null,
  thing bigint not null,
  weight bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, term, thing)
);
alter table likeness enable row level security;
alter table likeness force row level security;
create policy city on likeness using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index likeness_by_thing on likeness (city_id, thing, term, weight);
create table file_use (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  file bigint not null,
  thing bigint not null,
  foreign key (city_id, file) references file (city_id, id) deferrable,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, file, thing)
);
alter table file_use enable row level security;
alter table file_use force row level security;
create policy city on file_use using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index file_use_by_thing on file_use (city_id, thing, file);
create table call (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  slug text collate "C" not null,
  state text collate "C" not null,
  version bigint not null,
  closed_at bigint,
  closed_reason text collate "C",
  results_at bigint,
  budget bigint,
  budget_currency text collate "C",
  content text collate "C" not null,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  unique (city_id, slug)
);
alter table call enable row level security;
alter table call force row level security;
create policy city on call using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table form (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint,
  version bigint not null,
  changes bigint not null,
  questions bigint not null,
  content text collate "C" not null,
  primary key (city_id, call),
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table form enable row level security;
alter table form force row level security;
create policy city on form using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table form_version (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint not null,
  version bigint not null,
  content text collate "C" not null,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, call, version)
);
alter table form_version enable row level security;
alter table form_version force row level security;
create policy city on form_version using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table draft (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  noun text collate "C" not null,
  within bigint not null,
  browser_hash bytea not null,
  person bigint,
  content text collate "C" not null,
  photo bigint,
  version bigint not null,
  changed_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, within) references thing (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, photo) references file (city_id, id) deferrable
);
alter table draft enable row level security;
alter table draft force row level security;
create policy city on draft using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index draft_by_browser on draft (city_id, browser_hash, within);
create index draft_by_person on draft (city_id, person, changed_at);
create index draft_by_photo on draft (city_id, photo);
create index draft_by_end on draft (city_id, expires_at);
create table typed (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  form text collate "C" not null,
  browser_hash bytea not null,
  person bigint,
  fields text collate "C" not null,
  version bigint not null,
  changed_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table typed enable row level security;
alter table typed force row level security;
create policy city on typed using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index typed_by_browser on typed (city_id, browser_hash, form);
create index typed_by_person on typed (city_id, person, form);
create index typed_by_end on typed (city_id, expires_at);
create table idea (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  call bigint not null,
  state text collate "C" not null,
  text text collate "C" not null,
  theme text collate "C",
  neighbourhood text collate "C",
  place text collate "C" not null,
  point_lon bigint,
  point_lat bigint,
  cost bigint,
  cost_currency text collate "C",
  photo bigint,
  photo_text text collate "C" not null,
  version bigint not null,
  change_asked boolean not null,
  merged_into bigint,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, photo) references file (city_id, id) deferrable,
  foreign key (city_id, merged_into) references idea (city_id, id) deferrable
);
alter table idea enable row level security;
alter table idea force row level security;
create policy city on idea using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index idea_waiting on idea (city_id, call, state, id);
create index idea_of_theme on idea (city_id, call, theme, id);
create index idea_of_neighbourhood on idea (city_id, call, neighbourhood, id);
create index idea_merged on idea (city_id, merged_into);
create table near (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint not null,
  rank bigint not null,
  other bigint not null,
  reason text collate "C" not null,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, other) references idea (city_id, id) deferrable,
  primary key (city_id, idea, rank)
);
alter table near enable row level security;
alter table near force row level security;
create policy city on near using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index near_by_other on near (city_id, other, idea);
create table sheet (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  call bigint not null,
  idea bigint,
  person bigint,
  version bigint not null,
  language text collate "C" not null,
  answers text collate "C" not null,
  counts boolean not null,
  made_at bigint not null,
  changed_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, call) references call (city_id, id) deferrable,
  unique (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table sheet enable row level security;
alter table sheet force row level security;
create policy city on sheet using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create unique index sheet_of_person on sheet (city_id, call, person) where idea is null;
create index sheet_in_order on sheet (city_id, call, counts, id);
create index sheet_by_person on sheet (city_id, person, id);
create table answer_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint not null,
  question bigint not null,
  value text collate "C" not null,
  answers bigint not null,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, call, question, value)
);
alter table answer_count enable row level security;
alter table answer_count force row level security;
create policy city on answer_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table idea_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint not null,
  theme text collate "C" not null,
  neighbourhood text collate "C" not null,
  state text collate "C" not null,
  ideas bigint not null,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, call, theme, neighbourhood, state)
);
alter table idea_count enable row level security;
alter table idea_count force row level security;
create policy city on idea_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table joining (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint,
  other bigint not null,
  was text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, thing),
  foreign key (city_id, thing) references idea (city_id, id) deferrable,
  foreign key (city_id, other) references idea (city_id, id) deferrable
);
alter table joining enable row level security;
alter table joining force row level security;
create policy city on joining using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index joining_by_time on joining (city_id, made_at);
create table carried_person (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  kind text collate "C" not null,
  person bigint not null,
  foreign key (city_id, thing) references joining (city_id, thing) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, thing, kind, person)
);
alter table carried_person enable row level security;
alter table carried_person force row level security;
create policy city on carried_person using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index carried_person_by_person on carried_person (city_id, person);
create table carried_thing (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  other bigint not null,
  foreign key (city_id, thing) references joining (city_id, thing) deferrable,
  foreign key (city_id, other) references thing (city_id, id) deferrable,
  primary key (city_id, thing, other)
);
alter table carried_thing enable row level security;
alter table carried_thing force row level security;
create policy city on carried_thing using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table choice (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  call bigint not null,
  verdict text collate "C",
  reason text collate "C" not null,
  deviation text collate "C" not null,
  changed_at bigint not null,
  actor bigint not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable
);
alter table choice enable row level security;
alter table choice force row level security;
create policy city on choice using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index choice_by_call on choice (city_id, call);
create table decision (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  call bigint not null,
  verdict text collate "C" not null,
  place bigint not null,
  reason text collate "C" not null,
  deviation text collate "C",
  enough text collate "C",
  office text collate "C" not null,
  actor bigint not null,
  made_at bigint not null,
  told_at bigint,
  public_at bigint not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable
);
alter table decision enable row level security;
alter table decision force row level security;
create policy city on decision using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index decision_by_call on decision (city_id, call, place, idea);
create index decision_by_verdict on decision (city_id, call, verdict, place, idea);
create index decision_departing on decision (city_id, call, place, idea) where deviation is not null;
create table result (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint,
  authors bigint not null,
  supporters bigint not null,
  comments bigint not null,
  written text collate "C" not null,
  neighbourhoods text collate "C" not null,
  primary key (city_id, call),
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table result enable row level security;
alter table result force row level security;
create policy city on result using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table statistic (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint,
  counted_at bigint not null,
  stale boolean not null,
  content text collate "C" not null,
  primary key (city_id, call),
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table statistic enable row level security;
alter table statistic force row level security;
create policy city on statistic using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table city_statistic (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  counted_at bigint not null,
  content text collate "C" not null,
  primary key (city_id, id)
);
alter table city_statistic enable row level security;
alter table city_statistic force row level security;
create policy city on city_statistic using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table task (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  work text collate "C" not null,
  about text collate "C" not null,
  within bigint not null,
  waits text collate "C" not null,
  theme text collate "C",
  neighbourhood text collate "C",
  since_at bigint not null,
  until_at bigint,
  colleague bigint,
  given_at bigint,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, within) references thing (city_id, id) deferrable,
  foreign key (city_id, colleague) references person (city_id, id) deferrable,
  primary key (city_id, thing, work)
);
alter table task enable row level security;
alter table task force row level security;
create policy city on task using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index task_in_order on task (city_id, work, about, waits, since_at, thing);
create index task_of_theme on task (city_id, theme, work, about, waits, since_at, thing);
create index task_of_neighbourhood on task (city_id, neighbourhood, work, about, waits, since_at, thing);
create index task_of_within on task (city_id, within, work, about, waits, since_at, thing);
create index task_of_colleague on task (city_id, colleague, work, about, waits, since_at, thing);
create table task_word (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  term text collate "C" not null,
  thing bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, term, thing)
);
alter table task_word enable row level security;
alter table task_word force row level security;
create policy city on task_word using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index task_word_by_thing on task_word (city_id, thing, term);
create table note (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  thing bigint not null,
  author bigint,
  text text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, author) references person (city_id, id) deferrable
);
alter table note enable row level security;
alter table note force row level security;
create policy city on note using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index note_by_thing on note (city_id, thing, id);
create index note_by_author on note (city_id, author, id);
create table deed (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint,
  batch bigint not null,
  work text collate "C" not null,
  verdict text collate "C" not null,
  things text collate "C" not null,
  refused text collate "C" not null,
  made_at bigint not null,
  until_at bigint not null,
  primary key (city_id, person),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table deed enable row level security;
alter table deed force row level security;
create policy city on deed using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table saved_reply (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  name text collate "C" not null,
  texts text collate "C" not null,
  primary key (city_id, id)
);
alter table saved_reply enable row level security;
alter table saved_reply force row level security;
create policy city on saved_reply using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table desk_view (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint,
  query text collate "C" not null,
  primary key (city_id, person),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table desk_view enable row level security;
alter table desk_view force row level security;
create policy city on desk_view using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table letter (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint,
  mail text collate "C" not null,
  language text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  text text collate "C" not null,
  html text collate "C" not null,
  unsubscribe text collate "C",
  made_at bigint not null,
  sent_at bigint,
  failed text collate "C",
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table letter enable row level security;
alter table letter force row level security;
create policy city on letter using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index letter_by_time on letter (city_id, made_at, id);
create index letter_by_person on letter (city_id, person, id);
create index letter_by_mail on letter (city_id, mail, id);
create table audit (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  number bigint,
  made_at bigint not null,
  actor bigint not null,
  action text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  thing bigint,
  details text collate "C" not null,
  hash bytea not null,
  primary key (city_id, number),
  foreign key (city_id, thing) references thing (city_id, id) deferrable
);
alter table audit enable row level security;
alter table audit force row level security;
create policy city on audit using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index audit_of_kind on audit (city_id, kind, number);
create index audit_by_actor on audit (city_id, actor, number);
create index audit_by_actor_and_kind on audit (city_id, actor, kind, number);
create index audit_by_time on audit (city_id, made_at, number);
create index audit_by_thing on audit (city_id, thing, number);

-- city 2: files
create table blob (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  digest bytea not null,
  bytes bigint not null,
  state text collate "C" not null,
  changed_at bigint not null,
  primary key (city_id, id)
);
alter table blob enable row level security;
alter table blob force row level security;
create policy city on blob using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index blob_by_digest on blob (city_id, digest, state, id);
create index blob_by_state on blob (city_id, state, changed_at, id);
create table blob_total (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  bytes bigint not null,
  primary key (city_id, id)
);
alter table blob_total enable row level security;
alter table blob_total force row level security;
create policy city on blob_total using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table document (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  thing bigint not null,
  owner bigint,
  blob bigint not null,
  title text collate "C" not null,
  about text collate "C" not null,
  language text collate "C" not null,
  name text collate "C" not null,
  kind text collate "C" not null,
  bytes bigint not null,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, owner) references person (city_id, id) deferrable,
  foreign key (city_id, blob) references blob (city_id, id) deferrable
);
alter table document enable row level security;
alter table document force row level security;
create policy city on document using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index document_by_thing on document (city_id, thing, id);
create index document_by_owner on document (city_id, owner, id);
create index document_by_blob on document (city_id, blob);

-- city 3: mandates
create table mandate (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  mail text collate "C",
  person bigint,
  role text collate "C" not null,
  reach text collate "C" not null,
  call bigint,
  neighbourhoods text collate "C" not null,
  until_at bigint,
  given_by bigint,
  made_at bigint not null,
  answer_by_at bigint not null,
  hash bytea,
  letter bigint,
  accepted_at bigint,
  declined_at bigint,
  ended_at bigint,
  end_reason text collate "C" not null,
  reminded_at bigint,
  closed_at bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, call) references thing (city_id, id) deferrable,
  foreign key (city_id, given_by) references person (city_id, id) deferrable,
  unique (city_id, hash)
);
alter table mandate enable row level security;
alter table mandate force row level security;
create policy city on mandate using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index mandate_by_person on mandate (city_id, person);
create index mandate_by_call on mandate (city_id, call);
create index mandate_by_mail on mandate (city_id, mail);
create index mandate_by_giver on mandate (city_id, given_by);
create index mandate_by_letter on mandate (city_id, letter);

-- city 4: events
create table event (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  call bigint,
  state text collate "C" not null,
  version bigint not null,
  shown boolean not null,
  begins_at bigint,
  ends_at bigint not null,
  neighbourhood text collate "C",
  capacity bigint,
  taken bigint not null,
  waiting bigint not null,
  turns bigint not null,
  came bigint not null,
  walked_in bigint not null,
  cancelled_at bigint,
  cancelled_reason text collate "C",
  minutes_at bigint,
  content text collate "C" not null,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table event enable row level security;
alter table event force row level security;
create policy city on event using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index event_by_end on event (city_id, shown, ends_at, id);
create index event_of_call on event (city_id, call, shown, ends_at, id);
create index event_of_neighbourhood on event (city_id, neighbourhood, shown, ends_at, id);
create table registration (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  event bigint not null,
  person bigint,
  state text collate "C" not null,
  seats bigint not null,
  turn bigint not null,
  language text collate "C" not null,
  answers text collate "C" not null,
  came boolean,
  reminded_of bigint,
  made_at bigint not null,
  changed_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, event) references event (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table registration enable row level security;
alter table registration force row level security;
create policy city on registration using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create unique index registration_of_person on registration (city_id, event, person) where person is not null;
create index registration_in_turn on registration (city_id, event, state, turn);
create index registration_by_event on registration (city_id, event, id);
create index registration_by_person on registration (city_id, person, id);

-- city 5: organisations
create table organisation (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  sector text collate "C" not null,
  name text collate "C" not null,
  about text collate "C" not null,
  website text collate "C",
  kbo text collate "C",
  lei text collate "C",
  ror text collate "C",
  folded text collate "C" not null,
  listed boolean not null,
  version bigint not null,
  verified_at bigint,
  merged_into bigint,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  foreign key (city_id, merged_into) references organisation (city_id, id) deferrable
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy city on organisation using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index organisation_in_order on organisation (city_id, listed, folded, id);
create index organisation_of_sector on organisation (city_id, listed, sector, folded, id);
create index organisation_by_kbo on organisation (city_id, kbo);
create index organisation_by_lei on organisation (city_id, lei);
create index organisation_by_ror on organisation (city_id, ror);
create index organisation_merged on organisation (city_id, merged_into);
create table sector_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  sector text collate "C",
  organisations bigint not null,
  primary key (city_id, sector)
);
alter table sector_count enable row level security;
alter table sector_count force row level security;
create policy city on sector_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table membership (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  organisation bigint not null,
  person bigint not null,
  role text collate "C" not null,
  state text collate "C" not null,
  shown boolean not null,
  made_at bigint not null,
  foreign key (city_id, organisation) references organisation (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, organisation, person)
);
alter table membership enable row level security;
alter table membership force row level security;
create policy city on membership using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index membership_by_person on membership (city_id, person, organisation);
create index membership_in_order on membership (city_id, organisation, state, role, made_at, person);
create table invitation (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  organisation bigint not null,
  mail text collate "C" not null,
  role text collate "C" not null,
  hash bytea not null,
  inviter bigint,
  made_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, organisation) references organisation (city_id, id) deferrable,
  unique (city_id, hash),
  foreign key (city_id, inviter) references person (city_id, id) deferrable
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy city on invitation using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index invitation_by_organisation on invitation (city_id, organisation, id);
create index invitation_by_mail on invitation (city_id, mail, made_at);
create index invitation_by_inviter on invitation (city_id, inviter, id);
create index invitation_by_end on invitation (city_id, expires_at);
create table claim (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  organisation bigint not null,
  person bigint not null,
  proof text collate "C" not null,
  shown boolean not null,
  made_at bigint not null,
  primary key (city_id, id),
  unique (city_id, organisation),
  foreign key (city_id, organisation) references organisation (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table claim enable row level security;
alter table claim force row level security;
create policy city on claim using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index claim_by_person on claim (city_id, person);
create table idea_for (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  organisation bigint not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, organisation) references organisation (city_id, id) deferrable
);
alter table idea_for enable row level security;
alter table idea_for force row level security;
create policy city on idea_for using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index idea_for_organisation on idea_for (city_id, organisation, idea);
create table organisation_merge (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  organisation bigint,
  other bigint not null,
  made_at bigint not null,
  primary key (city_id, organisation),
  foreign key (city_id, organisation) references organisation (city_id, id) deferrable,
  foreign key (city_id, other) references organisation (city_id, id) deferrable
);
alter table organisation_merge enable row level security;
alter table organisation_merge force row level security;
create policy city on organisation_merge using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index organisation_merge_by_time on organisation_merge (city_id, made_at);
create table merged_person (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  organisation bigint not null,
  kind text collate "C" not null,
  person bigint not null,
  foreign key (city_id, organisation) references organisation_merge (city_id, organisation) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, organisation, kind, person)
);
alter table merged_person enable row level security;
alter table merged_person force row level security;
create policy city on merged_person using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index merged_person_by_person on merged_person (city_id, person);
create table merged_idea (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  organisation bigint not null,
  idea bigint not null,
  foreign key (city_id, organisation) references organisation_merge (city_id, organisation) deferrable,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  primary key (city_id, organisation, idea)
);
alter table merged_idea enable row level security;
alter table merged_idea force row level security;
create policy city on merged_idea using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);

-- city 6: letters
create table letter_choice (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint not null,
  call bigint not null,
  audience text collate "C" not null,
  pace text collate "C" not null,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, person, call, audience)
);
alter table letter_choice enable row level security;
alter table letter_choice force row level security;
create policy city on letter_choice using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index letter_choice_by_call on letter_choice (city_id, call);
create table subscription (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  topic text collate "C" not null,
  person bigint not null,
  made_at bigint not null,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, topic, person)
);
alter table subscription enable row level security;
alter table subscription force row level security;
create policy city on subscription using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index subscription_by_person on subscription (city_id, person, topic);
create table newsletter (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  topic text collate "C" not null,
  call bigint,
  author bigint,
  state text collate "C" not null,
  version bigint not null,
  send_at bigint,
  sent_at bigint,
  readers bigint not null,
  returned bigint not null,
  reached bigint not null,
  content text collate "C" not null,
  primary key (city_id, id),
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, author) references person (city_id, id) deferrable
);
alter table newsletter enable row level security;
alter table newsletter force row level security;
create policy city on newsletter using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index newsletter_by_call on newsletter (city_id, call, id);
create index newsletter_by_author on newsletter (city_id, author, id);
create table newsletter_copy (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  letter bigint,
  newsletter bigint not null,
  person bigint not null,
  made_at bigint not null,
  primary key (city_id, letter),
  foreign key (city_id, newsletter) references newsletter (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table newsletter_copy enable row level security;
alter table newsletter_copy force row level security;
create policy city on newsletter_copy using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index newsletter_copy_by_person on newsletter_copy (city_id, person);
create index newsletter_copy_by_time on newsletter_copy (city_id, made_at);
create table trouble (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  mail text collate "C",
  status text collate "C" not null,
  times bigint not null,
  first_at bigint not null,
  last_at bigint not null,
  stopped_at bigint,
  primary key (city_id, mail)
);
alter table trouble enable row level security;
alter table trouble force row level security;
create policy city on trouble using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index trouble_by_time on trouble (city_id, last_at);
create table returned (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  letter bigint,
  mail text collate "C" not null,
  status text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, letter)
);
alter table returned enable row level security;
alter table returned force row level security;
create policy city on returned using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index returned_by_mail on returned (city_id, mail);
create index returned_by_time on returned (city_id, made_at);
create table ask (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  kind text collate "C" not null,
  thing bigint not null,
  made_at bigint not null,
  expires_at bigint not null,
  answered_at bigint,
  said text collate "C",
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, thing) references thing (city_id, id) deferrable
);
alter table ask enable row level security;
alter table ask force row level security;
create policy city on ask using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index ask_by_person on ask (city_id, person, id);
create index ask_by_thing on ask (city_id, thing, kind, person);
create index ask_by_end on ask (city_id, expires_at);

-- city 7: together
create table coauthor (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint not null,
  person bigint not null,
  made_at bigint not null,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, idea, person)
);
alter table coauthor enable row level security;
alter table coauthor force row level security;
create policy city on coauthor using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index coauthor_by_person on coauthor (city_id, person, idea);
create table team (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  name text collate "C" not null,
  primary key (city_id, id),
  foreign key (city_id, id) references idea (city_id, id) deferrable
);
alter table team enable row level security;
alter table team force row level security;
create policy city on team using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table authoring (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  idea bigint not null,
  part text collate "C" not null,
  mail text collate "C",
  person bigint,
  hash bytea not null,
  once boolean not null,
  inviter bigint,
  made_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  unique (city_id, hash),
  foreign key (city_id, inviter) references person (city_id, id) deferrable
);
alter table authoring enable row level security;
alter table authoring force row level security;
create policy city on authoring using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index authoring_by_idea on authoring (city_id, idea, id);
create index authoring_by_mail on authoring (city_id, mail, made_at);
create index authoring_by_person on authoring (city_id, person, id);
create index authoring_by_inviter on authoring (city_id, inviter, made_at);
create index authoring_by_end on authoring (city_id, expires_at);
create table idea_version (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint not null,
  number bigint not null,
  author bigint not null,
  proposer bigint,
  language text collate "C" not null,
  title text collate "C" not null,
  text text collate "C" not null,
  place text collate "C" not null,
  neighbourhood text collate "C",
  cost bigint,
  cost_currency text collate "C",
  made_at bigint not null,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, author) references person (city_id, id) deferrable,
  foreign key (city_id, proposer) references person (city_id, id) deferrable,
  primary key (city_id, idea, number)
);
alter table idea_version enable row level security;
alter table idea_version force row level security;
create policy city on idea_version using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index idea_version_by_author on idea_version (city_id, author, idea);
create index idea_version_by_proposer on idea_version (city_id, proposer, idea);
create table amendment (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  idea bigint not null,
  state text collate "C" not null,
  text text collate "C" not null,
  reason text collate "C" not null,
  answer text collate "C" not null,
  answered_at bigint,
  primary key (city_id, id),
  foreign key (city_id, id) references thing (city_id, id) deferrable,
  foreign key (city_id, idea) references idea (city_id, id) deferrable
);
alter table amendment enable row level security;
alter table amendment force row level security;
create policy city on amendment using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index amendment_of_idea on amendment (city_id, idea, state, id);
create table told (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  how text collate "C" not null,
  consent text collate "C" not null,
  event bigint,
  entered_by bigint,
  hash bytea,
  made_at bigint not null,
  claimed_at bigint,
  primary key (city_id, id),
  foreign key (city_id, id) references idea (city_id, id) deferrable,
  foreign key (city_id, event) references thing (city_id, id) deferrable,
  foreign key (city_id, entered_by) references person (city_id, id) deferrable,
  unique (city_id, hash)
);
alter table told enable row level security;
alter table told force row level security;
create policy city on told using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index told_at_event on told (city_id, event, id);
create index told_by_enterer on told (city_id, entered_by, id);
create table told_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint not null,
  how text collate "C" not null,
  ideas bigint not null,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, call, how)
);
alter table told_count enable row level security;
alter table told_count force row level security;
create policy city on told_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);

-- city 8: imports
create table import (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  kind text collate "C" not null,
  within bigint,
  person bigint,
  name text collate "C" not null,
  digest bytea not null,
  state text collate "C" not null,
  read_as text collate "C" not null,
  heads text collate "C" not null,
  mapping text collate "C" not null,
  choices text collate "C" not null,
  stand_in bigint,
  row_count bigint not null,
  parts bigint not null,
  next_part bigint not null,
  taken bigint not null,
  changed bigint not null,
  there bigint not null,
  refused bigint not null,
  undone bigint not null,
  stayed bigint not null,
  made_at bigint not null,
  begun_at bigint,
  ended_at bigint,
  primary key (city_id, id),
  foreign key (city_id, within) references thing (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, stand_in) references person (city_id, id) deferrable
);
alter table import enable row level security;
alter table import force row level security;
create policy city on import using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index import_by_digest on import (city_id, digest, id);
create index import_by_person on import (city_id, person, id);
create index import_by_time on import (city_id, made_at, id);
create table import_part (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  import bigint not null,
  part bigint not null,
  content text collate "C" not null,
  outcomes text collate "C" not null,
  foreign key (city_id, import) references import (city_id, id) deferrable,
  primary key (city_id, import, part)
);
alter table import_part enable row level security;
alter table import_part force row level security;
create policy city on import_part using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table idea_origin (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  import bigint not null,
  call bigint not null,
  number text collate "C" not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, import) references import (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table idea_origin enable row level security;
alter table idea_origin force row level security;
create policy city on idea_origin using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index idea_origin_by_number on idea_origin (city_id, call, number);
create index idea_origin_by_import on idea_origin (city_id, import);
create table street (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  name text collate "C" not null,
  folded text collate "C" not null,
  kind text collate "C" not null,
  neighbourhood text collate "C",
  point_lon bigint not null,
  point_lat bigint not null,
  primary key (city_id, id)
);
alter table street enable row level security;
alter table street force row level security;
create policy city on street using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index street_by_name on street (city_id, folded, id);
create table street_word (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  term text collate "C" not null,
  street bigint not null,
  foreign key (city_id, street) references street (city_id, id) deferrable,
  primary key (city_id, term, street)
);
alter table street_word enable row level security;
alter table street_word force row level security;
create policy city on street_word using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index street_word_by_street on street_word (city_id, street);

-- city 9: talking
alter table comment add column side text collate "C";
create index comment_thread on comment (city_id, answers, id);
create index comment_of_office on comment (city_id, about, id) where office is not null;
create table side_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  side text collate "C" not null,
  comments bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, thing, side)
);
alter table side_count enable row level security;
alter table side_count force row level security;
create policy city on side_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table reading (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint not null,
  thing bigint not null,
  up_to bigint not null,
  made_at bigint not null,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, person, thing)
);
alter table reading enable row level security;
alter table reading force row level security;
create policy city on reading using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index reading_in_order on reading (city_id, person, made_at, thing);
create table held (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint,
  score bigint not null,
  reasons text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, thing),
  foreign key (city_id, thing) references thing (city_id, id) deferrable
);
alter table held enable row level security;
alter table held force row level security;
create policy city on held using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table echo (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  band bigint not null,
  thing bigint not null,
  made_at bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, band, thing)
);
alter table echo enable row level security;
alter table echo force row level security;
create policy city on echo using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index echo_by_thing on echo (city_id, thing);
create index echo_by_time on echo (city_id, made_at);
alter table hiding add column second bigint, add foreign key (city_id, second) references person (city_id, id) deferrable;
alter table hiding add column rule text collate "C" not null default 'other';
alter table hiding add column law text collate "C" not null default '';
alter table hiding add column detected text collate "C" not null default 'report';
create index hiding_by_actor on hiding (city_id, actor, id);
create index hiding_by_second on hiding (city_id, second, id);
create table proposal (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint,
  actor bigint not null,
  rule text collate "C" not null,
  law text collate "C" not null,
  reason text collate "C" not null,
  told text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, thing),
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable
);
alter table proposal enable row level security;
alter table proposal force row level security;
create policy city on proposal using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index proposal_by_actor on proposal (city_id, actor);
create table removal_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  month text collate "C" not null,
  what text collate "C" not null,
  noun text collate "C" not null,
  rule text collate "C" not null,
  things bigint not null,
  primary key (city_id, month, what, noun, rule)
);
alter table removal_count enable row level security;
alter table removal_count force row level security;
create policy city on removal_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table translation (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  thing bigint not null,
  language text collate "C" not null,
  digest bytea not null,
  title text collate "C" not null,
  text text collate "C" not null,
  made_at bigint not null,
  foreign key (city_id, thing) references thing (city_id, id) deferrable,
  primary key (city_id, thing, language)
);
alter table translation enable row level security;
alter table translation force row level security;
create policy city on translation using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index translation_by_time on translation (city_id, made_at);

-- city 10: people
create table address_change (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  session bigint,
  old_mail text collate "C" not null,
  new_mail text collate "C" not null,
  old_hash bytea,
  new_hash bytea,
  old_letter bigint not null,
  new_letter bigint not null,
  made_at bigint not null,
  expires_at bigint not null,
  old_confirmed_at bigint,
  new_confirmed_at bigint,
  ended_at bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  unique (city_id, old_hash),
  unique (city_id, new_hash)
);
alter table address_change enable row level security;
alter table address_change force row level security;
create policy city on address_change using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index address_change_by_person on address_change (city_id, person, id);
create index address_change_by_new_mail on address_change (city_id, new_mail, made_at);
create index address_change_by_old_letter on address_change (city_id, old_letter);
create index address_change_by_new_letter on address_change (city_id, new_letter);
create index address_change_by_end on address_change (city_id, expires_at);
create table block (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  given_by bigint,
  rule text collate "C" not null,
  reason text collate "C" not null,
  made_at bigint not null,
  until_at bigint,
  appeal text collate "C",
  appealed_at bigint,
  answer text collate "C",
  answered_at bigint,
  lifted_at bigint,
  closed_at bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, given_by) references person (city_id, id) deferrable
);
alter table block enable row level security;
alter table block force row level security;
create policy city on block using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index block_by_person on block (city_id, person, id);
create index block_by_giver on block (city_id, given_by);
create index block_in_order on block (city_id, closed_at, id);

-- city 11: ways
create table proof (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  way text collate "C" not null,
  held bytea,
  shown text collate "C",
  given_by bigint,
  made_at bigint not null,
  until_at bigint,
  ended_at bigint,
  end_reason text collate "C" not null,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  unique (city_id, held),
  foreign key (city_id, given_by) references person (city_id, id) deferrable
);
alter table proof enable row level security;
alter table proof force row level security;
create policy city on proof using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index proof_by_person on proof (city_id, person, id);
create index proof_by_giver on proof (city_id, given_by);
create index proof_by_end on proof (city_id, until_at);
create table proof_count (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  way text collate "C",
  proofs bigint not null,
  primary key (city_id, way)
);
alter table proof_count enable row level security;
alter table proof_count force row level security;
create policy city on proof_count using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table proof_try (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint,
  entry bytea,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table proof_try enable row level security;
alter table proof_try force row level security;
create policy city on proof_try using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index proof_try_by_person on proof_try (city_id, person, made_at);
create index proof_try_by_entry on proof_try (city_id, entry, made_at);
create index proof_try_in_order on proof_try (city_id, made_at);
create table resident_list (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  given_by bigint,
  entries bigint not null,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, given_by) references person (city_id, id) deferrable
);
alter table resident_list enable row level security;
alter table resident_list force row level security;
create policy city on resident_list using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index resident_list_by_giver on resident_list (city_id, given_by);
create table resident_part (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  part bigint,
  entries bytea not null,
  primary key (city_id, part)
);
alter table resident_part enable row level security;
alter table resident_part force row level security;
create policy city on resident_part using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table proof_batch (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  name text collate "C" not null,
  given_by bigint,
  codes bigint not null,
  used bigint not null,
  made_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  primary key (city_id, id),
  foreign key (city_id, given_by) references person (city_id, id) deferrable
);
alter table proof_batch enable row level security;
alter table proof_batch force row level security;
create policy city on proof_batch using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index proof_batch_by_giver on proof_batch (city_id, given_by);
create index proof_batch_by_end on proof_batch (city_id, expires_at);
create table proof_code (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  hash bytea,
  batch bigint not null,
  primary key (city_id, hash),
  foreign key (city_id, batch) references proof_batch (city_id, id) deferrable
);
alter table proof_code enable row level security;
alter table proof_code force row level security;
create policy city on proof_code using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index proof_code_by_batch on proof_code (city_id, batch);
create table age_band (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint,
  from_age bigint not null,
  proved boolean not null,
  said_at bigint not null,
  primary key (city_id, person),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table age_band enable row level security;
alter table age_band force row level security;
create policy city on age_band using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);

-- city 12: deciding
create table evaluation_plan (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint,
  version bigint not null,
  content text collate "C" not null,
  closed_at bigint,
  primary key (city_id, call),
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table evaluation_plan enable row level security;
alter table evaluation_plan force row level security;
create policy city on evaluation_plan using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table evaluator (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  call bigint not null,
  person bigint not null,
  themes text collate "C" not null,
  neighbourhoods text collate "C" not null,
  made_at bigint not null,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  primary key (city_id, call, person)
);
alter table evaluator enable row level security;
alter table evaluator force row level security;
create policy city on evaluator using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index evaluator_by_person on evaluator (city_id, person, call);
create table evaluation (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint not null,
  person bigint not null,
  call bigint not null,
  state text collate "C" not null,
  marks text collate "C" not null,
  word text collate "C" not null,
  first_marks text collate "C" not null,
  conflict text collate "C",
  conflict_note text collate "C" not null,
  version bigint not null,
  given_at bigint not null,
  handed_in_at bigint,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  primary key (city_id, idea, person)
);
alter table evaluation enable row level security;
alter table evaluation force row level security;
create policy city on evaluation using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index evaluation_by_person on evaluation (city_id, person, call, idea);
create index evaluation_by_call on evaluation (city_id, call, person, state);
create table evaluated (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  call bigint not null,
  given bigint not null,
  done bigint not null,
  mean bigint not null,
  median bigint not null,
  low bigint not null,
  high bigint not null,
  spread bigint not null,
  apart bigint not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable
);
alter table evaluated enable row level security;
alter table evaluated force row level security;
create policy city on evaluated using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index evaluated_by_spread on evaluated (city_id, call, spread, idea);
create index evaluated_by_mean on evaluated (city_id, call, mean, idea);
create index evaluated_by_done on evaluated (city_id, call, done, idea);
create table estimate (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint,
  low bigint not null,
  low_currency text collate "C" not null,
  high bigint not null,
  high_currency text collate "C" not null,
  source text collate "C" not null,
  answer text collate "C" not null,
  actor bigint,
  made_at bigint not null,
  primary key (city_id, idea),
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable
);
alter table estimate enable row level security;
alter table estimate force row level security;
create policy city on estimate using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index estimate_by_actor on estimate (city_id, actor, idea);

-- city 13: sealed
create table seal_key (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  number bigint,
  operator bigint not null,
  wrapped bytea not null,
  made_at bigint not null,
  primary key (city_id, number)
);
alter table seal_key enable row level security;
alter table seal_key force row level security;
create policy city on seal_key using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
alter table sheet add column sealed_key bigint, add foreign key (city_id, sealed_key) references seal_key (city_id, number) deferrable;
alter table sheet add column sealed bytea;
create index sheet_sealed on sheet (city_id, sealed_key, id) where sealed_key is not null;
create index sheet_sealed_of_call on sheet (city_id, call, id) where sealed_key is not null;
alter table draft add column sealed_key bigint, add foreign key (city_id, sealed_key) references seal_key (city_id, number) deferrable;
alter table draft add column sealed bytea;
create index draft_sealed on draft (city_id, sealed_key, id) where sealed_key is not null;
alter table typed add column sealed_key bigint, add foreign key (city_id, sealed_key) references seal_key (city_id, number) deferrable;
alter table typed add column sealed bytea;
create index typed_sealed on typed (city_id, sealed_key, id) where sealed_key is not null;
alter table told add column contact_key bigint, add foreign key (city_id, contact_key) references seal_key (city_id, number) deferrable;
alter table told add column contact bytea;
create index told_contact on told (city_id, contact_key, id) where contact_key is not null;
create table opening (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  call bigint not null,
  owner bigint not null,
  part text collate "C" not null,
  person bigint,
  opened_by bigint,
  reason text collate "C" not null,
  made_at bigint not null,
  primary key (city_id, id),
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, opened_by) references person (city_id, id) deferrable
);
alter table opening enable row level security;
alter table opening force row level security;
create policy city on opening using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index opening_of_person on opening (city_id, person, id);
create index opening_by on opening (city_id, opened_by);
create index opening_of_owner on opening (city_id, owner, part, id);

-- city 14: people
create table recovery (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  begun_by bigint,
  by_admin boolean not null,
  old_mail text collate "C" not null,
  new_mail text collate "C" not null,
  shown text collate "C" not null,
  note text collate "C" not null,
  old_hash bytea,
  new_hash bytea,
  old_letter bigint not null,
  new_letter bigint not null,
  made_at bigint not null,
  waits_until_at bigint not null,
  expires_at bigint not null,
  old_confirmed_at bigint,
  new_confirmed_at bigint,
  done_at bigint,
  stopped_at bigint,
  stopper text collate "C",
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  foreign key (city_id, begun_by) references person (city_id, id) deferrable,
  unique (city_id, old_hash),
  unique (city_id, new_hash)
);
alter table recovery enable row level security;
alter table recovery force row level security;
create policy city on recovery using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index recovery_by_person on recovery (city_id, person, id);
create index recovery_by_beginner on recovery (city_id, begun_by, made_at);
create index recovery_by_new_mail on recovery (city_id, new_mail, made_at);
create index recovery_by_old_letter on recovery (city_id, old_letter);
create index recovery_by_new_letter on recovery (city_id, new_letter);
create index recovery_by_end on recovery (city_id, expires_at);
create table passkey (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  id bigint,
  person bigint not null,
  name text collate "C" not null,
  credential bytea not null,
  handle bytea not null,
  transports bigint not null,
  fixed bytea not null,
  state bytea not null,
  made_at bigint not null,
  used_at bigint,
  primary key (city_id, id),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  unique (city_id, credential)
);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy city on passkey using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index passkey_by_person on passkey (city_id, person, id);
create table passkey_challenge (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  challenge bytea,
  person bigint,
  browser_hash bytea not null,
  state bytea not null,
  made_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, challenge),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table passkey_challenge enable row level security;
alter table passkey_challenge force row level security;
create policy city on passkey_challenge using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index passkey_challenge_by_person on passkey_challenge (city_id, person);
create index passkey_challenge_by_end on passkey_challenge (city_id, expires_at);

-- city 15: deciding more
alter table evaluation add column role text collate "C" not null default 'officer';

-- city 16: providers
create table provider_tie (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  person bigint,
  subject bytea not null,
  made_at bigint not null,
  used_at bigint,
  primary key (city_id, person),
  foreign key (city_id, person) references person (city_id, id) deferrable,
  unique (city_id, subject)
);
alter table provider_tie enable row level security;
alter table provider_tie force row level security;
create policy city on provider_tie using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create table provider_way (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  state bytea,
  person bigint,
  browser_hash bytea not null,
  purpose text collate "C" not null,
  wanted text collate "C" not null,
  made_at bigint not null,
  expires_at bigint not null,
  primary key (city_id, state),
  foreign key (city_id, person) references person (city_id, id) deferrable
);
alter table provider_way enable row level security;
alter table provider_way force row level security;
create policy city on provider_way using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index provider_way_by_person on provider_way (city_id, person);
create index provider_way_by_end on provider_way (city_id, expires_at);
alter table sign_in add column subject bytea;

-- city 17: steps
alter table choice add column left_by bigint;
create table former_decision (
  city_id bigint not null default current_setting('kalaka.city')::bigint,
  idea bigint not null,
  number bigint not null,
  call bigint not null,
  verdict text collate "C" not null,
  reason text collate "C" not null,
  deviation text collate "C",
  office text collate "C" not null,
  actor bigint not null,
  public_at bigint not null,
  why text collate "C" not null,
  corrector bigint not null,
  corrected_at bigint not null,
  foreign key (city_id, idea) references idea (city_id, id) deferrable,
  foreign key (city_id, call) references call (city_id, id) deferrable,
  foreign key (city_id, actor) references person (city_id, id) deferrable,
  foreign key (city_id, corrector) references person (city_id, id) deferrable,
  primary key (city_id, idea, number)
);
alter table former_decision enable row level security;
alter table former_decision force row level security;
create policy city on former_decision using (city_id = current_setting('kalaka.city')::bigint) with check (city_id = current_setting('kalaka.city')::bigint);
create index former_decision_by_call on former_decision (city_id, call, idea, number);

