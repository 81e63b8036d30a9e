-- Up Migration
-- Who governs the partnership: its bodies, who sits on them and to whom each reports; the papers that go before them and what each decided.
-- Boards and the public's representatives read all of it in their own area. No case and no person in a case is named here, so nothing is sealed.

create schema boards;
grant usage on schema boards to causeway_app;

create table boards.body (
  id                  uuid primary key,
  area_id             uuid not null references accounts.area,
  kind                text not null,
  name                text not null,
  terms               text not null default '',
  meets_every_months  smallint constraint body_cycle check (meets_every_months between 1 and 24),
  ended_on            date,
  added_by            uuid not null default access.actor() references accounts.account,
  added_at            timestamptz not null default now(),
  changed_by          uuid not null default access.actor() references accounts.account,
  changed_at          timestamptz not null default now(),
  version             integer not null default 1,
  unique (area_id, id),
  constraint body_name_once unique (area_id, name)
);
comment on table boards.body is 'A board, group or committee that governs: what it is for, and every how many months it meets. Ended by date, never deleted.';

create table boards.membership (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  body_id     uuid not null,
  agency_id   uuid not null,
  name        text not null,
  post        text not null default '',
  account_id  uuid,
  role        text not null constraint membership_role check (role in ('chair', 'deputy chair', 'member')),
  deputy      text not null default '',
  from_on     date not null,
  until_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  foreign key (area_id, account_id) references accounts.account (area_id, id),
  constraint membership_ends_after_it_begins check (until_on >= from_on)
);
comment on table boards.membership is
  'Somebody who sits on a body for an agency, from a day to a day, and who comes in their place. Ended by date, never deleted; a new role is a new row.';
-- A body's page and the attendance at its meetings ask for a body's members.
create index membership_of_body on boards.membership (area_id, body_id, from_on);

create table boards.reporting_line (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  body_id       uuid not null,
  to_body_id    uuid not null,
  what          text not null,
  every_months  smallint constraint reporting_line_cycle check (every_months between 1 and 60),
  owner         text not null default '',
  counts_from   date not null,
  ended_on      date,
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  changed_by    uuid not null default access.actor() references accounts.account,
  changed_at    timestamptz not null default now(),
  version       integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id),
  foreign key (area_id, to_body_id) references boards.body (area_id, id),
  constraint reporting_line_to_another check (to_body_id <> body_id)
);
comment on table boards.reporting_line is
  'One body reports to another. With every_months it is a duty with dates: the first report is due so many months after counts_from. Ended by date.';
-- The chart of an area, and the duties that are late, ask for what stands today.
create unique index reporting_line_once on boards.reporting_line (area_id, body_id, to_body_id, what) where ended_on is null;

create table boards.document (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  kind        text not null constraint document_kind check (kind in ('strategy', 'delivery plan', 'annual report', 'terms of reference', 'report', 'other')),
  title       text not null,
  owner       text not null default '',
  address     text not null default '' constraint document_address_is_ours check (address = '' or address ~ '^/[a-z0-9]'),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id)
);
comment on table boards.document is 'What goes before bodies: a title, who owns it, and where in Causeway it is written when it is not written here.';
-- The list of documents, newest first.
create index document_of_area on boards.document (area_id, added_at desc);

create table boards.document_version (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  document_id  uuid not null,
  number       integer not null constraint document_version_counts check (number > 0),
  dated_on     date not null,
  changes      text not null,
  body         text not null default '',
  address      text not null default '' constraint document_version_address_is_ours check (address = '' or address ~ '^/[a-z0-9]'),
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, document_id) references boards.document (area_id, id),
  constraint document_version_in_order unique (area_id, document_id, number)
);
comment on table boards.document_version is 'A document as it stood from a day on, and what changed. Rows never change: a correction is a new version.';

create table boards.stage (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  document_id        uuid not null,
  position           smallint not null,
  purpose            text not null,
  planned_on         date,
  planned_precision  text not null default 'day' constraint stage_precision check (planned_precision in ('day', 'month')),
  added_by           uuid not null default access.actor() references accounts.account,
  added_at           timestamptz not null default now(),
  changed_by         uuid not null default access.actor() references accounts.account,
  changed_at         timestamptz not null default now(),
  version            integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, document_id) references boards.document (area_id, id),
  constraint stage_in_order unique (area_id, document_id, position)
);
comment on table boards.stage is 'One stage of a document''s route: why it goes before one or more bodies, and when it is planned to. A month is kept as its first day.';

create table boards.stage_body (
  area_id   uuid not null references accounts.area,
  stage_id  uuid not null,
  body_id   uuid not null,
  position  smallint not null,
  added_by  uuid not null default access.actor() references accounts.account,
  added_at  timestamptz not null default now(),
  primary key (area_id, stage_id, body_id),
  foreign key (area_id, stage_id) references boards.stage (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id)
);
comment on table boards.stage_body is 'Before which bodies a stage takes the document, in the order in which they were named.';
-- What waits for a body, for its page and its agenda.
create index stage_of_body on boards.stage_body (area_id, body_id);

