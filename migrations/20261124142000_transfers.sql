-- Up Migration
-- Transfers between areas. The sending chair offers a case with a hand-over pack: a copy of what was chosen, made on that day. The other area's
-- chair and coordinator read the pack and nothing else of the case, while the offer stands. Accepted, a case opens there and this one ends, in
-- one transaction; declined or withdrawn, the pack is out of their sight again.
grant create on schema access to causeway_search;
grant create on schema cases to causeway_search;

create table cases.transfer (
  id            uuid primary key,
  area_id       uuid not null,
  case_id       uuid not null,
  person_id     uuid not null,
  to_area_id    uuid references accounts.area,
  destination   text not null constraint transfer_destination check (destination in ('area here', 'england or wales', 'scotland')),
  to_name       text not null constraint transfer_to_name check (to_name <> ''),
  reference     text not null,
  arrives_as    text not null constraint transfer_arrives_as check (arrives_as in ('information', 'panel', 'support')),
  basis         text not null,
  marking       text not null constraint transfer_marking check (marking in ('official', 'official_sensitive')),
  contents      text[] not null,
  sealed        bytea not null,
  proposed_by   uuid not null default access.actor() references accounts.account,
  proposed_at   timestamptz not null default now(),
  withdrawn_at  timestamptz,
  unique (area_id, id),
  unique (id, area_id, case_id, to_area_id, reference),
  constraint transfer_to_an_area_here check ((to_area_id is not null) = (destination = 'area here')),
  constraint transfer_to_another_area check (to_area_id <> area_id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id)
);
comment on table cases.transfer is
  'A case offered to another area, with its hand-over pack (sealed under the person''s key): also the record of that disclosure, what was sent, to whom and on what basis.';
create index transfer_of_case on cases.transfer (area_id, case_id, proposed_at desc);
-- "Transfers offered", in the work of the receiving chair.
create index transfer_offered on cases.transfer (to_area_id, proposed_at) where withdrawn_at is null;

create table cases.transfer_answer (
  transfer_id  uuid primary key,
  area_id      uuid not null,
  case_id      uuid not null,
  to_area_id   uuid not null references accounts.area,
  reference    text not null,
  answer       text not null constraint transfer_answer_answer check (answer in ('accepted', 'declined', 'joint')),
  met_on       date not null,
  to_case_id   uuid,
  answered_by  uuid not null default access.actor() references accounts.account,
  answered_at  timestamptz not null default now(),
  constraint transfer_answer_opens_a_case check ((answer = 'accepted') = (to_case_id is not null)),
  -- An answer says of which offer it is, without looking into another area.
  foreign key (transfer_id, area_id, case_id, to_area_id, reference) references cases.transfer (id, area_id, case_id, to_area_id, reference),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (to_area_id, to_case_id) references cases.case_file (area_id, id)
);
comment on table cases.transfer_answer is
  'What the receiving panel answered, at which meeting, and the case that opened there. Why is written with the step in the sending case''s journal.';
create index transfer_answer_of_case on cases.transfer_answer (area_id, case_id);
create index transfer_answer_of_new_case on cases.transfer_answer (to_area_id, to_case_id);

create trigger append_only before delete on cases.transfer for each row execute function records.refuse_change();
create trigger append_only before update or delete on cases.transfer_answer for each row execute function records.refuse_change();

-- Offers that the actor may look into for their own area: not withdrawn, not declined, and not of a case that has ended meanwhile. One that was
-- accepted is seen with the case that it opened (policy below). A restricted case is offered to the chairs alone.
create function access.transfers_offered() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(t.id), '{}')
    from cases.transfer t
    join cases.case_file c on c.area_id = t.area_id and c.id = t.case_id
    left join cases.transfer_answer a on a.transfer_id = t.id
   where t.withdrawn_at is null
     and c.closed_on is null
     and (a.answer is null or a.answer = 'joint')
     and (t.to_area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
          or (t.to_area_id = any ((select access.case_areas_as('coordinator'))::uuid[]) and not c.restricted))
     and not t.case_id = any ((select access.conflicted_cases())::uuid[])
$$;

