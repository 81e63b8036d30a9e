-- Up Migration
-- A concern arrives. One referral, one or more people, one case for each. What was written is sealed under each person's own key.

create schema referrals;
grant usage on schema referrals to causeway_app, causeway_search, causeway_public, causeway_clerk;

create table referrals.referral (
  id                      uuid primary key,
  area_id                 uuid not null references accounts.area,
  reference               text not null,
  channel                 text not null constraint referral_channel check (channel in ('professional', 'public')),
  received_at             timestamptz not null default now(),
  received_on             date not null,
  sector                  text not null,
  concern                 text not null,
  told                    text not null constraint referral_told check (told in ('yes', 'no_risk', 'no_not_yet', 'no_other')),
  emergency               text not null constraint referral_emergency check (emergency in ('not needed', '999 called')),
  safeguarding            text not null constraint referral_safeguarding check (safeguarding in ('made', 'not needed', 'not known')),
  form_id                 text not null,
  form_version            text not null,
  language                text not null constraint referral_language check (language in ('en', 'cy')),
  referrer_account        uuid default access.actor_if_any() references accounts.account,
  referrer_agency         uuid,
  receipt_hash            bytea not null constraint referral_receipt_unique unique,
  form_token              uuid not null constraint referral_form_token_unique unique,
  unique (area_id, id),
  constraint referral_reference_unique unique (area_id, reference),
  foreign key (area_id, referrer_agency) references accounts.agency (area_id, id)
);
comment on table referrals.referral is
  'What is coded about a referral. The words are in referrals.subject, who wrote them in referrals.referrer, both under the key of the person they are about.';
create index referral_newest on referrals.referral (area_id, received_at desc, id);
create index referral_of_account on referrals.referral (referrer_account, received_at desc);

create table referrals.subject (
  id               uuid primary key,
  area_id          uuid not null,
  referral_id      uuid not null,
  person_id        uuid not null,
  position         integer not null,
  answers_sealed   bytea not null,
  unique (area_id, id),
  unique (referral_id, position),
  foreign key (area_id, referral_id) references referrals.referral (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table referrals.subject is 'One person of a referral: the kept answers, sealed under that person''s key.';
create index subject_of_person on referrals.subject (area_id, person_id);
create index subject_of_referral on referrals.subject (area_id, referral_id);

create table referrals.referrer (
  subject_id  uuid primary key,
  area_id     uuid not null,
  sealed      bytea not null,
  foreign key (area_id, subject_id) references referrals.subject (area_id, id)
);
comment on table referrals.referrer is
  'Who referred, and how to reach them, sealed under the person''s key. Apart from the answers, because fewer may see it: those who work the case, never a panel member.';

create table referrals.attachment (
  id            uuid primary key,
  area_id       uuid not null,
  subject_id    uuid not null,
  name_sealed   bytea not null,
  media_type    text not null,
  bytes         integer not null,
  sha256        bytea not null,
  sealed        bytea not null,
  scan          text not null default 'not scanned' constraint attachment_scan check (scan in ('not scanned', 'waiting', 'clean', 'refused')),
  added_at      timestamptz not null default now(),
  foreign key (area_id, subject_id) references referrals.subject (area_id, id)
);
comment on table referrals.attachment is 'A document handed in with a referral: sniffed, limited, sealed with the person''s key, and only ever downloaded.';
create index attachment_of_subject on referrals.attachment (area_id, subject_id);
