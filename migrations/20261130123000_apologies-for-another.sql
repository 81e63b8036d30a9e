-- Up Migration
-- Whoever arranges the meetings takes down the apologies that a member gives them, with the deputy whom the member names: as if the member had sent them.

grant create on schema panel to causeway_search;

-- Somebody who is invited cannot come, and a deputy of a seat of theirs is invited in their place. A chair's deputy is a deputy: only the chair's own
-- presence is the chair's. Answers where to write to the deputy; refused when it is no deputy of theirs. Who may say so is asked by the functions beside it.
create function panel.apologies_of(asked panel.invitation, deputy uuid) returns table (email text, language text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  seat_role text;
begin
  if deputy is not null then
    select s.role into seat_role
      from panel.seat_person own
      join panel.seat s on s.area_id = own.area_id and s.id = own.seat_id
      join panel.seat_person theirs on theirs.area_id = own.area_id and theirs.seat_id = own.seat_id
     where own.area_id = asked.area_id and own.account_id = asked.account_id and own.part = 'holder'
       and theirs.account_id = deputy and theirs.part = 'deputy'
       and own.from_on <= access.today() and (own.until_on is null or own.until_on >= access.today())
       and theirs.from_on <= access.today() and (theirs.until_on is null or theirs.until_on >= access.today())
     limit 1;
    if not found then
      raise exception 'not a deputy' using errcode = '42501';
    end if;
  end if;
  update panel.invitation v set present = 'apologies' where v.meeting_id = asked.meeting_id and v.account_id = asked.account_id;
  if deputy is null then
    return;
  end if;
  insert into panel.invitation as v (area_id, meeting_id, account_id, capacity, in_place_of)
  values (asked.area_id, asked.meeting_id, deputy,
          case seat_role when 'chair' then 'deputy' when 'deputy_chair' then 'deputy' when 'police' then 'police' when 'observer' then 'observer' else 'member' end,
          asked.account_id)
  on conflict (meeting_id, account_id) do nothing;
  return query select a.email, a.language from accounts.account a where a.id = deputy and a.disabled_at is null;
end
$$;

-- Said again, of oneself.
create or replace function panel.send_apologies(about uuid, deputy uuid) returns table (email text, language text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked panel.invitation;
begin
  select v.* into asked
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
   where v.meeting_id = about and v.account_id = access.actor()
     and about = any (access.meetings())
     and m.cancelled_at is null and m.held_on >= access.today();
  if not found then
    raise exception 'not invited' using errcode = '42501';
  end if;
  return query select a.email, a.language from panel.apologies_of(asked, deputy) a;
end
$$;

-- Of somebody else who is invited, by whoever arranges the meeting.
create function panel.take_apologies(about uuid, member uuid, deputy uuid) returns table (email text, language text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked panel.invitation;
begin
  select v.* into asked
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
   where v.meeting_id = about and v.account_id = member
     and m.area_id = any (access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))
     and m.cancelled_at is null and m.held_on >= access.today();
  if not found then
    raise exception 'not theirs to say' using errcode = '42501';
  end if;
  return query select a.email, a.language from panel.apologies_of(asked, deputy) a;
end
$$;

alter function panel.apologies_of(panel.invitation, uuid) owner to causeway_search;
alter function panel.take_apologies(uuid, uuid, uuid) owner to causeway_search;
revoke execute on function panel.apologies_of(panel.invitation, uuid), panel.take_apologies(uuid, uuid, uuid) from public;
grant execute on function panel.take_apologies(uuid, uuid, uuid) to causeway_app;
revoke create on schema panel from causeway_search;