-- What the rules need to answer an offer: the coded journal of the case and the numbers of its area, never a word of what was written. For a
-- chair of the receiving area, while the offer waits for an answer.
create function cases.offer_to_answer(offer uuid) returns table (restricted boolean, journal jsonb, settings jsonb)
language sql stable security definer set search_path = '' as $$
  select c.restricted,
         (select jsonb_agg(jsonb_build_object(
                   'id', j.id, 'seq', j.seq, 'step', j.step, 'takenBy', j.taken_by, 'takenAt', j.taken_at, 'onDate', j.on_date, 'facts', j.facts,
                   'reasonGiven', j.reason_given, 'decisionMode', j.decision_mode, 'guidanceVersion', j.guidance_version) order by j.seq)
            from cases.journal j where j.area_id = c.area_id and j.case_id = c.id),
         (select coalesce(jsonb_object_agg(s.key, s.value), '{}')
            from (select distinct on (p.key) p.key, p.value from platform.setting p
                   where p.area_id = c.area_id order by p.key, p.set_at desc) s)
    from cases.transfer t
    join cases.case_file c on c.area_id = t.area_id and c.id = t.case_id
   where t.id = offer
     and t.id = any ((select access.transfers_offered())::uuid[])
     and t.to_area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
     and not exists (select from cases.transfer_answer a where a.transfer_id = t.id)
$$;

