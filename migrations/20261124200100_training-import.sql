-- Up Migration
-- Lists of people and what they completed, taken in from files: read, mapped by a person once, then taken in as one piece.

create table training.source_map (
  area_id     uuid not null references accounts.area,
  agency_id   uuid not null,
  source      text not null,
  mapping     jsonb not null,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  primary key (area_id, agency_id, source),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id)
);
comment on table training.source_map is 'Which heading of an agency''s files from one source is which of our fields, as somebody said last. Words of headings, nobody''s data.';

create table training.import (
  id                 uuid primary key,
  area_id            uuid not null references accounts.area,
  agency_id          uuid not null,
  source             text not null,
  head               jsonb not null,
  first_rows         jsonb not null,
  row_count          integer not null default 0,
  state              text not null default 'read' constraint import_state check (state in ('read', 'queued', 'done', 'failed', 'dropped')),
  mapping            jsonb,
  attempts           smallint not null default 0,
  rows_looked_at     integer not null default 0,
  people_added       integer not null default 0,
  completions_added  integer not null default 0,
  rows_unchanged     integer not null default 0,
  rows_rejected      integer not null default 0,
  added_by           uuid not null default access.actor() references accounts.account,
  added_at           timestamptz not null default now(),
  finished_at        timestamptz,
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint import_is_mapped_before_it_is_taken_in check (state in ('read', 'dropped') or mapping is not null)
);
comment on table training.import is
  'A file of one agency''s people: read, then queued when somebody has said which column is which, then done in one piece, or failed with nothing of it kept.';
-- The list of an agency's imports, newest first.
create index import_of_agency on training.import (area_id, agency_id, added_at desc);
-- What the job looks for.
create index import_waiting on training.import (added_at) where state in ('read', 'queued');

create table training.import_batch (
  area_id    uuid not null references accounts.area,
  import_id  uuid not null,
  number     integer not null,
  rows       jsonb not null,
  primary key (area_id, import_id, number),
  foreign key (area_id, import_id) references training.import (area_id, id)
);
comment on table training.import_batch is 'The rows of a file while it waits, a thousand to a piece. Gone when it has been taken in, or has waited a week.';

create table training.import_rejection (
  area_id    uuid not null references accounts.area,
  import_id  uuid not null,
  row        integer not null,
  reason     text not null,
  primary key (area_id, import_id, row),
  foreign key (area_id, import_id) references training.import (area_id, id)
);
comment on table training.import_rejection is 'A row that was not taken in, by its number in the file, and why.';

do $$
declare
  t text;
begin
  foreach t in array array['source_map', 'import', 'import_batch', 'import_rejection'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
  end loop;
  foreach t in array array['source_map', 'import'] loop
    execute format($policy$create policy keepers_read on training.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
             or (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())))$policy$, t);
    execute format($policy$create policy keepers_change on training.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
             or (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())))$policy$, t);
  end loop;
end
$$;
create policy keepers_add on training.source_map for insert to causeway_app
  with check ((area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
               or (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())))
              and changed_by = (select access.actor()));
create policy keepers_add on training.import for insert to causeway_app
  with check ((area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
               or (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and agency_id = (select access.agency())))
              and added_by = (select access.actor()));
-- The rows of a file are handed over and not read again by anybody but the job.
create policy keepers_add on training.import_batch for insert to causeway_app
  with check (import_id in (select i.id from training.import i where i.state = 'read' and i.added_by = (select access.actor())));
create policy with_the_import on training.import_rejection for select to causeway_app
  using (import_id in (select i.id from training.import i));

-- What is finished is the clerk's for as long as finishing takes, and no longer.
create policy clerk_reads on training.import for select to causeway_clerk
  using (finished_at is null or finished_at > now() - interval '1 hour');
create policy clerk_settles on training.import for update to causeway_clerk
  using (state in ('read', 'queued')) with check (finished_at is null or finished_at > now() - interval '1 hour');
create policy clerk_reads on training.import_batch for select to causeway_clerk
  using (import_id in (select i.id from training.import i));
