-- Up Migration
-- Safe counts: what may be told of the work without telling of anybody. A period is settled once, after it has ended, and a figure that would be
-- too small is not stored at all: what it counted is counted with the next period. Whoever reads this table can take no two of its rows apart.

create schema statistics;
grant usage on schema statistics to causeway_app, causeway_clerk;
grant create on schema cases to causeway_search;
grant create on schema panel to causeway_search;

create table statistics.figure (
  area_id      uuid not null references accounts.area,
  measure      text not null,
  from_on      date not null,
  until_on     date not null,
  numerator    integer,
  denominator  integer,
  settled_at   timestamptz not null default now(),
  -- A quarter is settled once for each measure, whatever is put right in a record afterwards.
  primary key (area_id, measure, until_on),
  constraint figure_period check (until_on > from_on),
  constraint figure_whole_or_none check ((numerator is null) = (denominator is null)),
  -- Nobody is few: neither those who met it nor those who did not (process.md 7.4, 11; reliability PR-07).
  constraint figure_is_safe check (
    denominator >= 5 and numerator between 0 and denominator
    and (numerator = 0 or numerator >= 5) and (denominator = numerator or denominator - numerator >= 5))
);
comment on table statistics.figure is
  'How many of how many, in a period that has ended. Without figures: too few to tell, and counted with the period after it. Rows never change.';

alter table statistics.figure enable row level security;
alter table statistics.figure force row level security;
create policy safe_counts on statistics.figure for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member',
                                                'analyst', 'information governance'))::uuid[]));
-- The clerk settles what has ended, in every area, and sees what is settled.
create policy clerk_reads on statistics.figure for select to causeway_clerk using (true);
create policy clerk_settles on statistics.figure for insert to causeway_clerk with check (until_on < access.today());
grant select on statistics.figure to causeway_app;
grant select, insert (area_id, measure, from_on, until_on, numerator, denominator) on statistics.figure to causeway_clerk;
create trigger append_only before update or delete on statistics.figure for each row execute function records.refuse_change();

-- The journals of an area, a few at a time in the order of the cases' ids: coded facts alone, for the clerk to count deadlines by.
create function cases.to_count(counted_area uuid, after uuid, how_many integer) returns table (id uuid, journal jsonb)
language sql stable security definer set search_path = '' as $$
  select c.id,
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'id', j.id, 'seq', j.seq, 'step', j.step, 'takenBy', j.taken_by, 'takenAt', j.taken_at, 'onDate', j.on_date, 'facts', j.facts,
                   'reasonGiven', j.reason_given, 'decisionMode', j.decision_mode, 'guidanceVersion', j.guidance_version) order by j.seq), '[]')
            from cases.journal j where j.area_id = c.area_id and j.case_id = c.id)
    from cases.case_file c
   where c.area_id = counted_area and c.id > after
   order by c.id
   limit least(how_many, 1000)
$$;

-- How many of those asked to the meetings of a period came, where somebody wrote down whether they did. For the clerk alone.
create function panel.attendance_by_month(counted_area uuid) returns table (month date, asked integer, came integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('month', m.held_on)::date, count(*)::integer, (count(*) filter (where i.present = 'present'))::integer
    from panel.meeting m
    join panel.invitation i on i.area_id = m.area_id and i.meeting_id = m.id
   where m.area_id = counted_area and i.present is not null
   group by 1
$$;

do $$
begin
  alter function cases.to_count(uuid, uuid, integer) owner to causeway_search;
  alter function panel.attendance_by_month(uuid) owner to causeway_search;
  revoke execute on function cases.to_count(uuid, uuid, integer), panel.attendance_by_month(uuid) from public;
  grant execute on function cases.to_count(uuid, uuid, integer), panel.attendance_by_month(uuid) to causeway_clerk;
end
$$;
revoke create on schema cases from causeway_search;
revoke create on schema panel from causeway_search;
