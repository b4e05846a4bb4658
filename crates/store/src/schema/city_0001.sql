create table setting (
  name text primary key,
  value text not null,
  version integer not null
) strict;
create table person (
  id integer primary key,
  mail text unique,
  name text not null,
  language text not null,
  mail_choice text not null,
  known boolean not null,
  made_at integer not null,
  seen_at integer not null,
  news_read integer not null default 0,
  erased_at integer
) strict;
-- Counted as they come and go: the home page asks for it each time.
create table person_count (
  id integer primary key,
  people integer not null
) strict;
create index person_by_name on person (name, id);
create table role (
  person integer not null references person (id),
  role text not null,
  made_at integer not null,
  primary key (person, role)
) strict;
create table session (
  id integer primary key,
  hash blob not null unique,
  person integer not null references person (id),
  agent text not null,
  made_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) strict;
create index session_by_person on session (person);
create index session_by_end on session (expires_at);
create table sign_in (
  id integer primary key,
  mail text not null,
  code_hash blob not null,
  link_hash blob not null unique,
  browser_hash blob not null,
  draft integer,
  next text not null,
  language text not null,
  tries integer not null,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
create index sign_in_by_mail on sign_in (mail, made_at);
create index sign_in_by_end on sign_in (expires_at);
create table token (
  id integer primary key,
  hash blob not null unique,
  person integer not null references person (id),
  name text not null,
  scopes text not null,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
create index token_by_person on token (person);
create table file (
  id integer primary key,
  owner integer,
  browser_hash blob,
  purpose text not null,
  digest blob not null,
  made_at integer not null
) strict;
create table file_variant (
  file integer not null references file (id),
  width integer not null,
  height integer not null,
  content_type text not null,
  bytes blob not null,
  primary key (file, width)
) strict;
create table call (
  id integer primary key,
  slug text not null unique,
  state text not null,
  version integer not null,
  made_at integer not null,
  published_at integer,
  closed_at integer,
  closed_reason text,
  results_at integer,
  content text not null
) strict;
create table draft (
  id integer primary key,
  call integer not null references call (id),
  browser_hash blob not null,
  person integer,
  content text not null,
  photo integer,
  made_at integer not null,
  changed_at integer not null,
  expires_at integer not null
) strict;
create index draft_by_browser on draft (browser_hash, call);
create index draft_by_person on draft (person, changed_at);
create index draft_by_photo on draft (photo);
create index draft_by_end on draft (expires_at);
create table idea (
  id integer primary key,
  call integer not null references call (id),
  author integer not null references person (id),
  state text not null,
  hidden boolean not null,
  listed boolean not null,
  language text not null,
  title text not null,
  text text not null,
  theme text,
  neighbourhood text,
  place text not null,
  lon integer,
  lat integer,
  cost integer,
  photo integer,
  photo_text text not null,
  version integer not null,
  change_asked boolean not null,
  merged_into integer,
  supports integer not null,
  comments integer not null,
  published_at integer not null,
  changed_at integer not null
) strict;
create index idea_newest on idea (call, listed, published_at, id);
create index idea_supported on idea (call, listed, supports, id);
create index idea_discussed on idea (call, listed, comments, id);
create index idea_waiting on idea (call, state, hidden, published_at, id);
create index idea_by_author on idea (author, id);
create index idea_merged on idea (merged_into);
create index idea_by_photo on idea (photo);
create table idea_author (
  idea integer not null references idea (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (idea, person)
) strict;
create index idea_author_by_person on idea_author (person, idea);
create table idea_count (
  call integer not null references call (id),
  theme text not null,
  neighbourhood text not null,
  state text not null,
  ideas integer not null,
  primary key (call, theme, neighbourhood, state)
) strict;
create table search (
  term text not null,
  idea integer not null references idea (id),
  call integer not null references call (id),
  weight integer not null,
  primary key (call, term, idea)
) strict;
create index search_by_idea on search (idea, call, term);
create table support (
  idea integer not null references idea (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (idea, person)
) strict;
create index support_by_person on support (person, idea);
create table follow (
  noun text not null,
  subject integer not null,
  person integer not null references person (id),
  made_at integer not null,
  primary key (noun, subject, person)
) strict;
create index follow_by_person on follow (person, made_at);
create table comment (
  id integer primary key,
  idea integer not null references idea (id),
  parent integer,
  author integer not null references person (id),
  office text,
  language text not null,
  text text not null,
  state text not null,
  made_at integer not null
) strict;
create index comment_by_idea on comment (idea, id);
create index comment_by_author on comment (author, id);
create table event (
  id integer primary key,
  idea integer not null references idea (id),
  kind text not null,
  actor integer,
  office text not null,
  reason text not null,
  criterion text,
  made_at integer not null
) strict;
create index event_by_idea on event (idea, id);
create index event_by_time on event (made_at, id);
create table choice (
  idea integer primary key references idea (id),
  call integer not null references call (id),
  verdict text,
  reason text not null,
  deviation text not null,
  changed_at integer not null,
  actor integer not null
) strict;
create index choice_by_call on choice (call);
create table decision (
  idea integer primary key references idea (id),
  call integer not null references call (id),
  verdict text not null,
  place integer not null,
  reason text not null,
  deviation text,
  office text not null,
  actor integer not null,
  made_at integer not null,
  told_at integer,
  public_at integer not null
) strict;
create index decision_by_call on decision (call, place);
create table report (
  id integer primary key,
  noun text not null,
  subject integer not null,
  idea integer not null references idea (id),
  reporter integer,
  reason text not null,
  text text not null,
  made_at integer not null,
  closed_at integer,
  outcome text
) strict;
create index report_open on report (closed_at, made_at, id);
create index report_by_subject on report (noun, subject);
create table hiding (
  id integer primary key,
  noun text not null,
  subject integer not null,
  idea integer not null references idea (id),
  author integer not null references person (id),
  reason text not null,
  actor integer not null,
  made_at integer not null,
  appeal text,
  appealed_at integer,
  answer text,
  answered_at integer,
  restored_at integer
) strict;
create index hiding_by_subject on hiding (noun, subject, id);
create index hiding_appealed on hiding (answered_at, appealed_at);
create table notice (
  id integer primary key,
  person integer not null references person (id),
  kind text not null,
  audience text not null,
  idea integer,
  call integer,
  reason text not null,
  made_at integer not null,
  due_at integer not null,
  letter integer
) strict;
create index notice_waiting on notice (letter, due_at);
create index notice_by_person on notice (person, letter, due_at);
create table letter (
  id integer primary key,
  person integer,
  mail text not null,
  language text not null,
  kind text not null,
  subject text not null,
  text text not null,
  html text not null,
  unsubscribe text,
  made_at integer not null,
  sent_at integer,
  failed text
) strict;
create index letter_by_time on letter (made_at, id);
create table audit (
  number integer primary key,
  made_at integer not null,
  actor integer not null,
  action text not null,
  subject text not null,
  details text not null,
  hash blob not null
) strict;
create index audit_by_subject on audit (subject, number);
