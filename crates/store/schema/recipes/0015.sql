-- What version 15 keeps beside what the recipes before make: marks that a juror gives.
update evaluation set role = 'juror' where person = 2;
