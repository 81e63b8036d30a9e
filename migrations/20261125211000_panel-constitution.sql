-- Up Migration
-- What the panel is: its terms of reference, the seats on it and who sits there, when it meets, and what its members have declared
-- (CTSA 2015 s37; process.md 1.3, 2.7). None of it names a person in a case.

create table panel.terms (
  id                uuid primary key,
  area_id           uuid not null references accounts.area,
  number            integer not null constraint terms_number_counts check (number > 0),
  body              text not null,
  complaints        text not null default '',
  agreed_on         date not null,
  review_on         date not null,
  quorum_services   text[] not null default '{}',
  quorum_agencies   smallint constraint terms_quorum_agencies check (quorum_agencies between 2 and 30),
  added_by          uuid not null default access.actor() references accounts.account,
  added_at          timestamptz not null default now(),
  unique (area_id, id),
  constraint terms_in_order unique (area_id, number),
  constraint terms_reviewed_after_agreed check (review_on > agreed_on)
);
comment on table panel.terms is
  'A version of the terms of reference of an area''s panel, from the day it was agreed. Rows never change: a correction is a new version. The quorum is what '
  'the panel asks for beyond section 37, and nothing unless it says so.';

create table panel.seat (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  agency_id   uuid not null,
  role        text not null constraint seat_role check (role in
                ('chair', 'deputy_chair', 'police', 'member_core', 'member_case', 'schedule7', 'voluntary', 'observer')),
  speaks_for  text not null default '',
  from_on     date not null,
  until_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint seat_ends_after_it_begins check (until_on >= from_on)
);
comment on table panel.seat is
  'A seat on the panel: of which agency, in which role, for which service it speaks, from a day to a day. Ended by date, never deleted. Who sits there is in '
  'seat_person, which fewer may read.';
create index seat_of_area on panel.seat (area_id, from_on);
-- One council chairs (s37(5)).
create unique index seat_one_chair on panel.seat (area_id) where role = 'chair' and until_on is null;

create table panel.seat_person (
  id          uuid primary key,
  area_id     uuid not null,
  seat_id     uuid not null,
  account_id  uuid not null references accounts.account,
  part        text not null constraint seat_person_part check (part in ('holder', 'deputy')),
  from_on     date not null,
  until_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, seat_id) references panel.seat (area_id, id),
  constraint seat_person_ends_after_they_begin check (until_on >= from_on)
);
comment on table panel.seat_person is 'Who holds a seat, or comes in their place, from a day to a day. Ended by date, never deleted.';
create index seat_person_of_seat on panel.seat_person (area_id, seat_id);
create index seat_person_of_account on panel.seat_person (area_id, account_id);
create unique index seat_person_one_holder on panel.seat_person (seat_id) where part = 'holder' and until_on is null;
create unique index seat_person_once on panel.seat_person (seat_id, account_id) where until_on is null;

create table panel.cycle (
  area_id      uuid primary key references accounts.area,
  every_weeks  smallint not null constraint cycle_every_weeks check (every_weeks between 1 and 26),
  starts_at    text not null constraint cycle_starts_at check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place        text not null default '',
  counts_from  date not null,
  changed_by   uuid not null default access.actor() references accounts.account,
  changed_at   timestamptz not null default now(),
  version      integer not null default 1
);
comment on table panel.cycle is 'How often the panel means to meet: every so many weeks from a day on, whose weekday is the meetings''.';

create table panel.interest (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  account_id   uuid not null references accounts.account,
  words        text not null constraint interest_says_something check (words <> ''),
  declared_on  date not null default access.today(),
  declared_by  uuid not null default access.actor() references accounts.account,
  ended_on     date,
  ended_by     uuid references accounts.account,
  constraint interest_ended_whole check ((ended_on is null) = (ended_by is null))
);
comment on table panel.interest is
  'What a member of the panel declared of themselves and for every meeting: "governor of a school". Never about a person in a case. Ended, never deleted.';
create index interest_of_area on panel.interest (area_id, account_id);

create table panel.declaration (
  id           uuid primary key,
  area_id      uuid not null,
  meeting_id   uuid not null,
  account_id   uuid not null references accounts.account,
  says         text not null constraint declaration_says check (says in ('nothing', 'something')),
  declared_by  uuid not null default access.actor() references accounts.account,
  declared_at  timestamptz not null default now(),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id)
);
comment on table panel.declaration is
  'What a member answered when a meeting asked for conflicts of interest: nothing, or something, which is then declared on its item. The latest counts.';
create index declaration_of_meeting on panel.declaration (area_id, meeting_id, account_id, declared_at desc);

do $$
declare
  t text;
begin
  foreach t in array array['terms', 'seat', 'seat_person', 'cycle', 'interest', 'declaration'] loop
    execute format('alter table panel.%I enable row level security', t);
    execute format('alter table panel.%I force row level security', t);
  end loop;
