-- Up Migration
-- The journey from referral to last review: the case, its journal, what was written at each step, requests to partners, assessments.

-- A function's new owner needs CREATE in its schema while it is handed over.
-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema referrals to causeway_search;
grant create on schema access to causeway_search;
create schema cases;
grant usage on schema cases to causeway_app, causeway_search, causeway_public, causeway_clerk;

create table cases.case_file (
  id              uuid primary key,
  area_id         uuid not null references accounts.area,
  reference       text not null,
  person_id       uuid not null,
  referral_id     uuid not null,
  stage           text not null,
  opened_on       date not null,
  closed_on       date,
  lead_account    uuid references accounts.account,
  restricted      boolean not null default false,
  next_clock      text,
  next_due_on     date,
  home_force      text not null,
  journal_length  integer not null default 1,
  unique (area_id, id),
  constraint case_reference_unique unique (area_id, reference),
  foreign key (area_id, person_id) references people.person (area_id, id),
  foreign key (area_id, referral_id) references referrals.referral (area_id, id)
);
comment on table cases.case_file is
  'A case: one person, one referral. stage, next_clock and next_due_on are the fold of its journal, kept here in the same transaction; journal_length guards against two steps at once.';
-- "My work" and the case list go by due date and by newest.
create index case_due on cases.case_file (area_id, next_due_on, id) where closed_on is null;
create index case_newest on cases.case_file (area_id, opened_on desc, id desc);
create index case_of_person on cases.case_file (area_id, person_id);
create index case_of_referral on cases.case_file (area_id, referral_id);
create index case_of_lead on cases.case_file (lead_account) where closed_on is null;

