-- Up Migration
-- The agenda of a panel's meeting: cases and standing items in one order, each with its minutes, kept by whoever arranges the meetings.
-- What comes off it stays on record, with why.

alter table panel.item drop constraint item_purpose;
alter table panel.item add constraint item_purpose check (purpose in
  ('first discussion', 'deferred discussion', 'consent', 'exit', 'monitoring', 'reassessment', 'review', 'sessions', 'information', 'actions', 'other',
   'standing'));
alter table panel.item alter column case_id drop not null;
alter table panel.item add column title text constraint item_title check (length(title) between 1 and 200);
alter table panel.item add column place text constraint item_place check (place in ('opens', 'closes'));
alter table panel.item add column minutes smallint constraint item_minutes check (minutes between 1 and 240);
alter table panel.item add constraint item_of_a_case_or_standing check (
  case when purpose = 'standing' then case_id is null and title is not null and place is not null
       else case_id is not null and title is null and place is null end);
comment on table panel.item is
  'What is on a meeting''s agenda: a case, or a standing item (welcome, conflicts) that is about nobody. A standing item opens or closes the meeting: cases come between.';

-- Said again whole: standing items are seen with the meeting, and kept by whoever arranges it.
drop policy with_the_case on panel.item;
create policy with_the_case on panel.item for select to causeway_app
  using (case when case_id is null then exists (select from panel.meeting m where m.id = meeting_id)
              else exists (select from cases.case_file c where c.id = case_id) end);
create policy organisers_add_standing on panel.item for insert to causeway_app
  with check (case_id is null and listed_by = (select access.actor())
              and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_order_standing on panel.item for update to causeway_app
  using (case_id is null and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (case_id is null and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant insert (title, place, minutes), update (minutes, purpose) on panel.item to causeway_app;

-- Two who order an agenda at once meet at its version, and the second is told.
alter table panel.meeting add column agenda_version integer not null default 1;
alter table panel.meeting add column agenda_changed_by uuid references accounts.account;
alter table panel.meeting add column agenda_changed_at timestamptz;
grant update (agenda_version) on panel.meeting to causeway_app;
-- Who changed it and when is the database's word.
create function panel.agenda_changes() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.agenda_version is distinct from old.agenda_version then
    new.agenda_changed_by := access.actor();
    new.agenda_changed_at := now();
  else
    new.agenda_changed_by := old.agenda_changed_by;
    new.agenda_changed_at := old.agenda_changed_at;
  end if;
  return new;
end
$$;
revoke execute on function panel.agenda_changes() from public;
create trigger agenda_changes before update on panel.meeting for each row execute function panel.agenda_changes();

create table panel.item_removal (
  id            uuid primary key,
  area_id       uuid not null,
  item_id       uuid not null,
  case_id       uuid,
  person_id     uuid,
  reason        text not null constraint item_removal_reason check (reason in
    ('later_meeting', 'not_ready', 'settled_outside', 'listed_by_mistake', 'no_longer_needed', 'other')),
  sealed        bytea,
  taken_off_by  uuid not null default access.actor() references accounts.account,
  taken_off_at  timestamptz not null default now(),
  constraint item_removal_sealed_for_somebody check (sealed is null or person_id is not null),
  foreign key (area_id, item_id) references panel.item (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table panel.item_removal is
  'An item was taken off an agenda, and why: a code, and what was remarked of a case, sealed under the person''s key. For those who work the case, never for members.';
-- Beside the agenda it came off.
create index item_removal_of_item on panel.item_removal (area_id, item_id, taken_off_at desc);
-- Whoever follows a case to its end looks for all that hangs on it.
create index item_removal_of_case on panel.item_removal (area_id, case_id);

create table panel.standing_items (
  area_id     uuid primary key references accounts.area,
  items       jsonb not null constraint standing_items_listed check (jsonb_typeof(items) = 'array'),
  version     integer not null default 1,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now()
);
comment on table panel.standing_items is
  'What every meeting of an area''s panel has on its agenda without a case, in order: title, whether it opens or closes the meeting, minutes. Copied to each new meeting.';

do $$
declare
  t text;
begin
  foreach t in array array['item_removal', 'standing_items'] loop
    execute format('alter table panel.%I enable row level security', t);
    execute format('alter table panel.%I force row level security', t);
  end loop;
end
$$;

create policy caseworkers_read on panel.item_removal for select to causeway_app
  using (case when case_id is null then area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              else exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)) end);
create policy organisers_take_off on panel.item_removal for insert to causeway_app
  with check (taken_off_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
    and exists (select from panel.item i where i.id = item_id and i.case_id is not distinct from item_removal.case_id)
    and (case_id is null
      or exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id) and c.person_id is not distinct from coalesce(item_removal.person_id, c.person_id))));
grant select, insert (id, area_id, item_id, case_id, person_id, reason, sealed) on panel.item_removal to causeway_app;

create policy organisers_read on panel.standing_items for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_begin on panel.standing_items for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
create policy organisers_change on panel.standing_items for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (area_id, items), update (items, version, changed_by, changed_at) on panel.standing_items to causeway_app;
