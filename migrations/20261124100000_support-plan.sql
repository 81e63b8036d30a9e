-- Up Migration
-- The support plan (CTSA 2015 s36(4)(a), (d) and (5)): versions, what each says, its needs and its actions, and the needs that an
-- assessment found. Nothing is overwritten: what is saved is a further row, and a version is whatever stood when it was approved.

create table cases.assessed_need (
  id             uuid primary key,
  area_id        uuid not null,
  case_id        uuid not null,
  assessment_id  uuid not null,
  position       integer not null constraint assessed_need_from_one check (position >= 1),
  sealed         bytea not null,
  written_by     uuid not null default access.actor() references accounts.account,
  unique (area_id, id),
  constraint assessed_need_position_unique unique (assessment_id, position),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, assessment_id) references cases.assessment (area_id, id)
);
comment on table cases.assessed_need is
  'A need that a version of the assessment found, sealed under the person''s key. The support plan must answer each.';
-- The plan asks for the needs of the case's newest assessment.
create index assessed_need_of_case on cases.assessed_need (area_id, case_id, assessment_id, position);

create table cases.plan_version (
  id         uuid primary key,
  area_id    uuid not null,
  case_id    uuid not null,
  number     integer not null constraint plan_version_from_one check (number >= 1),
  on_date    date not null,
  begun_by   uuid not null default access.actor() references accounts.account,
  begun_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint plan_version_number_unique unique (case_id, number),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.plan_version is
  'A version of the support plan: a draft until the journal says that it was approved, and then what it says stays as it was.';
create index plan_version_of_case on cases.plan_version (area_id, case_id, number);

create table cases.plan_text (
  id            uuid primary key,
  area_id       uuid not null,
  case_id       uuid not null,
  plan_version  integer not null,
  part          text not null constraint plan_text_part check (part in ('statutory', 'person', 'safety', 'ending')),
  revision      integer not null constraint plan_text_revision_from_one check (revision >= 1),
  sealed        bytea not null,
  written_by    uuid not null default access.actor() references accounts.account,
  written_at    timestamptz not null default now(),
  constraint plan_text_revision_unique unique (case_id, part, revision),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.plan_text is
  'What the plan says as a whole, a part at a time, sealed. A version says what its newest row of the part says, or that of an earlier version.';
create index plan_text_of_case on cases.plan_text (area_id, case_id, part, revision desc);

create table cases.plan_need (
  id                uuid primary key,
  area_id           uuid not null,
  case_id           uuid not null,
  need_id           uuid not null,
  plan_version      integer not null,
  revision          integer not null constraint plan_need_revision_from_one check (revision >= 1),
  decision          text not null constraint plan_need_decision check (decision in ('act', 'do not act', 'not decided', 'taken out')),
  source            text not null constraint plan_need_source check (source in ('assessment', 'written in')),
  assessed_need_id  uuid,
  sealed            bytea not null,
  written_by        uuid not null default access.actor() references accounts.account,
  written_at        timestamptz not null default now(),
  unique (area_id, id),
  constraint plan_need_revision_unique unique (need_id, revision),
  constraint plan_need_from_assessment check ((source = 'assessment') = (assessed_need_id is not null)),
  -- A need is known by the id of its first row, so that a reference to it stays good.
  constraint plan_need_first_row check ((revision = 1) = (id = need_id)),
  foreign key (area_id, need_id) references cases.plan_need (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, assessed_need_id) references cases.assessed_need (area_id, id)
);
comment on table cases.plan_need is
  'A need in the support plan, a row each time it is saved: in a version stands the newest row of that version or an earlier one. need_id is the id of its first row.';
create index plan_need_of_case on cases.plan_need (area_id, case_id, need_id, revision desc);

create table cases.plan_action (
  id                  uuid primary key,
  area_id             uuid not null,
  case_id             uuid not null,
  action_id           uuid not null,
  plan_version        integer not null,
  revision            integer not null constraint plan_action_revision_from_one check (revision >= 1),
  need_ids            uuid[] not null constraint plan_action_answers_a_need check (cardinality(need_ids) >= 1),
  support_type        text not null,
  provider_agency_id  uuid,
  owner_account       uuid not null references accounts.account,
  start_on            date not null,
  review_on           date not null,
  outcome             text not null constraint plan_action_outcome check (outcome in ('not yet', 'reached', 'partly reached', 'not reached', 'no longer needed', 'taken out')),
  sealed              bytea not null,
  written_by          uuid not null default access.actor() references accounts.account,
  written_at          timestamptz not null default now(),
  unique (area_id, id),
  constraint plan_action_revision_unique unique (action_id, revision),
  constraint plan_action_first_row check ((revision = 1) = (id = action_id)),
  constraint plan_action_review_after_start check (review_on >= start_on),
  foreign key (area_id, action_id) references cases.plan_action (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, provider_agency_id) references accounts.agency (area_id, id)
);
comment on table cases.plan_action is
  'An action of the support plan, a row each time it is saved, as with needs. action_id is the id of its first row: what is booked for an action refers to that.';
create index plan_action_of_case on cases.plan_action (area_id, case_id, action_id, revision desc);
create index plan_action_of_provider on cases.plan_action (area_id, provider_agency_id);

-- What was approved stays as it was: a row belongs to the newest version of its case, while that is a draft. And an action answers needs of its own case.
-- Both look after the row is in, so that whoever may not write it at all hears nothing of the plan.
create function cases.refuse_closed_plan() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.plan_version is distinct from (select max(v.number) from cases.plan_version v where v.area_id = new.area_id and v.case_id = new.case_id)
     or exists (select from cases.plan_version v
                  join cases.journal j on j.area_id = v.area_id and j.case_id = v.case_id
                   and j.step = 'approve support plan' and j.facts ->> 'planVersion' = v.id::text
                 where v.case_id = new.case_id and v.number = new.plan_version) then
    raise exception 'version % of the support plan is closed', new.plan_version using errcode = '23514', constraint = 'plan_is_a_draft';
  end if;
  return new;
end
$$;
create function cases.check_action_needs() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from unnest(new.need_ids) as answered (need_id)
              where not exists (select from cases.plan_need n where n.area_id = new.area_id and n.case_id = new.case_id and n.id = answered.need_id and n.need_id = n.id)) then
    raise exception 'an action answers needs of its own case' using errcode = '23503', constraint = 'plan_action_needs';
  end if;
  return new;
end
$$;
revoke execute on function cases.refuse_closed_plan(), cases.check_action_needs() from public;

do $$
declare
  t text;
begin
  foreach t in array array['plan_text', 'plan_need', 'plan_action'] loop
    execute format('create trigger draft_only after insert on cases.%I for each row execute function cases.refuse_closed_plan()', t);
  end loop;
  foreach t in array array['assessed_need', 'plan_version', 'plan_text', 'plan_need', 'plan_action'] loop
    execute format('create trigger append_only before update on cases.%I for each row execute function records.refuse_change()', t);
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    execute format('create policy with_the_case on cases.%I for select to causeway_app
                      using (exists (select from cases.case_file c where c.id = case_id))', t);
  end loop;
  foreach t in array array['assessed_need', 'plan_text', 'plan_need', 'plan_action'] loop
    execute format('create policy caseworkers_add on cases.%I for insert to causeway_app with check (
      written_by = (select access.actor())
      and exists (select from cases.case_file c where c.id = case_id and c.area_id = %I.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)))', t, t);
  end loop;
end
$$;
create trigger own_needs after insert on cases.plan_action for each row execute function cases.check_action_needs();
create policy caseworkers_add on cases.plan_version for insert to causeway_app with check (
  begun_by = (select access.actor())
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = plan_version.area_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));

grant select, insert (id, area_id, case_id, assessment_id, position, sealed) on cases.assessed_need to causeway_app;
grant select, insert (id, area_id, case_id, number, on_date) on cases.plan_version to causeway_app;
grant select, insert (id, area_id, case_id, plan_version, part, revision, sealed) on cases.plan_text to causeway_app;
grant select, insert (id, area_id, case_id, need_id, plan_version, revision, decision, source, assessed_need_id, sealed) on cases.plan_need to causeway_app;
grant select, insert (id, area_id, case_id, action_id, plan_version, revision, need_ids, support_type, provider_agency_id, owner_account, start_on, review_on, outcome, sealed)
  on cases.plan_action to causeway_app;
