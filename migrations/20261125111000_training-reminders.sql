-- Up Migration
-- Reminders of courses that lapse or are needed: to the person, once for each course, day and step; to the contacts of an agency, once a week.

create table training.reminder (
  area_id    uuid not null references accounts.area,
  person_id  uuid not null,
  course_id  uuid not null,
  due_on     date not null,
  step       text not null constraint reminder_step check (step in ('first', 'second', 'last', 'past')),
  sent_on    date not null,
  sent_at    timestamptz not null default now(),
  -- However often the job runs.
  primary key (area_id, person_id, course_id, due_on, step),
  foreign key (area_id, person_id) references training.person (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id)
);
comment on table training.reminder is
  'Somebody was reminded of a course that they must have by a day: first, second and last before it, and once when it is past. Written by training.remind_people() alone.';
-- The page of reminders shows the latest of an area.
create index reminder_latest on training.reminder (area_id, sent_on desc);
create index reminder_of_course on training.reminder (area_id, course_id);

create table training.digest (
  area_id    uuid not null references accounts.area,
  agency_id  uuid not null,
  -- A Monday.
  week_on    date not null constraint digest_of_a_week check (extract(isodow from week_on) = 1),
  people     integer not null,
  sent_on    date not null,
  sent_at    timestamptz not null default now(),
  primary key (area_id, agency_id, week_on),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id)
);
comment on table training.digest is
  'The contacts of an agency were told, once in a week, that some of its people must take a course soon or should have. Written by training.remind_agencies() alone.';

create table training.without_letters (
  area_id    uuid not null references accounts.area,
  person_id  uuid not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  primary key (area_id, person_id),
  foreign key (area_id, person_id) references training.person (area_id, id)
);
comment on table training.without_letters is 'Somebody asked for no reminders, or their agency did for them. Their agency still hears. Taken back by deleting it.';

do $$
declare
  t text;
begin
  foreach t in array array['reminder', 'digest', 'without_letters'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
  end loop;
  -- What hangs on a person is seen by whoever sees the person.
  foreach t in array array['reminder', 'without_letters'] loop
    execute format($policy$create policy with_the_person on training.%I for select to causeway_app
      using (person_id in (select p.id from training.person p))$policy$, t);
  end loop;
end
$$;
create policy keepers_read on training.digest for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         or (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())));
-- Whoever sees a person is whoever keeps them, or themselves: each may say so, and take it back.
create policy with_the_person_adds on training.without_letters for insert to causeway_app
  with check (person_id in (select p.id from training.person p) and added_by = (select access.actor()));
create policy with_the_person_removes on training.without_letters for delete to causeway_app
  using (person_id in (select p.id from training.person p));

grant select on training.reminder, training.digest to causeway_app;
grant select, insert (area_id, person_id), delete on training.without_letters to causeway_app;
grant select, insert (area_id, person_id, course_id, due_on, step, sent_on) on training.reminder to causeway_search;
grant select, insert (area_id, agency_id, week_on, people, sent_on) on training.digest to causeway_search;
grant select on training.without_letters to causeway_search;

-- Which step a day is at. src/training/reminders/steps.ts says the same in words and types; a property test holds them together.
create function training.reminder_step(due_on date, on_day date, first_days integer, second_days integer, last_days integer) returns text
language sql immutable set search_path = '' as $$
  select case
    when on_day > due_on then 'past'
    when on_day >= due_on - last_days then 'last'
    when on_day >= due_on - second_days then 'second'
    when on_day >= due_on - first_days then 'first'
  end
$$;