end
$$;

-- Terms, and which agency has which seat, are no secret among those who govern or sit.
create policy governance_reads on panel.terms for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member', 'case officer', 'panel member'))::uuid[]));
create policy chairs_agree on panel.terms for insert to causeway_app
  with check (area_id = any ((select access.areas_as('channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, number, body, complaints, agreed_on, review_on, quorum_services, quorum_agencies) on panel.terms to causeway_app;

create policy governance_reads on panel.seat for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member', 'case officer', 'panel member'))::uuid[]));
create policy organisers_add on panel.seat for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_change on panel.seat for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (id, area_id, agency_id, role, speaks_for, from_on, until_on),
  update (speaks_for, until_on, changed_by, changed_at, version) on panel.seat to causeway_app;

create policy panel_reads on panel.seat_person for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'case officer', 'panel member'))::uuid[]));
create policy organisers_add on panel.seat_person for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_change on panel.seat_person for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (id, area_id, seat_id, account_id, part, from_on, until_on),
  update (until_on, changed_by, changed_at, version) on panel.seat_person to causeway_app;

create policy panel_reads on panel.cycle for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'case officer', 'panel member'))::uuid[]));
create policy organisers_add on panel.cycle for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy organisers_change on panel.cycle for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (area_id, every_weeks, starts_at, place, counts_from),
  update (every_weeks, starts_at, place, counts_from, changed_by, changed_at, version) on panel.cycle to causeway_app;

-- A member's own, and whoever keeps the register reads all.
create policy own_and_organisers_read on panel.interest for select to causeway_app
  using (account_id = (select access.actor()) or area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_and_organisers_declare on panel.interest for insert to causeway_app
  with check ((account_id = (select access.actor())
               and area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'case officer', 'panel member'))::uuid[]))
              or area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_and_organisers_end on panel.interest for update to causeway_app
  using (ended_on is null
         and (account_id = (select access.actor()) or area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])))
  with check (ended_by = (select access.actor()));
grant select, insert (id, area_id, account_id, words), update (ended_on, ended_by) on panel.interest to causeway_app;

create policy own_and_organisers_read on panel.declaration for select to causeway_app
  using (account_id = (select access.actor()) or area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_and_organisers_declare on panel.declaration for insert to causeway_app
  with check ((account_id = (select access.actor()) and meeting_id = any ((select access.meetings())::uuid[]))
              or area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, meeting_id, account_id, says) on panel.declaration to causeway_app;

-- ── what a member may do, or be counted by, beyond their rows ────────────────────────────────────
grant create on schema panel to causeway_search;
grant select on panel.seat, panel.seat_person to causeway_search;
grant insert (area_id, meeting_id, account_id, capacity, in_place_of), update (present) on panel.invitation to causeway_search;

-- Somebody who is invited says that they cannot come, and may name a deputy of a seat of theirs, who is then invited. A chair's deputy is a
-- deputy: only the chair's own presence is the chair's. Answers where to write to the deputy; refused when it is not theirs to say.
create function panel.send_apologies(about uuid, deputy uuid) returns table (email text, language text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked panel.invitation;
  seat_role text;
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
  update panel.invitation v set present = 'apologies' where v.meeting_id = about and v.account_id = asked.account_id;
  if deputy is null then
    return;
  end if;
  insert into panel.invitation as v (area_id, meeting_id, account_id, capacity, in_place_of)
  values (asked.area_id, about, deputy,
          case seat_role when 'chair' then 'deputy' when 'deputy_chair' then 'deputy' when 'police' then 'police' when 'observer' then 'observer' else 'member' end,
          asked.account_id)
  on conflict (meeting_id, account_id) do nothing;
  return query select a.email, a.language from accounts.account a where a.id = deputy and a.disabled_at is null;
end
$$;

-- On which days conflicts with a case were declared, and by whom: never with which. Not told of oneself what somebody else declared.
create function panel.conflicts_declared(area uuid) returns table (account_id uuid, declared_on date)
language sql stable security definer set search_path = '' as $$
  select found.account_id, (found.declared_at at time zone 'Europe/London')::date
    from (select x.account_id, x.declared_by, x.declared_at from panel.conflict x where x.area_id = area
          union all
          select x.account_id, x.declared_by, x.declared_at from cases.conflict x where x.area_id = area) found
   where area = any (access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))
     and (found.account_id <> access.actor() or found.declared_by = access.actor())
   order by 2 desc
$$;

alter function panel.send_apologies(uuid, uuid) owner to causeway_search;
alter function panel.conflicts_declared(uuid) owner to causeway_search;
revoke execute on function panel.send_apologies(uuid, uuid), panel.conflicts_declared(uuid) from public;
grant execute on function panel.send_apologies(uuid, uuid), panel.conflicts_declared(uuid) to causeway_app;
revoke create on schema panel from causeway_search;
