-- Up Migration
-- The Channel panel: who sits on it, its meetings, what is listed, who was there, conflicts. Decisions are steps of the case's journal.

-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema access to causeway_search;
create schema panel;
grant usage on schema panel to causeway_app, causeway_search, causeway_clerk;

create table panel.meeting (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  held_on            date not null,
  starts_at          text not null constraint meeting_starts_at check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place              text not null default '',
  kind               text not null default 'ordinary' constraint meeting_kind check (kind in ('ordinary', 'emergency')),
  pack_published_at  timestamptz,
  arranged_by        uuid not null default access.actor() references accounts.account,
  version            integer not null default 1,
  unique (area_id, id)
);
comment on table panel.meeting is 'A meeting of the area''s Channel panel (CTSA 2015 ss36-37). Members see listed cases once the pack is published.';
create index meeting_by_date on panel.meeting (area_id, held_on desc);

create table panel.invitation (
  area_id     uuid not null,
  meeting_id  uuid not null,
  account_id  uuid not null,
  capacity    text not null constraint invitation_capacity check (capacity in ('chair', 'deputy', 'police', 'member')),
  present     text constraint invitation_present check (present in ('present', 'apologies', 'absent')),
  primary key (meeting_id, account_id),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id),
  foreign key (account_id) references accounts.account
);
comment on table panel.invitation is 'Who is asked to a meeting, in what capacity, and whether they came. Presence decides whether the panel may decide (s37).';
create index invitation_of_account on panel.invitation (account_id);

create table panel.item (
  id          uuid primary key,
  area_id     uuid not null,
  meeting_id  uuid not null,
  case_id     uuid not null,
  position    integer not null,
  purpose     text not null constraint item_purpose check (purpose in ('first discussion', 'deferred discussion', 'review')),
  state       text not null default 'listed' constraint item_state check (state in ('listed', 'decided', 'taken off')),
  listed_by   uuid not null default access.actor() references accounts.account,
  listed_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint item_once_a_meeting unique (meeting_id, case_id),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table panel.item is 'A case on a meeting''s agenda.';
create index item_of_case on panel.item (area_id, case_id);

create table panel.conflict (
  item_id      uuid not null,
  area_id      uuid not null,
  account_id   uuid not null references accounts.account,
  declared_by  uuid not null default access.actor() references accounts.account,
  declared_at  timestamptz not null default now(),
  primary key (item_id, account_id),
  foreign key (area_id, item_id) references panel.item (area_id, id)
);
comment on table panel.conflict is 'A member with a personal or professional conflict does not see the item and leaves while it is discussed.';
create index conflict_of_account on panel.conflict (account_id);

-- Cases a panel member sees: listed on a meeting they are invited to, from the pack until 30 days after, less those with a declared conflict.
-- Said again whole because it was a placeholder before there was a panel.
create or replace function access.cases_by_panel() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct i.case_id), '{}')
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
    join panel.item i on i.area_id = m.area_id and i.meeting_id = m.id
   where v.account_id = access.actor()
     and m.area_id = any (access.case_areas_as('panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))
     and m.pack_published_at is not null
     and access.today() <= m.held_on + 30
     and i.state <> 'taken off'
     and not exists (select from panel.conflict x where x.item_id = i.id and x.account_id = v.account_id)
$$;
-- Meetings the actor is invited to.
create function access.meetings() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(v.meeting_id), '{}') from panel.invitation v where v.account_id = access.actor()
$$;
alter function access.cases_by_panel() owner to causeway_search;
alter function access.meetings() owner to causeway_search;
revoke execute on function access.meetings() from public;
grant execute on function access.meetings() to causeway_app, causeway_owner;
grant select on panel.meeting, panel.invitation, panel.item, panel.conflict to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['meeting', 'invitation', 'item', 'conflict'] loop
    execute format('alter table panel.%I enable row level security', t);
    execute format('alter table panel.%I force row level security', t);
  end loop;
end
$$;

create policy organisers_read on panel.meeting for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
create policy invited_read on panel.meeting for select to causeway_app using (id = any ((select access.meetings())::uuid[]));
create policy organisers_arrange on panel.meeting for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and arranged_by = (select access.actor()));
create policy organisers_change on panel.meeting for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, held_on, starts_at, place, kind), update (held_on, starts_at, place, pack_published_at, version) on panel.meeting to causeway_app;

create policy with_the_meeting on panel.invitation for select to causeway_app
  using (exists (select from panel.meeting m where m.id = meeting_id));
create policy organisers_invite on panel.invitation for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_record on panel.invitation for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (area_id, meeting_id, account_id, capacity), update (capacity, present) on panel.invitation to causeway_app;

-- An item is seen by whoever sees its case.
create policy with_the_case on panel.item for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy caseworkers_list on panel.item for insert to causeway_app with check (
  listed_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = item.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy organisers_order on panel.item for update to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (exists (select from cases.case_file c where c.id = case_id and c.area_id = item.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, meeting_id, case_id, position, purpose), update (position, state) on panel.item to causeway_app;

create policy own_and_organisers_read on panel.conflict for select to causeway_app
  using (account_id = (select access.actor()) or area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_declares on panel.conflict for insert to causeway_app
  with check (declared_by = (select access.actor())
    and ((account_id = (select access.actor()) and exists (select from panel.item i where i.id = item_id))
      or area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])));
grant select, insert (item_id, area_id, account_id) on panel.conflict to causeway_app;
revoke create on schema access from causeway_search;
