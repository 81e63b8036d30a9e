-- Up Migration
-- Need to know, mended where the access matrix (test/matrix) found more than the design grants.
grant create on schema access to causeway_search;

-- Said again whole, four times: `access.actor()` stands in a sub-select, so that it is asked once a call and not once a row of
-- accounts.holding, and the index below serves.
create index holding_of_account on accounts.holding (account_id);
create or replace function access.areas_as(variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
   where h.account_id = (select access.actor())
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
$$;
create or replace function access.case_areas_as(variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.account_id = (select access.actor())
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
     and a.channel_training_until >= access.today()
$$;
create or replace function access.areas() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
   where h.account_id = (select access.actor())
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
$$;
create or replace function access.agency() returns uuid
language sql stable security definer set search_path = '' as $$
  select a.agency_id from accounts.account a where a.id = (select access.actor())
$$;

-- The panel's cases. New: never a restricted one (its members see that only by name, as everybody else), and a conflict once declared
-- holds for the case, at every meeting that lists it again.
create or replace function access.cases_by_panel() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct i.case_id), '{}')
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
    join panel.item i on i.area_id = m.area_id and i.meeting_id = m.id
    join cases.case_file c on c.area_id = i.area_id and c.id = i.case_id
   where v.account_id = (select access.actor())
     and m.area_id = any ((select access.case_areas_as('panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))::uuid[])
     and m.pack_published_at is not null
     and access.today() <= m.held_on + 30
     and i.state <> 'taken off'
     and not c.restricted
     and not exists (select from panel.conflict x
                       join panel.item declared on declared.area_id = x.area_id and declared.id = x.item_id
                      where declared.case_id = i.case_id and x.account_id = v.account_id)
$$;

-- Meetings the actor is invited to. New: while they hold a role on a panel of that area, their agreement and training current.
create or replace function access.meetings() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(v.meeting_id), '{}')
    from panel.invitation v
   where v.account_id = (select access.actor())
     and v.area_id = any ((select access.case_areas_as('panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))::uuid[])
$$;

-- Who works a case. New: being named lets a coordinator or case officer work a restricted case, and a panel member only read it. They
-- learn nothing of the referrer, and take no step.
create or replace function access.may_act_on_case(area uuid, restricted boolean, case_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select (area = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
      or area = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
      or (area = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and case_id = any ((select access.cases_by_name())::uuid[]))
$$;
drop policy caseworkers_move on cases.case_file;
create policy caseworkers_move on cases.case_file for update to causeway_app
  using (
    (area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[])
       and (not restricted or id = any ((select access.cases_by_name())::uuid[])))
    or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[]));

-- What was written in a referral, and by whom, follows the case that this referral opened: not any case of the same person, of which
-- one may be restricted and another not.
drop policy through_a_case on referrals.subject;
create policy through_a_case on referrals.subject for select to causeway_app
  using (exists (select from cases.case_file c
                  where c.area_id = subject.area_id and c.referral_id = subject.referral_id and c.person_id = subject.person_id));
drop policy who_works_the_case on referrals.referrer;
create policy who_works_the_case on referrals.referrer for select to causeway_app
  using (exists (select from referrals.subject s
                   join cases.case_file c on c.area_id = s.area_id and c.referral_id = s.referral_id and c.person_id = s.person_id
                  where s.id = subject_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));

-- Whether two records are one person is for those who may see both: the reason tells of both.
drop policy through_a_case on people.identity_decision;
create policy through_a_case on people.identity_decision for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.person_id)
     and exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.other_person_id));

-- A request is sealed under the key of the person it is about: that is the case's person, nobody else.
drop policy caseworkers_ask on cases.information_request;
create policy caseworkers_ask on cases.information_request for insert to causeway_app with check (
  asked_by = (select access.actor()) and replied_on is null
  and exists (select from cases.case_file c
               where c.id = case_id and c.area_id = information_request.area_id and c.person_id = information_request.person_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)));
-- The agency that was asked says that it has answered. It cannot withdraw the question, nor answer one that was withdrawn.
drop policy agency_marks_replied on cases.information_request;
create policy agency_marks_replied on cases.information_request for update to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[]) and withdrawn_at is null)
  with check (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[])
              and withdrawn_at is null and replied_on is not null);

-- Whoever arranges meetings sees and declares conflicts on the cases that they see themselves.
drop policy own_and_organisers_read on panel.conflict;
create policy own_and_organisers_read on panel.conflict for select to causeway_app
  using (account_id = (select access.actor())
     or (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and exists (select from panel.item i where i.id = item_id)));
drop policy own_declares on panel.conflict;
create policy own_declares on panel.conflict for insert to causeway_app
  with check (declared_by = (select access.actor())
    and exists (select from panel.item i where i.id = item_id)
    and (account_id = (select access.actor()) or area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])));

-- A role is ended, by whoever signs for it, and stays ended: a later day would be a grant that no second administrator has confirmed.
drop policy administrator_ends on accounts.holding;
create policy administrator_ends on accounts.holding for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor())
         and (until_on is null or until_on >= (select access.today())))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor())
              and until_on <= (select access.today()) and ended_by = (select access.actor()) and (select access.second_factor_is_fresh()));

-- Colleagues find each other; whoever only refers sees themselves.
drop policy same_area_reads on accounts.account;
create policy same_area_reads on accounts.account for select to causeway_app
  using (id = (select access.actor()) or area_id = any ((select access.areas_as(
    'partner contact', 'coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member', 'intervention provider', 'board member',
    'elected member', 'analyst', 'information governance', 'independent reviewer', 'administrator'))::uuid[]));

-- causeway_search stands above row security, so that these policies gave it nothing; but causeway_owner is its member, and had through
-- them what whoever migrates must not have: every case, and events of the audit in anybody's name.
drop policy search_matches on cases.case_file;
drop policy functions_only on platform.form_token;
drop policy functions_only on referrals.reference_counter;
drop policy functions_only on referrals.email_confirmation;
drop policy noted on records.audit_event;
drop policy noted on records.audit_unsealed;
revoke create on schema access from causeway_search;
