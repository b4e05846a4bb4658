-- A city as version 1 of the schema keeps it: {size} people, as many ideas, and what grows with them. It is written once,
-- when the version lands, and never again: newer versions are tried on what it makes.
--
-- `{numbers}` is a list of the numbers `i` from 1 to {size}; `x'…'` are bytes on either database. People and the ideas they
-- brought have the numbers 1… and 1000001…, comments 2000001…, the call is 1000000. Dates lie in 2026.

insert into setting (name, value, version) values
  ('city', '{"slug":"recipe","name":{"en":"Recipe","nl":"Recept"}}', 1);
insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at, news_read, erased_at) {numbers}
  select i, 'neighbour' || i || '@recipe.example', 'Neighbour ' || i, 'nl', '{"own":"soon","followed":"daily"}', true,
    1780000000000000 + i, 1790000000000000 + i, 0, null from n;
insert into person_count (id, people) values (1, {size});
insert into role (person, role, made_at) values
  (1, 'admin', 1780000000000000), (2, 'officer', 1780000000000000), (3, 'moderator', 1780000000000000);
insert into appointment (id, person, role, given, made_at, letter) values (1, 2, 'officer', true, 1780000000000000, null);
insert into session (id, hash, person, agent, made_at, seen_at, expires_at) {numbers}
  select i, cast('session ' || i as blob), i, 'Firefox', 1790000000000000, 1790000000000000 + i, 1890000000000000 from n;
insert into sign_in (id, mail, code_hash, link_hash, browser_hash, draft, draft_noun, deed, thing, next, language, tries, made_at,
    expires_at, used_at) values
  (1, 'neighbour1@recipe.example', x'01', x'02', x'03', 5, 'idea', null, null, '/recipe', 'nl', 0, 1790000000000000,
    1790000900000000, null),
  (2, 'neighbour2@recipe.example', x'01', x'04', x'03', null, null, 'support', 1000001, '/recipe', 'nl', 1, 1790000000000000,
    1790000900000000, 1790000100000000);
insert into token (id, hash, person, name, scopes, made_at, expires_at, used_at) values
  (1, x'0a', 1, 'Dashboard', 'read', 1790000000000000, 1890000000000000, null);
insert into file (id, owner, browser_hash, purpose, digest, made_at) {numbers}
  select i, i, null, 'idea', cast('file ' || i as blob), 1790000000000000 from n where i % 10 = 1;
insert into file_variant (file, width, height, content_type, bytes)
  select id, 480, 320, 'image/webp', cast('picture ' || id as blob) from file;

insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at,
    changed_at) values
  (1000000, 'call', null, 1, 'nl', '', true, false, false, 0, 0, 1785000000000000, 1785000000000000);
insert into call (id, slug, state, version, closed_at, closed_reason, results_at, budget, budget_currency, content) values
  (1000000, 'a-call', 'published', 3, null, null, 1791000000000000, 12000000, 'EUR',
    '{"title":{"en":"From grey to green","nl":"Van grijs naar groen"},"question":{"en":"Which corner?","nl":"Welke hoek?"},"text":{"en":"Tell us.","nl":"Zeg het."},"theme":"green","picture":null,"places":null,"promise_days":30,"promise":{"en":"Within 30 days.","nl":"Binnen 30 dagen."},"office":{"en":"Parks","nl":"Groendienst"},"rule":"office","rule_text":{"en":"Parks decide.","nl":"De Groendienst beslist."},"criteria":[{"key":"in-the-city","text":{"en":"It is about our city.","nl":"Het gaat over onze stad."}}],"who":{"read":"anyone","write":"anyone","support":"account","comment":"account"},"activities":[{"kind":"collect","opens":"2026-05-13T07:00:00Z","closes":null}],"result":{},"reopenings":[]}');
-- Every fifth idea was not published, every seventh is hidden.
insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at,
    changed_at) {numbers}
  select 1000000 + i, 'idea', 1000000, i, 'nl', 'Idea ' || i, i % 5 <> 0 and i % 7 <> 0, i % 7 = 0, i % 3 = 0, 2, 1,
    1786000000000000 + i, 1786000000000000 + i from n;
