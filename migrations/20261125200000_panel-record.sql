-- Up Migration
-- What is written while a meeting runs, and what it asks agencies to do (process.md 2.7).

alter table panel.item
  add column began_at timestamptz,
  add column ended_at timestamptz,
  add constraint item_begins_before_it_ends check (ended_at is null or began_at <= ended_at),
  -- What is written of an item is of the item's own case.
  add constraint item_and_its_case unique (area_id, id, case_id);
comment on column panel.item.began_at is 'When the meeting came to this item: its timer runs from then.';
grant update (began_at, ended_at) on panel.item to causeway_app;

create table panel.record (
  area_id     uuid not null,
  item_id     uuid not null,
  case_id     uuid not null,
  field       text not null constraint record_field check (field ~ '^[a-zA-Z][a-zA-Z0-9-]{0,99}$'),
  sealed      bytea not null constraint record_not_endless check (length(sealed) <= 100000),
  version     integer not null constraint record_from_one check (version >= 1),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  primary key (item_id, field),
  foreign key (area_id, item_id, case_id) references panel.item (area_id, id, case_id)
);
comment on table panel.record is
  'What was typed of an item while it was discussed, a field of its screen a row, sealed under the person''s key: kept every few seconds, whatever becomes '
  'of the browser, and shared by those who take notes. The minute is made of it.';

create table panel.action (
  id          uuid primary key,
  area_id     uuid not null,
  case_id     uuid not null,
  item_id     uuid not null,
  agency_id   uuid not null,
  sealed      bytea not null,
  due_on      date not null,
  outcome     text constraint action_outcome check (outcome in ('done', 'no longer needed')),
  outcome_sealed bytea,
  closed_on   date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  version     integer not null default 1,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint action_closed_whole check ((outcome is null) = (closed_on is null) and (outcome is null) = (outcome_sealed is null)),
  foreign key (area_id, item_id, case_id) references panel.item (area_id, id, case_id)
);
comment on table panel.action is
  'What a meeting of the panel asked an agency to do on a case, by when. What, who and what came of it are sealed under the person''s key. It comes back '
  'to every meeting until it is closed.';
create index action_of_case on panel.action (area_id, case_id);
create index action_of_item on panel.action (area_id, item_id);
-- What is open, across an area and for one agency.
create index action_open on panel.action (area_id, agency_id, due_on) where closed_on is null;

alter table panel.record enable row level security;
alter table panel.record force row level security;
alter table panel.action enable row level security;
alter table panel.action force row level security;

-- Notes are for those who take them: members read the minute.
create policy note_takers_read on panel.record for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy note_takers_write on panel.record for insert to causeway_app with check (
  changed_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = record.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy note_takers_change on panel.record for update to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (changed_by = (select access.actor()));
grant select, insert (area_id, item_id, case_id, field, sealed, version), update (sealed, version, changed_by, changed_at) on panel.record to causeway_app;

create policy with_the_case on panel.action for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy caseworkers_ask on panel.action for insert to causeway_app with check (
  added_by = (select access.actor()) and changed_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = action.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
-- Closed by whoever works the case, or by the agency that was asked.
create policy asked_or_caseworkers_close on panel.action for update to causeway_app
  using (closed_on is null and exists (select from cases.case_file c
          where c.id = case_id and (agency_id = (select access.agency()) or access.may_act_on_case(c.area_id, c.restricted, c.id))))
  with check (changed_by = (select access.actor()));
grant select, insert (id, area_id, case_id, item_id, agency_id, sealed, due_on),
  update (outcome, outcome_sealed, closed_on, version, changed_by, changed_at) on panel.action to causeway_app;
