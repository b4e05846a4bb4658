-- Whose account is tied to a login at a provider: by a keyed digest of its issuer and of whom it knows there, which says
-- nothing to whoever lacks the key.
create table provider_tie (
  person integer primary key references person (id),
  subject blob not null unique,
  made_at integer not null,
  used_at integer
) strict;
-- What a browser was sent to the provider for, until it comes back, once, or until its end. person is whoever was signed in and
-- wanted to prove something; nobody where somebody signs in. wanted is what follows, as a form says it.
create table provider_way (
  state blob primary key,
  person integer references person (id),
  browser_hash blob not null,
  purpose text not null,
  wanted text not null,
  made_at integer not null,
  expires_at integer not null
) strict;
create index provider_way_by_person on provider_way (person);
create index provider_way_by_end on provider_way (expires_at);
-- The login at the provider that is tied to the account by whoever has this mailbox, as its digest; nothing where they asked for
-- the letter in another way.
alter table sign_in add column subject blob;
