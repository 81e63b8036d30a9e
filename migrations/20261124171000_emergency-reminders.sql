-- Up Migration
-- An emergency access that nobody has judged in time is brought up again, once, to everybody who may judge it.
grant create on schema cases to causeway_search;

create table cases.emergency_reminder (
  -- Once for each access, however often the job runs.
  access_id  uuid primary key,
  area_id    uuid not null,
  sent_at    timestamptz not null default now(),
  foreign key (area_id, access_id) references cases.emergency_access (area_id, id)
);
comment on table cases.emergency_reminder is
  'Everybody who may judge an emergency access was told that it is overdue. Written by cases.remind_of_emergency() alone.';
create index emergency_reminder_of_access on cases.emergency_reminder (area_id, access_id);
alter table cases.emergency_reminder enable row level security;
alter table cases.emergency_reminder force row level security;
create trigger append_only before update on cases.emergency_reminder for each row execute function records.refuse_change();
grant select, insert (access_id, area_id) on cases.emergency_reminder to causeway_search;

-- What nobody has said the last word on and nobody was reminded of, in every area: when and where, never why. For the clerk alone.
create function cases.emergencies_unreviewed()
returns table (id uuid, area_id uuid, case_id uuid, reference text, started_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.id, e.area_id, e.case_id, e.reference, e.started_at
    from cases.emergency_access e
   where not exists (select from cases.emergency_review v where v.access_id = e.id and v.outcome <> 'follow up')
     and not exists (select from cases.emergency_reminder m where m.access_id = e.id)
   order by e.started_at, e.id
$$;

-- Marks an access as brought up again and says whom to tell: nobody, when it was judged or brought up meanwhile. For the clerk alone.
create function cases.remind_of_emergency(overdue uuid) returns table (email text, language text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into cases.emergency_reminder (access_id, area_id)
  select u.id, u.area_id from cases.emergencies_unreviewed() u where u.id = remind_of_emergency.overdue
      on conflict do nothing;
  if not found then
    return;
  end if;
  return query
    select distinct a.email, a.language
      from cases.emergency_access e
      join accounts.holding h on h.area_id = e.area_id and h.role in ('channel chair', 'deputy chair', 'information governance')
      join accounts.account a on a.id = h.account_id
     where e.id = remind_of_emergency.overdue
       and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
       and a.disabled_at is null
       and a.id <> e.account_id;
end
$$;

do $$
begin
  alter function cases.emergencies_unreviewed() owner to causeway_search;
  alter function cases.remind_of_emergency(uuid) owner to causeway_search;
  revoke execute on function cases.emergencies_unreviewed(), cases.remind_of_emergency(uuid) from public;
  grant execute on function cases.emergencies_unreviewed(), cases.remind_of_emergency(uuid) to causeway_clerk;
end
$$;
revoke create on schema cases from causeway_search;
