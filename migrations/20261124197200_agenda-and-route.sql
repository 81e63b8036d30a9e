-- Up Migration
-- What is planned changes: an item comes off an agenda, a stage off a route, and each may change its place. What happened does not change, and
-- what came off stays, with who took it off and why.

create table boards.agenda_removal (
  area_id         uuid not null references accounts.area,
  agenda_item_id  uuid not null,
  reason          text not null constraint agenda_removal_says_why check (reason <> ''),
  added_by        uuid not null default access.actor() references accounts.account,
  added_at        timestamptz not null default now(),
  primary key (area_id, agenda_item_id),
  foreign key (area_id, agenda_item_id) references boards.agenda_item (area_id, id)
);
comment on table boards.agenda_removal is
  'An item that was taken off its agenda, and why. It stays, and is shown as taken off; what was escalated waits for the next agenda again.';

create table boards.route_change (
  id        uuid primary key,
  area_id   uuid not null references accounts.area,
  stage_id  uuid not null,
  kind      text not null constraint route_change_kind check (kind in ('planned anew', 'moved', 'taken off')),
  was       text not null default '',
  became    text not null default '',
  reason    text not null constraint route_change_says_why check (reason <> ''),
  added_by  uuid not null default access.actor() references accounts.account,
  added_at  timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, stage_id) references boards.stage (area_id, id)
);
comment on table boards.route_change is
  'That a stage was planned for another day, put in another place or taken off its route: from what, to what (in words), by whom and why.';
-- A stage comes off once. The route asks which did.
create unique index route_change_taken_off on boards.route_change (area_id, stage_id) where kind = 'taken off';
create index route_change_of_stage on boards.route_change (area_id, stage_id);
-- Whether a decision was taken under an item that is to come off.
create index decision_of_item on boards.decision (area_id, agenda_item_id);

do $$
declare
  t text;
begin
  foreach t in array array['agenda_removal', 'route_change'] loop
    execute format('alter table boards.%I enable row level security', t);
    execute format('alter table boards.%I force row level security', t);
    execute format($policy$create policy governance_reads on boards.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on boards.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
-- What happened stays where it is: a stage at which a body spoke, an item under which something was decided. And nothing more happens at what came off.
create policy nothing_happened on boards.route_change as restrictive for insert to causeway_app
  with check (kind = 'planned anew' or not exists (
    select from boards.stage_outcome o where o.area_id = route_change.area_id and o.stage_id = route_change.stage_id));
create policy nothing_decided on boards.agenda_removal as restrictive for insert to causeway_app
  with check (not exists (
    select from boards.decision d where d.area_id = agenda_removal.area_id and d.agenda_item_id = agenda_removal.agenda_item_id));
create policy still_on_the_route on boards.stage_outcome as restrictive for insert to causeway_app
  with check (not exists (
    select from boards.route_change c where c.area_id = stage_outcome.area_id and c.stage_id = stage_outcome.stage_id and c.kind = 'taken off'));
create policy still_on_the_agenda on boards.decision as restrictive for insert to causeway_app
  with check (not exists (
    select from boards.agenda_removal r where r.area_id = decision.area_id and r.agenda_item_id = decision.agenda_item_id));
grant select, insert (area_id, agenda_item_id, reason) on boards.agenda_removal to causeway_app;
grant select, insert (id, area_id, stage_id, kind, was, became, reason) on boards.route_change to causeway_app;

-- Places change together, in one statement, so each is taken once only when the statement is over.
alter table boards.agenda_item drop constraint agenda_item_in_order,
  add constraint agenda_item_in_order unique (area_id, meeting_id, position) deferrable initially immediate;
alter table boards.stage drop constraint stage_in_order,
  add constraint stage_in_order unique (area_id, document_id, position) deferrable initially immediate;
create policy editors_change on boards.agenda_item for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant update (position) on boards.agenda_item to causeway_app;
grant update (position) on boards.stage to causeway_app;

-- Two who note who came: the second sees what the first noted.
alter table boards.attendance add column version integer not null default 1;
grant update (version) on boards.attendance to causeway_app;
