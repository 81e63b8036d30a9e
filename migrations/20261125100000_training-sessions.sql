-- Up Migration
-- Training sessions: when a course is given, who has a place, who waits for one, and who came. Whoever came has completed the course, once.
-- Like all of training: staff of partners, never people of cases.

create table training.session (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  course_id    uuid not null,
  held_on      date not null,
  starts_at    time not null,
  ends_at      time not null,
  place        text not null default '',
  link         text not null default '' constraint session_link_is_safe check (link ~ '^(https://[^\s]+)?$'),
  capacity     smallint not null constraint session_capacity check (capacity between 1 and 1000),
  trainer      text not null constraint session_has_a_trainer check (trainer <> ''),
  agency_id    uuid,
  arranged_by  uuid not null default access.agency(),
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  changed_by   uuid not null default access.actor() references accounts.account,
  changed_at   timestamptz not null default now(),
  version      integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  foreign key (area_id, arranged_by) references accounts.agency (area_id, id),
  constraint session_ends_after_it_starts check (ends_at > starts_at),
  constraint session_is_somewhere check (place <> '' or link <> '')
);
comment on table training.session is
  'A course given on a day, by the organisation of trainer. agency_id: only its people may come; null: everybody''s. arranged_by: the agency that answers for it.';
-- What comes next, of an area.
create index session_of_area on training.session (area_id, held_on);
create index session_of_course on training.session (area_id, course_id);

create table training.session_cancellation (
  session_id  uuid primary key,
  area_id     uuid not null references accounts.area,
  reason      text not null constraint session_cancellation_says_why check (reason <> ''),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  foreign key (area_id, session_id) references training.session (area_id, id)
);
comment on table training.session_cancellation is 'A session that is not held, and why. Rows never change: another session is arranged instead.';

create table training.booking (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  session_id  uuid not null,
  person_id   uuid not null,
  state       text not null default 'waiting' constraint booking_state check (state in ('booked', 'waiting', 'withdrawn')),
  asked_at    timestamptz not null default clock_timestamp(),
  added_by    uuid not null default access.actor() references accounts.account,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, session_id) references training.session (area_id, id),
  foreign key (area_id, person_id) references training.person (area_id, id)
);
comment on table training.booking is
  'Somebody asked for a place at a session. The database says whether there was one (give_place) or they wait, in the order in which they asked. Withdrawn stays.';
-- Asked twice is asked once, for as long as it stands.
create unique index booking_once on training.booking (area_id, session_id, person_id) where state <> 'withdrawn';
-- The waiting list.
create index booking_in_order on training.booking (area_id, session_id, asked_at);
create index booking_of_person on training.booking (area_id, person_id);

create table training.attendance (
  area_id         uuid not null references accounts.area,
  session_id      uuid not null,
  person_id       uuid not null,
  presence        text not null constraint attendance_presence check (presence in ('attended', 'absent', 'apologies')),
  asked_feedback  boolean not null default false,
  added_by        uuid not null default access.actor() references accounts.account,
  added_at        timestamptz not null default now(),
  changed_by      uuid not null default access.actor() references accounts.account,
  changed_at      timestamptz not null default now(),
  version         integer not null default 1,
  primary key (area_id, session_id, person_id),
  foreign key (area_id, session_id) references training.session (area_id, id),
  foreign key (area_id, person_id) references training.person (area_id, id)
);
comment on table training.attendance is
  'Whether somebody came to a session, booked or not. asked_feedback: that they were once sent a way to say what they thought; not whether they did.';
create index attendance_of_person on training.attendance (area_id, person_id);

-- Bookings of one session are taken one after the other, so that its last place is given once. Held until the transaction ends.
create function training.take_turn(session uuid) returns void
language sql volatile set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('training session ' || session::text, 0))
$$;

-- Whoever asks has a place while there is one, and waits otherwise. Counts across agencies, so it looks past row security.
create function training.give_place() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform training.take_turn(new.session_id);
  new.state := case
    when (select count(*) from training.booking b
           where b.area_id = new.area_id and b.session_id = new.session_id and b.state = 'booked')
       < (select s.capacity from training.session s where s.area_id = new.area_id and s.id = new.session_id)
    then 'booked' else 'waiting' end;
  new.asked_at := clock_timestamp();
  return new;
end
$$;
create trigger gives_place before insert on training.booking
  for each row when (new.state = 'waiting') execute function training.give_place();

