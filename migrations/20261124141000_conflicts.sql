-- Up Migration
-- A conflict of interest takes the case out of sight, whoever it is and by whichever way they saw it: role, name, agenda or emergency.
-- It is declared at a meeting (panel.conflict) or, new, on the case itself.
grant create on schema access to causeway_search;
grant create on schema cases to causeway_search;

create table cases.conflict (
  id           uuid primary key,
  area_id      uuid not null,
  case_id      uuid not null,
  account_id   uuid not null references accounts.account,
  kind         text not null constraint conflict_kind check (kind in ('personal', 'professional')),
  declared_by  uuid not null default access.actor() references accounts.account,
  declared_at  timestamptz not null default now(),
  ended_at     timestamptz,
  ended_by     uuid references accounts.account,
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  -- Nobody gives themselves back the sight of a case.
  constraint conflict_ended_by_someone_else check (ended_by <> account_id),
  constraint conflict_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table cases.conflict is
  'Somebody stands too close to the person of a case, or has said so: while it stands they do not see it. Why is written with the step in the journal.';
create unique index conflict_stands_once on cases.conflict (case_id, account_id) where ended_at is null;
-- Asked at every query on cases.
create index conflict_of_account on cases.conflict (account_id) where ended_at is null;
create index conflict_of_case on cases.conflict (area_id, case_id);

-- Cases that the actor must not see: declared on the case, or at any meeting that listed it.
create function access.conflicted_cases() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(found.case_id), '{}')
    from (select x.case_id from cases.conflict x where x.account_id = (select access.actor()) and x.ended_at is null
          union
          select i.case_id
            from panel.conflict x
            join panel.item i on i.area_id = x.area_id and i.id = x.item_id
           where x.account_id = (select access.actor())) found
$$;

-- Said again whole: not where the actor has a conflict.
create or replace function access.may_act_on_case(area uuid, restricted boolean, case_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select ((area = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
       or area = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
       or (area = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and case_id = any ((select access.cases_by_name())::uuid[])))
     and not case_id = any ((select access.conflicted_cases())::uuid[])
$$;

-- Said again whole: an emergency does not reach over a conflict either, and answers as for a case that is not there.
create or replace function cases.open_in_emergency(access_id uuid, wanted text)
returns table (case_id uuid, area_id uuid, person_id uuid, ends_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  found_case cases.case_file;
  minutes integer;
begin
  if not access.second_factor_is_fresh() then
    return;
  end if;
  select c.* into found_case
    from cases.case_file c
   where c.area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'information governance'))::uuid[])
     and c.reference = wanted
     and not c.id = any ((select access.conflicted_cases())::uuid[])
   limit 1;
  if not found then
    return;
  end if;
  -- An area may make it shorter, never longer.
  select least(60, greatest(1, s.value)) into minutes
    from platform.setting s
   where s.area_id = found_case.area_id and s.key = 'emergencyAccessFor'
   order by s.set_at desc
   limit 1;
  return query
    insert into cases.emergency_access as e (id, area_id, case_id, person_id, reference, account_id, ends_at)
    values (open_in_emergency.access_id, found_case.area_id, found_case.id, found_case.person_id, found_case.reference, access.actor(),
            now() + make_interval(mins => coalesce(minutes, 60)))
    returning e.case_id, e.area_id, e.person_id, e.ends_at;
end
$$;

-- Whether somebody else has a conflict with a case: they are not told of it.
create function access.has_conflict(account uuid, about uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from cases.conflict x where x.account_id = account and x.case_id = about and x.ended_at is null)
      or exists (select from panel.conflict x
                   join panel.item i on i.area_id = x.area_id and i.id = x.item_id
                  where x.account_id = account and i.case_id = about)
$$;

-- Said again whole: nor is a judge told of a case in which they have a conflict.
create or replace function cases.emergency_notices(begun uuid) returns table (email text, language text)
language sql stable security definer set search_path = '' as $$
  select distinct a.email, a.language
    from cases.emergency_access e
    join accounts.holding h on h.area_id = e.area_id and h.role in ('channel chair', 'deputy chair', 'information governance')
    join accounts.account a on a.id = h.account_id
   where e.id = begun
     and e.account_id = (select access.actor())
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
     and a.id <> e.account_id
     and not access.has_conflict(a.id, e.case_id)
