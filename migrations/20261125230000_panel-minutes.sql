-- Up Migration
-- The minute of one case at one meeting of the panel: draft, then agreed, then locked, and only ever in that order (process.md 2.7). A minute for each
-- case and not one for the meeting, so that access and disclosure are handled person by person.

-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema panel to causeway_search;

create table panel.minute (
  item_id         uuid primary key,
  area_id         uuid not null,
  case_id         uuid not null,
  state           text not null default 'draft' constraint minute_state check (state in ('draft', 'agreed', 'locked')),
  sealed          bytea not null constraint minute_not_endless check (length(sealed) <= 1000000),
  drafted_by      uuid not null default access.actor() references accounts.account,
  drafted_at      timestamptz not null default now(),
  agreed_by       uuid references accounts.account,
  agreed_at       timestamptz,
  agreed_meeting  uuid,
  locked_by       uuid references accounts.account,
  locked_at       timestamptz,
  version         integer not null default 1,
  changed_by      uuid not null default access.actor() references accounts.account,
  changed_at      timestamptz not null default now(),
  unique (area_id, item_id, case_id),
  foreign key (area_id, item_id, case_id) references panel.item (area_id, id, case_id),
  foreign key (area_id, agreed_meeting) references panel.meeting (area_id, id),
  constraint minute_agreed_whole check ((state = 'draft') = (agreed_at is null) and (agreed_at is null) = (agreed_by is null)
                                        and (agreed_meeting is null or agreed_at is not null)),
  constraint minute_locked_whole check ((state = 'locked') = (locked_at is not null) and (locked_at is null) = (locked_by is null))
);
comment on table panel.minute is
  'What a meeting of the panel said and decided on one case, sealed under the person''s key. agreed_meeting is the meeting that agreed it, where one did.';
create index minute_of_case on panel.minute (area_id, case_id);

create table panel.addendum (
  id        uuid primary key,
  area_id   uuid not null,
  item_id   uuid not null,
  case_id   uuid not null,
  sealed    bytea not null constraint addendum_not_endless check (length(sealed) <= 100000),
  added_by  uuid not null default access.actor() references accounts.account,
  added_at  timestamptz not null default now(),
  foreign key (area_id, item_id, case_id) references panel.minute (area_id, item_id, case_id)
);
comment on table panel.addendum is 'A correction of a minute that is agreed or locked: beneath it, never in it. Sealed under the person''s key.';
create index addendum_of_item on panel.addendum (area_id, item_id);
create trigger append_only before update on panel.addendum for each row execute function records.refuse_change();

-- ── forward, and no further than locked ─────────────────────────────────────────────────────────

create function panel.minute_goes_forward() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'agreed'), ('agreed', 'locked')) then
    raise exception 'a minute that is % does not become %', old.state, new.state using errcode = '42501';
  end if;
  if new.state <> 'draft' and new.sealed is distinct from old.sealed then
    raise exception 'a minute is agreed and locked as it was read' using errcode = '42501';
  end if;
  if new.state = 'agreed' then
    new.agreed_by := new.changed_by;
    new.agreed_at := now();
  end if;
  if new.state = 'locked' then
    if new.agreed_meeting is distinct from old.agreed_meeting then
      raise exception 'where a minute was agreed is not changed' using errcode = '42501';
    end if;
    -- Whoever is writing down what was said at this very moment is waited for; whoever comes after sees that it is locked.
    perform pg_advisory_xact_lock(hashtextextended('panel.minute ' || new.item_id, 0));
    new.locked_by := new.changed_by;
    new.locked_at := now();
  end if;
  return new;
end
$$;
create trigger goes_forward before update on panel.minute for each row execute function panel.minute_goes_forward();

-- What was typed while the item was discussed stands as it is once its minute is locked.
create function panel.record_stands_once_locked() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('panel.minute ' || new.item_id, 0));
  if exists (select from panel.minute m where m.item_id = new.item_id and m.state = 'locked') then
    raise exception 'the minute of this item is locked' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger stands_once_locked before insert or update on panel.record for each row execute function panel.record_stands_once_locked();

-- How many declared a conflict at an item: for the minute, which whoever works the case drafts, also where they may not know who it was.
create function panel.item_conflicts(at_item uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer
    from panel.conflict x
    join panel.item i on i.area_id = x.area_id and i.id = x.item_id
    join cases.case_file c on c.area_id = i.area_id and c.id = i.case_id
   where i.id = at_item and access.may_act_on_case(c.area_id, c.restricted, c.id)
$$;
alter function panel.item_conflicts(uuid) owner to causeway_search;
revoke execute on function panel.item_conflicts(uuid), panel.minute_goes_forward(), panel.record_stands_once_locked() from public;
grant execute on function panel.item_conflicts(uuid) to causeway_app;
revoke create on schema panel from causeway_search;

-- ── who ─────────────────────────────────────────────────────────────────────────────────────────

alter table panel.minute enable row level security;
alter table panel.minute force row level security;
alter table panel.addendum enable row level security;
alter table panel.addendum force row level security;

create policy with_the_case on panel.minute for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy note_takers_draft on panel.minute for insert to causeway_app with check (
  state = 'draft' and drafted_by = (select access.actor()) and changed_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = minute.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy note_takers_edit on panel.minute for update to causeway_app
  using (state = 'draft' and exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (state = 'draft' and changed_by = (select access.actor())
              and exists (select from cases.case_file c where c.id = case_id and c.area_id = minute.area_id));
create policy chairs_agree_and_lock on panel.minute for update to causeway_app
  using (state <> 'locked' and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
         and exists (select from cases.case_file c where c.id = case_id))
  with check (state <> 'draft' and changed_by = (select access.actor())
              and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]));
grant select, insert (item_id, area_id, case_id, sealed), update (state, sealed, agreed_meeting, version, changed_by, changed_at)
  on panel.minute to causeway_app;

create policy with_the_case on panel.addendum for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy note_takers_correct on panel.addendum for insert to causeway_app with check (
  added_by = (select access.actor())
  and exists (select from panel.minute m where m.item_id = addendum.item_id and m.state <> 'draft')
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = addendum.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, item_id, case_id, sealed) on panel.addendum to causeway_app;
