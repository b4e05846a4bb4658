-- What version 6 of the schema keeps beside what the recipes before make: sides, what was read, what waits, proposals and what was
-- translated.
update comment set side = case when id % 2 = 0 then 'for' else 'against' end where answers is null and office is null and id % 3 = 0;
insert into side_count (thing, side, comments)
  select c.about, c.side, count(*) from comment c join thing t on t.id = c.id
    where c.side is not null and t.listed = true group by c.about, c.side;
insert into reading (person, thing, up_to, made_at) {numbers}
  select i, 1000000 + i, 9000000, 1790000000000000 + i from n;
update thing set hidden = true, listed = false where id = 4000005;
insert into held (thing, score, reasons, made_at) values (4000005, 70, 'links:50 loud:20', 1790000000000000);
insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at, colleague, given_at) values
  (4000005, 'held', 'organisation', 4000005, 'here', null, null, 1790000000000000, null, null, null);
insert into echo (band, thing, made_at) {numbers}
  select i * 7919, 1000000 + i, 1790000000000000 from n;
update hiding set rule = 'insult', detected = 'report';
insert into proposal (thing, actor, rule, law, reason, told, made_at) values
  (1000001, 1, 'privacy', '', 'It names a neighbour.', '', 1790000000000000);
insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at, colleague, given_at)
  select 1000001, 'confirm', 'idea', call, 'here', null, null, 1790000000000000, null, null, null from idea where id = 1000001;
insert into removal_count (month, what, noun, rule, things) values
  ('2026-08', 'hidden', 'comment', 'insult', 3), ('2026-08', 'restored', 'comment', 'insult', 1);
insert into translation (thing, language, digest, title, text, made_at) {numbers}
  select 1000000 + i, 'en', x'0c', 'An idea', 'We plant trees.', 1790000000000000 + i from n;
