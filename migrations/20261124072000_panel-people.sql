-- Up Migration
-- Whoever arranges a meeting must know who may sit on the panel; what roles colleagues hold is otherwise the administrator's to see.
grant create on schema panel to causeway_search;
create function panel.who_may_sit(area uuid) returns table (account_id uuid, name text, agency text, capacity text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, g.name,
         case
           when bool_or(h.role = 'channel chair') then 'chair'
           when bool_or(h.role = 'deputy chair') then 'deputy'
           when g.kind = 'police' then 'police'
           else 'member'
         end
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.area_id = area
     and area = any (access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))
     and h.role in ('channel chair', 'deputy chair', 'panel member', 'case officer')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
   group by a.id, a.name, g.name, g.kind
$$;
alter function panel.who_may_sit(uuid) owner to causeway_search;
revoke execute on function panel.who_may_sit(uuid) from public;
grant execute on function panel.who_may_sit(uuid) to causeway_app;
revoke create on schema panel from causeway_search;
