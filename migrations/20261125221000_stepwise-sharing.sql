-- Up Migration
-- Stepwise sharing: a case comes before the panel without identity, with limited identity, or by name, and is only ever widened once the pack is
-- out. What a member sees of an item follows its stage; the item is seen by itself, and never because its case is.
grant create on schema access to causeway_search;
grant create on schema panel to causeway_search;

alter table panel.item add column stage text not null default 'named'
  constraint item_stage check (stage in ('no identity', 'limited identity', 'named'));
-- Of what is said of who sees it; the order of the agenda has a version of its own.
alter table panel.item add column version integer not null default 1;
alter table panel.item add column changed_by uuid references accounts.account;
alter table panel.item add column changed_at timestamptz;
grant insert (stage), update (stage, version, changed_by, changed_at) on panel.item to causeway_app;

-- Nothing that members were shown is taken back. Whoever cannot see the meeting is refused too.
create function panel.only_widened() returns trigger language plpgsql set search_path = '' as $$
declare
  stages constant text[] := array['no identity', 'limited identity', 'named'];
begin
  if array_position(stages, new.stage) < array_position(stages, old.stage)
     and not exists (select from panel.meeting m where m.id = new.meeting_id and m.pack_published_at is null) then
    raise exception 'an item that members have seen can only be widened' using errcode = 'check_violation', constraint = 'item_only_widened';
  end if;
  return new;
end
$$;
revoke execute on function panel.only_widened() from public;
create trigger only_widened before update of stage on panel.item for each row execute function panel.only_widened();

create table panel.item_agency (
  item_id    uuid not null,
  agency_id  uuid not null,
  area_id    uuid not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  primary key (item_id, agency_id),
  foreign key (area_id, item_id) references panel.item (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id)
);
comment on table panel.item_agency is
  'An agency that needs the case of an item by name, while others are told what its stage says. Once the pack is out, agencies are only added.';

