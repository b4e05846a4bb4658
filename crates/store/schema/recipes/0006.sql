-- What version 6 of the schema keeps beside what the recipes before make: what people chose about letters, a newsletter that was sent and one
-- that waits, an address from which letters came back, and questions in letters.
insert into letter_choice (person, call, audience, pace) {numbers}
  select i, 1000000, 'follower', case when i % 2 = 0 then 'weekly' else 'never' end from n;
insert into subscription (topic, person, made_at) {numbers}
  select 'theme:green', i, 1790000000000000 + i from n where i % 2 = 0;
insert into newsletter (id, topic, call, author, state, version, send_at, sent_at, readers, returned, reached, content) values
  (5000000, 'theme:green', null, 2, 'sent', 3, 1790000000000000, 1790000000000000, 4, 1, 8,
    '{"subject":{"en":"Trees","nl":"Bomen"},"text":{"en":"More trees.","nl":"Meer bomen."}}'),
  (5000001, 'neighbourhood:centre', null, 2, 'scheduled', 2, 1890000000000000, null, 0, 0, 0,
    '{"subject":{"en":"The corners"},"text":{"en":"More corners."}}');
insert into newsletter_copy (letter, newsletter, person, made_at) values (3, 5000000, 2, 1790000000000000);
insert into trouble (mail, status, times, first_at, last_at, stopped_at) values
  ('neighbour3@recipe.example', '5.1.1', 1, 1790000000000000, 1790000000000000, 1790000000000000);
insert into returned (letter, mail, status, made_at) values (3, 'neighbour3@recipe.example', '5.1.1', 1790000000000000);
insert into ask (id, person, kind, thing, made_at, expires_at, answered_at, said) values
  (5000002, 1, 'coming', 3000001, 1791000000000000, 1799500000000000, null, null),
  (5000003, 2, 'coming', 3000001, 1791000000000000, 1799500000000000, 1791000000000001, 'yes');