create table boards.stage_outcome (
  id                   uuid primary key,
  area_id              uuid not null references accounts.area,
  stage_id             uuid not null,
  body_id              uuid not null,
  document_version_id  uuid not null,
  seen_on              date not null,
  seen_precision       text not null default 'day' constraint stage_outcome_precision check (seen_precision in ('day', 'month')),
  outcome              text not null constraint stage_outcome_known check (outcome in ('agreed', 'agreed with changes', 'returned', 'noted')),
  asked                text not null default '',
  asked_by             text not null default '',
  added_by             uuid not null default access.actor() references accounts.account,
  added_at             timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, stage_id, body_id) references boards.stage_body (area_id, stage_id, body_id),
  foreign key (area_id, document_version_id) references boards.document_version (area_id, id),
  constraint stage_outcome_says_what_was_asked check (outcome not in ('agreed with changes', 'returned') or asked <> '')
);
comment on table boards.stage_outcome is 'What a body said of which version, and who asked for what. Rows never change; after "returned" comes another.';
create index outcome_of_stage on boards.stage_outcome (area_id, stage_id, added_at);

create table boards.meeting (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  body_id     uuid not null,
  held_on     date not null,
  starts_at   time not null,
  place       text not null default '',
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, body_id) references boards.body (area_id, id),
  constraint meeting_once_a_day unique (area_id, body_id, held_on)
);
comment on table boards.meeting is 'A meeting of a body: the forward plan while it is to come.';

create table boards.escalation (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  to_body_id  uuid not null,
  what        text not null,
  address     text not null default '' constraint escalation_address_is_ours check (address = '' or address ~ '^/[a-z0-9]'),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, to_body_id) references boards.body (area_id, id)
);
comment on table boards.escalation is 'Something that a body above must look at. It lands on its next agenda; until a meeting is arranged it waits here.';
-- What waits for a body when its next meeting is arranged.
create index escalation_to_body on boards.escalation (area_id, to_body_id, added_at);

create table boards.agenda_item (
  id                   uuid primary key,
  area_id              uuid not null references accounts.area,
  meeting_id           uuid not null,
  position             smallint not null,
  kind                 text not null constraint agenda_item_kind check (kind in ('standing', 'paper', 'escalation', 'other')),
  title                text not null,
  presenter            text not null default '',
  document_version_id  uuid,
  purpose              text,
  escalation_id        uuid,
  added_by             uuid not null default access.actor() references accounts.account,
  added_at             timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id),
  foreign key (area_id, document_version_id) references boards.document_version (area_id, id),
  foreign key (area_id, escalation_id) references boards.escalation (area_id, id),
  constraint agenda_item_in_order unique (area_id, meeting_id, position),
  constraint agenda_item_of_a_paper check ((kind = 'paper') = (document_version_id is not null) and (kind = 'paper') = (purpose is not null)),
  constraint agenda_item_of_an_escalation check ((kind = 'escalation') = (escalation_id is not null))
);
comment on table boards.agenda_item is 'What a meeting is to speak of: a standing item, a paper in a version and for a purpose, an escalation, or something else.';

create table boards.attendance (
  area_id        uuid not null references accounts.area,
  meeting_id     uuid not null,
  membership_id  uuid not null,
  presence       text not null constraint attendance_presence check (presence in ('present', 'deputy', 'apologies', 'absent')),
  added_by       uuid not null default access.actor() references accounts.account,
  added_at       timestamptz not null default now(),
  changed_by     uuid not null default access.actor() references accounts.account,
  changed_at     timestamptz not null default now(),
  primary key (area_id, meeting_id, membership_id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id),
  foreign key (area_id, membership_id) references boards.membership (area_id, id)
);
comment on table boards.attendance is 'Whether a member came to a meeting, sent their deputy or apologies, or neither.';

create table boards.decision (
  id              uuid primary key,
  area_id         uuid not null references accounts.area,
  meeting_id      uuid not null,
  agenda_item_id  uuid,
  decision        text not null,
  reasons         text not null,
  reached         text not null constraint decision_reached check (reached in ('agreed by all', 'by vote', 'by the chair')),
  added_by        uuid not null default access.actor() references accounts.account,
  added_at        timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id),
  foreign key (area_id, agenda_item_id) references boards.agenda_item (area_id, id)
);
comment on table boards.decision is 'What a meeting decided, why, and how it came to it. Rows never change: a body that thinks again decides again.';
create index decision_of_meeting on boards.decision (area_id, meeting_id, added_at);

create table boards.action (
  id              uuid primary key,
  area_id         uuid not null references accounts.area,
  meeting_id      uuid not null,
  agenda_item_id  uuid,
  what            text not null,
  owner           text not null,
  due_on          date not null,
  closed_on       date,
  outcome         text not null default '',
  added_by        uuid not null default access.actor() references accounts.account,
  added_at        timestamptz not null default now(),
  changed_by      uuid not null default access.actor() references accounts.account,
  changed_at      timestamptz not null default now(),
  version         integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id),
  foreign key (area_id, agenda_item_id) references boards.agenda_item (area_id, id),
  constraint action_closed_with_its_outcome check (closed_on is null or outcome <> '')
);
comment on table boards.action is 'What somebody took on at a meeting. It is carried to each next agenda of the body until it is closed.';
create index action_of_meeting on boards.action (area_id, meeting_id);

