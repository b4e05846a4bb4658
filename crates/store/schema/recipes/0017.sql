-- What version 17 keeps beside what the recipes before make: an idea that a step of the result leaves for a later one, and a decision
-- that was corrected.
update choice set left_by = 1 where idea = (select max(idea) from choice);
insert into former_decision (idea, number, call, verdict, reason, deviation, office, actor, public_at, why, corrector, corrected_at)
  select idea, 1, call, verdict, reason, deviation, office, actor, public_at, 'De offerte gold voor een andere straat.', actor, public_at + 1
  from decision where idea = (select min(idea) from decision);
