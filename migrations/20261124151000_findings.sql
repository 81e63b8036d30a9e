-- Up Migration
-- What the nightly checks find: things that must never be, and that no single page would show. A finding says of a case that something is
-- amiss with the record, never anything about the person.

create table cases.finding (
  id          uuid primary key default gen_random_uuid(),
  area_id     uuid not null,
  case_id     uuid not null,
  kind        text not null constraint finding_kind check (kind in (
                'nobody can move it', 'nobody leads it', 'nobody can answer for the partner', 'two open cases for one person',
                'the list differs from the journal', 'the journal cannot be read')),
  found_at    timestamptz not null default now(),
  cleared_at  timestamptz,
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.finding is 'Found by the nightly checks, and cleared by the first check that no longer finds it. Written by functions of the clerk alone.';
create unique index finding_once on cases.finding (area_id, case_id, kind) where cleared_at is null;

alter table cases.finding enable row level security;
alter table cases.finding force row level security;
-- With the case; and for the administrator, who sees no case, that somebody is missing who could move one.
create policy with_the_case on cases.finding for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and exists (select from cases.case_file c where c.id = case_id));
create policy somebody_is_missing on cases.finding for select to causeway_app
  using (kind = 'nobody can move it' and area_id = any ((select access.areas_as('administrator'))::uuid[]));
grant select on cases.finding to causeway_app;

grant create on schema cases to causeway_search;
grant select, insert, update on cases.finding to causeway_search;
grant select on cases.journal, cases.information_request, people.identity_decision, platform.setting to causeway_search;

-- Open cases, and those on which something happened lately, as the checks read them: coded facts alone. In the order of their ids.
create function cases.to_check(after uuid, how_many integer) returns table (
  id uuid, area_id uuid, stage text, closed_on date, lead_account uuid, restricted boolean, next_clock text, next_due_on date,
  journal jsonb, settings jsonb)
language sql stable security definer set search_path = '' as $$
  select c.id, c.area_id, c.stage, c.closed_on, c.lead_account, c.restricted, c.next_clock, c.next_due_on,
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'id', j.id, 'seq', j.seq, 'step', j.step, 'takenBy', j.taken_by, 'takenAt', j.taken_at, 'onDate', j.on_date, 'facts', j.facts,
                   'reasonGiven', j.reason_given, 'decisionMode', j.decision_mode, 'guidanceVersion', j.guidance_version) order by j.seq), '[]')
            from cases.journal j where j.area_id = c.area_id and j.case_id = c.id),
         (select coalesce(jsonb_object_agg(s.key, s.value), '{}')
            from (select distinct on (p.key) p.key, p.value from platform.setting p
                   where p.area_id = c.area_id order by p.key, p.set_at desc) s)
    from cases.case_file c
   where c.id > after
     and (c.closed_on is null
          or exists (select from cases.journal j where j.area_id = c.area_id and j.case_id = c.id and j.taken_at > now() - interval '2 days'))
   order by c.id
   limit least(how_many, 1000)
$$;

-- What is asked of the rows alone. stage_roles: for each open stage, the roles that owe its next step.
create function cases.odd_cases(stage_roles jsonb) returns table (area_id uuid, case_id uuid, kind text)
language sql stable security definer set search_path = '' as $$
  with ready as (
    select h.area_id, h.account_id, h.role
      from accounts.holding h
      join accounts.account a on a.id = h.account_id
      join accounts.agency g on g.id = a.agency_id
     where h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
       and a.disabled_at is null and a.channel_training_until >= access.today()
       and g.agreement_from <= access.today() and g.agreement_until >= access.today()
  ), open as (
    select c.* from cases.case_file c where c.closed_on is null
  )
  select o.area_id, o.id, 'nobody can move it'
    from open o
   where stage_roles ? o.stage
     and not exists (
       select from ready r
        where r.area_id = o.area_id and stage_roles -> o.stage ? r.role
          and (not o.restricted or r.role in ('channel chair', 'deputy chair')
               or exists (select from cases.named_account n where n.case_id = o.id and n.account_id = r.account_id and n.ended_at is null)))
  union all
  select o.area_id, o.id, 'nobody leads it'
    from open o
   where o.next_due_on is not null and o.stage not in ('referral_received', 'returned')
     and not exists (select from ready r where r.area_id = o.area_id and r.account_id = o.lead_account
                       and r.role in ('coordinator', 'case officer', 'channel chair', 'deputy chair'))
  union all
  select distinct q.area_id, q.case_id, 'nobody can answer for the partner'
    from cases.information_request q
   where q.replied_on is null and q.withdrawn_at is null
     and not exists (select from ready r join accounts.account a on a.id = r.account_id
                      where r.area_id = q.area_id and r.role = 'partner contact' and a.agency_id = q.agency_id)
  union all
  select distinct o.area_id, o.id, 'two open cases for one person'
    from open o
   where exists (select from open other where other.area_id = o.area_id and other.person_id = o.person_id and other.id <> o.id)
      or exists (
        select from open other
          join lateral (select d.answer from people.identity_decision d
                         where d.area_id = o.area_id
                           and ((d.person_id = o.person_id and d.other_person_id = other.person_id)
                                or (d.person_id = other.person_id and d.other_person_id = o.person_id))
                         order by d.decided_at desc limit 1) said on said.answer = 'same'
         where other.area_id = o.area_id and other.id <> o.id)
$$;

-- Keeps what was found, [{"case": …, "kind": …}], and clears what no longer is. Twice the same is once.
create function cases.settle_findings(findings jsonb) returns table (added integer, cleared integer)
language plpgsql volatile security definer set search_path = '' as $$
declare
  new_ones integer;
  gone integer;
begin
  -- Two runs at once would both add.
  perform pg_advisory_xact_lock(hashtext('cases.settle_findings'));
  insert into cases.finding (area_id, case_id, kind)
    select distinct c.area_id, c.id, f.value ->> 'kind'
      from jsonb_array_elements(findings) f
      join cases.case_file c on c.id = (f.value ->> 'case')::uuid
    on conflict (area_id, case_id, kind) where cleared_at is null do nothing;
  get diagnostics new_ones = row_count;
  update cases.finding k set cleared_at = now()
   where k.cleared_at is null
     and not exists (select from jsonb_array_elements(findings) f
                      where (f.value ->> 'case')::uuid = k.case_id and f.value ->> 'kind' = k.kind);
  get diagnostics gone = row_count;
  return query select new_ones, gone;
end
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['cases.to_check(uuid, integer)', 'cases.odd_cases(jsonb)', 'cases.settle_findings(jsonb)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_clerk', fn);
  end loop;
end
$$;
revoke create on schema cases from causeway_search;
