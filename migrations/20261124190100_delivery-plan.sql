-- Up Migration
-- How a strategy is delivered: actions with their milestones and quarterly updates, measures with their readings, evidence, and the assessment
-- of what all this does to whom. An action holds on to the parts it serves by their keys, which stay the same from version to version.

create table strategy.action (
  id              uuid primary key,
  area_id         uuid not null,
  strategy_id     uuid not null,
  title           text not null constraint action_title check (title <> ''),
  what            text not null default '',
  serves          uuid[] not null default '{}',
  benchmarks      text[] not null default '{}',
  duty_paragraph  text not null default '',
  lead_agency     uuid,
  lead_account    uuid,
  lead_name       text not null default '',
  partners        text not null default '',
  starts_on       date not null,
  due_on          date not null,
  done_on         date,
  cost            text not null default '',
  risk            text not null default '',
  version         integer not null default 1,
  changed_by      uuid not null default access.actor() references accounts.account,
  changed_at      timestamptz not null default now(),
  unique (area_id, id),
  constraint action_days_in_order check (due_on >= starts_on),
  foreign key (area_id, strategy_id) references strategy.strategy (area_id, id),
  foreign key (area_id, lead_agency) references accounts.agency (area_id, id),
  foreign key (area_id, lead_account) references accounts.account (area_id, id)
);
comment on table strategy.action is
  'An action of the delivery plan. serves: keys of the parts it is for, so that it holds on to an objective through new versions of the strategy. Its colour is never stored: it is worked out from its days, milestones and measures.';
create index action_of_strategy on strategy.action (area_id, strategy_id, due_on);

create function strategy.stamp_action() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  new.changed_by := access.actor();
  new.changed_at := now();
  return new;
end
$$;
revoke execute on function strategy.stamp_action() from public;

create table strategy.milestone (
  id         uuid primary key,
  area_id    uuid not null,
  action_id  uuid not null,
  words      text not null constraint milestone_words check (words <> ''),
  due_on     date not null,
  done_on    date,
  foreign key (area_id, action_id) references strategy.action (area_id, id)
);
comment on table strategy.milestone is 'A milestone of an action. Saved whole with its action, under the version of the action.';
create index milestone_of_action on strategy.milestone (area_id, action_id, due_on);

create table strategy.action_update (
  id             uuid primary key,
  area_id        uuid not null,
  action_id      uuid not null,
  quarter_from   date not null constraint update_quarter check (extract(day from quarter_from) = 1 and extract(month from quarter_from) in (1, 4, 7, 10)),
  words          text not null constraint update_words check (words <> ''),
  worked_out     text not null,
  made_by        uuid not null default access.actor() references accounts.account,
  made_at        timestamptz not null default now(),
  foreign key (area_id, action_id) references strategy.action (area_id, id)
);
comment on table strategy.action_update is
  'What was done in a quarter, in words, with the colour that was worked out that day. Rows never change: what corrects one is another.';
create index update_of_action on strategy.action_update (area_id, action_id, quarter_from desc, made_at desc);

create table strategy.rag_override (
  id         uuid primary key,
  area_id    uuid not null,
  action_id  uuid not null,
  colour     text constraint override_colour check (colour in ('green', 'amber', 'red')),
  reason     text not null constraint override_reason check (reason <> ''),
  made_by    uuid not null default access.actor() references accounts.account,
  made_at    timestamptz not null default now(),
  foreign key (area_id, action_id) references strategy.action (area_id, id)
);
comment on table strategy.rag_override is
  'Somebody says another colour than the one worked out, and why; the last row counts. Without a colour it says that the worked-out one counts again.';
create index override_of_action on strategy.rag_override (area_id, action_id, made_at desc);

create table strategy.measure (
  id              uuid primary key,
  area_id         uuid not null,
  action_id       uuid not null,
  title           text not null constraint measure_title check (title <> ''),
  kind            text not null constraint measure_kind check (kind in ('count', 'share', 'time', 'yes or no', 'words')),
  direction       text not null constraint measure_direction check (direction in ('up', 'down')),
  baseline_value  numeric,
  baseline_of     numeric,
  baseline_words  text not null default '',
  target_value    numeric,
  target_words    text not null default '',
  source          text,
  added_by        uuid not null default access.actor() references accounts.account,
  added_at        timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, action_id) references strategy.action (area_id, id)
);
comment on table strategy.measure is
  'How an action is measured: counts and days as they are, a share as numerator and denominator (baseline_value of baseline_of) with its target in per cent. source names a count that another room gives; without one the readings are written down.';
create index measure_of_action on strategy.measure (area_id, action_id);

create table strategy.reading (
  id          uuid primary key,
  area_id     uuid not null,
  measure_id  uuid not null,
  read_on     date not null,
  value       numeric,
  of_value    numeric,
  words       text not null default '',
  remark      text not null default '',
  corrects    uuid,
  made_by     uuid not null default access.actor() references accounts.account,
  made_at     timestamptz not null default now(),
  unique (area_id, measure_id, id),
  constraint reading_corrected_once unique (area_id, measure_id, corrects),
  constraint reading_correction_says_why check (corrects is null or remark <> ''),
  foreign key (area_id, measure_id) references strategy.measure (area_id, id),
  foreign key (area_id, measure_id, corrects) references strategy.reading (area_id, measure_id, id)
);
comment on table strategy.reading is
  'One reading of a measure. Without a value nobody knew it, which is not zero. Rows never change: a wrong one is corrected by another that names it, once, and both stay.';
