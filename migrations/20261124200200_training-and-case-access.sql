-- Up Migration
-- Case access of panel roles may follow the training register: switched on by an area, with reasons, and off again. Until then, and for every
-- other role, the day that an administrator typed on the account counts, as before.
grant create on schema access to causeway_search;
grant create on schema cases to causeway_search;

create table training.access_rule (
  id       uuid primary key,
  area_id  uuid not null references accounts.area,
  follows  boolean not null,
  reason   text not null constraint access_rule_says_why check (reason <> ''),
  set_by   uuid not null default access.actor() references accounts.account,
  set_at   timestamptz not null default now(),
  unique (area_id, id)
);
comment on table training.access_rule is
  'Whether, in an area, panel members and chairs open cases only while the register has their Channel panel course in date or in grace. The newest row counts; rows never change.';
create index access_rule_newest on training.access_rule (area_id, set_at desc);
alter table training.access_rule enable row level security;
alter table training.access_rule force row level security;
create policy same_area_reads on training.access_rule for select to causeway_app
  using (area_id = any ((select access.areas())::uuid[]));
create policy coordinator_sets on training.access_rule for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator'))::uuid[]) and set_by = (select access.actor()));
grant select, insert (id, area_id, follows, reason) on training.access_rule to causeway_app;
grant select on training.access_rule to causeway_search;

create function access.follows_training(area uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((select r.follows from training.access_rule r where r.area_id = area order by r.set_at desc, r.id desc limit 1), false)
$$;

-- Until which day, grace included, the register has what a panel role asks of somebody: a chair the course for chairs, a member the one for
-- members, or what counts as it. What somebody only said of themselves does not open a case.
create function access.panel_course_until(account uuid, area uuid, role text) returns date
language sql stable security definer set search_path = '' as $$
  select max((d.completed_on + make_interval(months => taken.validity_months))::date + needed.grace_days)
    from accounts.account a
    join training.person p on p.area_id = area and p.agency_id = a.agency_id and p.email = a.email
    join training.completion d on d.area_id = p.area_id and d.person_id = p.id
    join training.course taken on taken.area_id = d.area_id and taken.id = d.course_id
    join training.course needed on needed.area_id = area
     and needed.code = case when role = 'panel member' then 'panel_member' else 'panel_chair' end
   where a.id = account
     and (p.left_on is null or p.left_on > access.today())
     and d.completed_on <= access.today()
     and d.evidence in ('imported', 'verified')
     and not exists (select from training.correction x where x.area_id = d.area_id and x.completion_id = d.id)
     and (taken.id = needed.id
          or exists (select from training.equivalence e where e.area_id = area and e.course_id = taken.id and e.counts_as_id = needed.id))
$$;

-- Whether somebody is trained for a role in an area, as case access asks it. The one place that says so.
create function access.is_trained(account uuid, area uuid, role text) returns boolean
language sql stable security definer set search_path = '' as $$
  select case
    when role in ('panel member', 'channel chair', 'deputy chair') and access.follows_training(area)
      then coalesce(access.panel_course_until(account, area, role) >= access.today(), false)
    else coalesce((select a.channel_training_until >= access.today() from accounts.account a where a.id = account), false)
  end
$$;

-- Who holds a panel role in an area, and until when the register has their course: for whoever decides whether access follows it. Names are of
-- colleagues. The rule itself is one's own business, so everybody may ask about themselves.
create function access.panel_training(area uuid)
returns table (account_id uuid, name text, role text, until_on date, trained boolean)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, h.role, access.panel_course_until(a.id, h.area_id, h.role), access.is_trained(a.id, h.area_id, h.role)
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
   where h.area_id = area and h.role in ('panel member', 'channel chair', 'deputy chair')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
     and (area = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) or a.id = (select access.actor()))
   order by a.name, h.role
$$;

-- Said again whole, for one line each: trained for the role that is held, where the account's own day stood before.
create or replace function access.case_areas_as(variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.account_id = (select access.actor())
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
     and access.is_trained(a.id, h.area_id, h.role)
$$;
create or replace function access.arrive() returns table (
  account_id uuid, session_id uuid, name text, email text, language text, area_id uuid, agency_id uuid, agency_name text, agency_kind text,
  second_factor_at timestamptz, agreement_current boolean, training_current boolean, holdings jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor uuid := access.actor_if_any();
begin
  if actor is null then
    return;
  end if;
  -- Once in 20 seconds is enough for a 15-minute limit, and spares a write on most requests.
  update accounts.session s set last_seen_at = now()
   where s.token_hash = access.token_hash() and s.last_seen_at < now() - interval '20 seconds';
  return query
    select a.id, access.session_id(), a.name, a.email, a.language, a.area_id, a.agency_id, g.name, g.kind,
           (select s.second_factor_at from accounts.session s where s.token_hash = access.token_hash()),
           coalesce(g.agreement_from <= access.today() and g.agreement_until >= access.today(), false),
           coalesce((select bool_and(access.is_trained(a.id, h.area_id, h.role))
                       from accounts.holding h
                      where h.account_id = a.id and h.role in ('panel member', 'channel chair', 'deputy chair')
                        and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())),
                    a.channel_training_until >= access.today(), false),
           coalesce((select jsonb_agg(jsonb_build_object('role', h.role, 'areaId', h.area_id, 'areaName', r.name, 'areaCode', r.code) order by h.role, r.name)
              from accounts.holding h join accounts.area r on r.id = h.area_id
             where h.account_id = a.id and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())), '[]')
      from accounts.account a
      join accounts.agency g on g.id = a.agency_id
     where a.id = actor;
end
$$;
create or replace function access.who_may_work(asked_case uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct h.account_id
    from cases.case_file c
    join accounts.holding h on h.area_id = c.area_id
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where c.id = asked_case
     and access.may_act_on_case(c.area_id, c.restricted, c.id)
     and h.role in ('coordinator', 'case officer', 'channel chair', 'deputy chair')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null and access.is_trained(a.id, h.area_id, h.role)
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
     and (not c.restricted
          or h.role in ('channel chair', 'deputy chair')
          or exists (select from cases.named_account n
                      where n.case_id = c.id and n.account_id = h.account_id and n.ended_at is null))
$$;
create or replace function cases.odd_cases(stage_roles jsonb) returns table (area_id uuid, case_id uuid, kind text)
language sql stable security definer set search_path = '' as $$
  with ready as (
    select h.area_id, h.account_id, h.role
      from accounts.holding h
      join accounts.account a on a.id = h.account_id
      join accounts.agency g on g.id = a.agency_id
     where h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
       and a.disabled_at is null and access.is_trained(a.id, h.area_id, h.role)
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

alter function access.follows_training(uuid) owner to causeway_search;
alter function access.panel_course_until(uuid, uuid, text) owner to causeway_search;
alter function access.is_trained(uuid, uuid, text) owner to causeway_search;
alter function access.panel_training(uuid) owner to causeway_search;
revoke execute on function access.follows_training(uuid), access.panel_course_until(uuid, uuid, text), access.is_trained(uuid, uuid, text),
  access.panel_training(uuid) from public;
grant execute on function access.panel_training(uuid) to causeway_app;
revoke create on schema access from causeway_search;
revoke create on schema cases from causeway_search;
