-- Up Migration
-- What is done together with communities: groups that advise, volunteers by number alone, projects whose provider was checked first, and campaigns
-- with figures of our own work. Volunteers have no names here: the organisation knows them and holds their checks, and the partnership needs a number.

create table communities.advisory_group (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  name        text not null,
  terms       text not null default '',
  ended_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  constraint advisory_group_name_once unique (area_id, name)
);
comment on table communities.advisory_group is 'A group of organisations that advises the partnership, and its terms. Ended by date, never deleted.';

create table communities.advisory_member (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  group_id         uuid not null,
  organisation_id  uuid not null,
  from_on          date not null,
  until_on         date,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, group_id) references communities.advisory_group (area_id, id),
  foreign key (area_id, organisation_id) references communities.organisation (area_id, id),
  constraint advisory_member_ends_after_it_begins check (until_on >= from_on)
);
comment on table communities.advisory_member is 'Which organisation sits on an advisory group, from a day to a day. Whom it sends is its own affair.';
create unique index advisory_member_once on communities.advisory_member (area_id, group_id, organisation_id) where until_on is null;

create table communities.advisory_meeting (
  id             uuid primary key,
  area_id        uuid not null references accounts.area,
  group_id       uuid not null,
  held_on        date not null,
  organisations  smallint not null constraint advisory_meeting_organisations check (organisations between 0 and 500),
  spoke_of       text not null,
  added_by       uuid not null default access.actor() references accounts.account,
  added_at       timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, group_id) references communities.advisory_group (area_id, id),
  constraint advisory_meeting_once_a_day unique (area_id, group_id, held_on)
);
comment on table communities.advisory_meeting is 'A meeting of an advisory group: how many organisations came, and what was spoken of. Rows never change.';

create table communities.advice (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  meeting_id  uuid not null,
  advice      text not null,
  done        text not null default '',
  done_on     date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, meeting_id) references communities.advisory_meeting (area_id, id),
  constraint advice_done_with_its_words check ((done = '') = (done_on is null))
);
comment on table communities.advice is 'What an advisory group advised, and what was done with it, also where that was nothing and why.';
create index advice_of_meeting on communities.advice (area_id, meeting_id);

create table communities.volunteers (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  organisation_id  uuid not null,
  role             text not null,
  how_many         smallint not null constraint volunteers_how_many check (how_many between 0 and 9999),
  checks_held      boolean not null,
  said_on          date not null,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, organisation_id) references communities.organisation (area_id, id),
  constraint volunteers_role_once unique (area_id, organisation_id, role)
);
comment on table communities.volunteers is
  'How many volunteers of an organisation do what, and whether it says that it holds their safeguarding checks. No volunteer is named.';

create table communities.project (
  id                uuid primary key,
  area_id           uuid not null references accounts.area,
  title             text not null,
  provider_id       uuid not null,
  purpose           text not null,
  themes            text[] not null default '{}',
  funding           text not null constraint project_funding check (funding in ('home office', 'council', 'partners', 'other', 'none')),
  cost_pounds       integer not null constraint project_cost check (cost_pounds between 0 and 100000000),
  planned_from      date not null,
  planned_until     date not null,
  started_on        date,
  ended_on          date,
  evaluation        text not null default '',
  added_by          uuid not null default access.actor() references accounts.account,
  added_at          timestamptz not null default now(),
  changed_by        uuid not null default access.actor() references accounts.account,
  changed_at        timestamptz not null default now(),
  version           integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, provider_id) references communities.organisation (area_id, id),
  constraint project_planned_in_order check (planned_until >= planned_from),
  constraint project_ends_after_it_starts check (ended_on >= started_on),
  constraint project_ended_was_started check (ended_on is null or started_on is not null),
  constraint project_ended_is_evaluated check ((ended_on is null) = (evaluation = ''))
);
comment on table communities.project is
  'Work that an organisation does for the partnership, what it costs, and what was found when it ended. It starts only once its provider was checked.';
create index project_of_area on communities.project (area_id, planned_from desc);

create table communities.due_diligence (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  project_id  uuid not null,
  checked_on  date not null,
  checked     text not null,
  outcome     text not null constraint due_diligence_outcome check (outcome in ('passed', 'not passed')),
  reasons     text not null,
  expires_on  date not null,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, project_id) references communities.project (area_id, id),
  constraint due_diligence_expires_later check (expires_on > checked_on)
);
comment on table communities.due_diligence is
  'What was looked at before an organisation was trusted with a project, by whom, with which outcome, and until when that holds. Rows never change: a later check follows.';
create index due_diligence_of_project on communities.due_diligence (area_id, project_id, checked_on desc);

