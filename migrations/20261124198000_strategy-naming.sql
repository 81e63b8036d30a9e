-- Up Migration
-- What a strategy is called and which years it is for can be put right: freely while it was never adopted, later as a correction that says why.
-- Nothing is overwritten: what it was called before stays.

create table strategy.naming (
  id           uuid primary key,
  area_id      uuid not null,
  strategy_id  uuid not null,
  revision     integer not null constraint naming_revision check (revision >= 2),
  title        text not null constraint naming_title check (title <> ''),
  period       text not null,
  from_year    integer not null constraint naming_from_year check (from_year between 1990 and 2200),
  to_year      integer not null,
  why          text not null default '',
  made_by      uuid not null default access.actor() references accounts.account,
  made_at      timestamptz not null default now(),
  constraint naming_revision_once unique (area_id, strategy_id, revision),
  constraint naming_years_in_order check (to_year >= from_year),
  foreign key (area_id, strategy_id) references strategy.strategy (area_id, id)
);
comment on table strategy.naming is
  'What a strategy is called, and its years, since its own row was written (that is revision 1). Rows never change: the highest revision counts. why: empty only while no version was adopted.';

alter table strategy.naming enable row level security;
alter table strategy.naming force row level security;
create policy governance_reads on strategy.naming for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]));
create policy editors_name_drafts_and_correct on strategy.naming for insert to causeway_app with check (
  area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  and (why <> '' or strategy_id not in (select v.strategy_id from strategy.version v where v.state <> 'draft')));
grant select, insert (id, area_id, strategy_id, revision, title, period, from_year, to_year, why) on strategy.naming to causeway_app;
