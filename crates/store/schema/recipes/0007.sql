-- What version 6 of the schema keeps beside what the recipes before make: ideas that are written together, told, changed and amended.
-- Amendments have the numbers 5000001….
insert into coauthor (idea, person, made_at) {numbers}
  select 1000000 + i, case when i = 1 then 2 else i - 1 end, 1785000000000000 + i from n where i % 3 = 0 or i = 1;
insert into team (id, name) values (1000001, 'The gardeners');
insert into authoring (id, idea, part, mail, person, hash, once, inviter, made_at, expires_at) values
  (1, 1000001, 'with', 'nobody@recipe.example', null, x'0c', true, 1, 1790000000000000, 1890000000000000),
  (2, 1000001, 'over', null, 2, x'0d', true, 1, 1790000000000000, 1890000000000000);
insert into idea_version (idea, number, author, proposer, language, title, text, place, neighbourhood, cost, cost_currency, made_at) {numbers}
  select 1000000 + i, 1, i, case when i % 4 = 0 then 1 else null end, 'nl', 'Idee ' || i, 'Wat hier eerst stond.', '', null, null, null,
    1785000000000000 + i from n;
insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at, changed_at) {numbers}
  select 5000000 + i, 'amendment', 1000000 + i, i, 'nl', 'Een beter idee ' || i, true, false, false, 0, 0, 1785000000000000 + i,
    1785000000000000 + i from n;
insert into author (thing, person, made_at) {numbers}
  select 5000000 + i, i, 1785000000000000 + i from n;
insert into amendment (id, idea, state, text, reason, answer, answered_at) {numbers}
  select 5000000 + i, 1000000 + i, case when i % 2 = 0 then 'declined' else 'open' end, 'Wat er beter zou staan.', 'Het kan korter.', '',
    null from n;
insert into told (id, how, consent, event, entered_by, hash, made_at, claimed_at) values
  (1000002, 'phone', 'no', null, 1, x'0e', 1790000000000000, null);
insert into told_count (call, how, ideas)
  select call, 'phone', 1 from idea where id = 1000002;
