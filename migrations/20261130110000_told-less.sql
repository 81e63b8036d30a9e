-- Up Migration
-- A case that one meeting was told by name comes before another without identity. Whoever was told of it there sees the case because of the first
-- meeting, and must not find in it what the second said and wrote: that would tell them who it was. What hangs on an item follows the item.
grant create on schema access to causeway_search;

-- Items of cases that the actor sees as a member or by name, and of which they are told less than who it is: as panel.agenda_lines() has it, whoever
-- works the case is told by name, as are agencies that need it.
create function access.items_told_less() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(i.id), '{}')
    from cases.case_file c
    join panel.item i on i.area_id = c.area_id and i.case_id = c.id
   where (c.id = any ((select access.cases_by_panel())::uuid[]) or c.id = any ((select access.cases_by_name())::uuid[]))
     and i.stage <> 'named'
     and not exists (select from panel.item_agency a where a.item_id = i.id and a.agency_id = (select access.agency()))
     and not access.may_act_on_case(c.area_id, c.restricted, c.id)
     and not c.id = any ((select access.cases_by_emergency())::uuid[])
$$;
alter function access.items_told_less() owner to causeway_search;
revoke execute on function access.items_told_less() from public;
grant execute on function access.items_told_less() to causeway_app;

-- Said again whole, four times: with the case, as long as its item was told by name.
drop policy with_the_case on panel.minute;
create policy with_the_case on panel.minute for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id) and item_id <> all ((select access.items_told_less())::uuid[]));

drop policy with_the_case on panel.addendum;
create policy with_the_case on panel.addendum for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id) and item_id <> all ((select access.items_told_less())::uuid[]));

-- One's own agency's with the item; those of others, which may name the person, with the case.
drop policy own_with_the_item on panel.contribution;
create policy own_with_the_item on panel.contribution for select to causeway_app
  using (exists (select from panel.item i where i.id = item_id)
    and (agency_id = (select access.agency())
      or (exists (select from cases.case_file c where c.id = case_id) and item_id <> all ((select access.items_told_less())::uuid[]))));

-- An agency that is asked to do something about somebody is told who it is.
drop policy with_the_case on panel.action;
create policy with_the_case on panel.action for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id)
    and (agency_id = (select access.agency()) or item_id <> all ((select access.items_told_less())::uuid[])));

-- Said again whole: what somebody did to an item without being told whose it is stands in the log of that case, for those who work it. Its doer, who
-- may know the case by name from another meeting, would find it there.
drop policy own_reads on records.audit_event;
create policy own_reads on records.audit_event for select to causeway_app
  using (actor = (select access.actor()) and not details ? 'unnamed');
revoke create on schema access from causeway_search;