-- Whoever waited longest takes what places there are; each with the address to tell it to, where they have one. Nothing is decided here but the
-- order, so anybody of the area may set it going: whoever withdraws does.
create function training.move_up(asked uuid) returns table (booking_id uuid, email text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform training.take_turn(asked);
  return query
    with open as (
      select s.area_id, s.id,
             s.capacity - (select count(*) from training.booking b
                            where b.area_id = s.area_id and b.session_id = s.id and b.state = 'booked') as places
        from training.session s
       where s.id = asked and s.area_id = any (access.areas()) and s.held_on >= access.today()
         and not exists (select from training.session_cancellation c where c.session_id = s.id)
    ), next as (
      select b.id, row_number() over (order by b.asked_at, b.id) as place, o.places
        from open o
        join training.booking b on b.area_id = o.area_id and b.session_id = o.id and b.state = 'waiting'
    )
    update training.booking b set state = 'booked', changed_by = access.actor(), changed_at = now()
      from next n, training.person p
     where n.place <= n.places and b.id = n.id and p.area_id = b.area_id and p.id = b.person_id
    returning b.id, p.email;
end
$$;

-- How many have a place and how many wait, without a name, for whoever may see the session.
create function training.places_taken(sessions uuid[]) returns table (session_id uuid, booked integer, waiting integer)
language sql stable security definer set search_path = '' as $$
  select s.id, count(*) filter (where b.state = 'booked')::integer, count(*) filter (where b.state = 'waiting')::integer
    from training.session s
    left join training.booking b on b.area_id = s.area_id and b.session_id = s.id
   where s.id = any (sessions) and s.area_id = any ((select access.areas())::uuid[])
     and (s.agency_id is null or s.agency_id = (select access.agency())
          or s.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
   group by s.id
$$;

-- The sessions on which the owner of a calendar's address has a place: when and where.
create function training.feed_sessions(hash bytea)
returns table (id uuid, held_on date, starts_at time, place text, version integer)
language sql stable security definer set search_path = '' as $$
  select s.id, s.held_on, s.starts_at, s.place, s.version
    from accounts.account a
    join training.person p on p.area_id = a.area_id and p.agency_id = a.agency_id and p.email = a.email
    join training.booking b on b.area_id = p.area_id and b.person_id = p.id and b.state = 'booked'
    join training.session s on s.area_id = b.area_id and s.id = b.session_id
   where a.id = access.feed_account(hash)
     and s.held_on >= access.today() - 90
     and not exists (select from training.session_cancellation c where c.session_id = s.id)
   order by s.held_on, s.starts_at
   limit 500
$$;

grant select on training.session, training.session_cancellation, training.booking, training.attendance to causeway_search;
grant update (state, changed_by, changed_at) on training.booking to causeway_search;
grant usage on schema training to causeway_public;
grant create on schema training to causeway_search;
do $$
declare
  fn text;
begin
  foreach fn in array array['training.give_place()', 'training.move_up(uuid)', 'training.places_taken(uuid[])', 'training.feed_sessions(bytea)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
  end loop;
end
$$;
revoke create on schema training from causeway_search;
revoke execute on function training.take_turn(uuid) from public;
grant execute on function training.take_turn(uuid) to causeway_app, causeway_search;
grant execute on function training.move_up(uuid), training.places_taken(uuid[]) to causeway_app;
grant execute on function training.feed_sessions(bytea) to causeway_public;

do $$
declare
  t text;
begin
  foreach t in array array['session', 'session_cancellation', 'booking', 'attendance'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
  end loop;
  -- What hangs on a person is seen by whoever sees the person.
  foreach t in array array['booking', 'attendance'] loop
    execute format($policy$create policy with_the_person on training.%I for select to causeway_app
      using (person_id in (select p.id from training.person p))$policy$, t);
  end loop;
end
$$;

-- A session for one agency is that agency's business, and that of those who keep all training.
create policy who_may_come_reads on training.session for select to causeway_app
  using (area_id = any ((select access.areas())::uuid[])
         and (agency_id is null or agency_id = (select access.agency())
              or area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])));
create policy editors_add on training.session for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and added_by = (select access.actor()));
-- An agency's contact arranges for its own people, since no others are in their sight.
create policy agency_adds on training.session for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and agency_id = (select access.agency()) and arranged_by = (select access.agency())
              and added_by = (select access.actor()));
-- Until somebody has said who came: what they completed is of that course and that day.
create policy editors_change on training.session for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and not exists (select from training.attendance a where a.area_id = session.area_id and a.session_id = session.id))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and changed_by = (select access.actor()));
create policy agency_changes on training.session for update to causeway_app
  using (area_id = any ((select access.areas_as('partner contact'))::uuid[])
         and agency_id = (select access.agency()) and arranged_by = (select access.agency())
         and not exists (select from training.attendance a where a.area_id = session.area_id and a.session_id = session.id))
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and agency_id = (select access.agency()) and arranged_by = (select access.agency())
              and changed_by = (select access.actor()));

create policy with_the_session on training.session_cancellation for select to causeway_app
  using (session_id in (select s.id from training.session s));
create policy arrangers_cancel on training.session_cancellation for insert to causeway_app
  with check (added_by = (select access.actor())
              and session_id in (
                select s.id from training.session s
                 where s.held_on >= (select access.today())
                   and (s.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                        or (s.area_id = any ((select access.areas_as('partner contact'))::uuid[])
                            and s.agency_id = (select access.agency()) and s.arranged_by = (select access.agency())))));

-- Whoever sees the person may ask for a place for them: those who keep the register, and they themselves.
create policy with_the_person_books on training.booking for insert to causeway_app
  with check (added_by = (select access.actor())
              and exists (select from training.person p
                            join training.session s on s.area_id = p.area_id
                           where p.id = booking.person_id and s.id = booking.session_id
                             and s.held_on >= (select access.today()) and (s.agency_id is null or s.agency_id = p.agency_id)
                             and not exists (select from training.session_cancellation c where c.session_id = s.id)));