insert into idea (id, call, state, text, theme, neighbourhood, place, point_lon, point_lat, cost, cost_currency, photo,
    photo_text, version, change_asked, merged_into) {numbers}
  select 1000000 + i, 1000000,
    case i % 5 when 0 then 'withdrawn' when 1 then 'selected' when 2 then 'not_selected' when 3 then 'eligible'
      else 'published' end,
    'What it is about, told by neighbour ' || i || ', at some length, for people to read.', 'green',
    case i % 2 when 0 then 'centre' else null end, 'behind the laundry', 4726680 + i, 50884060 - i, 1000 * i, 'EUR',
    case i % 10 when 1 then i else null end, '', 1, false, null from n;
insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at,
    changed_at) {numbers}
  select 2000000 + i, 'comment', 1000000 + i, 1 + i % {size}, 'nl', '', true, false, false, 0, 0, 1787000000000000 + i,
    1787000000000000 + i from n;
insert into comment (id, about, answers, office, text, withdrawn) {numbers}
  select 2000000 + i, 1000000 + i, null, case i % 4 when 0 then '{"en":"Parks","nl":"Groendienst"}' else null end, 'Said about it ' || i, false
  from n;
insert into idea_count (call, theme, neighbourhood, state, ideas)
  select i.call, coalesce(i.theme, ''), coalesce(i.neighbourhood, ''), i.state, count(*)
  from idea i join thing t on t.id = i.id where t.listed = true
  group by i.call, coalesce(i.theme, ''), coalesce(i.neighbourhood, ''), i.state;
insert into form (call, version, changes, questions, content) values
  (1000000, 2, 3, 1, '{"items":[{"question":{"key":1,"label":{"en":"Who waters it?","nl":"Wie geeft water?"},"help":{},"required":false,"private":false,"only_if":null,"kind":{"choice":{"choices":[{"key":2,"text":{"en":"We do","nl":"Wij"}},{"key":3,"text":{"en":"The city","nl":"De stad"}}],"other":true}}}}],"given":4}');
insert into form_version (call, version, content)
  select call, 1, content from form;
insert into form_version (call, version, content)
  select call, version, content from form;
insert into sheet (id, call, idea, person, version, language, answers, counts, made_at, changed_at) {numbers}
  select 3000000 + i, 1000000, 1000000 + i, i, 1 + i % 2, 'nl',
    '{"1":{"chosen":{"of":[' || (2 + i % 2) || ']}}}', i % 5 <> 0 and i % 7 <> 0, 1786000000000000 + i,
    1786000000000000 + i from n;
insert into answer_count (call, question, value, answers)
  select call, 1, '', count(*) from sheet where counts = true group by call;
insert into answer_count (call, question, value, answers)
  select call, 1, '' || (2 + idea % 2), count(*) from sheet where counts = true group by call, idea % 2;
insert into author (thing, person, made_at) {numbers}
  select 1000000 + i, i, 1786000000000000 from n;
insert into support (thing, person, made_at) {numbers}
  select 1000000 + i, i, 1788000000000000 + i from n;
insert into support (thing, person, made_at) {numbers}
  select 1000000 + i, 1 + i % {size}, 1788000000000000 + i from n;
insert into follow (thing, person, made_at) {numbers}
  select 1000000, i, 1788000000000000 + i from n;
insert into search (within, term, thing, weight, noun) {numbers}
  select 1000000, 'idea', 1000000 + i, 3, 'idea' from n;
insert into search (within, term, thing, weight, noun) {numbers}
  select 1000000, 'word' || i, 1000000 + i, 1, 'idea' from n;
insert into word_stem (language, stem, term, whole) {numbers}
  select 'en', 'word', 'word' || i, true from n;
insert into spelling (form, term) {numbers}
  select i, 'word' || i from n;
insert into likeness (term, thing, weight) {numbers}
  select 17, 1000000 + i, 12 from n;
insert into likeness (term, thing, weight) {numbers}
  select 1000 + i, 1000000 + i, 24 from n;
insert into near (idea, rank, other, reason) {numbers}
  select 1000000 + i, 0, 1000000 + 1 + i % {size}, '{"concepts":["bench"],"words":["recipe"],"place":true}' from n;
insert into file_use (file, thing) select id, 1000000 + id from file;

insert into step (id, thing, kind, actor, office, reason, criterion, other, made_at) {numbers}
  select i, 1000000 + i, 'eligible', 2, '{"en":"Parks","nl":"Groendienst"}', '', null, null, 1788500000000000 + i from n;
