-- Up Migration
-- The annual report: written section by section over figures drawn from the records, and frozen, text and figures together, each time that it
-- goes on its route. Whoever keeps the boards writes it; whoever governs reads what is frozen.

create table boards.annual_report (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  from_year  integer not null constraint annual_report_year check (from_year between 2000 and 2200),
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  unique (area_id, id),
  -- Two colleagues who begin the same year's would write past each other.
  constraint annual_report_once unique (area_id, from_year)
);
comment on table boards.annual_report is 'That a report is written for an area and a year: from_year is that of its April, and it ends with the March after it. Rows never change.';

create table boards.report_section (
  area_id     uuid not null,
  report_id   uuid not null,
  key         text not null constraint report_section_key check (key ~ '^[a-z][a-z-]*$'),
  position    smallint not null,
  heading     text not null constraint report_section_heading check (heading <> ''),
  text        text not null default '',
  figures     jsonb not null default '[]' constraint report_section_figures check (jsonb_typeof(figures) = 'array'),
  drawn_at    timestamptz not null default now(),
  draws       integer not null default 1,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  primary key (area_id, report_id, key),
  foreign key (area_id, report_id) references boards.annual_report (area_id, id)
);
comment on table boards.report_section is
  'A section of a report while it is written: what people say, and the figures beneath it as they were when they were last drawn; draws counts how often. What was frozen does not look here.';

create table boards.frozen_report (
  id                   uuid primary key,
  area_id              uuid not null,
  report_id            uuid not null,
  document_version_id  uuid not null,
  title                text not null,
  sections             jsonb not null constraint frozen_report_sections check (jsonb_typeof(sections) = 'array' and sections <> '[]'),
  added_by             uuid not null default access.actor() references accounts.account,
  added_at             timestamptz not null default now(),
  foreign key (area_id, report_id) references boards.annual_report (area_id, id),
  foreign key (area_id, document_version_id) references boards.document_version (area_id, id),
  constraint frozen_report_once unique (area_id, document_version_id)
);
comment on table boards.frozen_report is
  'A report as it went on its route, whole: a version of its document, with its text and its figures. Rows never change: a change is a new version.';
-- A report's page asks for its versions.
create index frozen_report_of_report on boards.frozen_report (area_id, report_id, added_at);
-- Not even its owner changes what a body was shown.
create trigger append_only before update or delete on boards.frozen_report for each row execute function records.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['annual_report', 'report_section', 'frozen_report'] loop
    execute format('alter table boards.%I enable row level security', t);
    execute format('alter table boards.%I force row level security', t);
    execute format($policy$create policy editors_add on boards.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  foreach t in array array['annual_report', 'frozen_report'] loop
    execute format($policy$create policy governance_reads on boards.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
  end loop;
end
$$;
-- What is still being written is for those who write it.
create policy editors_read on boards.report_section for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_change on boards.report_section for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and changed_by = (select access.actor()));

grant select, insert (id, area_id, from_year) on boards.annual_report to causeway_app;
grant select, insert (area_id, report_id, key, position, heading, text, figures),
  update (heading, text, figures, drawn_at, draws, changed_by, changed_at, version) on boards.report_section to causeway_app;
grant select, insert (id, area_id, report_id, document_version_id, title, sections) on boards.frozen_report to causeway_app;