create table panel.item_brief (
  item_id     uuid primary key,
  area_id     uuid not null,
  person_id   uuid not null,
  sealed      bytea not null,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  foreign key (area_id, item_id) references panel.item (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table panel.item_brief is
  'What is said of a case to everybody who sees its item, written so that nobody can tell who it is; sealed under the person''s key.';
create index item_brief_of_person on panel.item_brief (area_id, person_id);

-- Items that the actor sees because they are invited: from the pack until 30 days after the meeting, where they have no conflict. A restricted case
-- only if they are named on it. With `also_off` those too that were taken off since: that they were in the pack is no secret.
create function access.items_by_panel(also_off boolean default false) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(i.id), '{}')
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
    join panel.item i on i.area_id = m.area_id and i.meeting_id = m.id
    join cases.case_file c on c.area_id = i.area_id and c.id = i.case_id
   where v.account_id = (select access.actor())
     and m.area_id = any ((select access.case_areas_as('panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))::uuid[])
     and m.pack_published_at is not null
     and m.cancelled_at is null
     and v.capacity <> 'observer'
     and access.today() <= m.held_on + 30
     and (also_off or i.state <> 'taken off')
     and (not c.restricted or c.id = any ((select access.cases_by_name())::uuid[]))
     and not c.id = any ((select access.conflicted_cases())::uuid[])
$$;

-- Said again whole: a case is seen with its item only when the item is named, to everybody or to the actor's agency.
create or replace function access.cases_by_panel() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct i.case_id), '{}')
    from panel.item i
    join cases.case_file c on c.area_id = i.area_id and c.id = i.case_id
   where i.id = any ((select access.items_by_panel())::uuid[])
     and not c.restricted
     and (i.stage = 'named'
       or exists (select from panel.item_agency a where a.item_id = i.id and a.agency_id = (select access.agency())))
$$;

-- Of each item of a meeting that the actor sees: its place and its beginning among all of them, so that everybody speaks of the same number and
-- the same time; how many members left it because of a conflict, never who; what the actor may be told, whatever other
-- way they have to the case; the person whose key seals what is written about it; and of their identity what may be told.
create function panel.agenda_lines(meeting uuid)
returns table (item_id uuid, place integer, minutes_before integer, left_by integer, told text, person_id uuid, initials text, born_year integer, district text)
language sql stable security definer set search_path = '' as $$
  with listed as (
    select i.id, i.area_id, i.case_id, i.stage,
           row_number() over (order by i.position, i.id)::integer as place,
           coalesce(sum(i.minutes) over (order by i.position, i.id rows between unbounded preceding and 1 preceding), 0)::integer as minutes_before
      from panel.item i
     where i.meeting_id = agenda_lines.meeting and i.state <> 'taken off'
  ), seen as (
    select l.*, c.person_id,
           case when works.it or l.stage = 'named'
                  or exists (select from panel.item_agency a where a.item_id = l.id and a.agency_id = (select access.agency())) then 'named'
                else l.stage end as told
      from listed l
      join panel.meeting m on m.area_id = l.area_id and m.id = agenda_lines.meeting
      left join cases.case_file c on c.area_id = l.area_id and c.id = l.case_id,
           lateral (select coalesce(
             (l.area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
               or (l.area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[])
                   and (not c.restricted or c.id = any ((select access.cases_by_name())::uuid[]))))
             and not c.id = any ((select access.conflicted_cases())::uuid[]), false) as it) works
     where case when l.case_id is null
                then l.area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
                  or (m.pack_published_at is not null and m.cancelled_at is null and m.id = any ((select access.meetings())::uuid[]))
                else works.it or l.id = any ((select access.items_by_panel())::uuid[]) end
  )
  select s.id, s.place, s.minutes_before,
         (select count(*)::integer from panel.conflict x where x.item_id = s.id),
         s.told, s.person_id,
         case when s.told <> 'no identity' then nullif(concat_ws(' ', left(p.forenames, 1) || '.', left(p.surname, 1) || '.'), '') end,
         case when s.told <> 'no identity' then extract(year from p.born_on)::integer end,
         case when s.told <> 'no identity' then nullif(p.postcode_district, '') end
    from seen s
    left join people.person p on p.area_id = s.area_id and p.id = s.person_id
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['access.items_by_panel(boolean)', 'panel.agenda_lines(uuid)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app', fn);
  end loop;
end
$$;
grant select on panel.item_agency to causeway_search;

-- Said again whole: by whoever works the case, and by those invited, whatever else they see of it; standing items of a meeting before its pack by
-- whoever arranges or serves it.
drop policy with_the_case on panel.item;
create policy seen_by_itself on panel.item for select to causeway_app
  using (case when case_id is null
    then exists (select from panel.meeting m where m.id = meeting_id
                    and (m.pack_published_at is not null and m.cancelled_at is null
                      or m.area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])))
    else id = any ((select access.items_by_panel())::uuid[])
      or exists (select from cases.case_file c where c.id = case_id
                    and (c.area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
                      or (c.area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[])
                          and (not c.restricted or c.id = any ((select access.cases_by_name())::uuid[])))
                      or c.id = any ((select access.cases_by_emergency())::uuid[]))) end);

do $$
declare
  t text;
begin
  foreach t in array array['item_agency', 'item_brief'] loop
    execute format('alter table panel.%I enable row level security', t);
    execute format('alter table panel.%I force row level security', t);
  end loop;
end
$$;

-- A member learns whether their own agency is among them, and of no other.
create policy with_the_item on panel.item_agency for select to causeway_app
  using (exists (select from panel.item i where i.id = item_id)
    and (agency_id = (select access.agency())
      or area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])));
create policy organisers_widen on panel.item_agency for insert to causeway_app
  with check (added_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
    and exists (select from panel.item i join cases.case_file c on c.id = i.case_id
                 where i.id = item_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy organisers_narrow_before_the_pack on panel.item_agency for delete to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
    and exists (select from panel.item i join panel.meeting m on m.id = i.meeting_id where i.id = item_id and m.pack_published_at is null));
grant select, insert (item_id, agency_id, area_id), delete on panel.item_agency to causeway_app;

create policy with_the_item on panel.item_brief for select to causeway_app
  using (exists (select from panel.item i where i.id = item_id));
create policy organisers_write on panel.item_brief for insert to causeway_app
  with check (changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
    and exists (select from panel.item i join cases.case_file c on c.id = i.case_id
                 where i.id = item_id and c.person_id = item_brief.person_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy organisers_change on panel.item_brief for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
    and exists (select from panel.item i join cases.case_file c on c.id = i.case_id
                 where i.id = item_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (item_id, area_id, person_id, sealed), update (sealed, changed_by, changed_at) on panel.item_brief to causeway_app;
revoke create on schema access from causeway_search;
revoke create on schema panel from causeway_search;
