-- Up Migration
-- Who needs which course, who has it and who is due: courses and what counts as them, whom each is asked of, the people of the agencies, and what
-- they completed. They are staff of partners, never people of cases: nothing here refers to people or cases, and nothing there to here.

create schema training;
grant usage on schema training to causeway_app, causeway_search, causeway_clerk;
grant create on schema access to causeway_search;

create table training.course (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  code             text,
  name             text not null,
  validity_months  smallint not null constraint course_validity check (validity_months between 1 and 120),
  grace_days       smallint not null constraint course_grace check (grace_days between 0 and 365),
  from_on          date not null,
  until_on         date,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  constraint course_name_once unique (area_id, name),
  constraint course_code_once unique (area_id, code),
  constraint course_ends_after_it_begins check (until_on >= from_on)
);
comment on table training.course is
  'A course as this area counts it: how long it is in date and how long one may be late. Taken between from_on and until_on; what was taken stays. code is of the national list.';

create table training.equivalence (
  area_id      uuid not null references accounts.area,
  course_id    uuid not null,
  counts_as_id uuid not null,
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  primary key (area_id, course_id, counts_as_id),
  foreign key (area_id, course_id) references training.course (area_id, id),
  foreign key (area_id, counts_as_id) references training.course (area_id, id),
  constraint equivalence_of_another check (course_id <> counts_as_id)
);
comment on table training.equivalence is
  'Whoever took one course has what another teaches, for as long as the one they took is in date. One step only: it is not passed on.';
-- Foreign keys look from the other side.
create index equivalence_counts_as on training.equivalence (area_id, counts_as_id);

create table training.requirement (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  course_id    uuid not null,
  role         text not null default '',
  agency_kind  text not null default '',
  setting      text not null default '',
  within_days  smallint not null constraint requirement_within check (within_days between 0 and 730),
  why          text not null,
  from_on      date not null,
  until_on     date,
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  changed_by   uuid not null default access.actor() references accounts.account,
  changed_at   timestamptz not null default now(),
  version      integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id),
  constraint requirement_ends_after_it_begins check (until_on >= from_on)
);
comment on table training.requirement is
  'An audience (role, kind of agency, setting; an empty one means any) needs a course within so many days of starting, and why. Ended by date, never deleted.';
create index requirement_of_area on training.requirement (area_id, course_id);

create table training.person (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  agency_id     uuid not null,
  name          text not null,
  email         text constraint person_email_form check (email = lower(email) and position('@' in email) > 1),
  staff_number  text constraint person_staff_number_form check (staff_number <> ''),
  role          text not null,
  setting       text not null,
  started_on    date not null,
  left_on       date,
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  changed_by    uuid not null default access.actor() references accounts.account,
  changed_at    timestamptz not null default now(),
  version       integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint person_email_once unique (area_id, agency_id, email),
  constraint person_staff_number_once unique (area_id, agency_id, staff_number),
  constraint person_can_be_found check (email is not null or staff_number is not null),
  constraint person_leaves_after_they_started check (left_on >= started_on)
);
comment on table training.person is
  'Somebody who works for a partner and needs training. Found again by e-mail or staff number within their agency. Never a person of a case.';

create table training.completion (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  person_id     uuid not null,
  course_id     uuid not null,
  completed_on  date not null,
  certificate   text not null default '',
  evidence      text not null constraint completion_evidence check (evidence in ('imported', 'self-declared', 'verified')),
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, person_id) references training.person (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id),
  -- The same again, from the same file or another, is the same completion.
  constraint completion_once unique (area_id, person_id, course_id, completed_on, evidence)
);
comment on table training.completion is
  'Somebody completed a course on a day, and how we know. Rows never change: a wrong one is set aside by a correction, and the right one added.';
create index completion_of_course on training.completion (area_id, course_id);

create table training.correction (
  area_id        uuid not null references accounts.area,
  completion_id  uuid not null,
  reason         text not null constraint correction_says_why check (reason <> ''),
  added_by       uuid not null default access.actor() references accounts.account,
  added_at       timestamptz not null default now(),
  primary key (area_id, completion_id),
  foreign key (area_id, completion_id) references training.completion (area_id, id)
);
comment on table training.correction is 'A completion that was recorded wrongly, and why it no longer counts. Rows never change; importing it again does not bring it back.';

create table training.exemption (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  person_id  uuid not null,
  course_id  uuid not null,
  from_on    date not null,
  until_on   date not null,
  reason     text not null constraint exemption_says_why check (reason <> ''),
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, person_id) references training.person (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id),
  constraint exemption_of_a_year_at_most check (until_on >= from_on and until_on <= from_on + 366)
);
comment on table training.exemption is
  'Somebody need not have a course for now, such as on long leave, and why. For a year at most, then somebody looks again. Rows never change.';
create index exemption_of_person on training.exemption (area_id, person_id, course_id);

