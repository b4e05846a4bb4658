-- What version 13 keeps beside what the recipes before make: keys of a city, what they seal, and that some of it was opened. The
-- bytes open with no key: a migration only carries them.
insert into seal_key (number, operator, wrapped, made_at) values
  (1, 1, x'01aa', 1791000000000000),
  (2, 2, x'01bb', 1791000000000001);
update sheet set sealed_key = 1, sealed = x'01cc' where id in (select id from sheet order by id limit 3);
update draft set sealed_key = 2, sealed = x'01dd' where id in (select id from draft order by id limit 2);
update typed set sealed_key = 2, sealed = x'01ee' where id in (select id from typed order by id limit 2);
update told set contact_key = 2, contact = x'01ff' where id in (select id from told order by id limit 2);
insert into opening (id, call, owner, part, person, opened_by, reason, made_at)
  select s.id, s.call, s.id, 'q1', s.person, 1, 'To call back about the tree.', 1791000000000002 from sheet s where s.sealed_key = 1;