create table boards.minutes (
  area_id     uuid not null references accounts.area,
  meeting_id  uuid not null,
  state       text not null default 'draft' constraint minutes_state check (state in ('draft', 'agreed', 'locked')),
  text        text not null,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  primary key (area_id, meeting_id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id)
);
comment on table boards.minutes is 'The minutes of a meeting: a draft, then agreed by the body, then locked, after which nobody changes them.';

create table boards.report_given (
  id                   uuid primary key,
  area_id              uuid not null references accounts.area,
  line_id              uuid not null,
  given_on             date not null,
  document_version_id  uuid not null,
  meeting_id           uuid,
  added_by             uuid not null default access.actor() references accounts.account,
  added_at             timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, line_id) references boards.reporting_line (area_id, id),
  foreign key (area_id, document_version_id) references boards.document_version (area_id, id),
  foreign key (area_id, meeting_id) references boards.meeting (area_id, id)
);
comment on table boards.report_given is
  'The register of reports: which version of which document went to a body, on which day and, where the meeting is kept here, at which.';
-- When each duty was last done.
create index report_of_line on boards.report_given (area_id, line_id, given_on desc);

do $$
declare
  t text;
begin
  foreach t in array array['body', 'membership', 'reporting_line', 'document', 'document_version', 'stage', 'stage_body', 'stage_outcome',
                           'meeting', 'escalation', 'agenda_item', 'attendance', 'decision', 'action', 'minutes', 'report_given'] loop
    execute format('alter table boards.%I enable row level security', t);
    execute format('alter table boards.%I force row level security', t);
    execute format($policy$create policy governance_reads on boards.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on boards.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  -- The others are of record: nobody changes a row of theirs.
  foreach t in array array['body', 'membership', 'reporting_line', 'document', 'stage', 'meeting', 'attendance', 'action'] loop
    execute format($policy$create policy editors_change on boards.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
create policy editors_change on boards.minutes for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and state <> 'locked')
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and changed_by = (select access.actor()));
grant select, insert (id, area_id, kind, name, terms, meets_every_months),
  update (kind, name, terms, meets_every_months, ended_on, changed_by, changed_at, version) on boards.body to causeway_app;
-- Who sits for which agency, and since when, stays as it was recorded.
grant select, insert (id, area_id, body_id, agency_id, name, post, account_id, role, deputy, from_on, until_on),
  update (post, account_id, deputy, until_on, changed_by, changed_at, version) on boards.membership to causeway_app;
grant select, insert (id, area_id, body_id, to_body_id, what, every_months, owner, counts_from),
  update (every_months, owner, counts_from, ended_on, changed_by, changed_at, version) on boards.reporting_line to causeway_app;
grant select, insert (id, area_id, kind, title, owner, address), update (kind, title, owner, address, changed_by, changed_at, version)
  on boards.document to causeway_app;
grant select, insert (id, area_id, document_id, number, dated_on, changes, body, address) on boards.document_version to causeway_app;
grant select, insert (id, area_id, document_id, position, purpose, planned_on, planned_precision),
  update (planned_on, planned_precision, changed_by, changed_at, version) on boards.stage to causeway_app;
grant select, insert (area_id, stage_id, body_id, position) on boards.stage_body to causeway_app;
grant select, insert (id, area_id, stage_id, body_id, document_version_id, seen_on, seen_precision, outcome, asked, asked_by)
  on boards.stage_outcome to causeway_app;
grant select, insert (id, area_id, body_id, held_on, starts_at, place), update (held_on, starts_at, place, changed_by, changed_at, version)
  on boards.meeting to causeway_app;
grant select, insert (id, area_id, to_body_id, what, address) on boards.escalation to causeway_app;
grant select, insert (id, area_id, meeting_id, position, kind, title, presenter, document_version_id, purpose, escalation_id)
  on boards.agenda_item to causeway_app;
grant select, insert (area_id, meeting_id, membership_id, presence), update (presence, changed_by, changed_at) on boards.attendance to causeway_app;
grant select, insert (id, area_id, meeting_id, agenda_item_id, decision, reasons, reached) on boards.decision to causeway_app;
grant select, insert (id, area_id, meeting_id, agenda_item_id, what, owner, due_on),
  update (owner, due_on, closed_on, outcome, changed_by, changed_at, version) on boards.action to causeway_app;
grant select, insert (area_id, meeting_id, text), update (text, state, changed_by, changed_at, version) on boards.minutes to causeway_app;
grant select, insert (id, area_id, line_id, given_on, document_version_id, meeting_id) on boards.report_given to causeway_app;
