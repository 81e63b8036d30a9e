-- Up Migration
-- What the partnership knows of the local threat: the profiles that the police brief, of which it keeps what they recommend and how each
-- recommendation is answered; and changes of the national threat level that its reference data does not have yet. Governance reads it, those
-- who keep it write it; it names nobody.

create schema picture;
grant usage on schema picture to causeway_app;

create table picture.threat_profile (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  kind         text not null constraint threat_profile_kind check (kind in ('ctlp', 'situational', 'other')),
  edition      text not null constraint threat_profile_edition check (edition <> ''),
  -- Nothing higher is kept here at all: process.md 4.4 and 7.4, 13.
  marking      text not null constraint threat_profile_marking check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  declared     boolean not null constraint threat_profile_is_declared check (declared),
  owner        text not null constraint threat_profile_owner check (owner <> ''),
  audience     text not null constraint threat_profile_audience check (audience <> ''),
  briefed_on   date,
  refresh_on   date not null,
  ended_on     date,
  declared_by  uuid not null default access.actor() references accounts.account,
  declared_at  timestamptz not null default now(),
  changed_by   uuid not null default access.actor() references accounts.account,
  changed_at   timestamptz not null default now(),
  version      integer not null default 1,
  unique (area_id, id),
  constraint threat_profile_once unique (area_id, kind, edition)
);
comment on table picture.threat_profile is
  'One edition of a threat profile: who owns it, for whom it is, when it was briefed and when it is due again. Not the profile itself: what it recommends is kept, the document stays with the police. declared: somebody declared that nothing marked above OFFICIAL-SENSITIVE was entered.';

create table picture.recommendation (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  profile_id  uuid not null,
  part_key    uuid not null,
  number      text not null,
  words       text not null constraint recommendation_words check (words <> ''),
  priority    text not null constraint recommendation_priority check (priority in ('high', 'medium', 'low')),
  theme       text not null,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  constraint recommendation_number_once unique (area_id, profile_id, number),
  foreign key (area_id, profile_id) references picture.threat_profile (area_id, id)
);
comment on table picture.recommendation is
  'What a profile recommends. part_key: by what the golden thread knows it; its own id, or the key of the part of a strategy that says the same.';

create table picture.recommendation_answer (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  recommendation_id  uuid not null,
  how                text not null constraint recommendation_answer_how check (how in ('in the plan', 'by other work', 'not taken up')),
  words              text not null constraint recommendation_answer_words check (words <> ''),
  added_by           uuid not null default access.actor() references accounts.account,
  added_at           timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, recommendation_id) references picture.recommendation (area_id, id)
);
comment on table picture.recommendation_answer is 'How a recommendation is answered, and why. Rows never change: the last one counts.';
create index answer_of_recommendation on picture.recommendation_answer (area_id, recommendation_id, added_at desc);

create table picture.threat_level_change (
  id        uuid primary key,
  area_id   uuid not null references accounts.area,
  level     text not null constraint threat_level_known check (level in ('low', 'moderate', 'substantial', 'severe', 'critical')),
  from_on   date not null constraint threat_level_from check (from_on > '2006-08-01'),
  source    text not null constraint threat_level_source check (source <> ''),
  added_by  uuid not null default access.actor() references accounts.account,
  added_at  timestamptz not null default now(),
  unique (area_id, id),
  constraint threat_level_once_a_day unique (area_id, from_on)
);
comment on table picture.threat_level_change is
  'The published national threat level from a day on, where the reference data of this version of Causeway does not have it. Rows never change.';

do $$
declare
  t text;
begin
  foreach t in array array['threat_profile', 'recommendation', 'recommendation_answer', 'threat_level_change'] loop
    execute format('alter table picture.%I enable row level security', t);
    execute format('alter table picture.%I force row level security', t);
    execute format($p$create policy governance_reads on picture.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$p$, t);
    execute format($p$create policy editors_add on picture.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
  foreach t in array array['threat_profile', 'recommendation'] loop
    execute format($p$create policy editors_change on picture.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$p$, t);
  end loop;
end
$$;
grant select, insert (id, area_id, kind, edition, marking, declared, owner, audience, briefed_on, refresh_on),
  update (marking, owner, audience, briefed_on, refresh_on, ended_on, changed_by, changed_at, version) on picture.threat_profile to causeway_app;
grant select, insert (id, area_id, profile_id, part_key, number, words, priority, theme),
  update (words, priority, theme, part_key, changed_by, changed_at, version) on picture.recommendation to causeway_app;
grant select, insert (id, area_id, recommendation_id, how, words) on picture.recommendation_answer to causeway_app;
grant select, insert (id, area_id, level, from_on, source) on picture.threat_level_change to causeway_app;
