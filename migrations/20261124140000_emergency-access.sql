-- Up Migration
-- Emergency access: somebody whose role could have a need reads a case that they may not see, for an hour at most, and somebody else says
-- afterwards whether that was right. It ends by the clock of the database, in the policy itself: no job has to run for it.

-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema access to causeway_search;
grant create on schema cases to causeway_search;

create table cases.emergency_access (
  id          uuid primary key,
  area_id     uuid not null,
  case_id     uuid not null,
  person_id   uuid not null,
  reference   text not null,
  account_id  uuid not null references accounts.account,
  started_at  timestamptz not null default now(),
  ends_at     timestamptz not null,
  unique (area_id, id),
  unique (id, account_id),
  constraint emergency_access_an_hour_at_most check (ends_at > started_at and ends_at <= started_at + interval '60 minutes'),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table cases.emergency_access is
  'Somebody opened a case in an emergency: who, which, until when. Begun by cases.open_in_emergency() alone, never prolonged, never removed.';
-- Asked at every query on cases, for the few minutes an access lasts.
create index emergency_access_of_account on cases.emergency_access (account_id, ends_at);
-- The register of an area, newest first, and the page of a case.
create index emergency_access_of_area on cases.emergency_access (area_id, started_at desc);
create index emergency_access_of_case on cases.emergency_access (area_id, case_id);

create table cases.emergency_reason (
  access_id   uuid primary key,
  area_id     uuid not null,
  sealed      bytea not null,
  written_at  timestamptz not null default now(),
  foreign key (area_id, access_id) references cases.emergency_access (area_id, id)
);
comment on table cases.emergency_reason is
  'Why somebody opened a case in an emergency, sealed under the key of the person. Without it the access opens nothing.';

create table cases.emergency_review (
  id           uuid primary key,
  area_id      uuid not null,
  access_id    uuid not null,
  opened_by    uuid not null,
  outcome      text not null constraint emergency_review_outcome check (outcome in ('justified', 'not justified', 'follow up')),
  sealed       bytea not null,
  reviewed_by  uuid not null default access.actor() references accounts.account,
  reviewed_at  timestamptz not null default now(),
  constraint emergency_review_by_someone_else check (reviewed_by <> opened_by),
  foreign key (area_id, access_id) references cases.emergency_access (area_id, id),
  foreign key (access_id, opened_by) references cases.emergency_access (id, account_id)
);
comment on table cases.emergency_review is
  'What a chair or information governance found of an emergency access, with reasons (sealed). Never by whoever opened the case. A follow-up is followed by a last word.';
create unique index emergency_review_settled_once on cases.emergency_review (access_id) where outcome <> 'follow up';
create index emergency_review_of_access on cases.emergency_review (area_id, access_id);

create trigger append_only before update or delete on cases.emergency_access for each row execute function records.refuse_change();
create trigger append_only before update on cases.emergency_reason for each row execute function records.refuse_change();
create trigger append_only before update on cases.emergency_review for each row execute function records.refuse_change();

-- Cases that the actor may read now because of an emergency: begun with a reason, not over, and not found to be wrong.
create function access.cases_by_emergency() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(e.case_id), '{}')
    from cases.emergency_access e
   where e.account_id = (select access.actor())
     and e.started_at <= now() and now() < e.ends_at
     and e.area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'information governance'))::uuid[])
     and exists (select from cases.emergency_reason r where r.access_id = e.id)
     and not exists (select from cases.emergency_review v where v.access_id = e.id and v.outcome = 'not justified')
$$;

-- Opens a case by its reference, and answers nothing when there is none, when it is not of the actor's areas, when agreement or training has
-- lapsed, or when the second factor is not fresh: whoever asks learns of no case that does not open.
create function cases.open_in_emergency(access_id uuid, wanted text)
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

-- Whom to tell of an access that the actor has just begun: the chairs and information governance of the area, other than the actor.
create function cases.emergency_notices(begun uuid) returns table (email text, language text)
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
$$;

do $$
begin
  alter function access.cases_by_emergency() owner to causeway_search;
  alter function cases.open_in_emergency(uuid, text) owner to causeway_search;
  alter function cases.emergency_notices(uuid) owner to causeway_search;
  revoke execute on function access.cases_by_emergency(), cases.open_in_emergency(uuid, text), cases.emergency_notices(uuid) from public;
  grant execute on function access.cases_by_emergency(), cases.open_in_emergency(uuid, text), cases.emergency_notices(uuid) to causeway_app;
end
$$;
grant select, insert on cases.emergency_access to causeway_search;
grant select on cases.emergency_reason, cases.emergency_review, platform.setting to causeway_search;

alter table cases.emergency_access enable row level security;
alter table cases.emergency_access force row level security;
alter table cases.emergency_reason enable row level security;
alter table cases.emergency_reason force row level security;
alter table cases.emergency_review enable row level security;
alter table cases.emergency_review force row level security;

-- Said again whole: a fifth way to see a case. Nothing that changes a case asks this policy alone, so that an emergency only reads.
drop policy need_to_know on cases.case_file;
create policy need_to_know on cases.case_file for select to causeway_app using (
  (area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
  or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
  or id = any ((select access.cases_by_name())::uuid[])
  or id = any ((select access.cases_by_panel())::uuid[])
  or id = any ((select access.cases_by_emergency())::uuid[])
);

create policy own_reads on cases.emergency_access for select to causeway_app using (account_id = (select access.actor()));
create policy reviewers_read on cases.emergency_access for select to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[]));
create policy with_the_case on cases.emergency_access for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select on cases.emergency_access to causeway_app;

-- The reason may tell of the case: for whoever wrote it, and for those who judge it.
create policy own_reads on cases.emergency_reason for select to causeway_app
  using (access_id in (select e.id from cases.emergency_access e where e.account_id = (select access.actor())));
create policy reviewers_read on cases.emergency_reason for select to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[]));
create policy own_gives on cases.emergency_reason for insert to causeway_app
  with check (access_id in (select e.id from cases.emergency_access e where e.account_id = (select access.actor()) and now() < e.ends_at));
grant select, insert (access_id, area_id, sealed) on cases.emergency_reason to causeway_app;

create policy with_the_access on cases.emergency_review for select to causeway_app
  using (exists (select from cases.emergency_access e where e.id = access_id));
create policy somebody_else_reviews on cases.emergency_review for insert to causeway_app with check (
  reviewed_by = (select access.actor()) and opened_by <> (select access.actor())
  and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair', 'information governance'))::uuid[]));
grant select, insert (id, area_id, access_id, opened_by, outcome, sealed) on cases.emergency_review to causeway_app;

-- Whether two records are one person is for those who may act on both: who reads one of them in an emergency says nothing of it.
drop policy caseworkers_decide on people.identity_decision;
create policy caseworkers_decide on people.identity_decision for insert to causeway_app with check (
  decided_by = (select access.actor())
  and exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.person_id
                and access.may_act_on_case(c.area_id, c.restricted, c.id))
  and exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.other_person_id
                and access.may_act_on_case(c.area_id, c.restricted, c.id)));
revoke create on schema access from causeway_search;
revoke create on schema cases from causeway_search;
