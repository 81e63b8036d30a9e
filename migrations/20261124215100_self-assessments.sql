-- Up Migration
-- Self-assessments against the benchmarks: of the partnership, or of one agency by itself. A draft is changed; what was submitted never is.

create table duty.self_assessment (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  agency_id     uuid,
  scheme        text not null,
  from_year     smallint not null constraint self_assessment_year check (from_year between 2015 and 2100),
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  summary       text not null default '',
  submitted_by  uuid references accounts.account,
  submitted_at  timestamptz,
  unique (area_id, id),
  -- A review names who submitted: that it was somebody else's is then a plain check.
  unique (id, submitted_by),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint self_assessment_once unique nulls not distinct (area_id, agency_id, scheme, from_year),
  constraint self_assessment_submitted_by_somebody check ((submitted_at is null) = (submitted_by is null))
);
comment on table duty.self_assessment is
  'One year''s self-assessment under one scheme: of an agency, or of the whole partnership where agency_id is empty. Frozen when it is submitted.';

create table duty.self_answer (
  area_id        uuid not null references accounts.area,
  assessment_id  uuid not null,
  benchmark      text not null constraint self_answer_benchmark check (benchmark ~ '^[a-z-]+$'),
  score          text not null,
  words          text not null,
  changed_by     uuid not null default access.actor() references accounts.account,
  changed_at     timestamptz not null default now(),
  version        integer not null default 1,
  primary key (area_id, assessment_id, benchmark),
  foreign key (area_id, assessment_id) references duty.self_assessment (area_id, id)
);
comment on table duty.self_answer is 'What the assessed say of themselves under one benchmark: a score of the scheme, and why.';

create table duty.picked_evidence (
  id             uuid primary key,
  area_id        uuid not null references accounts.area,
  assessment_id  uuid not null,
  benchmark      text not null,
  key            text not null,
  label          text not null,
  says           text not null,
  address        text not null constraint picked_evidence_address_is_ours check (address ~ '^/[a-z0-9]'),
  stood_on       date not null,
  picked_by      uuid not null default access.actor() references accounts.account,
  picked_at      timestamptz not null default now(),
  constraint picked_evidence_once unique (area_id, assessment_id, benchmark, key),
  foreign key (area_id, assessment_id, benchmark) references duty.self_answer (area_id, assessment_id, benchmark)
);
comment on table duty.picked_evidence is 'A figure of the system itself, as it stood on the day on which it was picked. It is never brought up to date: it is left out, or picked anew.';

create table duty.self_review (
  id             uuid primary key,
  area_id        uuid not null references accounts.area,
  assessment_id  uuid not null,
  benchmark      text not null,
  submitted_by   uuid not null,
  score          text not null,
  words          text not null,
  reviewed_by    uuid not null default access.actor() references accounts.account,
  reviewed_at    timestamptz not null default now(),
  constraint self_review_once unique (area_id, assessment_id, benchmark),
  constraint self_review_by_a_second_person check (reviewed_by <> submitted_by),
  foreign key (assessment_id, submitted_by) references duty.self_assessment (id, submitted_by),
  foreign key (area_id, assessment_id, benchmark) references duty.self_answer (area_id, assessment_id, benchmark)
);
comment on table duty.self_review is 'What a second person says of a submitted answer: never who submitted it, nor who wrote it. Rows never change.';
create trigger append_only before update or delete on duty.self_review for each row execute function records.refuse_change();