-- Stronger due diligence is asked for since 2023 (process.md 6.4): the latest check by the day of the start must have passed, and still hold.
create function communities.project_may_start() returns trigger
language plpgsql set search_path = '' as $$
declare
  latest record;
begin
  select d.outcome, d.expires_on into latest
    from communities.due_diligence d
   where d.area_id = new.area_id and d.project_id = new.id and d.checked_on <= new.started_on
   order by d.checked_on desc, d.id desc
   limit 1;
  if latest.outcome is distinct from 'passed' or latest.expires_on < new.started_on then
    raise exception 'the provider has not passed due diligence' using errcode = '23514', constraint = 'project_starts_after_due_diligence';
  end if;
  return new;
end
$$;
create trigger starts_after_due_diligence before insert or update of started_on on communities.project
  for each row when (new.started_on is not null) execute function communities.project_may_start();

create table communities.project_session (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  project_id  uuid not null,
  held_on     date not null,
  what        text not null,
  reach       integer not null constraint project_session_reach check (reach between 0 and 100000),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, project_id) references communities.project (area_id, id)
);
comment on table communities.project_session is 'A session of a project: what was done, and how many came, as a number. Rows never change.';
create index session_of_project on communities.project_session (area_id, project_id, held_on);

create table communities.campaign (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  title       text not null,
  kind        text not null constraint campaign_kind check (kind in ('campaign', 'online work')),
  purpose     text not null,
  themes      text[] not null default '{}',
  from_on     date not null,
  until_on    date,
  learned     text not null default '',
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  constraint campaign_ends_after_it_begins check (until_on >= from_on)
);
comment on table communities.campaign is 'A campaign or a piece of online work of the partnership''s own, what it was for and what was learned.';

create table communities.campaign_figure (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  campaign_id  uuid not null,
  channel      text not null,
  counts       text not null,
  figure       integer not null constraint campaign_figure_counts check (figure between 0 and 100000000),
  until_on     date not null,
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, campaign_id) references communities.campaign (area_id, id)
);
comment on table communities.campaign_figure is
  'What we sent, showed or answered ourselves, counted by channel up to a day. Nothing is collected from social media. Rows never change.';
create index figure_of_campaign on communities.campaign_figure (area_id, campaign_id, until_on);

do $$
declare
  t text;
begin
  foreach t in array array['advisory_group', 'advisory_member', 'advisory_meeting', 'advice', 'volunteers', 'project', 'due_diligence',
                           'project_session', 'campaign', 'campaign_figure'] loop
    execute format('alter table communities.%I enable row level security', t);
    execute format('alter table communities.%I force row level security', t);
    execute format($policy$create policy governance_reads on communities.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on communities.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  -- The others are of record: nobody changes a row of theirs.
  foreach t in array array['advisory_group', 'advisory_member', 'advice', 'volunteers', 'project', 'campaign'] loop
    execute format($policy$create policy editors_change on communities.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
grant select, insert (id, area_id, name, terms), update (name, terms, ended_on, changed_by, changed_at, version)
  on communities.advisory_group to causeway_app;
grant select, insert (id, area_id, group_id, organisation_id, from_on), update (until_on, changed_by, changed_at, version)
  on communities.advisory_member to causeway_app;
grant select, insert (id, area_id, group_id, held_on, organisations, spoke_of) on communities.advisory_meeting to causeway_app;
grant select, insert (id, area_id, meeting_id, advice), update (done, done_on, changed_by, changed_at, version) on communities.advice to causeway_app;
grant select, insert (id, area_id, organisation_id, role, how_many, checks_held, said_on),
  update (how_many, checks_held, said_on, changed_by, changed_at, version) on communities.volunteers to causeway_app;
-- Who provides it stays: it is the provider that was checked.
grant select, insert (id, area_id, title, provider_id, purpose, themes, funding, cost_pounds, planned_from, planned_until),
  update (title, purpose, themes, funding, cost_pounds, planned_from, planned_until, started_on, ended_on, evaluation, changed_by, changed_at, version)
  on communities.project to causeway_app;
grant select, insert (id, area_id, project_id, checked_on, checked, outcome, reasons, expires_on) on communities.due_diligence to causeway_app;
grant select, insert (id, area_id, project_id, held_on, what, reach) on communities.project_session to causeway_app;
grant select, insert (id, area_id, title, kind, purpose, themes, from_on, until_on),
  update (title, purpose, themes, from_on, until_on, learned, changed_by, changed_at, version) on communities.campaign to causeway_app;
grant select, insert (id, area_id, campaign_id, channel, counts, figure, until_on) on communities.campaign_figure to causeway_app;