create policy clerk_clears on training.import_batch for delete to causeway_clerk
  using (import_id in (select i.id from training.import i where i.state in ('done', 'dropped', 'queued')));
create policy clerk_adds on training.import_rejection for insert to causeway_clerk
  with check (import_id in (select i.id from training.import i where i.state = 'queued'));

grant select, insert (area_id, agency_id, source, mapping), update (mapping, changed_by, changed_at) on training.source_map to causeway_app;
grant select, insert (id, area_id, agency_id, source, head, first_rows), update (row_count, state, mapping) on training.import to causeway_app;
grant insert (area_id, import_id, number, rows) on training.import_batch to causeway_app;
grant select on training.import_rejection to causeway_app;
grant select, update (state, attempts, rows_looked_at, people_added, completions_added, rows_unchanged, rows_rejected, finished_at)
  on training.import to causeway_clerk;
grant select, delete on training.import_batch to causeway_clerk;
grant insert (area_id, import_id, row, reason) on training.import_rejection to causeway_clerk;
grant select on training.import to causeway_search;
grant insert on training.person, training.completion to causeway_search;

-- Takes in some rows of a queued import, as the clerk does within its one transaction. The area and the agency are those of the import, whatever
-- the rows say. People are found by e-mail address, else by staff number, within the agency; whom nobody found is added. A staff number of somebody with another address is another's row. What is there already
-- stays as it is, so that the same file again changes nothing.
-- A row: {"row", "id", "name", "email", "staff", "role", "setting", "started", "completion", "course", "on", "certificate"}; course may be null.
create function training.take_in(about uuid, some_rows jsonb)
returns table (people_added integer, completions_added integer, unchanged integer, conflicting integer[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  job training.import;
  new_people integer;
begin
  select * into job from training.import i where i.id = about and i.state = 'queued';
  if job.id is null then
    raise exception 'no such import waits';
  end if;
  insert into training.person (id, area_id, agency_id, name, email, staff_number, role, setting, started_on, added_by, changed_by)
    select r.id, job.area_id, job.agency_id, r.name, r.email, r.staff, r.role, r.setting, r.started, job.added_by, job.added_by
      from jsonb_to_recordset(some_rows) as r(row integer, id uuid, name text, email text, staff text, role text, setting text, started date)
     where not exists (select from training.person p where p.area_id = job.area_id and p.agency_id = job.agency_id and p.email = r.email)
       and not exists (select from training.person p where p.area_id = job.area_id and p.agency_id = job.agency_id and p.staff_number = r.staff)
     order by r.row
    on conflict do nothing;
  get diagnostics new_people = row_count;
  return query
    with read as (
      select r.row, r.completion, r.course, r."on", r.certificate, e.id as by_email, s.id as by_staff,
             e.id <> s.id or (e.id is null and s.email <> r.email) as is_another
        from jsonb_to_recordset(some_rows) as r(row integer, email text, staff text, completion uuid, course uuid, "on" date, certificate text)
        left join training.person e on e.area_id = job.area_id and e.agency_id = job.agency_id and e.email = r.email
        left join training.person s on s.area_id = job.area_id and s.agency_id = job.agency_id and s.staff_number = r.staff
    ), added as (
      insert into training.completion (id, area_id, person_id, course_id, completed_on, certificate, evidence, added_by)
        select r.completion, job.area_id, coalesce(r.by_email, r.by_staff), r.course, r."on", r.certificate, 'imported', job.added_by
          from read r
         where r.course is not null and r.is_another is not true
         order by r.row
        on conflict do nothing
        returning id
    )
    select new_people, (select count(*) from added)::integer,
           (select count(*) from read r
             where r.is_another is not true
               and not exists (select from added a where a.id = r.completion))::integer,
           (select coalesce(array_agg(r.row order by r.row), '{}') from read r where r.is_another);
end
$$;
grant create on schema training to causeway_search;
alter function training.take_in(uuid, jsonb) owner to causeway_search;
revoke create on schema training from causeway_search;
revoke execute on function training.take_in(uuid, jsonb) from public;
grant execute on function training.take_in(uuid, jsonb) to causeway_clerk;
