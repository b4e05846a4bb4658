-- What version 4 of the schema keeps beside what the recipes before make: an event that was, with who came and its minutes, one that is to
-- come with a waiting list, and one that was cancelled.

insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at,
    changed_at) values
  (3000000, 'event', 1000000, 2, 'nl', '', true, false, false, 0, 0, 1789000000000000, 1789000000000000),
  (3000001, 'event', null, 2, 'nl', '', true, false, false, 0, 0, 1789000000000000, 1789000000000000),
  (3000002, 'event', null, 2, 'nl', '', true, false, false, 0, 0, 1789000000000000, 1789000000000000);
insert into event (id, call, state, version, shown, begins_at, ends_at, neighbourhood, capacity, taken, waiting, turns, came,
    walked_in, cancelled_at, cancelled_reason, minutes_at, content) values
  (3000000, 1000000, 'published', 3, true, 1789500000000000, 1789507200000000, 'centre', 20, 3, 0, 3, 2, 4, null, null,
    1789600000000000, '{"title":{"en":"A walk","nl":"Een wandeling"},"text":{"en":"Along the corners.","nl":"Langs de hoeken."},"place":"Town hall","registers":true,"minutes":{"en":"We walked.","nl":"We wandelden."}}'),
  (3000001, null, 'published', 2, true, 1799500000000000, 1799507200000000, null, 2, 2, 1, 3, 0, 0, null, null, null,
    '{"title":{"en":"An evening","nl":"Een avond"},"place":"Library","registers":true,"waiting_list":true}'),
  (3000002, null, 'cancelled', 2, true, 1799500000000000, 1799507200000000, null, null, 0, 0, 0, 0, 0, 1789700000000000,
    'The hall is flooded.', null, '{"title":{"en":"A supper","nl":"Een maaltijd"},"place":"The hall"}');
insert into registration (id, event, person, state, seats, turn, language, answers, came, reminded_of, made_at, changed_at) {numbers}
  select 4100000 + i, 3000000, i, 'taken', 1, i, 'nl', '{}', i < 3, 1789500000000000, 1789000000000000 + i,
    1789000000000000 + i from n where i < 4;
insert into registration (id, event, person, state, seats, turn, language, answers, came, reminded_of, made_at, changed_at) {numbers}
  select 4200000 + i, 3000001, i, case when i < 3 then 'taken' else 'waiting' end, 1, i, 'nl', '{}', null, null,
    1789000000000000 + i, 1789000000000000 + i from n where i < 4;
