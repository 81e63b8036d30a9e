-- Up Migration
-- A list is kept as it came, read by a job in a process of its own, and only then asked about: nothing of it is parsed while somebody waits for a page.

alter table training.import
  add column kind            text constraint import_kind check (kind in ('xlsx', 'text')),
  add column refusal         text,
  add column refusal_line    integer,
  add column rows_added      integer not null default 0,
  alter column head          set default '{"hiddenSheets": [], "otherSheets": [], "epoch": "none"}',
  alter column first_rows    set default '[]',
  alter column state         set default 'reading',
  drop constraint import_state,
  drop constraint import_is_mapped_before_it_is_taken_in,
  add constraint import_state check (state in ('reading', 'read', 'refused', 'queued', 'done', 'failed', 'dropped')),
  add constraint import_is_mapped_before_it_is_taken_in check (state in ('reading', 'read', 'refused', 'dropped') or mapping is not null),
  add constraint import_refused_says_why check ((state = 'refused') = (refusal is not null));
comment on table training.import is
  'A file of one agency''s people: kept as it came while it is being read, read or refused with a reason, queued when somebody has said which column is which, then done in one piece, or failed with nothing of it kept.';
comment on column training.import.rows_added is 'Rows that added somebody, or what they completed, or both.';
drop index training.import_waiting;
-- What the jobs look for.
create index import_waiting on training.import (added_at) where state in ('reading', 'read', 'queued');

create table training.import_file (
  area_id    uuid not null references accounts.area,
  import_id  uuid not null,
  number     integer not null,
  bytes      bytea not null constraint import_file_in_pieces check (octet_length(bytes) between 1 and 262144),
  primary key (area_id, import_id, number),
  foreign key (area_id, import_id) references training.import (area_id, id)
);
comment on table training.import_file is 'A file as it came, a quarter of a megabyte to a piece, until it has been read or refused.';

alter table training.import_file enable row level security;
alter table training.import_file force row level security;
create policy keepers_add on training.import_file for insert to causeway_app
  with check (import_id in (select i.id from training.import i where i.state = 'reading' and i.added_by = (select access.actor())));
create policy clerk_reads on training.import_file for select to causeway_clerk
  using (import_id in (select i.id from training.import i where i.state in ('reading', 'read', 'refused')));
create policy clerk_clears on training.import_file for delete to causeway_clerk
  using (import_id in (select i.id from training.import i where i.state in ('reading', 'read', 'refused')));
grant insert (area_id, import_id, number, bytes) on training.import_file to causeway_app;
grant select, delete on training.import_file to causeway_clerk;

-- Rows are the job's from now on: whoever brings a file hands over the file.
drop policy keepers_add on training.import_batch;
revoke insert on training.import_batch from causeway_app;
revoke insert on training.import from causeway_app;
revoke update on training.import from causeway_app;
grant insert (id, area_id, agency_id, source, kind), update (state, mapping) on training.import to causeway_app;
alter table training.import_batch add constraint import_batch_is_rows check (jsonb_typeof(rows) = 'array');
create policy clerk_adds on training.import_batch for insert to causeway_clerk
  with check (import_id in (select i.id from training.import i where i.state = 'reading'));
drop policy clerk_clears on training.import_batch;
create policy clerk_clears on training.import_batch for delete to causeway_clerk
  using (import_id in (select i.id from training.import i where i.state in ('reading', 'done', 'dropped', 'queued')));
grant insert (area_id, import_id, number, rows) on training.import_batch to causeway_clerk;
grant update (head, first_rows, row_count, refusal, refusal_line, rows_added) on training.import to causeway_clerk;
drop policy clerk_settles on training.import;
create policy clerk_settles on training.import for update to causeway_clerk
  using (state in ('reading', 'read', 'queued')) with check (finished_at is null or finished_at > now() - interval '1 hour');

-- As training.take_in before it, and besides: how many rows added something, and always by index. The transaction fills the very tables that it
-- looks into, so what is known of their size is wrong until it ends, and a plan by that would read all of them for each piece of the file.
create function training.take_in_rows(about uuid, some_rows jsonb)
returns table (people_added integer, completions_added integer, rows_added integer, rows_unchanged integer, conflicting integer[])
language plpgsql volatile security definer
set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  job training.import;
  new_people uuid[];
begin
  select * into job from training.import i where i.id = about and i.state = 'queued';
  if job.id is null then
    raise exception 'no such import waits';
  end if;
  with added as (
    insert into training.person (id, area_id, agency_id, name, email, staff_number, role, setting, started_on, added_by, changed_by)
      select r.id, job.area_id, job.agency_id, r.name, r.email, r.staff, r.role, r.setting, r.started, job.added_by, job.added_by
        from jsonb_to_recordset(some_rows) as r(row integer, id uuid, name text, email text, staff text, role text, setting text, started date)
       where not exists (select from training.person p where p.area_id = job.area_id and p.agency_id = job.agency_id and p.email = r.email)
         and not exists (select from training.person p where p.area_id = job.area_id and p.agency_id = job.agency_id and p.staff_number = r.staff)
       order by r.row
      on conflict do nothing
      returning id
  )
  select coalesce(array_agg(a.id), '{}') into new_people from added a;
  return query
    with read as materialized (
      select r.row, r.id, r.completion, r.course, r."on", r.certificate, e.id as by_email, s.id as by_staff,
             e.id <> s.id or (e.id is null and s.email <> r.email) as is_another
        from jsonb_to_recordset(some_rows)
             as r(row integer, id uuid, email text, staff text, completion uuid, course uuid, "on" date, certificate text)
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
    ), told as (
      select r.row, r.is_another is true as is_another,
             r.id = any (new_people) or r.completion in (select a.id from added a) as is_new
        from read r
    )
    select cardinality(new_people), (select count(*) from added)::integer,
           count(*) filter (where not t.is_another and t.is_new)::integer,
           count(*) filter (where not t.is_another and not t.is_new)::integer,
           coalesce(array_agg(t.row order by t.row) filter (where t.is_another), '{}')
      from told t;
end
$$;
drop function training.take_in(uuid, jsonb);
grant create on schema training to causeway_search;
alter function training.take_in_rows(uuid, jsonb) owner to causeway_search;
revoke create on schema training from causeway_search;
revoke execute on function training.take_in_rows(uuid, jsonb) from public;
grant execute on function training.take_in_rows(uuid, jsonb) to causeway_clerk;

-- Has the database count anew what a long list has just added: until it does so by itself, within minutes, it plans for the tables as they were, and
-- pages of the register take longer than a request may. Reads nothing out; whoever owns the tables must ask, so it has the owner's rights.
create function training.count_anew() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  analyze training.person, training.completion;
end
$$;
revoke execute on function training.count_anew() from public;
grant execute on function training.count_anew() to causeway_clerk;
