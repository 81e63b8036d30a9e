-- Up Migration
-- A meeting is changed and cancelled, and those who are asked to it are told; whoever cannot come says so, and who comes in their place.
grant create on schema access, panel to causeway_search;

alter table panel.meeting
  add column cancelled_at timestamptz,
  add column cancelled_by uuid references accounts.account,
  add column cancel_reason text not null default '',
  add column changed_by uuid references accounts.account,
  add column changed_at timestamptz not null default now(),
  add column attendance_version integer not null default 0,
  add column attendance_by uuid references accounts.account,
  add column attendance_at timestamptz,
  add constraint meeting_cancelled_whole check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason = ''));
comment on column panel.meeting.changed_by is 'Who changed when or where it is, or cancelled it; null: it is as it was arranged. Written by the trigger.';
comment on column panel.meeting.cancel_reason is 'Why it is not held; the row stays. Whatever was on its agenda is to be listed again.';
comment on column panel.meeting.attendance_version is 'How often who came was noted: two who take notes at once see each other''s.';

alter table panel.invitation
  add column in_place_of uuid references accounts.account,
  drop constraint invitation_capacity,
  add constraint invitation_capacity check (capacity in ('chair', 'deputy', 'police', 'member', 'observer')),
  add constraint invitation_in_place_of_another check (in_place_of <> account_id);
comment on column panel.invitation.in_place_of is 'Whose deputy they come as: whoever sent apologies named them.';

-- What was cancelled stays as it was.
drop policy organisers_change on panel.meeting;
create policy organisers_change on panel.meeting for update to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and cancelled_at is null)
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and (cancelled_by is null or cancelled_by = (select access.actor())));
grant update (kind, cancelled_at, cancelled_by, cancel_reason, attendance_version) on panel.meeting to causeway_app;

-- Nobody writes another's name under a change.
create function panel.say_who_changed_meeting() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.attendance_version <> old.attendance_version then
    new.attendance_by := access.actor_if_any();
    new.attendance_at := now();
  end if;
  if new.version <> old.version then
    new.changed_by := access.actor_if_any();
    new.changed_at := now();
  end if;
  return new;
end
$$;
create trigger meeting_says_who_changed before update on panel.meeting
  for each row execute function panel.say_who_changed_meeting();

-- Said again whole: a meeting that was cancelled opens no case, and neither does looking on.
create or replace function access.cases_by_panel() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct i.case_id), '{}')
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
    join panel.item i on i.area_id = m.area_id and i.meeting_id = m.id
    join cases.case_file c on c.area_id = i.area_id and c.id = i.case_id
   where v.account_id = (select access.actor())
     and m.area_id = any ((select access.case_areas_as('panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))::uuid[])
     and m.pack_published_at is not null
     and m.cancelled_at is null
     and v.capacity <> 'observer'
     and access.today() <= m.held_on + 30
     and i.state <> 'taken off'
     and not c.restricted
     and not exists (select from panel.conflict x
                       join panel.item declared on declared.area_id = x.area_id and declared.id = x.item_id
                      where declared.case_id = i.case_id and x.account_id = v.account_id)
$$;

-- As before, and whether it was cancelled: a calendar then strikes it out.
drop function panel.feed_meetings(bytea);
create function panel.feed_meetings(hash bytea)
returns table (id uuid, held_on date, starts_at time, place text, version integer, cancelled boolean)
language sql stable security definer set search_path = '' as $$
  select m.id, m.held_on, m.starts_at::time, m.place, m.version, m.cancelled_at is not null
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
   where v.account_id = access.feed_account(hash)
     and m.area_id = any (access.feed_areas_as(hash, 'panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))
     and m.held_on >= access.today() - 90
   order by m.held_on, m.starts_at
   limit 500
$$;

-- Where to write to those who are asked to a meeting, for whoever arranges it; colleagues' addresses are otherwise the administrator's.
create function panel.whom_to_tell(about uuid) returns table (account_id uuid, email text, language text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.email, a.language
    from panel.meeting m
    join panel.invitation v on v.area_id = m.area_id and v.meeting_id = m.id
    join accounts.account a on a.id = v.account_id
   where m.id = about
     and m.area_id = any (access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))
     and v.present is distinct from 'apologies'
     and a.disabled_at is null
     and a.id <> access.actor()
$$;

alter function panel.feed_meetings(bytea) owner to causeway_search;
alter function panel.whom_to_tell(uuid) owner to causeway_search;
revoke execute on function panel.feed_meetings(bytea), panel.whom_to_tell(uuid) from public;
grant execute on function panel.feed_meetings(bytea) to causeway_public;
grant execute on function panel.whom_to_tell(uuid) to causeway_app;

-- Cases whose meeting was cancelled: asked for on the panel's page, and few.
create index meeting_cancelled on panel.meeting (area_id, held_on) where cancelled_at is not null;
revoke create on schema access, panel from causeway_search;
