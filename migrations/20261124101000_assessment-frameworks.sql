-- Up Migration
-- Frameworks of assessment that an area has loaded: its headings as dated data. One framework is shipped with the program and stands in no row.
create table cases.assessment_framework (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  code        text not null constraint assessment_framework_code check (code ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  version     text not null constraint assessment_framework_version check (length(version) between 1 and 20),
  title       text not null,
  valid_from  date not null,
  valid_to    date,
  licence     text not null,
  content     jsonb not null,
  loaded_by   uuid not null default access.actor() references accounts.account,
  loaded_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint assessment_framework_unique unique (area_id, code, version),
  constraint assessment_framework_dates check (valid_to is null or valid_to >= valid_from),
  -- Words only: no number stands in what can be chosen or asked.
  constraint assessment_framework_no_number check (not jsonb_path_exists(content, 'strict $.** ? (@.type() == "number")'))
);
comment on table cases.assessment_framework is
  'A version of a framework of assessment that an area is licensed to use: groups, headings and the words that may be chosen. Rows never change; a new version is a new row.';

alter table cases.assessment_framework enable row level security;
alter table cases.assessment_framework force row level security;
create policy area_reads on cases.assessment_framework for select to causeway_app
  using (area_id = any ((select access.areas_as('administrator', 'coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
create policy administrator_loads on cases.assessment_framework for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and loaded_by = (select access.actor()));
grant select, insert (id, area_id, code, version, title, valid_from, valid_to, licence, content) on cases.assessment_framework to causeway_app;
create trigger append_only before update or delete on cases.assessment_framework for each row execute function records.refuse_change();

-- A case keeps the version that it was assessed under: its code and version, and the row where it was loaded.
alter table cases.assessment
  add column framework_version text not null default '2012.1',
  add column framework_id uuid,
  add constraint assessment_framework_loaded foreign key (area_id, framework_id) references cases.assessment_framework (area_id, id),
  add constraint assessment_factors_are_words
    check (not jsonb_path_exists(factors, 'strict $.* ? (@.type() != "string" || @ like_regex "[0-9]")'));
grant insert (framework_version, framework_id) on cases.assessment to causeway_app;
