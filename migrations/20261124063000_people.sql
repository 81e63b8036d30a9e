-- Up Migration
-- Whom records are about. Names, birth date and postcode district stay in clear under row security; all else about a person is sealed elsewhere.
-- Who may read a person depends on cases: those policies come with the cases migration.

create schema people;
grant usage on schema people to causeway_app, causeway_search, causeway_public, causeway_clerk;

create table people.person (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  forenames          text not null default '',
  surname            text not null default '',
  known_as           text not null default '',
  born_on            date,
  approximate_age    integer constraint person_approximate_age check (approximate_age between 0 and 120),
  age_known_from     text not null constraint person_age_known_from check (age_known_from in ('birth date', 'estimate', 'not known')),
  gender             text not null,
  postcode_district  text not null default '' constraint person_postcode_district check (postcode_district ~ '^([A-Z]{1,2}[0-9][0-9A-Z]?)?$'),
  retention_class    text not null default 'referral not yet decided',
  retention_reason   text not null default 'A referral is being looked at',
  review_on          date not null,
  added_at           timestamptz not null default now(),
  version            integer not null default 1,
  unique (area_id, id)
);
comment on table people.person is 'A person somebody was worried about. One row a referral until a person decides that two rows are one (people.identity_decision).';

create table people.match_key (
  area_id    uuid not null,
  key        text not null,
  person_id  uuid not null,
  primary key (area_id, key, person_id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table people.match_key is
  'Sound, spelling and birth-date keys of a person, compared by equality: equality is leakproof, so row security can use the index.';
create index match_key_of_person on people.match_key (area_id, person_id);

create table people.identity_decision (
  id               uuid primary key,
  area_id          uuid not null,
  person_id        uuid not null,
  other_person_id  uuid not null,
  answer           text not null constraint identity_decision_answer check (answer in ('same', 'different', 'unsure')),
  reason_sealed    bytea not null,
  decided_by       uuid not null default access.actor() references accounts.account,
  decided_at       timestamptz not null default now(),
  constraint identity_decision_two_people check (person_id <> other_person_id),
  foreign key (area_id, person_id) references people.person (area_id, id),
  foreign key (area_id, other_person_id) references people.person (area_id, id)
);
comment on table people.identity_decision is 'Somebody looked at two records and said whether they are one person. Later decisions follow; none is overwritten, so a join can be undone.';
create index identity_decision_of_person on people.identity_decision (area_id, person_id, decided_at desc);
create index identity_decision_of_other on people.identity_decision (area_id, other_person_id, decided_at desc);