$$;

-- Whom to tell that there is something to do on a case: colleagues in these roles in its area, for whoever acts on the case.
create function cases.whom_to_tell(about uuid, variadic wanted text[]) returns table (email text, language text)
language sql stable security definer set search_path = '' as $$
  select distinct a.email, a.language
    from cases.case_file c
    join accounts.holding h on h.area_id = c.area_id and h.role = any (wanted)
    join accounts.account a on a.id = h.account_id
   where c.id = about
     and c.area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
     and a.id <> (select access.actor())
     and not access.has_conflict(a.id, c.id)
$$;

-- Who may be named on a restricted case, for a chair of its area: those whose role works cases, or reads them at the panel.
create function cases.who_may_be_named(area uuid) returns table (account_id uuid, name text, agency text, named_role text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, g.name, min(h.role)
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.area_id = area
     and area = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
     and h.role in ('coordinator', 'case officer', 'panel member')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
   group by a.id, a.name, g.name
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['access.conflicted_cases()', 'access.has_conflict(uuid, uuid)', 'cases.whom_to_tell(uuid, text[])', 'cases.who_may_be_named(uuid)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
  end loop;
  -- may_act_on_case() runs as whoever asks, and so must be able to ask this.
  grant execute on function access.conflicted_cases() to causeway_app, causeway_public, causeway_clerk, causeway_owner;
  grant execute on function cases.whom_to_tell(uuid, text[]), cases.who_may_be_named(uuid) to causeway_app;
end
$$;
grant select on cases.conflict to causeway_search;

alter table cases.conflict enable row level security;
alter table cases.conflict force row level security;

-- Said again whole, twice: every way to a case ends where there is a conflict.
drop policy need_to_know on cases.case_file;
create policy need_to_know on cases.case_file for select to causeway_app using (
  ((area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
    or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
    or id = any ((select access.cases_by_name())::uuid[])
    or id = any ((select access.cases_by_panel())::uuid[])
    or id = any ((select access.cases_by_emergency())::uuid[]))
  and not id = any ((select access.conflicted_cases())::uuid[])
);
drop policy caseworkers_move on cases.case_file;
create policy caseworkers_move on cases.case_file for update to causeway_app
  using (
    ((area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[])
        and (not restricted or id = any ((select access.cases_by_name())::uuid[])))
      or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]))
    and not id = any ((select access.conflicted_cases())::uuid[]))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));

-- Only a chair who sees the case says who else does.
drop policy chair_names on cases.named_account;
create policy chair_names on cases.named_account for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and named_by = (select access.actor())
              and exists (select from cases.case_file c where c.id = case_id));
drop policy chair_ends on cases.named_account;
create policy chair_ends on cases.named_account for update to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and exists (select from cases.case_file c where c.id = case_id))
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]));

-- Nor does somebody with a conflict judge who opened the case.
drop policy reviewers_read on cases.emergency_access;
create policy reviewers_read on cases.emergency_access for select to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[])
         and not case_id = any ((select access.conflicted_cases())::uuid[]));
drop policy reviewers_read on cases.emergency_reason;
create policy reviewers_read on cases.emergency_reason for select to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[])
         and exists (select from cases.emergency_access e where e.id = access_id));
drop policy somebody_else_reviews on cases.emergency_review;
create policy somebody_else_reviews on cases.emergency_review for insert to causeway_app with check (
  reviewed_by = (select access.actor()) and opened_by <> (select access.actor())
  and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[])
  and exists (select from cases.emergency_access e where e.id = access_id));

create policy with_the_case on cases.conflict for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
-- One's own, while one still sees the case; or a colleague's, by a chair.
create policy declared on cases.conflict for insert to causeway_app with check (
  declared_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = conflict.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id))
  and (account_id = (select access.actor()) or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])));
create policy chair_ends on cases.conflict for update to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and account_id <> (select access.actor())
         and exists (select from cases.case_file c where c.id = case_id))
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and account_id <> (select access.actor())
              and ended_by = (select access.actor()));
grant select, insert (id, area_id, case_id, account_id, kind), update (ended_at, ended_by) on cases.conflict to causeway_app;
revoke create on schema access from causeway_search;
revoke create on schema cases from causeway_search;
