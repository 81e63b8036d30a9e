-- Up Migration
-- Dip samples: a few cases, drawn by date or at random, whose records an independent reviewer reads against a checklist. The least that serves:
-- of each sampled case the steps of its journal and its assessments, for a limited time, and nothing else that hangs on a case: no name, no
-- address, no narrative (which stays sealed), no referral, no plan. The policy of the case itself does not know the reviewer.
grant create on schema access to causeway_search;
grant create on schema duty to causeway_search;
grant usage on schema duty to causeway_search;

create table duty.dip_sample (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  how          text not null constraint dip_sample_how check (how in ('at random', 'by date')),
  opened_from  date not null,
  opened_until date not null,
  seed         text not null constraint dip_sample_seed check (seed ~ '^[0-9a-f]{16}$'),
  population   integer not null,
  size         smallint not null,
  checklist    text not null,
  reviewer     uuid not null references accounts.account,
  drawn_on     date not null default access.today(),
  sight_until  date not null,
  drawn_by     uuid not null default access.actor() references accounts.account,
  drawn_at     timestamptz not null default now(),
  unique (area_id, id),
  unique (id, reviewer),
  constraint dip_sample_by_somebody_else check (reviewer <> drawn_by),
  constraint dip_sample_for_a_time check (sight_until between drawn_on and drawn_on + 42),
  constraint dip_sample_of_some check (size between 1 and 50 and population >= size)
);
comment on table duty.dip_sample is
  'How a sample was drawn, so that it can be drawn again: from which cases, by which rule, with which seed; who reviews it, and until when they see it.';
create index dip_sample_of_area on duty.dip_sample (area_id, drawn_at desc);
-- Asked at every query on journals.
create index dip_sample_of_reviewer on duty.dip_sample (reviewer, sight_until);

create table duty.dip_sample_case (
  area_id    uuid not null references accounts.area,
  sample_id  uuid not null,
  position   smallint not null constraint dip_sample_case_position check (position > 0),
  case_id    uuid not null,
  reference  text not null,
  opened_on  date not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  primary key (area_id, sample_id, position),
  constraint dip_sample_case_once unique (sample_id, case_id),
  foreign key (area_id, sample_id) references duty.dip_sample (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table duty.dip_sample_case is 'A case of a sample, with as much of it as its reviewer needs to speak of it: the reference, and when it was opened.';
create index dip_sample_case_of_case on duty.dip_sample_case (case_id);

create table duty.dip_finding (
  area_id    uuid not null references accounts.area,
  sample_id  uuid not null,
  words      text not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  primary key (area_id, sample_id),
  foreign key (area_id, sample_id) references duty.dip_sample (area_id, id),
  foreign key (sample_id, added_by) references duty.dip_sample (id, reviewer)
);
comment on table duty.dip_finding is 'What the reviewer found, without a person in it. With it their sight of the sample ends. Rows never change.';
create trigger append_only before update or delete on duty.dip_finding for each row execute function records.refuse_change();

create table duty.dip_answer (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  sample_id    uuid not null,
  position     smallint not null,
  question     text not null,
  answer       text not null constraint dip_answer_known check (answer in ('yes', 'partly', 'no', 'does not apply')),
  answered_by  uuid not null default access.actor() references accounts.account,
  answered_at  timestamptz not null default now(),
  foreign key (area_id, sample_id, position) references duty.dip_sample_case (area_id, sample_id, position),
  foreign key (sample_id, answered_by) references duty.dip_sample (id, reviewer)
);
comment on table duty.dip_answer is 'What the reviewer answered to one question of the checklist on one case, in a coded word. A later row corrects an earlier one; none is changed.';
create index dip_answer_of_sample on duty.dip_answer (area_id, sample_id, position, answered_at);
create trigger append_only before update or delete on duty.dip_answer for each row execute function records.refuse_change();

-- Cases whose journal and assessments the actor may read now because they are of a sample that the actor reviews: while it lasts, while nothing
-- was found yet, never a restricted one, and not where the actor has a conflict.
create function access.cases_sampled() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct c.case_id), '{}')
    from duty.dip_sample s
    join duty.dip_sample_case c on c.area_id = s.area_id and c.sample_id = s.id
    join cases.case_file f on f.area_id = c.area_id and f.id = c.case_id
   where s.reviewer = (select access.actor())
     and s.area_id = any ((select access.case_areas_as('independent reviewer'))::uuid[])
     and access.today() between s.drawn_on and s.sight_until
     and not f.restricted
     and not c.case_id = any ((select access.conflicted_cases())::uuid[])
     and not exists (select from duty.dip_finding done where done.area_id = s.area_id and done.sample_id = s.id)
