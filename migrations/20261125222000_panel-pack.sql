-- Up Migration
-- The pack: what each agency knows, written beforehand, and what the pack held each time it was given out, so that a change since shows as one.
grant create on schema panel to causeway_search;

create table panel.contribution (
  id          uuid primary key,
  area_id     uuid not null,
  item_id     uuid not null,
  case_id     uuid not null,
  person_id   uuid not null,
  agency_id   uuid not null default access.agency() references accounts.agency,
  number      integer not null constraint contribution_number check (number > 0),
  marking     text not null constraint contribution_marking check (marking in ('official', 'official_sensitive')),
  sealed      bytea not null,
  late        boolean not null,
  written_by  uuid not null default access.actor() references accounts.account,
  written_at  timestamptz not null default now(),
  constraint contribution_in_order unique (item_id, agency_id, number),
  foreign key (area_id, item_id) references panel.item (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table panel.contribution is
  'What an agency tells the panel of a case before a meeting, facts apart from opinion, sealed under the person''s key. Rows never change: a correction follows with the next number.';
create index contribution_of_case on panel.contribution (area_id, case_id);
create index contribution_of_person on panel.contribution (area_id, person_id);

create table panel.pack_edition (
  id            uuid primary key,
  area_id       uuid not null,
  meeting_id    uuid not null,
  number        integer not null constraint pack_edition_number check (number > 0),
  published_by  uuid not null default access.actor() references accounts.account,
  published_at  timestamptz not null default now(),
  unique (area_id, id),
  constraint pack_edition_in_order unique (meeting_id, number),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id)
);
comment on table panel.pack_edition is 'The pack of a meeting was given to those who are invited. What changes afterwards is shown as changed since the latest.';

create table panel.pack_line (
  edition_id  uuid not null,
  item_id     uuid not null,
  area_id     uuid not null,
  place       integer not null,
  purpose     text not null,
  stage       text not null,
  primary key (edition_id, item_id),
  foreign key (area_id, edition_id) references panel.pack_edition (area_id, id),
  foreign key (area_id, item_id) references panel.item (area_id, id)
);
comment on table panel.pack_line is 'What an edition of a pack held: each item with its place, what it was for, and how much was told of the person.';
create index pack_line_of_item on panel.pack_line (area_id, item_id);

-- Whoever arranges a meeting gives its pack out: every item is written down as it stands, those too that they themselves do not see.
create function panel.publish_edition(edition uuid, meeting uuid) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  found_area uuid;
  next_number integer;
begin
  select m.area_id into found_area
    from panel.meeting m
   where m.id = publish_edition.meeting
     and m.area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
     for update;
  if not found then
    return null;
  end if;
  select coalesce(max(e.number), 0) + 1 into next_number from panel.pack_edition e where e.meeting_id = publish_edition.meeting;
  insert into panel.pack_edition (id, area_id, meeting_id, number, published_by)
  values (publish_edition.edition, found_area, publish_edition.meeting, next_number, access.actor());
  insert into panel.pack_line (edition_id, item_id, area_id, place, purpose, stage)
  select publish_edition.edition, i.id, i.area_id, row_number() over (order by i.position, i.id), i.purpose, i.stage
    from panel.item i
   where i.meeting_id = publish_edition.meeting and i.state <> 'taken off';
  return next_number;
end
$$;
alter function panel.publish_edition(uuid, uuid) owner to causeway_search;
revoke execute on function panel.publish_edition(uuid, uuid) from public;
grant execute on function panel.publish_edition(uuid, uuid) to causeway_app;
grant select, insert on panel.pack_edition, panel.pack_line to causeway_search;
-- To hold the meeting while its pack is written down.
grant update (version) on panel.meeting to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['contribution', 'pack_edition', 'pack_line'] loop
    execute format('alter table panel.%I enable row level security', t);
    execute format('alter table panel.%I force row level security', t);
  end loop;
end
$$;

-- One's own agency's with the item; those of others, which may name the person, with the case.
create policy own_with_the_item on panel.contribution for select to causeway_app
  using (exists (select from panel.item i where i.id = item_id)
    and (agency_id = (select access.agency()) or exists (select from cases.case_file c where c.id = case_id)));
create policy agencies_write on panel.contribution for insert to causeway_app
  with check (written_by = (select access.actor()) and agency_id = (select access.agency())
    and exists (select from panel.item i where i.id = item_id and i.case_id = contribution.case_id and i.state <> 'taken off')
    and person_id = any ((select array_agg(l.person_id) from panel.item i, panel.agenda_lines(i.meeting_id) l where i.id = contribution.item_id and l.item_id = i.id)::uuid[]));
grant select, insert (id, area_id, item_id, case_id, person_id, number, marking, sealed, late) on panel.contribution to causeway_app;
create trigger append_only before update or delete on panel.contribution for each row execute function records.refuse_change();

create policy with_the_meeting on panel.pack_edition for select to causeway_app
  using (exists (select from panel.meeting m where m.id = meeting_id));
grant select on panel.pack_edition to causeway_app;

create policy with_the_item on panel.pack_line for select to causeway_app
  using (exists (select from panel.item i where i.id = item_id) or item_id = any ((select access.items_by_panel(true))::uuid[]));
grant select on panel.pack_line to causeway_app;
revoke create on schema panel from causeway_search;