-- Whether a letter can go there, as src/platform/mail/letter.ts has it: lists from files bring what is no address.
create function training.can_be_written_to(email text) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(length(email) <= 254 and email ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$', false)
$$;

-- By when everybody of an area must have each course they need: the last day of what they have, and nobody sooner than the day they were given
-- when they started. Exempt is not needed. Runs as whoever asks: rows of others do not exist.
create function training.needed_by(area uuid, on_day date)
returns table (person_id uuid, agency_id uuid, course_id uuid, due_on date)
language sql stable set search_path = '' as $$
  select s.person_id, s.agency_id, s.course_id, greatest(s.until_on, s.due_on)
    from training.standing_on(area, on_day) s
   where s.status <> 'exempt'
$$;

-- Marks what some people of an area are to be reminded of, and says where to write: to each one letter, however many courses. At most so many
-- people at a time; nobody, once all have been reminded. For the clerk alone.
create function training.remind_people(area uuid, on_day date, first_days integer, second_days integer, last_days integer, at_most integer)
returns table (person_id uuid, email text, language text, is_past boolean, courses integer)
language sql volatile security definer set search_path = '' as $$
  with open as (
    select p.id, p.email, p.agency_id, n.course_id, n.due_on, t.step
      from training.needed_by(area, on_day) n
      join training.person p on p.area_id = area and p.id = n.person_id
      cross join lateral (select training.reminder_step(n.due_on, on_day, first_days, second_days, last_days) as step) t
     where t.step is not null and training.can_be_written_to(p.email)
       and not exists (select from training.without_letters w where w.area_id = area and w.person_id = p.id)
       and not exists (select from training.reminder r
                        where r.area_id = area and r.person_id = p.id and r.course_id = n.course_id and r.due_on = n.due_on and r.step = t.step)
  ), chosen as (
    select distinct o.id from open o order by o.id limit at_most
  ), marked as (
    insert into training.reminder (area_id, person_id, course_id, due_on, step, sent_on)
    select area, o.id, o.course_id, o.due_on, o.step, on_day from open o where o.id in (select c.id from chosen c)
        on conflict do nothing
    returning reminder.person_id, reminder.step
  )
  select m.person_id, p.email, coalesce(a.language, 'en'), bool_or(m.step = 'past'), count(*)::integer
    from marked m
    join training.person p on p.area_id = area and p.id = m.person_id
    left join accounts.account a on a.area_id = area and a.agency_id = p.agency_id and a.email = p.email
   group by m.person_id, p.email, a.language
$$;

-- Marks which agencies of an area are told this week that some of their people must take a course soon or should have, and says where to write.
-- An agency without a contact is told in the week in which it has one. For the clerk alone.
create function training.remind_agencies(area uuid, on_day date, first_days integer)
returns table (agency_id uuid, email text, language text)
language sql volatile security definer set search_path = '' as $$
  with near as (
    select n.agency_id, count(distinct n.person_id)::integer as people
      from training.needed_by(area, on_day) n
     where n.due_on - first_days <= on_day
     group by n.agency_id
  ), contacts as (
    select distinct a.agency_id, a.email, a.language
      from accounts.holding h
      join accounts.account a on a.id = h.account_id
     where h.area_id = area and h.role = 'partner contact' and a.disabled_at is null
       and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
  ), marked as (
    insert into training.digest (area_id, agency_id, week_on, people, sent_on)
    select area, n.agency_id, date_trunc('week', on_day)::date, n.people, on_day
      from near n
     where n.agency_id in (select c.agency_id from contacts c)
        on conflict do nothing
    returning digest.agency_id
  )
  select c.agency_id, c.email, c.language from contacts c where c.agency_id in (select m.agency_id from marked m)
$$;

grant create on schema training to causeway_search;
alter function training.remind_people(uuid, date, integer, integer, integer, integer) owner to causeway_search;
alter function training.remind_agencies(uuid, date, integer) owner to causeway_search;
revoke create on schema training from causeway_search;
revoke execute on function training.reminder_step(date, date, integer, integer, integer), training.can_be_written_to(text), training.needed_by(uuid, date),
  training.remind_people(uuid, date, integer, integer, integer, integer), training.remind_agencies(uuid, date, integer) from public;
grant execute on function training.reminder_step(date, date, integer, integer, integer), training.can_be_written_to(text), training.needed_by(uuid, date)
  to causeway_app, causeway_search;
grant execute on function training.remind_people(uuid, date, integer, integer, integer, integer), training.remind_agencies(uuid, date, integer)
  to causeway_clerk;