$$;

-- Who may review a sample in an area: those who hold the role, but for whoever asks.
create function duty.who_may_review(area uuid) returns table (account_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select distinct a.id, a.name
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
   where h.area_id = area
     and area = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
     and h.role = 'independent reviewer'
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
     and a.id <> (select access.actor())
$$;
do $$
begin
  alter function access.cases_sampled() owner to causeway_search;
  alter function duty.who_may_review(uuid) owner to causeway_search;
  revoke execute on function access.cases_sampled(), duty.who_may_review(uuid) from public;
  grant execute on function access.cases_sampled(), duty.who_may_review(uuid) to causeway_app;
end
$$;
grant select on duty.dip_sample, duty.dip_sample_case, duty.dip_finding to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['dip_sample', 'dip_sample_case', 'dip_finding', 'dip_answer'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
  end loop;
end
$$;
-- How it was drawn stays in sight of its reviewer; its cases do not.
create policy case_leads_read on duty.dip_sample for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy reviewer_reads on duty.dip_sample for select to causeway_app
  using (reviewer = (select access.actor()) and area_id = any ((select access.areas_as('independent reviewer'))::uuid[]));
create policy case_leads_draw on duty.dip_sample for insert to causeway_app
  with check (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and drawn_by = (select access.actor()) and drawn_on = (select access.today())
              and reviewer in (select w.account_id from duty.who_may_review(dip_sample.area_id) w));
grant select, insert (id, area_id, how, opened_from, opened_until, seed, population, size, checklist, reviewer, sight_until) on duty.dip_sample to causeway_app;

create policy with_the_case on duty.dip_sample_case for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and exists (select from cases.case_file c where c.id = case_id));
create policy reviewer_reads on duty.dip_sample_case for select to causeway_app
  using (case_id = any ((select access.cases_sampled())::uuid[])
         and exists (select from duty.dip_sample s where s.id = sample_id and s.reviewer = (select access.actor())));
-- Nobody hands on what they may not work on themselves, nor a restricted case; and a sample has as many as its row says, from the day it is drawn.
create policy case_leads_draw on duty.dip_sample_case for insert to causeway_app
  with check (added_by = (select access.actor())
              and exists (select from duty.dip_sample s
                           where s.id = sample_id and s.area_id = dip_sample_case.area_id and s.drawn_on = (select access.today()) and position <= s.size)
              and exists (select from cases.case_file c
                           where c.id = case_id and c.area_id = dip_sample_case.area_id and c.reference = dip_sample_case.reference
                             and not c.restricted and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (area_id, sample_id, position, case_id, reference, opened_on) on duty.dip_sample_case to causeway_app;

create policy with_the_sample on duty.dip_finding for select to causeway_app
  using (exists (select from duty.dip_sample s where s.id = sample_id));
create policy reviewer_finds on duty.dip_finding for insert to causeway_app
  with check (added_by = (select access.actor())
              and exists (select from duty.dip_sample s
                           where s.id = sample_id and s.area_id = dip_finding.area_id and s.reviewer = (select access.actor())
                             and (select access.today()) <= s.sight_until));
grant select, insert (area_id, sample_id, words) on duty.dip_finding to causeway_app;

create policy with_the_case on duty.dip_answer for select to causeway_app
  using (area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and exists (select from duty.dip_sample_case c where c.area_id = dip_answer.area_id and c.sample_id = dip_answer.sample_id and c.position = dip_answer.position));
create policy own_reads on duty.dip_answer for select to causeway_app
  using (answered_by = (select access.actor()) and area_id = any ((select access.areas_as('independent reviewer'))::uuid[]));
create policy reviewer_answers on duty.dip_answer for insert to causeway_app
  with check (answered_by = (select access.actor())
              and exists (select from duty.dip_sample_case c
                           where c.area_id = dip_answer.area_id and c.sample_id = dip_answer.sample_id and c.position = dip_answer.position
                             and c.case_id = any ((select access.cases_sampled())::uuid[])));
grant select, insert (id, area_id, sample_id, position, question, answer) on duty.dip_answer to causeway_app;

-- The reviewer reads these two, and nothing that follows the case.
create policy sampled_reads on cases.journal for select to causeway_app
  using (case_id = any ((select access.cases_sampled())::uuid[]));
create policy sampled_reads on cases.assessment for select to causeway_app
  using (case_id = any ((select access.cases_sampled())::uuid[]));
revoke create on schema access from causeway_search;
revoke create on schema duty from causeway_search;
