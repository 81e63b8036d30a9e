-- Up Migration
-- While somebody is away, a colleague sees in their own list of work what the other one leads. It gives no sight of any case:
-- whoever covers sees what their own role lets them see.

-- Who works cases beside the reader: whom one can hand a case to. What roles colleagues hold is otherwise the administrator's to see.
grant create on schema cases to causeway_search;
create function cases.who_works_cases() returns table (area_id uuid, account_id uuid, name text, job_title text, sees_restricted boolean)
language sql stable security definer set search_path = '' as $$
  select h.area_id, a.id, a.name, a.job_title, bool_or(h.role in ('channel chair', 'deputy chair'))
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
   where h.area_id = any (access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))
     and h.role in ('coordinator', 'case officer', 'channel chair', 'deputy chair')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
   group by h.area_id, a.id, a.name, a.job_title
$$;
alter function cases.who_works_cases() owner to causeway_search;
revoke execute on function cases.who_works_cases() from public;
grant execute on function cases.who_works_cases() to causeway_app;
revoke create on schema cases from causeway_search;

create table cases.cover (
  id              uuid primary key,
  area_id         uuid not null references accounts.area,
  absent_account  uuid not null references accounts.account,
  cover_account   uuid not null references accounts.account,
  from_on         date not null,
  until_on        date not null,
  arranged_by     uuid not null default access.actor() references accounts.account,
  arranged_at     timestamptz not null default now(),
  ended_at        timestamptz,
  constraint cover_by_somebody_else check (absent_account <> cover_account),
  constraint cover_ends_after_it_begins check (until_on >= from_on)
);
comment on table cases.cover is 'Who looks after whose cases, from a day to a day. Ended early by ended_at, never deleted. No reason for being away is kept.';
-- "My work" asks for those who stand in somebody's place today; the team page for those to come as well.
create index cover_of_area on cases.cover (area_id, until_on) where ended_at is null;

alter table cases.cover enable row level security;
alter table cases.cover force row level security;
create policy colleagues_read on cases.cover for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
-- For oneself, or for anybody when one arranges the work; and only by people who work cases there.
create policy colleagues_arrange on cases.cover for insert to causeway_app with check (
  arranged_by = (select access.actor()) and ended_at is null
  and (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
       or (absent_account = (select access.actor()) and area_id = any ((select access.case_areas_as('case officer'))::uuid[])))
  and absent_account in (select w.account_id from cases.who_works_cases() w where w.area_id = cover.area_id)
  and cover_account in (select w.account_id from cases.who_works_cases() w where w.area_id = cover.area_id));
create policy colleagues_end on cases.cover for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         or (absent_account = (select access.actor()) and area_id = any ((select access.case_areas_as('case officer'))::uuid[])))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         or (absent_account = (select access.actor()) and area_id = any ((select access.case_areas_as('case officer'))::uuid[])));
grant select, insert (id, area_id, absent_account, cover_account, from_on, until_on), update (ended_at) on cases.cover to causeway_app;
