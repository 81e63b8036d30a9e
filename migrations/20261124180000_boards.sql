-- Up Migration
-- Who governs the partnership: its bodies, who sits on them and to whom each reports; the papers that go before them and what each decided.
-- Boards and the public's representatives read all of it in their own area. No case and no person in a case is named here, so nothing is sealed.

create schema boards;
grant usage on schema boards to causeway_app;

create table boards.body (
  id                  uuid primary key,
  area_id             uuid not null references accounts.area,
  kind                text not null,
  name                text not null,
  terms               text not null default '',
  meets_every_months  smallint constraint body_cycle check (meets_every_months between 1 and 24),
  ended_on            date,
  added_by            uuid not null default access.actor() references accounts.account,
  added_at            timestamptz not null default now(),
  changed_by          uuid not null default access.actor() references accounts.account,
  changed_at          timestamptz not null default now(),
  version             integer not null default 1,
  unique (area_id, id),
  constraint body_name_once unique (area_id, name)
);
comment on table boards.body is 'A board, group or committee that governs: what it is for, and every how many months it meets. Ended by date, never deleted.';

create table boards.membership (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  body_id     uuid not null,
  agency_id   uuid not null,
  name        text not null,
  post        text not null default '',
  account_id  uuid,
  role        text not null constraint membership_role check (role in ('chair', 'deputy chair', 'member')),
  deputy      text not null default '',
  from_on     date not null,
  until_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  foreign key (area_id, account_id) references accounts.account (area_id, id),
  constraint membership_ends_after_it_begins check (until_on >= from_on)
);
comment on table boards.membership is
  'Somebody who sits on a body for an agency, from a day to a day, and who comes in their place. Ended by date, never deleted; a new role is a new row.';
-- A body's page and the attendance at its meetings ask for a body's members.
create index membership_of_body on boards.membership (area_id, body_id, from_on);

create table boards.reporting_line (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  body_id       uuid not null,
  to_body_id    uuid not null,
  what          text not null,
  every_months  smallint constraint reporting_line_cycle check (every_months between 1 and 60),
  owner         text not null default '',
  counts_from   date not null,
  ended_on      date,
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  changed_by    uuid not null default access.actor() references accounts.account,
  changed_at    timestamptz not null default now(),
  version       integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id),
  foreign key (area_id, to_body_id) references boards.body (area_id, id),
  constraint reporting_line_to_another check (to_body_id <> body_id)
);
comment on table boards.reporting_line is
  'One body reports to another. With every_months it is a duty with dates: the first report is due so many months after counts_from. Ended by date.';
-- The chart of an area, and the duties that are late, ask for what stands today.
create unique index reporting_line_once on boards.reporting_line (area_id, body_id, to_body_id, what) where ended_on is null;

do $$
declare
  t text;
begin
  foreach t in array array['body', 'membership', 'reporting_line'] loop
    execute format('alter table boards.%I enable row level security', t);
    execute format('alter table boards.%I force row level security', t);
    execute format($policy$create policy governance_reads on boards.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on boards.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
    execute format($policy$create policy editors_change on boards.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
grant select, insert (id, area_id, kind, name, terms, meets_every_months),
  update (kind, name, terms, meets_every_months, ended_on, changed_by, changed_at, version) on boards.body to causeway_app;
-- Who sits for which agency, and since when, stays as it was recorded.
grant select, insert (id, area_id, body_id, agency_id, name, post, account_id, role, deputy, from_on, until_on),
  update (post, account_id, deputy, until_on, changed_by, changed_at, version) on boards.membership to causeway_app;
grant select, insert (id, area_id, body_id, to_body_id, what, every_months, owner, counts_from),
  update (every_months, owner, counts_from, ended_on, changed_by, changed_at, version) on boards.reporting_line to causeway_app;
