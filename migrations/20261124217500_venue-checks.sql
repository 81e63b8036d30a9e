-- Up Migration
-- Venue and speaker checks: ask, check, decide. A check names a hirer and the speakers whom the hirer has announced; it expires 12 months after the
-- event, and then goes whole (the clerk's nightly work).

create table duty.venue_check (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  venue       text not null,
  hirer       text not null,
  event       text not null,
  theme       text not null,
  speakers    text not null default '',
  audience    text not null,
  publicity   text not null default '',
  ticketed    text not null constraint venue_check_ticketed check (ticketed in ('open', 'ticketed', 'members')),
  equality    text not null constraint venue_check_equality check (equality in ('given', 'not given')),
  event_on    date not null,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  unique (area_id, id)
);
comment on table duty.venue_check is
  'What a hirer said of an event in a venue of the council or a partner: who hires, what for, who is announced to speak, and whether they commit to equality.';
create index venue_check_of_area on duty.venue_check (area_id, event_on desc);

create table duty.venue_finding (
  id        uuid primary key,
  area_id   uuid not null references accounts.area,
  check_id  uuid not null,
  looked    text not null,
  words     text not null,
  added_by  uuid not null default access.actor() references accounts.account,
  added_at  timestamptz not null default now(),
  foreign key (area_id, check_id) references duty.venue_check (area_id, id) on delete cascade
);
comment on table duty.venue_finding is 'What was looked at, and what was found: the website, references, what partners know. Rows never change; they go with their check.';

create table duty.venue_decision (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  check_id      uuid not null,
  stage         text not null constraint venue_decision_stage check (stage in ('first', 'appeal')),
  outcome       text not null constraint venue_decision_outcome check (outcome in ('approved', 'conditions', 'declined', 'withdrawn')),
  reasons       text not null constraint venue_decision_reasons check (reasons <> ''),
  conditions    text not null default '',
  free_speech   text not null constraint venue_decision_free_speech check (free_speech <> ''),
  first_by      uuid,
  first_stage   text,
  decided_by    uuid not null default access.actor() references accounts.account,
  decided_at    timestamptz not null default now(),
  unique (check_id, stage, decided_by),
  constraint venue_decision_once unique (area_id, check_id, stage),
  constraint venue_decision_says_its_conditions check ((outcome = 'conditions') = (conditions <> '')),
  constraint venue_decision_on_appeal_names_the_first check ((stage = 'appeal') = (first_by is not null)),
  constraint venue_decision_on_appeal_follows_the_first check (first_stage is not distinct from case when stage = 'appeal' then 'first' end),
  constraint venue_decision_on_appeal_by_another check (decided_by <> first_by),
  foreign key (area_id, check_id) references duty.venue_check (area_id, id) on delete cascade,
  -- That it names who really decided first.
  foreign key (check_id, first_stage, first_by) references duty.venue_decision (check_id, stage, decided_by) on delete cascade
);
comment on table duty.venue_decision is
  'What was decided, why, on which conditions, and how free speech was weighed (CTSA 2015 s31, Article 10). On appeal another person decides. Rows never change.';

create table duty.venue_appeal (
  area_id      uuid not null references accounts.area,
  check_id     uuid not null,
  received_on  date not null,
  grounds      text not null,
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  primary key (area_id, check_id),
  foreign key (area_id, check_id) references duty.venue_check (area_id, id) on delete cascade
);
comment on table duty.venue_appeal is 'That the hirer appealed against the first decision, and on which grounds. Rows never change.';

do $$
declare
  t text;
begin
  foreach t in array array['venue_check', 'venue_finding', 'venue_decision', 'venue_appeal'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
    execute format($policy$create policy editors_read on duty.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$policy$, t);
  end loop;
  foreach t in array array['venue_check', 'venue_finding', 'venue_appeal'] loop
    execute format($policy$create policy editors_add on duty.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  foreach t in array array['venue_check', 'venue_finding', 'venue_decision', 'venue_appeal'] loop
    execute format('create trigger append_only before update on duty.%I for each row execute function records.refuse_change()', t);
  end loop;
end
$$;
create policy editors_decide on duty.venue_decision for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and decided_by = (select access.actor())
              and (stage = 'first' or exists (select from duty.venue_appeal p where p.area_id = venue_decision.area_id and p.check_id = venue_decision.check_id)));
grant select, insert (id, area_id, venue, hirer, event, theme, speakers, audience, publicity, ticketed, equality, event_on) on duty.venue_check to causeway_app;
grant select, insert (id, area_id, check_id, looked, words) on duty.venue_finding to causeway_app;
grant select, insert (id, area_id, check_id, stage, outcome, reasons, conditions, free_speech, first_by, first_stage) on duty.venue_decision to causeway_app;
grant select, insert (area_id, check_id, received_on, grounds) on duty.venue_appeal to causeway_app;

-- Nothing goes before 12 months are over; an area may keep it longer, never shorter than the appeal needs.
create policy clerk_looks on duty.venue_check for select to causeway_clerk using (event_on < access.today());
create policy clerk_forgets on duty.venue_check for delete to causeway_clerk using (event_on < access.today() - interval '3 months');
grant select (id, area_id, event_on), delete on duty.venue_check to causeway_clerk;
