-- What version 12 keeps beside what the recipes before make: a call that is evaluated by three, and what ideas cost.
insert into evaluation_plan (call, version, content, closed_at)
  select min(id), 1, '{"scale":"0-5","measures":[{"key":"m1","text":{"nl":"Haalbaar"},"help":{},"weight":2}],"readers":2,"shown":"authors"}', null
  from call;
insert into evaluator (call, person, themes, neighbourhoods, made_at)
  select min(c.id), p.id, '["green"]', '[]', 1791000000000000 from call c cross join person p where p.id in (1, 2, 3) group by p.id;
insert into evaluation (idea, person, call, state, marks, word, first_marks, conflict, conflict_note, version, given_at, handed_in_at)
  select i.id, p.id, i.call, case when p.id = 1 then 'done' when p.id = 2 then 'given' else 'away' end,
    case when p.id = 1 then '[{"measure":"m1","mark":4,"note":"Kan."}]' else '[]' end, '', '[]',
    case when p.id = 3 then 'close' else null end, '', 1, 1791000000000000, case when p.id = 1 then 1791000000000001 else null end
  from idea i cross join person p where p.id in (1, 2, 3) and i.id in (1000001, 1000002);
insert into evaluated (idea, call, given, done, mean, median, low, high, spread, apart)
  select id, call, 2, 1, 400, 400, 400, 400, 0, 0 from idea where id in (1000001, 1000002);
insert into estimate (idea, low, low_currency, high, high_currency, source, answer, actor, made_at) {numbers}
  select 1000000 + i, 100000, 'EUR', 200000 + i, 'EUR', 'Een offerte van het bestek.', '', case when i % 2 = 0 then 1 else null end,
    1791000000000000 from n;