create table cases.named_account (
  area_id     uuid not null,
  case_id     uuid not null,
  account_id  uuid not null references accounts.account,
  named_by    uuid not null default access.actor() references accounts.account,
  named_at    timestamptz not null default now(),
  ended_at    timestamptz,
  why         text not null default '',
  primary key (case_id, account_id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.named_account is 'People named on a restricted case: they and the chair alone see it.';
create index named_account_of_account on cases.named_account (account_id) where ended_at is null;

create table cases.form_record (
  id            uuid primary key,
  area_id       uuid not null,
  case_id       uuid not null,
  form_id       text not null,
  form_version  text not null,
  language      text not null default 'en',
  sealed        bytea not null,
  recorded_by   uuid not null default access.actor() references accounts.account,
  recorded_at   timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.form_record is 'What was written at a step: every question as asked and its answer, sealed under the person''s key. Corrections are further rows.';
create index form_record_of_case on cases.form_record (area_id, case_id, recorded_at);

create table cases.journal (
  id                uuid primary key,
  area_id           uuid not null,
  case_id           uuid not null,
  seq               integer not null constraint journal_seq_from_one check (seq >= 1),
  step              text not null,
  taken_by          uuid default access.actor_if_any() references accounts.account,
  taken_at          timestamptz not null default now(),
  on_date           date not null,
  facts             jsonb not null default '{}',
  reason_given      boolean not null default false,
  decision_mode     text constraint journal_decision_mode check (decision_mode in ('unanimous', 'majority', 'chair')),
  guidance_version  text not null,
  form_record_id    uuid,
  form_token        uuid,
  constraint journal_in_order unique (case_id, seq),
  constraint journal_form_token_unique unique (form_token),
  -- No decision by software: only the arrival of a referral may be without a named human, because a visitor has no account.
  constraint journal_taken_by_a_human check (taken_by is not null or step = 'receive referral'),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, form_record_id) references cases.form_record (area_id, id)
);
comment on table cases.journal is 'The truth of what happened: one immutable row a step, coded facts only. Never changed, only followed.';
create index journal_of_case on cases.journal (area_id, case_id, seq);
create trigger append_only before update or delete on cases.journal for each row execute function records.refuse_change();
create trigger never_truncated before truncate on cases.journal for each statement execute function records.refuse_change();
create trigger append_only before update on cases.form_record for each row execute function records.refuse_change();

create table cases.information_request (
  id            uuid primary key,
  area_id       uuid not null,
  case_id       uuid not null,
  agency_id     uuid not null,
  asked_by      uuid not null default access.actor() references accounts.account,
  asked_on      date not null,
  due_on        date not null,
  basis         text not null,
  marking       text not null constraint information_request_marking check (marking in ('official', 'official_sensitive')),
  sealed        bytea not null,
  withdrawn_at  timestamptz,
  replied_on    date,
  reply_kind    text constraint information_request_reply_kind check (reply_kind in ('answered', 'nil_return', 'declined', 'partial')),
  unique (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id)
);
comment on table cases.information_request is
  'A request under CTSA 2015 s38 to one agency. The sealed part says who, what is asked, why it is needed and what may be told to the person.';
create index information_request_of_case on cases.information_request (area_id, case_id);
create index information_request_of_agency on cases.information_request (area_id, agency_id, due_on);

create table cases.information_reply (
  id               uuid primary key,
  area_id          uuid not null,
  case_id          uuid not null,
  request_id       uuid not null,
  kind             text not null constraint information_reply_kind check (kind in ('answered', 'nil_return', 'declined', 'partial')),
  tell_person      text not null constraint information_reply_tell_person check (tell_person in ('may be told', 'not to be told')),
  source_on        date,
  marking          text not null constraint information_reply_marking check (marking in ('official', 'official_sensitive')),
  sealed           bytea not null,
  replied_by       uuid not null default access.actor() references accounts.account,
  replied_at       timestamptz not null default now(),
  form_token       uuid constraint information_reply_form_token_unique unique,
  foreign key (area_id, request_id) references cases.information_request (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.information_reply is 'What an agency answered, facts apart from opinion, sealed. A nil return and a refusal with its reason are answers too.';
create index information_reply_of_request on cases.information_reply (area_id, request_id);

create table cases.assessment (
  id           uuid primary key,
  area_id      uuid not null,
  case_id      uuid not null,
  number       integer not null,
  framework    text not null,
  factors      jsonb not null,
  sealed       bytea not null,
  written_by   uuid not null default access.actor() references accounts.account,
  written_at   timestamptz not null default now(),
  on_date      date not null,
  constraint assessment_number_unique unique (case_id, number),
  unique (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.assessment is
  'A dated version of the assessment. factors holds a word for each factor (present, not_present, not_known, not_relevant), never a number; the evidence is sealed.';

-- ── who sees what ───────────────────────────────────────────────────────────────────────────────

-- Restricted cases on which the actor is named, while they may open cases at all.
create function access.cases_by_name() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(n.case_id), '{}')
    from cases.named_account n
   where n.account_id = access.actor() and n.ended_at is null
     and n.area_id = any (access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'))
$$;

-- Replaced by the panel migration: until a panel exists nobody sees a case through one.
create function access.cases_by_panel() returns uuid[]
language sql stable security definer set search_path = '' as $$ select '{}'::uuid[] $$;

-- Cases on which one of the actor's agency's people was asked for information: only the request, never the case, is theirs to see.
create function access.may_act_on_case(area uuid, restricted boolean, case_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select (area = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
      or area = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
      or (case_id = any ((select access.cases_by_name())::uuid[]))
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['access.cases_by_name()', 'access.cases_by_panel()', 'access.may_act_on_case(uuid, boolean, uuid)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app, causeway_public, causeway_clerk, causeway_owner', fn);
  end loop;
end
$$;
grant select on cases.named_account, cases.case_file to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['case_file', 'named_account', 'form_record', 'journal', 'information_request', 'information_reply', 'assessment'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
  end loop;
  foreach t in array array['referral', 'subject', 'referrer', 'attachment'] loop
    execute format('alter table referrals.%I enable row level security', t);
    execute format('alter table referrals.%I force row level security', t);
  end loop;
  foreach t in array array['person', 'match_key', 'identity_decision'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
  end loop;
end
$$;

-- The case. Each access.* call stands in a sub-select, so that it runs once a query and the area index serves.
create policy need_to_know on cases.case_file for select to causeway_app using (
  (area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
  or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
  or id = any ((select access.cases_by_name())::uuid[])
  or id = any ((select access.cases_by_panel())::uuid[])
);
create policy caseworkers_move on cases.case_file for update to causeway_app
  using (
    (area_id = any ((select access.case_areas_as('coordinator', 'case officer'))::uuid[]) and not restricted)
    or area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
    or id = any ((select access.cases_by_name())::uuid[]))
  with check (
    area_id = any ((select access.case_areas_as('coordinator', 'case officer', 'channel chair', 'deputy chair'))::uuid[])
    or id = any ((select access.cases_by_name())::uuid[]));
create policy visitor_hands_in on cases.case_file for insert to causeway_public
  with check (stage = 'referral_received' and not restricted and journal_length = 1 and closed_on is null and lead_account is null);
grant select, update (stage, closed_on, lead_account, restricted, next_clock, next_due_on, journal_length) on cases.case_file to causeway_app;
grant insert (id, area_id, reference, person_id, referral_id, stage, opened_on, next_clock, next_due_on, home_force) on cases.case_file to causeway_public;
create policy search_matches on cases.case_file for select to causeway_search using (true);

create policy with_the_case on cases.named_account for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy chair_names on cases.named_account for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and named_by = (select access.actor()));
create policy chair_ends on cases.named_account for update to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]));
grant select, insert (area_id, case_id, account_id, why), update (ended_at) on cases.named_account to causeway_app;

-- What hangs on a case follows the case: the sub-select runs under the case's own policy.
create policy with_the_case on cases.journal for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy caseworkers_append on cases.journal for insert to causeway_app with check (
  taken_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = journal.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy visitor_hands_in on cases.journal for insert to causeway_public
  with check (step = 'receive referral' and seq = 1);
grant select on cases.journal to causeway_app;
grant insert (id, area_id, case_id, seq, step, on_date, facts, reason_given, decision_mode, guidance_version, form_record_id, form_token)
  on cases.journal to causeway_app, causeway_public;

create policy with_the_case on cases.form_record for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy caseworkers_add on cases.form_record for insert to causeway_app with check (
  recorded_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = form_record.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, case_id, form_id, form_version, language, sealed) on cases.form_record to causeway_app;

create policy with_the_case on cases.assessment for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy caseworkers_add on cases.assessment for insert to causeway_app with check (
  written_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = assessment.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, case_id, number, framework, factors, sealed, on_date) on cases.assessment to causeway_app;

-- Requests are seen with the case, and by the partner contact of the agency that was asked.
create policy with_the_case on cases.information_request for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy agency_asked on cases.information_request for select to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[]));
create policy caseworkers_ask on cases.information_request for insert to causeway_app with check (
  asked_by = (select access.actor()) and replied_on is null
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = information_request.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy caseworkers_withdraw on cases.information_request for update to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (exists (select from cases.case_file c where c.id = case_id and c.area_id = information_request.area_id));
create policy agency_marks_replied on cases.information_request for update to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.case_areas_as('partner contact'))::uuid[]))
  with check (agency_id = (select access.agency()) and replied_on is not null);
grant select, insert (id, area_id, case_id, agency_id, asked_on, due_on, basis, marking, sealed), update (withdrawn_at, replied_on, reply_kind)
  on cases.information_request to causeway_app;

create policy with_the_case on cases.information_reply for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy own_agency on cases.information_reply for select to causeway_app
  using (exists (select from cases.information_request r where r.id = request_id and r.agency_id = (select access.agency())));
create policy agency_replies on cases.information_reply for insert to causeway_app with check (
  replied_by = (select access.actor())
  and exists (select from cases.information_request r where r.id = request_id and r.area_id = information_reply.area_id and r.case_id = information_reply.case_id
              and r.agency_id = (select access.agency()) and r.withdrawn_at is null)
  and area_id = any ((select access.case_areas_as('partner contact'))::uuid[]));
grant select, insert (id, area_id, case_id, request_id, kind, tell_person, source_on, marking, sealed, form_token) on cases.information_reply to causeway_app;

-- A person is seen through a case of theirs, and a referral through a case it opened; the referrer sees the coded row of their own referral alone.
create policy through_a_case on people.person for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = person.area_id and c.person_id = person.id));
create policy caseworkers_correct on people.person for update to causeway_app
  using (exists (select from cases.case_file c where c.area_id = person.area_id and c.person_id = person.id and access.may_act_on_case(c.area_id, c.restricted, c.id)))
  with check (exists (select from cases.case_file c where c.area_id = person.area_id and c.person_id = person.id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy visitor_hands_in on people.person for insert to causeway_public with check (version = 1);
grant select, update (forenames, surname, known_as, born_on, approximate_age, age_known_from, gender, postcode_district, retention_class, retention_reason, review_on, version)
  on people.person to causeway_app;
grant insert (id, area_id, forenames, surname, known_as, born_on, approximate_age, age_known_from, gender, postcode_district, review_on) on people.person to causeway_public;

create policy through_a_case on people.match_key for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = match_key.area_id and c.person_id = match_key.person_id));
create policy caseworkers_change on people.match_key for insert to causeway_app
  with check (exists (select from cases.case_file c where c.area_id = match_key.area_id and c.person_id = match_key.person_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy caseworkers_replace on people.match_key for delete to causeway_app
  using (exists (select from cases.case_file c where c.area_id = match_key.area_id and c.person_id = match_key.person_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy visitor_hands_in on people.match_key for insert to causeway_public with check (true);
grant select, insert, delete on people.match_key to causeway_app;
grant insert on people.match_key to causeway_public;

create policy through_a_case on people.identity_decision for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.person_id));
create policy caseworkers_decide on people.identity_decision for insert to causeway_app with check (
  decided_by = (select access.actor())
  and exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.person_id and access.may_act_on_case(c.area_id, c.restricted, c.id))
  and exists (select from cases.case_file c where c.area_id = identity_decision.area_id and c.person_id = identity_decision.other_person_id));
grant select, insert (id, area_id, person_id, other_person_id, answer, reason_sealed) on people.identity_decision to causeway_app;

create policy through_a_case on referrals.referral for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = referral.area_id and c.referral_id = referral.id));
create policy own_reads on referrals.referral for select to causeway_app using (referrer_account = (select access.actor()));
create policy own_agency_reads on referrals.referral for select to causeway_app
  using (referrer_agency = (select access.agency()) and area_id = any ((select access.areas_as('partner contact'))::uuid[]));
create policy visitor_hands_in on referrals.referral for insert to causeway_public with check (received_on = (select access.today()));
grant select on referrals.referral to causeway_app;
grant insert (id, area_id, reference, channel, received_on, sector, concern, told, emergency, safeguarding, form_id, form_version, language, referrer_agency, receipt_hash, form_token)
  on referrals.referral to causeway_public;

create policy through_a_case on referrals.subject for select to causeway_app
  using (exists (select from cases.case_file c where c.area_id = subject.area_id and c.person_id = subject.person_id));
create policy visitor_hands_in on referrals.subject for insert to causeway_public with check (true);
grant select on referrals.subject to causeway_app;
grant insert on referrals.subject to causeway_public;

create policy who_works_the_case on referrals.referrer for select to causeway_app
  using (exists (select from referrals.subject s
                   join cases.case_file c on c.area_id = s.area_id and c.person_id = s.person_id
                  where s.id = subject_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy visitor_hands_in on referrals.referrer for insert to causeway_public with check (true);
grant select on referrals.referrer to causeway_app;
grant insert on referrals.referrer to causeway_public;

create policy through_a_case on referrals.attachment for select to causeway_app
  using (exists (select from referrals.subject s where s.id = subject_id));
create policy visitor_hands_in on referrals.attachment for insert to causeway_public with check (true);
grant select on referrals.attachment to causeway_app;
grant insert (id, area_id, subject_id, name_sealed, media_type, bytes, sha256, sealed, scan) on referrals.attachment to causeway_public;

-- What a referrer may learn of their referral, and no more: received, being looked at, closed. By receipt code, or by own account.
create function referrals.progress(receipt bytea) returns text
language sql stable security definer set search_path = '' as $$
  select case
           when bool_and(c.closed_on is not null) then 'closed'
           when bool_and(c.stage = 'referral_received') then 'received'
           else 'being looked at'
         end
    from referrals.referral r
    join cases.case_file c on c.area_id = r.area_id and c.referral_id = r.id
   where r.receipt_hash = receipt
  having count(*) > 0
$$;
create function referrals.progress_of_own() returns table (referral_id uuid, progress text)
language sql stable security definer set search_path = '' as $$
  select r.id,
         case
           when bool_and(c.closed_on is not null) then 'closed'
           when bool_and(c.stage = 'referral_received') then 'received'
           else 'being looked at'
         end
    from referrals.referral r
    join cases.case_file c on c.area_id = r.area_id and c.referral_id = r.id
   where r.referrer_account = access.actor()
      or (r.referrer_agency = access.agency() and r.area_id = any (access.areas_as('partner contact')))
   group by r.id
$$;
-- References count up in each area and year; the counter is no hint of who or what.
create table referrals.reference_counter (
  area_id  uuid not null references accounts.area,
  year     integer not null,
  last     integer not null,
  primary key (area_id, year)
);
comment on table referrals.reference_counter is 'The last reference given in an area in a year.';
alter table referrals.reference_counter enable row level security;
alter table referrals.reference_counter force row level security;
create policy functions_only on referrals.reference_counter to causeway_search using (true) with check (true);
grant select, insert, update on referrals.reference_counter to causeway_search;
create function referrals.next_reference(area uuid, how_many integer) returns text[]
language plpgsql volatile security definer set search_path = '' as $$
declare
  this_year integer := extract(year from access.today());
  upto integer;
  short text;
begin
  if how_many not between 1 and 20 then
    raise exception 'between 1 and 20 references at a time' using errcode = '22023';
  end if;
  select a.short_name into strict short from accounts.area a where a.id = area;
  insert into referrals.reference_counter as k (area_id, year, last) values (area, this_year, how_many)
    on conflict (area_id, year) do update set last = k.last + how_many
    returning last into upto;
  return array(select format('%s-%s-%s', short, this_year, lpad(n::text, 4, '0')) from generate_series(upto - how_many + 1, upto) n);
end
$$;
do $$
declare
  fn text;
begin
  foreach fn in array array['referrals.progress(bytea)', 'referrals.progress_of_own()', 'referrals.next_reference(uuid, integer)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app, causeway_public', fn);
  end loop;
end
$$;
grant select on referrals.referral, referrals.subject, people.person, people.match_key to causeway_search;

-- Readers of a case read its access log.
create policy with_the_case on records.audit_event for select to causeway_app
  using (case_id is not null and exists (select from cases.case_file c where c.id = case_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
revoke create on schema access from causeway_search;
revoke create on schema referrals from causeway_search;
