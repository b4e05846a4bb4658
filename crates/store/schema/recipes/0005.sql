-- What version 5 of the schema keeps beside what the recipes before make: {size} organisations, each with who speaks for it, and a little of
-- what comes with them. Organisations have the numbers 4000001….
insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at, changed_at) {numbers}
  select 4000000 + i, 'organisation', null, i, 'nl', 'Vereniging ' || i, i <> 2, false, false, 0, 0, 1785000000000000 + i,
    1785000000000000 + i from n;
insert into author (thing, person, made_at) {numbers}
  select 4000000 + i, i, 1785000000000000 + i from n;
insert into organisation (id, sector, name, about, website, kbo, lei, ror, folded, listed, version, verified_at, merged_into) {numbers}
  select 4000000 + i, case when i % 2 = 0 then 'company' else 'civil_society' end, '{"nl":"Vereniging ' || i || '"}', 'Wij doen iets.',
    case when i = 1 then 'https://vereniging.example/' else null end, case when i = 1 then '0207521503' else null end, null, null,
    'vereniging ' || i, i <> 2, 1, case when i = 1 then 1786000000000000 else null end, case when i = 2 then 4000001 else null end from n;
insert into sector_count (sector, organisations)
  select sector, count(*) from organisation where listed = true group by sector;
insert into membership (organisation, person, role, state, shown, made_at) {numbers}
  select 4000000 + i, i, 'spokesperson', 'in', i % 2 = 0, 1785000000000000 + i from n;
insert into membership (organisation, person, role, state, shown, made_at) values
  (4000001, 2, 'member', 'in', true, 1785000000000000), (4000001, 3, 'member', 'asked', false, 1785000000000000);
insert into invitation (id, organisation, mail, role, hash, inviter, made_at, expires_at) values
  (1, 4000001, 'nobody@recipe.example', 'member', x'0b', 1, 1790000000000000, 1890000000000000);
insert into claim (id, organisation, person, proof, shown, made_at) values
  (1, 4000003, 4, 'My name stands on its website.', true, 1790000000000000);
insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at, colleague, given_at) values
  (4000003, 'claim', 'organisation', 4000003, 'here', null, null, 1790000000000000, null, null, null);
insert into idea_for (idea, organisation) {numbers}
  select 1000000 + i, 4000001 from n where i % 10 = 1;
insert into organisation_merge (organisation, other, made_at) values (4000002, 4000001, 1791000000000000);
insert into merged_person (organisation, kind, person) values (4000002, 'member', 2);
insert into merged_idea (organisation, idea) values (4000002, 1000001);
