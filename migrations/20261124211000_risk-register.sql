-- Up Migration
-- The register of risks: situations, never persons. What a risk is may be put better; how it was scored is of record, review by review.

create table picture.risk (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  cause       text not null constraint risk_cause check (cause <> ''),
  event       text not null constraint risk_event check (event <> ''),
  effect      text not null constraint risk_effect check (effect <> ''),
  theme       text not null,
  owner       text not null constraint risk_owner check (owner <> ''),
  controls    text not null default '',
  actions     text not null default '',
  closed_on   date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id)
);
comment on table picture.risk is
  'A situation that may come about: because of a cause, an event, with an effect. owner: a post or a body. Closed by date, never deleted.';
-- The register, and what is late in it.
create index risk_open on picture.risk (area_id) where closed_on is null;

create table picture.risk_review (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  risk_id            uuid not null,
  number             integer not null constraint risk_review_number check (number >= 1),
  likelihood_before  smallint not null constraint risk_likelihood_before check (likelihood_before between 1 and 5),
  impact_before      smallint not null constraint risk_impact_before check (impact_before between 1 and 5),
  likelihood_after   smallint not null constraint risk_likelihood_after check (likelihood_after between 1 and 5),
  impact_after       smallint not null constraint risk_impact_after check (impact_after between 1 and 5),
  reasons            text not null constraint risk_review_reasons check (reasons <> ''),
  next_review_on     date not null,
  reviewed_on        date not null default access.today(),
  reviewed_by        uuid not null default access.actor() references accounts.account,
  reviewed_at        timestamptz not null default now(),
  unique (area_id, id),
  constraint risk_review_in_order unique (area_id, risk_id, number),
  -- What is done about a risk never makes it greater: src/picture/risk/risk.ts says so, too.
  constraint risk_controls_never_add check (likelihood_after <= likelihood_before and impact_after <= impact_before),
  foreign key (area_id, risk_id) references picture.risk (area_id, id)
);
comment on table picture.risk_review is
  'How likely a risk is and how heavy, before and after what is done about it, and why; and when it is looked at again. Rows never change.';

do $$
declare
  t text;
begin
  foreach t in array array['risk', 'risk_review'] loop
    execute format('alter table picture.%I enable row level security', t);
    execute format('alter table picture.%I force row level security', t);
    execute format($p$create policy governance_reads on picture.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$p$, t);
    execute format($p$create policy editors_add on picture.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
end
$$;
create policy editors_change on picture.risk for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and changed_by = (select access.actor()));
grant select, insert (id, area_id, cause, event, effect, theme, owner, controls, actions),
  update (cause, event, effect, theme, owner, controls, actions, closed_on, changed_by, changed_at, version) on picture.risk to causeway_app;
grant select, insert (id, area_id, risk_id, number, likelihood_before, impact_before, likelihood_after, impact_after, reasons, next_review_on)
  on picture.risk_review to causeway_app;