-- The one rule. src/training/standing.ts says the same in words and types; a property test holds them together.
create function training.status_of(exempt boolean, until_on date, due_on date, grace_days integer, on_day date) returns text
language sql immutable set search_path = '' as $$
  select case
    when exempt then 'exempt'
    when on_day <= until_on then 'current'
    when on_day <= greatest(until_on + grace_days, due_on) then 'due'
    else 'overdue'
  end
$$;

-- How everybody stood on a day, with each course they needed then. Runs as whoever asks: rows of others do not exist. A course that several
-- audiences are asked for is due at the earliest of their days. Of some people only, where they are named.
create function training.standing_on(area uuid, on_day date, only_people uuid[] default null)
returns table (person_id uuid, agency_id uuid, course_id uuid, due_on date, until_on date, status text)
language sql stable set search_path = '' as $$
  with needed as (
    select p.id as person_id, p.agency_id, r.course_id, min(greatest(p.started_on, r.from_on) + r.within_days) as due_on
      from training.person p
      join accounts.agency g on g.area_id = p.area_id and g.id = p.agency_id
      join training.requirement r on r.area_id = p.area_id
       and r.role in ('', p.role) and r.agency_kind in ('', g.kind) and r.setting in ('', p.setting)
     where p.area_id = area and (only_people is null or p.id = any (only_people))
       and p.started_on <= on_day and (p.left_on is null or p.left_on > on_day)
       and r.from_on <= on_day and (r.until_on is null or r.until_on >= on_day)
     group by p.id, p.agency_id, r.course_id
  ), counts as (
    select c.area_id, c.id as course_id, c.id as counts_as_id from training.course c where c.area_id = area
    union all
    select e.area_id, e.course_id, e.counts_as_id from training.equivalence e where e.area_id = area
  ), had as (
    select d.person_id, q.counts_as_id as course_id, max((d.completed_on + make_interval(months => c.validity_months))::date) as until_on
      from training.completion d
      join counts q on q.course_id = d.course_id
      join training.course c on c.area_id = d.area_id and c.id = d.course_id
     where d.area_id = area and d.completed_on <= on_day and (only_people is null or d.person_id = any (only_people))
       and not exists (select from training.correction x where x.area_id = d.area_id and x.completion_id = d.id)
     group by d.person_id, q.counts_as_id
  )
  select n.person_id, n.agency_id, n.course_id, n.due_on, h.until_on,
         training.status_of(
           exists (select from training.exemption x
                    where x.area_id = area and x.person_id = n.person_id and x.course_id = n.course_id
                      and x.from_on <= on_day and x.until_on >= on_day),
           h.until_on, n.due_on, k.grace_days, on_day)
    from needed n
    join training.course k on k.area_id = area and k.id = n.course_id
    left join had h on h.person_id = n.person_id and h.course_id = n.course_id
$$;
revoke execute on function training.status_of(boolean, date, date, integer, date), training.standing_on(uuid, date, uuid[]) from public;
grant execute on function training.status_of(boolean, date, date, integer, date), training.standing_on(uuid, date, uuid[])
  to causeway_app, causeway_search, causeway_clerk;

-- The actor as somebody in training: the row of their own agency with the address they sign in with.
create function access.own_training() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(p.id), '{}')
    from accounts.account a
    join training.person p on p.area_id = a.area_id and p.agency_id = a.agency_id and p.email = a.email
   where a.id = (select access.actor())
$$;

-- Counts without a name, for those who govern; a partner's contact gets those of their own agency.
-- A row for each agency, course, state, and month in which it lapses (where it is in date).
create function access.training_coverage(area uuid, on_day date)
returns table (agency_id uuid, course_id uuid, status text, lapses_in date, people integer)
language sql stable security definer set search_path = '' as $$
  select s.agency_id, s.course_id, s.status,
         case when s.status = 'current' then date_trunc('month', s.until_on + 1)::date end as lapses_in, count(*)::integer
    from training.standing_on(area, on_day) s
   where area = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[])
      or (area = any ((select access.areas_as('partner contact'))::uuid[]) and s.agency_id = (select access.agency()))
   group by 1, 2, 3, 4
$$;

-- How many people have every course they need, of all who need any. The same who may ask.
create function access.training_in_date(area uuid, on_day date)
returns table (agency_id uuid, in_date integer, people integer)
language sql stable security definer set search_path = '' as $$
  select each.agency_id, count(*) filter (where each.in_date)::integer, count(*)::integer
    from (select s.agency_id, s.person_id, bool_and(s.status in ('current', 'exempt')) as in_date
            from training.standing_on(area, on_day) s
           group by s.agency_id, s.person_id) each
   where area = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[])
      or (area = any ((select access.areas_as('partner contact'))::uuid[]) and each.agency_id = (select access.agency()))
   group by each.agency_id
$$;