create policy with_the_person_withdraws on training.booking for update to causeway_app
  using (state <> 'withdrawn' and person_id in (select p.id from training.person p)
         and session_id in (select s.id from training.session s where s.held_on >= (select access.today())))
  with check (state = 'withdrawn' and changed_by = (select access.actor()));

-- Who came is for whoever arranged the session to say, from its day on.
create policy arrangers_say on training.attendance for insert to causeway_app
  with check (added_by = (select access.actor())
              and exists (select from training.person p
                            join training.session s on s.area_id = p.area_id
                           where p.id = attendance.person_id and s.id = attendance.session_id
                             and s.held_on <= (select access.today()) and (s.agency_id is null or s.agency_id = p.agency_id)
                             and not exists (select from training.session_cancellation c where c.session_id = s.id)
                             and (s.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                                  or (s.area_id = any ((select access.areas_as('partner contact'))::uuid[])
                                      and s.agency_id = (select access.agency()) and s.arranged_by = (select access.agency())))));
create policy arrangers_put_right on training.attendance for update to causeway_app
  using (person_id in (select p.id from training.person p)
         and session_id in (
           select s.id from training.session s
            where s.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
               or (s.area_id = any ((select access.areas_as('partner contact'))::uuid[])
                   and s.agency_id = (select access.agency()) and s.arranged_by = (select access.agency()))))
  with check (changed_by = (select access.actor()));
-- Nobody says of themselves that they were there.
create policy nobody_attends_for_themselves on training.attendance as restrictive for insert to causeway_app
  with check (presence <> 'attended' or person_id <> all ((select access.own_training())::uuid[]));
create policy nobody_puts_themselves_right on training.attendance as restrictive for update to causeway_app
  using (person_id <> all ((select access.own_training())::uuid[]));

grant select, insert (id, area_id, course_id, held_on, starts_at, ends_at, place, link, capacity, trainer, agency_id),
  update (held_on, starts_at, ends_at, place, link, capacity, trainer, changed_by, changed_at, version) on training.session to causeway_app;
grant select, insert (session_id, area_id, reason) on training.session_cancellation to causeway_app;
grant select, insert (id, area_id, session_id, person_id), update (state, changed_by, changed_at) on training.booking to causeway_app;
grant select, insert (area_id, session_id, person_id, presence, asked_feedback),
  update (presence, asked_feedback, changed_by, changed_at, version) on training.attendance to causeway_app;

-- What somebody completed by being there. It stands for as long as the attendance says so: the one row of completion that can go again.
alter table training.completion drop constraint completion_evidence;
alter table training.completion add constraint completion_evidence check (evidence in ('imported', 'self-declared', 'verified', 'attended'));
comment on table training.completion is
  'Somebody completed a course on a day, and how we know. Rows never change: a wrong one is set aside by a correction, and the right one added. '
  'One that came of an attendance goes when the attendance is put right.';
create policy attended_is_recorded on training.completion as restrictive for insert to causeway_app
  with check (evidence <> 'attended'
              or exists (select from training.attendance a
                           join training.session s on s.area_id = a.area_id and s.id = a.session_id
                          where a.area_id = completion.area_id and a.person_id = completion.person_id and a.presence = 'attended'
                            and s.course_id = completion.course_id and s.held_on = completion.completed_on));
create policy goes_with_the_attendance on training.completion for delete to causeway_app
  using (evidence = 'attended'
         and (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              or (area_id = any ((select access.areas_as('partner contact'))::uuid[])
                  and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))))
         and not exists (select from training.attendance a
                           join training.session s on s.area_id = a.area_id and s.id = a.session_id
                          where a.area_id = completion.area_id and a.person_id = completion.person_id and a.presence = 'attended'
                            and s.course_id = completion.course_id and s.held_on = completion.completed_on));
grant delete on training.completion to causeway_app;

-- Said again whole for one word: who was seen at a session has the course as surely as who brought its certificate.
create or replace function access.panel_course_until(account uuid, area uuid, role text) returns date
language sql stable security definer set search_path = '' as $$
  select max((d.completed_on + make_interval(months => taken.validity_months))::date + needed.grace_days)
    from accounts.account a
    join training.person p on p.area_id = area and p.agency_id = a.agency_id and p.email = a.email
    join training.completion d on d.area_id = p.area_id and d.person_id = p.id
    join training.course taken on taken.area_id = d.area_id and taken.id = d.course_id
    join training.course needed on needed.area_id = area
     and needed.code = case when role = 'panel member' then 'panel_member' else 'panel_chair' end
   where a.id = account
     and (p.left_on is null or p.left_on > access.today())
     and d.completed_on <= access.today()
     and d.evidence in ('imported', 'verified', 'attended')
     and not exists (select from training.correction x where x.area_id = d.area_id and x.completion_id = d.id)
     and (taken.id = needed.id
          or exists (select from training.equivalence e where e.area_id = area and e.course_id = taken.id and e.counts_as_id = needed.id))
$$;