-- Who writes a self-assessment: of the partnership whoever keeps it, of an agency its own people.
create function duty.may_assess(area uuid, agency uuid) returns boolean
language sql stable set search_path = '' as $$
  select (agency is null and area = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      or (agency = (select access.agency())
          and area = any ((select access.areas_as('partner contact', 'coordinator', 'channel chair', 'deputy chair'))::uuid[]))
$$;
revoke execute on function duty.may_assess(uuid, uuid) from public;
grant execute on function duty.may_assess(uuid, uuid) to causeway_app;

do $$
declare
  t text;
begin
  foreach t in array array['self_assessment', 'self_answer', 'picked_evidence', 'self_review'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
  end loop;
  -- What hangs on a self-assessment follows it: the sub-select runs under its policy.
  foreach t in array array['self_answer', 'picked_evidence', 'self_review'] loop
    execute format($policy$create policy with_the_assessment on duty.%I for select to causeway_app
      using (exists (select from duty.self_assessment a where a.id = assessment_id))$policy$, t);
  end loop;
end
$$;

-- Whoever keeps the partnership sees all; whoever governs sees the partnership's own; an agency sees its own, and never another's.
create policy editors_read on duty.self_assessment for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy governance_reads on duty.self_assessment for select to causeway_app
  using (agency_id is null and area_id = any ((select access.areas_as('board member', 'elected member'))::uuid[]));
create policy own_agency_reads on duty.self_assessment for select to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.areas_as('partner contact'))::uuid[]));
create policy assessed_add on duty.self_assessment for insert to causeway_app
  with check (duty.may_assess(area_id, agency_id) and added_by = (select access.actor()) and submitted_at is null);
create policy assessed_submit on duty.self_assessment for update to causeway_app
  using (duty.may_assess(area_id, agency_id) and submitted_at is null)
  with check (duty.may_assess(area_id, agency_id) and submitted_by = (select access.actor()));
grant select, insert (id, area_id, agency_id, scheme, from_year), update (summary, submitted_by, submitted_at) on duty.self_assessment to causeway_app;

create policy assessed_answer on duty.self_answer for insert to causeway_app with check (
  changed_by = (select access.actor())
  and exists (select from duty.self_assessment a
               where a.id = assessment_id and a.area_id = self_answer.area_id and a.submitted_at is null and duty.may_assess(a.area_id, a.agency_id)));
create policy assessed_change on duty.self_answer for update to causeway_app
  using (exists (select from duty.self_assessment a where a.id = assessment_id and a.submitted_at is null and duty.may_assess(a.area_id, a.agency_id)))
  with check (changed_by = (select access.actor())
    and exists (select from duty.self_assessment a
                 where a.id = assessment_id and a.area_id = self_answer.area_id and a.submitted_at is null and duty.may_assess(a.area_id, a.agency_id)));
grant select, insert (area_id, assessment_id, benchmark, score, words), update (score, words, changed_by, changed_at, version) on duty.self_answer to causeway_app;

create policy assessed_pick on duty.picked_evidence for insert to causeway_app with check (
  picked_by = (select access.actor())
  and exists (select from duty.self_assessment a
               where a.id = assessment_id and a.area_id = picked_evidence.area_id and a.submitted_at is null and duty.may_assess(a.area_id, a.agency_id)));
create policy assessed_leave_out on duty.picked_evidence for delete to causeway_app
  using (exists (select from duty.self_assessment a where a.id = assessment_id and a.submitted_at is null and duty.may_assess(a.area_id, a.agency_id)));
grant select, insert (id, area_id, assessment_id, benchmark, key, label, says, address, stood_on), delete on duty.picked_evidence to causeway_app;

-- By whoever may write it, or keeps the partnership; not by somebody whose own words are in it.
create policy second_person_reviews on duty.self_review for insert to causeway_app with check (
  reviewed_by = (select access.actor()) and submitted_by <> (select access.actor())
  and exists (select from duty.self_assessment a
               where a.id = assessment_id and a.area_id = self_review.area_id and a.submitted_at is not null
                 and (duty.may_assess(a.area_id, a.agency_id)
                      or a.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])))
  and not exists (select from duty.self_answer w
                   where w.area_id = self_review.area_id and w.assessment_id = self_review.assessment_id and w.changed_by = (select access.actor())));
grant select, insert (id, area_id, assessment_id, benchmark, submitted_by, score, words) on duty.self_review to causeway_app;
