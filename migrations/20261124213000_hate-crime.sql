-- Up Migration
-- Hate crime in monthly counts by ward and strand, as the police give them, and counts of local work online. No row is of one person, no column
-- can hold one. The counts by ward are for those who keep the picture; whoever governs gets those of the area by quarter, without the small ones.

create table picture.hate_crime (
  area_id     uuid not null references accounts.area,
  ward_id     uuid not null,
  month       date not null constraint hate_crime_month check (extract(day from month) = 1),
  strand      text not null constraint hate_crime_strand check (strand in
                ('race', 'religion', 'sexual-orientation', 'disability', 'transgender', 'sex-gender', 'subculture')),
  kind        text not null constraint hate_crime_kind check (kind in ('crime', 'incident')),
  count       integer not null constraint hate_crime_count check (count between 0 and 9999),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  primary key (area_id, ward_id, month, strand, kind),
  foreign key (area_id, ward_id) references picture.ward (area_id, id)
);
comment on table picture.hate_crime is
  'How many crimes, or incidents that are no crime, were recorded in a ward and month under a strand. One record may be under several strands: strands are never added up.';
-- The trend of an area.
create index hate_crime_by_month on picture.hate_crime (area_id, month);

create table picture.hate_crime_import (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  added        integer not null,
  changed      integer not null,
  unchanged    integer not null,
  imported_by  uuid not null default access.actor() references accounts.account,
  imported_at  timestamptz not null default now()
);
comment on table picture.hate_crime_import is 'That a file was taken in, and how many of its rows were new. Rows never change.';
create index import_of_area on picture.hate_crime_import (area_id, imported_at desc);

create table picture.online_work (
  area_id     uuid not null references accounts.area,
  month       date not null constraint online_work_month check (extract(day from month) = 1),
  kind        text not null constraint online_work_kind check (kind in ('reported', 'sessions', 'filters', 'advice')),
  count       integer not null constraint online_work_count check (count between 0 and 9999),
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  primary key (area_id, month, kind)
);
comment on table picture.online_work is 'How often something was done locally about harm online, by month. Nothing that was found online is kept.';

do $$
declare
  t text;
begin
  foreach t in array array['hate_crime', 'hate_crime_import', 'online_work'] loop
    execute format('alter table picture.%I enable row level security', t);
    execute format('alter table picture.%I force row level security', t);
    execute format($p$create policy editors_add on picture.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
  foreach t in array array['hate_crime', 'hate_crime_import'] loop
    execute format($p$create policy editors_read on picture.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
  foreach t in array array['hate_crime', 'online_work'] loop
    execute format($p$create policy editors_change on picture.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$p$, t);
  end loop;
end
$$;
create policy governance_reads on picture.online_work for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]));

grant select, insert (area_id, ward_id, month, strand, kind, count), update (count, changed_by, changed_at, version)
  on picture.hate_crime to causeway_app;
grant select, insert (id, area_id, added, changed, unchanged) on picture.hate_crime_import to causeway_app;
grant select, insert (area_id, month, kind, count), update (count, changed_by, changed_at, version) on picture.online_work to causeway_app;

-- By quarter that has ended, strand and kind, over all wards. One to four are told as null: fewer than five could be somebody
-- (src/reference/disclosure.ts). No total is told beside them, so that nothing can be taken from it.
grant create on schema picture to causeway_search;
grant select on picture.hate_crime to causeway_search;
create function picture.hate_crime_by_quarter(counted_area uuid) returns table (quarter date, strand text, kind text, count integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('quarter', h.month)::date, h.strand, h.kind,
         case when sum(h.count) between 1 and 4 then null else sum(h.count)::integer end
    from picture.hate_crime h
   where h.area_id = counted_area
     and counted_area = any (access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))
     and h.month < date_trunc('quarter', access.today())
   group by 1, 2, 3
$$;
do $$
begin
  alter function picture.hate_crime_by_quarter(uuid) owner to causeway_search;
  revoke execute on function picture.hate_crime_by_quarter(uuid) from public;
  grant execute on function picture.hate_crime_by_quarter(uuid) to causeway_app;
end
$$;
revoke create on schema picture from causeway_search;
