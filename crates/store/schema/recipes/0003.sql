-- What version 3 keeps beside what the recipes before make: roles for a part of the city or until a day.
insert into mandate (id, mail, person, role, reach, call, neighbourhoods, until_at, given_by, made_at, answer_by_at, hash, letter,
    accepted_at, declined_at, ended_at, end_reason, reminded_at, closed_at) values
  (1, 'neighbour4@recipe.example', 4, 'officer', 'call', 1000000, '[]', 1890000000000000, 1, 1780000000000000, 1781000000000000,
    null, 1, 1780000000000001, null, null, '', null, null),
  (2, 'neighbour5@recipe.example', null, 'moderator', 'neighbourhoods', null, '["north"]', null, 1, 1790000000000000,
    1792000000000000, x'0b', 2, null, null, null, '', null, null);