-- Opens the case of an offer in the receiving area: the person's record is copied, the referral's codes too, and the pack stands where the
-- referral's words stand (sealed anew, under the key of the copy). The first entry of its journal is written by the application, as the chair.
create function cases.open_by_transfer(offer uuid, opening jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  t cases.transfer;
  c cases.case_file;
  new_person uuid := (opening ->> 'personId')::uuid;
  new_referral uuid := (opening ->> 'referralId')::uuid;
  new_case uuid := (opening ->> 'caseId')::uuid;
  new_reference text;
begin
  select x.* into t from cases.transfer x
   where x.id = offer
     and x.id = any ((select access.transfers_offered())::uuid[])
     and x.to_area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
     and not exists (select from cases.transfer_answer a where a.transfer_id = x.id)
     for update;
  if not found then
    return null;
  end if;
  select x.* into strict c from cases.case_file x where x.area_id = t.area_id and x.id = t.case_id for update;
  new_reference := (referrals.next_reference(t.to_area_id, 1))[1];
  insert into people.person (id, area_id, forenames, surname, known_as, born_on, approximate_age, age_known_from, gender, postcode_district, review_on)
    select new_person, t.to_area_id, p.forenames, p.surname, p.known_as, p.born_on, p.approximate_age, p.age_known_from, p.gender, p.postcode_district, p.review_on
      from people.person p where p.area_id = t.area_id and p.id = t.person_id;
  insert into people.match_key (area_id, key, person_id)
    select t.to_area_id, k.key, new_person from people.match_key k where k.area_id = t.area_id and k.person_id = t.person_id;
  insert into referrals.referral (id, area_id, reference, channel, received_on, sector, concern, told, emergency, safeguarding, form_id, form_version, language,
      referrer_account, referrer_agency, receipt_hash, form_token)
    select new_referral, t.to_area_id, new_reference, 'professional', access.today(), r.sector, r.concern, r.told, r.emergency, r.safeguarding,
           'transfer-pack', '1', r.language, null, null, decode(opening ->> 'receiptHash', 'hex'), (opening ->> 'formToken')::uuid
      from referrals.referral r where r.area_id = c.area_id and r.id = c.referral_id;
  insert into referrals.subject (id, area_id, referral_id, person_id, position, answers_sealed)
    values ((opening ->> 'subjectId')::uuid, t.to_area_id, new_referral, new_person, 1, decode(opening ->> 'sealed', 'hex'));
  insert into cases.case_file (id, area_id, reference, person_id, referral_id, stage, opened_on, restricted, next_clock, next_due_on, home_force)
    select new_case, t.to_area_id, new_reference, new_person, new_referral, opening ->> 'stage', access.today(), c.restricted,
           opening ->> 'nextClock', (opening ->> 'nextDueOn')::date, g.police_force
      from accounts.area g where g.id = t.to_area_id;
  return new_case;
end
$$;

-- Appends the answer to the sending case's journal: the case ends there, or stays. The receiving chair takes the step, in their name, in the
-- transaction that recorded the answer; nothing else can be written so. False when somebody took a step there meanwhile.
create function cases.answer_for_sender(offer uuid, entry jsonb) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  a cases.transfer_answer;
  ends boolean;
  record_id uuid := (entry ->> 'recordId')::uuid;
begin
  select x.* into a from cases.transfer_answer x
   where x.transfer_id = offer and x.answered_by = access.actor() and x.answered_at = now();
  if not found then
    raise exception 'an answer that was not given here' using errcode = 'insufficient_privilege';
  end if;
  ends := a.answer = 'accepted';
  update cases.case_file c
     set stage = case when ends then 'transferred' else c.stage end,
         closed_on = case when ends then (entry ->> 'onDate')::date else c.closed_on end,
         next_clock = entry ->> 'nextClock',
         next_due_on = (entry ->> 'nextDueOn')::date,
         journal_length = c.journal_length + 1
   where c.area_id = a.area_id and c.id = a.case_id and c.closed_on is null
     and c.journal_length = (entry ->> 'seq')::integer - 1;
  if not found then
    return false;
  end if;
  insert into cases.form_record (id, area_id, case_id, form_id, form_version, sealed)
    values (record_id, a.area_id, a.case_id, 'transfer-answer', '1', decode(entry ->> 'sealed', 'hex'));
  insert into cases.journal (id, area_id, case_id, seq, step, on_date, facts, reason_given, guidance_version, form_record_id)
    values ((entry ->> 'id')::uuid, a.area_id, a.case_id, (entry ->> 'seq')::integer,
            case when ends then 'transfer' else 'keep after transfer answer' end,
            (entry ->> 'onDate')::date, entry -> 'facts', true, entry ->> 'guidanceVersion', record_id);
  return true;
end
$$;

-- Whom to tell of an offer: those of the other area who may look into it; and of an answer: the chairs and coordinators it came from.
create function cases.transfer_notices(offer uuid) returns table (email text, language text)
language sql stable security definer set search_path = '' as $$
  select distinct a.email, a.language
    from cases.transfer t
    join cases.case_file c on c.area_id = t.area_id and c.id = t.case_id
    left join cases.transfer_answer x on x.transfer_id = t.id
    join accounts.holding h on h.area_id = case when x.transfer_id is null then t.to_area_id else t.area_id end
                           and (h.role in ('channel chair', 'deputy chair') or (h.role = 'coordinator' and not c.restricted))
    join accounts.account a on a.id = h.account_id
   where t.id = offer
     and access.actor() in (t.proposed_by, x.answered_by)
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
     and a.id <> access.actor()
     and not access.has_conflict(a.id, t.case_id)
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['access.transfers_offered()', 'cases.offer_to_answer(uuid)', 'cases.open_by_transfer(uuid, jsonb)',
                            'cases.answer_for_sender(uuid, jsonb)', 'cases.transfer_notices(uuid)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app', fn);
  end loop;
end
$$;
grant select, update (withdrawn_at) on cases.transfer to causeway_search;
grant select on cases.transfer_answer to causeway_search;
grant insert, update (stage, closed_on, next_clock, next_due_on, journal_length) on cases.case_file to causeway_search;
grant select, insert on cases.journal to causeway_search;
grant insert on cases.form_record, people.person, people.match_key, referrals.referral, referrals.subject to causeway_search;

alter table cases.transfer enable row level security;
alter table cases.transfer force row level security;
alter table cases.transfer_answer enable row level security;
alter table cases.transfer_answer force row level security;

create policy with_the_case on cases.transfer for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy offered on cases.transfer for select to causeway_app using (id = any ((select access.transfers_offered())::uuid[]));
create policy with_the_new_case on cases.transfer for select to causeway_app
  using (id in (select a.transfer_id from cases.transfer_answer a join cases.case_file c on c.id = a.to_case_id));
create policy chair_offers on cases.transfer for insert to causeway_app with check (
  proposed_by = (select access.actor()) and withdrawn_at is null
  and area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
  and exists (select from cases.case_file c where c.id = case_id and c.area_id = transfer.area_id and c.person_id = transfer.person_id and c.closed_on is null));
create policy chair_withdraws on cases.transfer for update to causeway_app
  using (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) and withdrawn_at is null
         and exists (select from cases.case_file c where c.id = case_id))
  with check (area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, case_id, person_id, to_area_id, destination, to_name, reference, arrives_as, basis, marking, contents, sealed),
  update (withdrawn_at) on cases.transfer to causeway_app;

create policy with_the_case on cases.transfer_answer for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
-- What one's own panel has answered, with the case where there is one.
create policy own_panel_reads on cases.transfer_answer for select to causeway_app
  using (to_area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and (to_case_id is null or exists (select from cases.case_file c where c.id = to_case_id)));
create policy chair_answers on cases.transfer_answer for insert to causeway_app with check (
  answered_by = (select access.actor())
  and to_area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[])
  and transfer_id = any ((select access.transfers_offered())::uuid[])
  and (to_case_id is null or exists (select from cases.case_file c where c.id = to_case_id and c.area_id = transfer_answer.to_area_id)));
grant select, insert (transfer_id, area_id, case_id, to_area_id, reference, answer, met_on, to_case_id) on cases.transfer_answer to causeway_app;
revoke create on schema access from causeway_search;
revoke create on schema cases from causeway_search;
