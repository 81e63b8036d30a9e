-- Up Migration
-- Repeat concern: who may read a case a second time, and what the work pages look for.
grant create on schema access to causeway_search;

-- What was decided of two records stays: a later decision follows it. The grants said so; the trigger says it to the owner too.
create trigger append_only before update on people.identity_decision for each row execute function records.refuse_change();

-- "Read a case a second time", on the work page of whoever was asked.
create index journal_second_readings on cases.journal (area_id, case_id, seq)
  where step in ('ask for second reading', 'read a second time');
-- Restricted cases are few; whoever may see one compares it with the others.
create index case_restricted on cases.case_file (area_id, person_id) where restricted;

-- Who may work on this case, for whoever may do so themselves: to be asked to read it a second time. Roles are for nobody else to read.
create function access.who_may_work(asked_case uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct h.account_id
    from cases.case_file c
    join accounts.holding h on h.area_id = c.area_id
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where c.id = asked_case
     and access.may_act_on_case(c.area_id, c.restricted, c.id)
     and h.role in ('coordinator', 'case officer', 'channel chair', 'deputy chair')
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null and a.channel_training_until >= access.today()
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
     and (not c.restricted
          or h.role in ('channel chair', 'deputy chair')
          or exists (select from cases.named_account n
                      where n.case_id = c.id and n.account_id = h.account_id and n.ended_at is null))
$$;
alter function access.who_may_work(uuid) owner to causeway_search;
revoke execute on function access.who_may_work(uuid) from public;
grant execute on function access.who_may_work(uuid) to causeway_app;
revoke create on schema access from causeway_search;
