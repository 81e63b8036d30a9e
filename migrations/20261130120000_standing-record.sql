-- Up Migration
-- Standing items are run like the cases beside them: begun, written down as somebody types, ended, and with actions. They concern the panel and nobody's
-- case, so nothing here is sealed under a person's key.

create table panel.standing_record (
  area_id     uuid not null,
  item_id     uuid not null,
  field       text not null constraint standing_record_field check (field ~ '^[a-zA-Z][a-zA-Z0-9-]{0,99}$'),
  value       jsonb not null constraint standing_record_text_or_list check (jsonb_typeof(value) in ('string', 'array'))
                             constraint standing_record_not_endless check (length(value::text) <= 100000),
  version     integer not null constraint standing_record_from_one check (version >= 1),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  primary key (item_id, field),
  foreign key (area_id, item_id) references panel.item (area_id, id)
);
comment on table panel.standing_record is
  'What was typed of a standing item while it was discussed, a field of its screen a row: as panel.record has it of a case, and of no case.';

create table panel.series_action (
  id             uuid primary key,
  area_id        uuid not null,
  item_id        uuid not null,
  asked_on       date not null,
  agency_id      uuid not null,
  what           text not null constraint series_action_what check (length(what) between 1 and 1000),
  who            text not null default '' constraint series_action_who check (length(who) <= 120),
  due_on         date not null,
  outcome        text constraint series_action_outcome check (outcome in ('done', 'no longer needed')),
  outcome_words  text constraint series_action_outcome_words check (length(outcome_words) <= 2000),
  closed_on      date,
  added_by       uuid not null default access.actor() references accounts.account,
  added_at       timestamptz not null default now(),
  version        integer not null default 1,
  changed_by     uuid not null default access.actor() references accounts.account,
  changed_at     timestamptz not null default now(),
  foreign key (area_id, item_id) references panel.item (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint series_action_closed_whole
    check ((outcome is null) = (closed_on is null) and (outcome is null) = (outcome_words is null))
);
comment on table panel.series_action is
  'What a meeting of the panel asked an agency to do that concerns no case: it belongs to the panel''s meetings as a series, and comes back until it is closed. '
  'asked_on is the day of the meeting that asked.';
-- What the standing items of a meeting asked.
create index series_action_of_item on panel.series_action (area_id, item_id);
-- What is open, across an area and for one agency.
create index series_action_open on panel.series_action (area_id, agency_id, due_on) where closed_on is null;

alter table panel.standing_record enable row level security;
alter table panel.standing_record force row level security;
alter table panel.series_action enable row level security;
alter table panel.series_action force row level security;

-- Notes are for those who take them: members read the minute.
create policy note_takers_read on panel.standing_record for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
create policy note_takers_write on panel.standing_record for insert to causeway_app with check (
  changed_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from panel.item i where i.id = item_id and i.case_id is null));
create policy note_takers_change on panel.standing_record for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]))
  with check (changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (area_id, item_id, field, value, version), update (value, version, changed_by, changed_at)
  on panel.standing_record to causeway_app;

-- Whoever sits on the panel sees what it asked, at whichever meeting.
create policy the_panel_reads on panel.series_action for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'))::uuid[]));
create policy note_takers_ask on panel.series_action for insert to causeway_app with check (
  added_by = (select access.actor()) and changed_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from panel.item i where i.id = item_id and i.case_id is null));
-- Closed by those who take notes, or by the agency that was asked.
create policy asked_or_note_takers_close on panel.series_action for update to causeway_app
  using (closed_on is null
    and (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
      or (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('panel member'))::uuid[]))))
  with check (changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'))::uuid[]));
grant select, insert (id, area_id, item_id, asked_on, agency_id, what, who, due_on),
  update (outcome, outcome_words, closed_on, version, changed_by, changed_at) on panel.series_action to causeway_app;

-- Said again: a standing item is begun and ended by whoever takes notes, as the cases beside it are.
drop policy organisers_order_standing on panel.item;
create policy note_takers_run_standing on panel.item for update to causeway_app
  using (case_id is null and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]))
  with check (case_id is null and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