insert into report (id, thing, reporter, browser_hash, reason, text, made_at, closed_at, outcome) values
  (1, 2000001, 3, null, 'insult', 'It names somebody.', 1789000000000000, null, null),
  (2, 2000002, null, x'0b', 'other', 'Not about the city.', 1789000000000000, 1789100000000000, 'left');
insert into hiding (id, thing, author, actor, reason, made_at, appeal, appealed_at, answer, answered_at, restored_at) values
  (1, 1000007, 7, 3, 'It names a neighbour.', 1789000000000000, 'I took the name out.', 1789100000000000, null, null, null);
insert into notice (id, person, kind, audience, thing, reason, other, made_at, due_at, letter) {numbers}
  select i, i, 'eligible', 'own', 1000000 + i, '', null, 1788500000000000 + i, 1788500000000000 + i,
    case i % 2 when 0 then i else null end from n;
insert into draft (id, noun, within, browser_hash, person, content, photo, version, changed_at, expires_at) values
  (1, 'idea', 1000000, x'0c', 4, '{}', null, 2, 1790000000000000, 1890000000000000);
insert into typed (id, form, browser_hash, person, fields, version, changed_at, expires_at) values
  (1, 'comment', x'0d', 4, '{}', 1, 1790000000000000, 1890000000000000);
insert into choice (idea, call, verdict, reason, deviation, changed_at, actor) values
  (1000003, 1000000, 'selected', 'It fits.', '', 1790500000000000, 2);
insert into joining (thing, other, was, made_at) values (1000001, 1000002, 'published', 1790500000000000);
insert into carried_person (thing, kind, person) values (1000001, 'support', 3);
insert into carried_thing (thing, other) values (1000001, 2000001);
insert into result (call, authors, supporters, comments, written, neighbourhoods) values
  (1000000, 3, 7, 2, '[]', '[]');
insert into statistic (call, counted_at, stale, content) values
  (1000000, 1791000000000000, false, '{"periods":[],"until":null,"people":null,"answers":[],"answered":null,"written":[]}');
insert into city_statistic (id, counted_at, content) values
  (1, 1791000000000000, '{"calls":[],"numbers":{"periods":[],"until":null,"people":null,"answers":[],"answered":null,"written":[]}}');
insert into decision (idea, call, verdict, place, reason, deviation, enough, office, actor, made_at, told_at, public_at)
  select id, call, state, 0, 'A reason that everybody may read.', null, null, '{"en":"Parks","nl":"Groendienst"}', 2, 1791000000000000, null,
    1791000000000000 from idea where state in ('selected', 'not_selected');
insert into letter (id, person, mail, language, kind, subject, text, html, unsubscribe, made_at, sent_at, failed) {numbers}
  select i, i, 'neighbour' || i || '@recipe.example', 'nl', 'notices', 'News about your idea', 'It meets the rules.',
    '<p>It meets the rules.</p>', null, 1788600000000000 + i, 1788600000000000 + i, null from n where i % 2 = 0;
insert into store_job (id, kind, payload, urgency, made_at, run_at, set_at) values
  (1, 'letters', '1', 2, 1790000000000000, 1890000000000000, 1790000000000000);
insert into store_once (key, result, made_at) values ('a key', '{}', 1790000000000000);
insert into audit (number, made_at, actor, action, kind, subject, thing, details, hash) values
  (1, 1785000000000000, 1, 'publish', 'call', 'call 1000000', 1000000, '{}',
    x'2f205a183273e6996494c576f5b0c51655e33feb16b1e42df978793eafdf7875');
insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at, colleague, given_at)
  select id, 'screen', 'idea', call, 'here', theme, neighbourhood, 1785000000000000, null, 2, 1785000000000001
    from idea where state = 'published';
insert into task_word (term, thing) select 'recipe', thing from task;
insert into note (id, thing, author, text, made_at) values
  (1, 1000001, 2, 'Called her, she will write once more.', 1785000000000000);
insert into deed (person, batch, work, verdict, things, refused, made_at, until_at) values
  (2, 1, 'screen', 'eligible', '[]', '[]', 1785000000000000, 1785000900000000);
insert into saved_reply (id, name, texts) values (1, 'Which tree', '{"nl":"Dag {name}, welke boom?"}');
insert into desk_view (person, query) values (2, 'work=screen');
