-- As what somebody evaluates: as an officer, or as a juror of the call.
alter table evaluation add column role text not null default 'officer';