-- How many people each requirement is asked of, and how many of them are in date or exempt. For those who govern.
create function access.training_needs(area uuid, on_day date)
returns table (requirement_id uuid, people integer, in_date integer)
language sql stable security definer set search_path = '' as $$
  select r.id, count(*)::integer, count(*) filter (where s.status in ('current', 'exempt'))::integer
    from training.requirement r
    join training.standing_on(area, on_day) s on s.course_id = r.course_id
    join training.person p on p.id = s.person_id
     and r.role in ('', p.role) and r.setting in ('', p.setting)
    join accounts.agency g on g.area_id = p.area_id and g.id = p.agency_id and r.agency_kind in ('', g.kind)
   where r.area_id = area
     and r.from_on <= on_day and (r.until_on is null or r.until_on >= on_day)
     and area = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[])
   group by r.id
$$;

-- For the quarter's figures: one number of an area, without agencies.
create function training.in_date_of_area(area uuid, on_day date)
returns table (in_date integer, people integer)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where each.in_date)::integer, count(*)::integer
    from (select s.person_id, bool_and(s.status in ('current', 'exempt')) as in_date
            from training.standing_on(area, on_day) s group by s.person_id) each
$$;

grant create on schema training to causeway_search;
alter function access.own_training() owner to causeway_search;
alter function access.training_coverage(uuid, date) owner to causeway_search;
alter function access.training_in_date(uuid, date) owner to causeway_search;
alter function access.training_needs(uuid, date) owner to causeway_search;
alter function training.in_date_of_area(uuid, date) owner to causeway_search;
revoke create on schema training from causeway_search;
revoke execute on function access.own_training(), access.training_coverage(uuid, date), access.training_in_date(uuid, date),
  access.training_needs(uuid, date), training.in_date_of_area(uuid, date) from public;
grant execute on function access.own_training() to causeway_app, causeway_clerk;
grant execute on function access.training_coverage(uuid, date), access.training_in_date(uuid, date), access.training_needs(uuid, date) to causeway_app;
grant execute on function training.in_date_of_area(uuid, date) to causeway_clerk;
grant select on all tables in schema training to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['course', 'equivalence', 'requirement', 'person', 'completion', 'correction', 'exemption'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
    execute format($policy$create policy editors_add on training.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  foreach t in array array['course', 'requirement', 'person'] loop
    execute format($policy$create policy editors_change on training.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
  -- What is asked of whom is no secret among those who work here.
  foreach t in array array['course', 'equivalence', 'requirement'] loop
    execute format($policy$create policy same_area_reads on training.%I for select to causeway_app
      using (area_id = any ((select access.areas())::uuid[]))$policy$, t);
  end loop;
  -- What hangs on a person is seen by whoever sees the person.
  foreach t in array array['completion', 'exemption'] loop
    execute format($policy$create policy with_the_person on training.%I for select to causeway_app
      using (person_id in (select p.id from training.person p))$policy$, t);
  end loop;
end
$$;
create policy editors_end on training.equivalence for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));

create policy editors_read on training.person for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_reads on training.person for select to causeway_app
  using (id = any ((select access.own_training())::uuid[]));
-- An agency keeps its own people, and no others.
create policy agency_reads on training.person for select to causeway_app
  using (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency()));
create policy agency_adds on training.person for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())
              and added_by = (select access.actor()));
create policy agency_changes on training.person for update to causeway_app
  using (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency()))
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())
              and changed_by = (select access.actor()));
-- What an agency says of its own people is its word: verified is what somebody else has looked at.
create policy agency_adds on training.completion for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and evidence <> 'verified'
              and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))
              and added_by = (select access.actor()));
create policy agency_adds on training.correction for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and completion_id in (select d.id from training.completion d join training.person p on p.id = d.person_id
                                     where p.agency_id = (select access.agency()))
              and added_by = (select access.actor()));
create policy agency_adds on training.exemption for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))
              and added_by = (select access.actor()));
create policy with_the_completion on training.correction for select to causeway_app
  using (completion_id in (select d.id from training.completion d));
-- Nobody vouches for themselves, whatever they may otherwise record.
create policy nobody_verifies_themselves on training.completion as restrictive for insert to causeway_app
  with check (evidence <> 'verified' or person_id <> all ((select access.own_training())::uuid[]));

grant select, insert (id, area_id, code, name, validity_months, grace_days, from_on, until_on),
  update (name, validity_months, grace_days, from_on, until_on, changed_by, changed_at, version) on training.course to causeway_app;
grant select, insert (area_id, course_id, counts_as_id), delete on training.equivalence to causeway_app;
grant select, insert (id, area_id, course_id, role, agency_kind, setting, within_days, why, from_on, until_on),
  update (within_days, why, until_on, changed_by, changed_at, version) on training.requirement to causeway_app;
grant select, insert (id, area_id, agency_id, name, email, staff_number, role, setting, started_on, left_on),
  update (name, email, staff_number, role, setting, started_on, left_on, changed_by, changed_at, version) on training.person to causeway_app;
grant select, insert (id, area_id, person_id, course_id, completed_on, certificate, evidence) on training.completion to causeway_app;
grant select, insert (area_id, completion_id, reason) on training.correction to causeway_app;
grant select, insert (id, area_id, person_id, course_id, from_on, until_on, reason) on training.exemption to causeway_app;
revoke create on schema access from causeway_search;
