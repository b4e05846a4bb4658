-- What version 2 of the schema keeps beside what the first recipe makes: files of the call and of ideas, one set of bytes
-- shown twice, and bytes that nothing shows any more.

insert into blob (id, digest, bytes, state, changed_at) {numbers}
  select i, cast('digest ' || i as blob), 1000, case when i < 4 then 'kept' else 'gone' end, 1790000000000000 from n
    where i < 6;
insert into blob_total (id, bytes) values (1, 5000);
insert into document (id, thing, owner, blob, title, about, language, name, kind, bytes, made_at) values
  (1, 1000000, 2, 1, 'Plan van het plein', 'Het plein van boven gezien.', 'nl', 'plan.pdf', 'pdf', 1000, 1790000000000000),
  (2, 1000001, 1, 2, 'Wat het kost', 'Een regel per bank.', 'nl', 'kosten.csv', 'csv', 1000, 1790000000000000),
  (3, 1000002, 2, 2, 'Wat het kost', 'Een regel per bank.', 'nl', 'kosten.csv', 'csv', 1000, 1790000000000000),
  (4, 1000000, null, 3, 'Regels', 'Wie meedoet, en hoe.', 'nl', 'regels.odt', 'odt', 1000, 1790000000000000);