create index reading_of_measure on strategy.reading (area_id, measure_id, read_on);

create table strategy.evidence (
  id               uuid primary key,
  area_id          uuid not null,
  action_id        uuid not null,
  words            text not null constraint evidence_words check (words <> ''),
  link             text not null default '' constraint evidence_link check (link = '' or link ~ '^/[^/\\]'),
  dated_on         date not null,
  characteristics  text[] not null default '{}',
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  foreign key (area_id, action_id) references strategy.action (area_id, id)
);
comment on table strategy.evidence is
  'What shows that an action was taken: in words, or by a link within Causeway. It goes stale some months after its day. characteristics: those of the Equality Act that it says something about.';
create index evidence_of_action on strategy.evidence (area_id, action_id, dated_on desc);

create table strategy.equality_entry (
  id              uuid primary key,
  area_id         uuid not null,
  strategy_id     uuid not null,
  characteristic  text not null,
  revision        integer not null constraint equality_revision check (revision >= 1),
  evidence        text not null,
  impact          text not null constraint equality_impact check (impact in ('positive', 'none', 'negative', 'not known')),
  impact_words    text not null default '',
  mitigation      text not null default '',
  owner           text not null constraint equality_owner check (owner <> ''),
  review_on       date not null,
  made_by         uuid not null default access.actor() references accounts.account,
  made_at         timestamptz not null default now(),
  unique (area_id, id),
  constraint equality_revision_once unique (area_id, strategy_id, characteristic, revision),
  foreign key (area_id, strategy_id) references strategy.strategy (area_id, id)
);
comment on table strategy.equality_entry is
  'What a strategy does to people of one protected characteristic. Rows never change: the highest revision counts, and the earlier ones stay.';

create table strategy.equality_sign_off (
  id         uuid primary key,
  area_id    uuid not null,
  entry_id   uuid not null,
  signed_by  uuid not null default access.actor() references accounts.account,
  signed_at  timestamptz not null default now(),
  constraint sign_off_once unique (area_id, entry_id),
  foreign key (area_id, entry_id) references strategy.equality_entry (area_id, id)
);
comment on table strategy.equality_sign_off is
  'Somebody signed this revision off. It is open again once there is a later revision, or evidence about the characteristic that came after.';

do $$
declare
  t text;
begin
  foreach t in array array['action', 'milestone', 'action_update', 'rag_override', 'measure', 'reading', 'evidence', 'equality_entry', 'equality_sign_off'] loop
    execute format('alter table strategy.%I enable row level security', t);
    execute format('alter table strategy.%I force row level security', t);
    execute format($p$create policy governance_reads on strategy.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$p$, t);
  end loop;
  foreach t in array array['action', 'milestone', 'rag_override', 'measure', 'reading', 'evidence', 'equality_entry', 'equality_sign_off'] loop
    execute format($p$create policy editors_add on strategy.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
end
$$;

create trigger stamp_action before update on strategy.action for each row execute function strategy.stamp_action();
create policy editors_change on strategy.action for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_take_away on strategy.milestone for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
-- Whoever keeps the plan, and whoever of the board leads the action.
create policy editors_and_leads_add on strategy.action_update for insert to causeway_app with check (
  area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  or (area_id = any ((select access.areas_as('board member'))::uuid[])
      and action_id in (select a.id from strategy.action a where a.lead_account = (select access.actor()))));

grant select,
  insert (id, area_id, strategy_id, title, what, serves, benchmarks, duty_paragraph, lead_agency, lead_account, lead_name, partners, starts_on, due_on, done_on, cost, risk),
  update (title, what, serves, benchmarks, duty_paragraph, lead_agency, lead_account, lead_name, partners, starts_on, due_on, done_on, cost, risk)
  on strategy.action to causeway_app;
grant select, insert (id, area_id, action_id, words, due_on, done_on), delete on strategy.milestone to causeway_app;
grant select, insert (id, area_id, action_id, quarter_from, words, worked_out) on strategy.action_update to causeway_app;
grant select, insert (id, area_id, action_id, colour, reason) on strategy.rag_override to causeway_app;
grant select, insert (id, area_id, action_id, title, kind, direction, baseline_value, baseline_of, baseline_words, target_value, target_words, source)
  on strategy.measure to causeway_app;
grant select, insert (id, area_id, measure_id, read_on, value, of_value, words, remark, corrects) on strategy.reading to causeway_app;
grant select, insert (id, area_id, action_id, words, link, dated_on, characteristics) on strategy.evidence to causeway_app;
grant select, insert (id, area_id, strategy_id, characteristic, revision, evidence, impact, impact_words, mitigation, owner, review_on)
  on strategy.equality_entry to causeway_app;
grant select, insert (id, area_id, entry_id) on strategy.equality_sign_off to causeway_app;
