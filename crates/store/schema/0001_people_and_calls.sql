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
-- What somebody is to be told of a role that was given to them or taken away.
create table appointment (
  id integer primary key,
  person integer not null references person (id),
  role text not null,
  given boolean not null,
  made_at integer not null,
  letter integer
) strict;
create index appointment_by_person on appointment (person, id);
create index appointment_by_time on appointment (made_at);
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
  draft_noun text,
  deed text,
  thing integer,
  next text not null,
  language text not null,
  tries integer not null,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
create index sign_in_by_mail on sign_in (mail, made_at);
create index sign_in_by_end on sign_in (expires_at);
create index sign_in_by_draft on sign_in (draft);
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
  owner integer references person (id),
  browser_hash blob,
  purpose text not null,
  digest blob not null,
  made_at integer not null
) strict;
create index file_by_owner on file (owner, id);
create table file_variant (
  file integer not null references file (id),
  width integer not null,
  height integer not null,
  content_type text not null,
  bytes blob not null,
  primary key (file, width)
) strict;
-- Whatever people act on. The noun's own row has the same id.
create table thing (
  id integer primary key,
  noun text not null,
  parent integer references thing (id),
  author integer references person (id),
  language text not null,
  title text not null,
  listed boolean not null,
  hidden boolean not null,
  -- Nobody has said yet that its author is fine.
  unreviewed boolean not null default false,
  supports integer not null,
  comments integer not null,
  published_at integer,
  changed_at integer not null
) strict;
create index thing_newest on thing (parent, noun, listed, published_at, id);
create index thing_supported on thing (parent, noun, listed, supports, id);
create index thing_discussed on thing (parent, noun, listed, comments, id);
create index thing_changed on thing (parent, changed_at);
create index thing_of_noun on thing (noun, id);
create index thing_by_author on thing (author, id);
-- Everyone who brought it or joined it; others than thing.author come by a merge.
create table author (
  thing integer not null references thing (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (thing, person)
) strict;
create index author_by_person on author (person, thing);
create table support (
  thing integer not null references thing (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (thing, person)
) strict;
create index support_by_person on support (person, thing);
create index support_by_time on support (made_at);
create table follow (
  thing integer not null references thing (id),
  person integer not null references person (id),
  made_at integer not null,
  primary key (thing, person)
) strict;
create index follow_by_person on follow (person, made_at, thing);
create table comment (
  id integer primary key references thing (id),
  about integer not null references thing (id),
  answers integer references comment (id),
  office text,
  text text not null,
  withdrawn boolean not null
) strict;
create index comment_by_thing on comment (about, id);
create table step (
  id integer primary key,
  thing integer not null references thing (id),
  kind text not null,
  actor integer references person (id),
  office text not null,
  reason text not null,
  criterion text,
  other integer references thing (id),
  made_at integer not null
) strict;
create index step_by_thing on step (thing, made_at, id);
create index step_by_time on step (made_at, id);
create index step_of_kind on step (kind, made_at, id);
create index step_by_actor on step (actor, id);
create table report (
  id integer primary key,
  thing integer not null references thing (id),
  reporter integer references person (id),
  browser_hash blob,
  reason text not null,
  text text not null,
  made_at integer not null,
  closed_at integer,
  outcome text
) strict;
create index report_open on report (closed_at, made_at, id);
create index report_by_thing on report (thing, id);
create index report_by_reporter on report (reporter, id);
create table hiding (
  id integer primary key,
  thing integer not null references thing (id),
  author integer not null references person (id),
  actor integer not null references person (id),
  reason text not null,
  made_at integer not null,
  appeal text,
  appealed_at integer,
  answer text,
  answered_at integer,
  restored_at integer
) strict;
create index hiding_by_thing on hiding (thing, id);
create index hiding_answered on hiding (answered_at, appealed_at);
create index hiding_restored on hiding (restored_at, appealed_at);
create index hiding_by_author on hiding (author, id);
create table notice (
  id integer primary key,
  person integer not null references person (id),
  kind text not null,
  audience text not null,
  thing integer not null references thing (id),
  reason text not null,
  other integer references thing (id),
  made_at integer not null,
  -- When a letter is due; none where its person wants none, and reads it on their page.
  due_at integer,
  letter integer
) strict;
create index notice_waiting on notice (letter, due_at);
create index notice_by_person on notice (person, letter, due_at);
create index notice_by_thing on notice (thing, kind);
-- Which words stand in which thing; "within" is the thing's parent, or 0.
create table search (
  within integer not null,
  term text not null,
  thing integer not null references thing (id),
  weight integer not null,
  -- The thing's own, by which the whole city is searched.
  noun text not null,
  primary key (within, term, thing)
) strict;
create index search_by_thing on search (thing, within, term);
create index search_of_noun on search (noun, term, thing);
-- The words of things by their stems and by those of their parts, as long as a thing has them.
create table word_stem (
  language text not null,
  stem text not null,
  term text not null,
  -- Whether the stem is that of the word, or that of a part of it.
  whole boolean not null,
  primary key (language, stem, term)
) strict;
create index word_stem_by_term on word_stem (term, language, whole);
-- The same words by numbers made of what is left of them without one letter, for whoever mistypes them.
create table spelling (
  form integer not null,
  term text not null,
  primary key (form, term)
) strict;
-- What things are about, by the terms of the likeness of texts: numbers made of stems and concepts. There are very many:
-- both ways to them lie in order and hold all there is.
create table likeness (
  term integer not null,
  thing integer not null references thing (id),
  weight integer not null,
  primary key (term, thing)
) strict, without rowid;
create index likeness_by_thing on likeness (thing, term, weight);
-- Which things show a file; a file that none shows is swept.
create table file_use (
  file integer not null references file (id),
  thing integer not null references thing (id),
  primary key (file, thing)
) strict;
create index file_use_by_thing on file_use (thing, file);
create table call (
  id integer primary key references thing (id),
  slug text not null unique,
  state text not null,
  version integer not null,
  closed_at integer,
  closed_reason text,
  results_at integer,
  budget integer,
  budget_currency text,
  content text not null
) strict;
-- What a call asks besides: one form, as it is being asked now.
create table form (
  call integer primary key references call (id),
  version integer not null,
  -- Counts its changes, so that two officers do not overwrite each other.
  changes integer not null,
  -- How many questions it has.
  questions integer not null,
  content text not null
) strict;
-- A version of it that somebody answered, written once.
create table form_version (
  call integer not null references call (id),
  version integer not null,
  content text not null,
  primary key (call, version)
) strict;
create table draft (
  id integer primary key,
  noun text not null,
  within integer not null references thing (id),
  browser_hash blob not null,
  person integer references person (id),
  content text not null,
  photo integer references file (id),
  version integer not null,
  changed_at integer not null,
  expires_at integer not null
) strict;
create index draft_by_browser on draft (browser_hash, within);
create index draft_by_person on draft (person, changed_at);
create index draft_by_photo on draft (photo);
create index draft_by_end on draft (expires_at);
-- What somebody is typing in a form that is no thing of its own yet: a comment, a reason, a change.
create table typed (
  id integer primary key,
  form text not null,
  browser_hash blob not null,
  person integer references person (id),
  fields text not null,
  version integer not null,
  changed_at integer not null,
  expires_at integer not null
) strict;
create index typed_by_browser on typed (browser_hash, form);
create index typed_by_person on typed (person, form);
create index typed_by_end on typed (expires_at);
create table idea (
  id integer primary key references thing (id),
  call integer not null references call (id),
  state text not null,
  text text not null,
  theme text,
  neighbourhood text,
  place text not null,
  point_lon integer,
  point_lat integer,
  cost integer,
  cost_currency text,
  photo integer references file (id),
  photo_text text not null,
  version integer not null,
  change_asked boolean not null,
  merged_into integer references idea (id)
) strict;
create index idea_waiting on idea (call, state, id);
create index idea_of_theme on idea (call, theme, id);
create index idea_of_neighbourhood on idea (call, neighbourhood, id);
create index idea_merged on idea (merged_into);
-- Which ideas say the same as one, the nearest first, and what both are about, whoever may read them. A job keeps it.
create table near (
  idea integer not null references idea (id),
  rank integer not null,
  other integer not null references idea (id),
  reason text not null,
  primary key (idea, rank)
) strict, without rowid;
create index near_by_other on near (other, idea);
-- What somebody answered to the form of a call, on its page or with an idea.
create table sheet (
  id integer primary key,
  call integer not null references call (id),
  idea integer unique references idea (id),
  person integer references person (id),
  -- The version of the form that was answered.
  version integer not null,
  language text not null,
  answers text not null,
  -- Whether it stands in the data set: not while its idea stands in no list.
  counts boolean not null,
  made_at integer not null,
  changed_at integer not null
) strict;
create unique index sheet_of_person on sheet (call, person) where idea is null;
create index sheet_in_order on sheet (call, counts, id);
create index sheet_by_person on sheet (person, id);
-- How often each question was answered so, kept as answers come, change and go. A question that was ever answered keeps its
-- rows.
create table answer_count (
  call integer not null references call (id),
  question integer not null,
  value text not null,
  answers integer not null,
  primary key (call, question, value)
) strict;
create table idea_count (
  call integer not null references call (id),
  theme text not null,
  neighbourhood text not null,
  state text not null,
  ideas integer not null,
  primary key (call, theme, neighbourhood, state)
) strict;
-- A merge, as long as it can be undone, and what it carried over to the idea that stays.
create table joining (
  thing integer primary key references idea (id),
  other integer not null references idea (id),
  was text not null,
  made_at integer not null
) strict;
create index joining_by_time on joining (made_at);
create table carried_person (
  thing integer not null references joining (thing),
  kind text not null,
  person integer not null references person (id),
  primary key (thing, kind, person)
) strict;
create index carried_person_by_person on carried_person (person);
create table carried_thing (
  thing integer not null references joining (thing),
  other integer not null references thing (id),
  primary key (thing, other)
) strict;
create table choice (
  idea integer primary key references idea (id),
  call integer not null references call (id),
  verdict text,
  reason text not null,
  deviation text not null,
  changed_at integer not null,
  actor integer not null references person (id)
) strict;
create index choice_by_call on choice (call);
create table decision (
  idea integer primary key references idea (id),
  call integer not null references call (id),
  verdict text not null,
  place integer not null,
  reason text not null,
  deviation text,
  enough text,
  office text not null,
  actor integer not null references person (id),
  made_at integer not null,
  told_at integer,
  public_at integer not null
) strict;
create index decision_by_call on decision (call, place, idea);
create index decision_by_verdict on decision (call, verdict, place, idea);
create index decision_departing on decision (call, place, idea) where deviation is not null;
-- What a result says in numbers, counted once: whatever changes an idea of its call throws it away.
create table result (
  call integer primary key references call (id),
  authors integer not null,
  supporters integer not null,
  comments integer not null,
  written text not null,
  neighbourhoods text not null
) strict;
-- What a call says in numbers that may be published, counted by the hour.
create table statistic (
  call integer primary key references call (id),
  counted_at integer not null,
  -- An idea of the call has changed since.
  stale boolean not null,
  content text not null
) strict;
-- The same of all calls that everybody may read, in one row.
create table city_statistic (
  id integer primary key,
  counted_at integer not null,
  content text not null
) strict;
-- What waits at the desk, kept up as things change, so that the queue is read in its order whatever is wanted of it.
create table task (
  thing integer not null references thing (id),
  work text not null,
  -- The noun of the page that the thing stands on, by which its system is known.
  about text not null,
  -- What that thing belongs to: an idea's call.
  within integer not null references thing (id),
  waits text not null,
  theme text,
  neighbourhood text,
  since_at integer not null,
  until_at integer,
  colleague integer references person (id),
  given_at integer,
  primary key (thing, work)
) strict;
create index task_in_order on task (work, about, waits, since_at, thing);
create index task_of_theme on task (theme, work, about, waits, since_at, thing);
create index task_of_neighbourhood on task (neighbourhood, work, about, waits, since_at, thing);
create index task_of_within on task (within, work, about, waits, since_at, thing);
create index task_of_colleague on task (colleague, work, about, waits, since_at, thing);
-- The words of what waits, by which it is found at the desk.
create table task_word (
  term text not null,
  thing integer not null references thing (id),
  primary key (term, thing)
) strict;
create index task_word_by_thing on task_word (thing, term);
-- What colleagues tell each other about a thing. Nobody else reads it.
create table note (
  id integer primary key,
  thing integer not null references thing (id),
  author integer references person (id),
  text text not null,
  made_at integer not null
) strict;
create index note_by_thing on note (thing, id);
create index note_by_author on note (author, id);
-- What somebody at the desk did last, so that it can be named and taken back while it can.
create table deed (
  person integer primary key references person (id),
  batch integer not null,
  work text not null,
  verdict text not null,
  things text not null,
  refused text not null,
  made_at integer not null,
  until_at integer not null
) strict;
-- What colleagues write often.
create table saved_reply (
  id integer primary key,
  name text not null,
  texts text not null
) strict;
-- What somebody last wanted to see of the queue.
create table desk_view (
  person integer primary key references person (id),
  query text not null
) strict;
create table letter (
  id integer primary key,
  person integer references person (id),
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
create index letter_by_person on letter (person, id);
create index letter_by_mail on letter (mail, id);
create table audit (
  number integer primary key,
  made_at integer not null,
  actor integer not null,
  action text not null,
  -- The first word of the subject, which the log is read by.
  kind text not null,
  subject text not null,
  thing integer references thing (id),
  details text not null,
  hash blob not null
) strict;
create index audit_of_kind on audit (kind, number);
create index audit_by_actor on audit (actor, number);
create index audit_by_actor_and_kind on audit (actor, kind, number);
create index audit_by_time on audit (made_at, number);
create index audit_by_thing on audit (thing, number);
