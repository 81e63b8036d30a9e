-- Up Migration
-- How the panel itself is doing: counts alone, for the clerk who settles them and for whoever governs.

grant create on schema panel to causeway_search;
grant select on panel.action to causeway_search;

-- By the month in which they fell due: what the panel asked of agencies, what was closed by that day, and what was closed later. For the clerk alone.
create function panel.actions_by_month(counted_area uuid) returns table (month date, due integer, in_time integer, closed_late integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('month', a.due_on)::date, count(*)::integer,
         (count(*) filter (where a.closed_on <= a.due_on))::integer,
         (count(*) filter (where a.closed_on > a.due_on))::integer
    from panel.action a
   where a.area_id = counted_area and a.due_on < access.today()
   group by 1
$$;

-- For whoever governs an area: to how many meetings of the last four whole quarters each agency was asked, where somebody wrote down who came, and to how
-- many of them it came. Meetings are counted, which tells of no person and no case; that a meeting took place is no secret among those who govern.
create function panel.attendance_by_agency() returns table (area_id uuid, agency text, meetings integer, came integer)
language sql stable security definer set search_path = '' as $$
  select each.area_id, g.name, count(*)::integer, (count(*) filter (where each.came))::integer
    from (select m.area_id, m.id, c.agency_id, bool_or(i.present = 'present') as came
            from panel.meeting m
            join panel.invitation i on i.area_id = m.area_id and i.meeting_id = m.id
            join accounts.account c on c.id = i.account_id
           where m.area_id = any (access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))
             and m.held_on >= date_trunc('quarter', access.today()) - interval '1 year'
             and m.held_on < date_trunc('quarter', access.today())
             and i.present is not null
           group by m.area_id, m.id, c.agency_id) each
    join accounts.agency g on g.id = each.agency_id
   group by each.area_id, g.id, g.name
$$;

do $$
begin
  alter function panel.actions_by_month(uuid) owner to causeway_search;
  alter function panel.attendance_by_agency() owner to causeway_search;
  revoke execute on function panel.actions_by_month(uuid), panel.attendance_by_agency() from public;
  grant execute on function panel.actions_by_month(uuid) to causeway_clerk;
  grant execute on function panel.attendance_by_agency() to causeway_app;
end
$$;
revoke create on schema panel from causeway_search;
