-- What version 6 of the schema keeps beside what the recipes before make: an import that is done, with {size} rows, and as many
-- streets. Imports have the numbers 5000001…, streets 6000001….
insert into import (id, kind, within, person, name, digest, state, read_as, heads, mapping, choices, stand_in, row_count, parts, next_part, taken, changed, there, refused, undone, stayed, made_at, begun_at, ended_at) values
  (5000001, 'streets', null, 1, 'straten.csv', x'0c', 'done',
    '{"format":"Csv","encoding":"Utf8","separator":"Semicolon","sheet":null,"other_sheets":[]}', '["naam","lon","lat"]',
    '[["name",0],["lon",1],["lat",2]]', '{}', null, {size}, 1, 1, {size}, 0, 0, 0, 0, 0, 1790000000000000, 1790000000000000, 1790000001000000);
insert into import_part (import, part, content, outcomes) values
  (5000001, 0, '[{"l":2,"c":["Vaartstraat","4.7","50.88"]}]', '[{"l":2,"v":"t","i":6000001}]');
insert into street (id, name, folded, kind, neighbourhood, point_lon, point_lat) {numbers}
  select 6000000 + i, 'Straat ' || i, 'straat ' || i, 'street', null, 4700000 + i, 50880000 + i from n;
insert into street_word (term, street) {numbers}
  select 'straat', 6000000 + i from n;
insert into idea_origin (idea, import, call, number) {numbers}
  select 1000000 + i, 5000001, (select d.call from idea d where d.id = 1000000 + i), 'p' || i from n where i % 10 = 2;
