-- Up Migration
-- Information requests, completed: who may see a reply, why the person may not be told, who of an agency is answering, reminders without
-- content, and which replies a case worker has not taken in yet.
grant create on schema access to causeway_search;

alter table cases.information_request add column taken_in_at timestamptz;
-- "Replies to take in", on the work page of whoever works cases.
create index information_request_to_take_in on cases.information_request (area_id, replied_on)
  where replied_on is not null and taken_in_at is null and withdrawn_at is null;
-- The reminders of every area, by the day they fall on.
create index information_request_unanswered on cases.information_request (due_on)
  where replied_on is null and withdrawn_at is null;
grant update (taken_in_at) on cases.information_request to causeway_app;

-- Until now every reply could be read by the panel, and the reason not to tell the person stood in its words alone.
alter table cases.information_reply
  add column seen_by text not null default 'panel too' constraint information_reply_seen_by check (seen_by in ('case workers', 'panel too')),
  add column not_told_because text constraint information_reply_not_told_because check (not_told_because in ('third party', 'police', 'clinical', 'other'));
update cases.information_reply set not_told_because = 'other' where tell_person = 'not to be told';
alter table cases.information_reply
  alter column seen_by drop default,
  add constraint information_reply_not_told_says_why check ((tell_person = 'not to be told') = (not_told_because is not null));
grant insert (seen_by, not_told_because) on cases.information_reply to causeway_app;

-- New: a reply for case workers and chairs is not for the panel, whose members read cases and do not work them.
drop policy with_the_case on cases.information_reply;
create policy with_the_case on cases.information_reply for select to causeway_app
  using (exists (select from cases.case_file c
                  where c.id = case_id and (seen_by = 'panel too' or access.may_act_on_case(c.area_id, c.restricted, c.id))));

-- Said again: what an agency answered is its contacts' to read, not everybody's who happens to work there and sits on the panel.
drop policy own_agency on cases.information_reply;
create policy own_agency on cases.information_reply for select to causeway_app
  using (area_id = any ((select access.case_areas_as('partner contact'))::uuid[])
     and exists (select from cases.information_request r where r.id = request_id and r.agency_id = (select access.agency())));

-- Said again: the agency that answers does not say that its answer was taken in.
drop policy agency_marks_replied on cases.information_request;
create policy agency_marks_replied on cases.information_request for update to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[]) and withdrawn_at is null)
  with check (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[])
              and withdrawn_at is null and replied_on is not null and taken_in_at is null);

create table cases.information_taken_up (
  id          uuid primary key,
  area_id     uuid not null,
  request_id  uuid not null,
  account_id  uuid not null default access.actor() references accounts.account,
  since       timestamptz not null default now(),
  foreign key (area_id, request_id) references cases.information_request (area_id, id)
);
comment on table cases.information_taken_up is
  'Somebody of the agency that was asked says that they are answering. The latest row of a request counts; earlier ones stay.';
create index information_taken_up_of_request on cases.information_taken_up (area_id, request_id, since desc);
alter table cases.information_taken_up enable row level security;
alter table cases.information_taken_up force row level security;
-- With the request: those who work the case, and the colleagues of the agency that was asked.
create policy with_the_request on cases.information_taken_up for select to causeway_app
  using (exists (select from cases.information_request r where r.id = request_id));
create policy agency_takes_up on cases.information_taken_up for insert to causeway_app with check (
  account_id = (select access.actor())
  and area_id = any ((select access.case_areas_as('partner contact'))::uuid[])
  and exists (select from cases.information_request r
               where r.id = request_id and r.area_id = information_taken_up.area_id and r.agency_id = (select access.agency())
                 and r.withdrawn_at is null and r.replied_on is null));
grant select, insert (id, area_id, request_id) on cases.information_taken_up to causeway_app;
create trigger append_only before update on cases.information_taken_up for each row execute function records.refuse_change();

create table cases.information_reminder (
  area_id     uuid not null,
  request_id  uuid not null,
  kind        text not null constraint information_reminder_kind check (kind in ('before', 'after')),
  sent_at     timestamptz not null default now(),
  -- Once for each request and kind, however often the job runs.
  primary key (request_id, kind),
  foreign key (area_id, request_id) references cases.information_request (area_id, id)
);
comment on table cases.information_reminder is
  'A reminder that was put into the outbox, before or after the day an answer was due. It says that a request waits, and nothing else.';
create index information_reminder_of_request on cases.information_reminder (area_id, request_id);
alter table cases.information_reminder enable row level security;
alter table cases.information_reminder force row level security;
create policy with_the_request on cases.information_reminder for select to causeway_app
  using (exists (select from cases.information_request r where r.id = request_id));
-- The clerk sees which requests are unanswered and when they fall due, and nothing of what they ask or of whom.
create policy unanswered on cases.information_request for select to causeway_clerk using (replied_on is null and withdrawn_at is null);
create policy clerk_reads on cases.information_reminder for select to causeway_clerk using (true);
create policy clerk_reminds on cases.information_reminder for insert to causeway_clerk
  with check (exists (select from cases.information_request r where r.id = request_id and r.area_id = information_reminder.area_id));
create policy clerk_reads on platform.setting for select to causeway_clerk using (true);
grant select on cases.information_reminder to causeway_app;
grant select, insert (area_id, request_id, kind) on cases.information_reminder to causeway_clerk;
grant select (id, area_id, case_id, agency_id, due_on, replied_on, withdrawn_at) on cases.information_request to causeway_clerk;
grant select on platform.setting to causeway_clerk;

-- Where the people who answer for an agency are reached. For the clerk alone.
create function access.contacts_of(asked_agency uuid) returns table (email text, language text)
language sql stable security definer set search_path = '' as $$
  select distinct a.email, a.language
    from accounts.account a
    join accounts.agency g on g.id = a.agency_id
    join accounts.holding h on h.account_id = a.id and h.area_id = g.area_id
   where g.id = asked_agency
     and h.role = 'partner contact'
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null and a.channel_training_until >= access.today()
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
$$;
alter function access.contacts_of(uuid) owner to causeway_search;
revoke execute on function access.contacts_of(uuid) from public;
grant execute on function access.contacts_of(uuid) to causeway_clerk;
revoke create on schema access from causeway_search;
