-- Up Migration
-- The minute of a meeting itself: who came, and what was said at its standing items. Nothing in it is of a case: cases have minutes of their own. It goes
-- the same way, draft, agreed, locked, and whoever sees the meeting reads it.

grant create on schema panel to causeway_search;

create table panel.general_minute (
  meeting_id      uuid primary key,
  area_id         uuid not null,
  state           text not null default 'draft' constraint general_minute_state check (state in ('draft', 'agreed', 'locked')),
  content         jsonb not null constraint general_minute_not_endless check (length(content::text) <= 1000000),
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
  unique (area_id, meeting_id),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id),
  foreign key (area_id, agreed_meeting) references panel.meeting (area_id, id),
  constraint general_minute_agreed_whole check ((state = 'draft') = (agreed_at is null) and (agreed_at is null) = (agreed_by is null)
                                                and (agreed_meeting is null or agreed_at is not null)),
  constraint general_minute_locked_whole check ((state = 'locked') = (locked_at is not null) and (locked_at is null) = (locked_by is null))
);
comment on table panel.general_minute is
  'What a meeting of the panel said and decided that concerns no case, and who came. agreed_meeting is the meeting that agreed it, where one did.';

create table panel.general_addendum (
  id          uuid primary key,
  area_id     uuid not null,
  meeting_id  uuid not null,
  words       text not null constraint general_addendum_words check (length(words) between 1 and 20000),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  foreign key (area_id, meeting_id) references panel.general_minute (area_id, meeting_id)
);
comment on table panel.general_addendum is 'A correction of a meeting''s minute that is agreed or locked: beneath it, never in it.';
create index general_addendum_of_meeting on panel.general_addendum (area_id, meeting_id);
create trigger append_only before update on panel.general_addendum for each row execute function records.refuse_change();

-- ── forward, and no further than locked ─────────────────────────────────────────────────────────

create function panel.general_minute_goes_forward() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'agreed'), ('agreed', 'locked')) then
    raise exception 'a minute that is % does not become %', old.state, new.state using errcode = '42501';
  end if;
  if new.state <> 'draft' and new.content is distinct from old.content then
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
    perform pg_advisory_xact_lock(hashtextextended('panel.general_minute ' || new.meeting_id, 0));
    new.locked_by := new.changed_by;
    new.locked_at := now();
  end if;
  return new;
end
$$;
create trigger goes_forward before update on panel.general_minute for each row execute function panel.general_minute_goes_forward();

-- What was typed of the standing items stands as it is once the minute is locked.
create function panel.standing_record_stands_once_locked() returns trigger
language plpgsql set search_path = '' as $$
declare
  meeting uuid := (select i.meeting_id from panel.item i where i.id = new.item_id);
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('panel.general_minute ' || meeting, 0));
  if exists (select from panel.general_minute m where m.meeting_id = meeting and m.state = 'locked') then
    raise exception 'the minute of this meeting is locked' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger stands_once_locked before insert or update on panel.standing_record for each row execute function panel.standing_record_stands_once_locked();

-- How many declared a conflict with something on the agenda: for the minute of the meeting, which tells neither who nor with what.
create function panel.meeting_conflicts(at_meeting uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select count(distinct x.account_id)::integer
    from panel.conflict x
    join panel.item i on i.area_id = x.area_id and i.id = x.item_id
   where i.meeting_id = at_meeting and i.state <> 'taken off'
     and i.area_id = any (access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))
$$;
alter function panel.meeting_conflicts(uuid) owner to causeway_search;
revoke execute on function panel.meeting_conflicts(uuid), panel.general_minute_goes_forward(), panel.standing_record_stands_once_locked() from public;
grant execute on function panel.meeting_conflicts(uuid) to causeway_app;
revoke create on schema panel from causeway_search;

-- ── who ─────────────────────────────────────────────────────────────────────────────────────────

alter table panel.general_minute enable row level security;
alter table panel.general_minute force row level security;
alter table panel.general_addendum enable row level security;
alter table panel.general_addendum force row level security;

create policy with_the_meeting on panel.general_minute for select to causeway_app
  using (exists (select from panel.meeting m where m.id = meeting_id));
create policy note_takers_draft on panel.general_minute for insert to causeway_app with check (
  state = 'draft' and drafted_by = (select access.actor()) and changed_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
create policy note_takers_edit on panel.general_minute for update to causeway_app
  using (state = 'draft'
    and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]))
  with check (state = 'draft' and changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
create policy chairs_agree_and_lock on panel.general_minute for update to causeway_app
  using (state <> 'locked' and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]))
  with check (state <> 'draft' and changed_by = (select access.actor())
    and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]));
grant select, insert (meeting_id, area_id, content), update (state, content, agreed_meeting, version, changed_by, changed_at)
  on panel.general_minute to causeway_app;

create policy with_the_meeting on panel.general_addendum for select to causeway_app
  using (exists (select from panel.meeting m where m.id = meeting_id));
create policy note_takers_correct on panel.general_addendum for insert to causeway_app with check (
  added_by = (select access.actor())
  and exists (select from panel.general_minute m where m.meeting_id = general_addendum.meeting_id and m.state <> 'draft')
  and area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, meeting_id, words) on panel.general_addendum to causeway_app;
