-- Up Migration
-- Certificates: handed in for a course somebody completed, scanned, looked at by a second person. Of staff, never of a person of a case, so they
-- are not sealed; they are only ever downloaded (reliability FI-03, FI-04).

create table training.certificate (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  person_id     uuid not null,
  course_id     uuid not null,
  completed_on  date not null,
  number        text not null default '',
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  unique (area_id, id),
  -- For the decision, which repeats them.
  constraint certificate_as_handed_in unique (area_id, id, added_by, person_id, course_id, completed_on),
  foreign key (area_id, person_id) references training.person (area_id, id),
  foreign key (area_id, course_id) references training.course (area_id, id)
);
comment on table training.certificate is
  'Somebody completed a course on a day, and a certificate was handed in for it. Rows never change. It counts once a second person has verified it.';
create index certificate_of_person on training.certificate (area_id, person_id);
create index certificate_of_course on training.certificate (area_id, course_id);

create table training.certificate_file (
  certificate_id  uuid primary key,
  area_id         uuid not null references accounts.area,
  name            text not null,
  media_type      text not null constraint certificate_file_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes           integer not null,
  sha256          bytea not null,
  content         bytea not null,
  scan            text not null default 'not scanned' constraint certificate_file_scan check (scan in ('not scanned', 'clean', 'refused')),
  added_at        timestamptz not null default now(),
  foreign key (area_id, certificate_id) references training.certificate (area_id, id),
  constraint certificate_file_is_whole check (length(content) = bytes and bytes <= 10485760 and sha256 = sha256(content))
);
comment on table training.certificate_file is
  'The PDF or picture of a certificate. Nothing of it changes but what the virus scan found; it goes when it proves nothing any more, and the record of it stays.';
-- What waits for the scanner, oldest first.
create index certificate_file_not_scanned on training.certificate_file (added_at, certificate_id) where scan = 'not scanned';

create table training.certificate_decision (
  certificate_id  uuid primary key,
  area_id         uuid not null references accounts.area,
  handed_in_by    uuid not null,
  person_id       uuid not null,
  course_id       uuid not null,
  completed_on    date not null,
  outcome         text not null constraint certificate_decision_outcome check (outcome in ('verified', 'not accepted')),
  reason          text not null default '',
  decided_by      uuid not null default access.actor() references accounts.account,
  decided_at      timestamptz not null default now(),
  -- As the completion that it makes says it.
  evidence        text,
  constraint certificate_decision_of_what_was_handed_in
    foreign key (area_id, certificate_id, handed_in_by, person_id, course_id, completed_on)
    references training.certificate (area_id, id, added_by, person_id, course_id, completed_on),
  -- Verified and yet not completed cannot be, once the transaction has ended.
  constraint certificate_decision_makes_the_completion
    foreign key (area_id, person_id, course_id, completed_on, evidence)
    references training.completion (area_id, person_id, course_id, completed_on, evidence) deferrable initially deferred,
  constraint certificate_decision_names_the_evidence check (evidence is not distinct from case when outcome = 'verified' then 'verified' end),
  constraint certificate_decision_by_another check (decided_by <> handed_in_by),
  constraint certificate_decision_says_why check ((outcome = 'not accepted') = (reason <> ''))
);
comment on table training.certificate_decision is
  'What a second person found of a certificate: not whoever handed it in, and not whose it is. Once; rows never change. Verified makes the completion.';
-- Foreign keys look from the completion.
create index certificate_decision_of_completion on training.certificate_decision (area_id, person_id, course_id, completed_on);

do $$
declare
  t text;
begin
  foreach t in array array['certificate', 'certificate_file', 'certificate_decision'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
  end loop;
  -- What hangs on a person is seen by whoever sees the person.
  foreach t in array array['certificate', 'certificate_decision'] loop
    execute format($policy$create policy with_the_person on training.%I for select to causeway_app
      using (person_id in (select p.id from training.person p))$policy$, t);
  end loop;
end
$$;
create policy own_adds on training.certificate for insert to causeway_app
  with check (person_id = any ((select access.own_training())::uuid[]) and added_by = (select access.actor()));
create policy editors_add on training.certificate for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and added_by = (select access.actor()));
create policy agency_adds on training.certificate for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))
              and added_by = (select access.actor()));

create policy with_the_certificate on training.certificate_file for select to causeway_app
  using (certificate_id in (select c.id from training.certificate c));
create policy hands_in on training.certificate_file for insert to causeway_app
  with check (certificate_id in (select c.id from training.certificate c where c.added_by = (select access.actor())));
create policy clerk_scans on training.certificate_file for select to causeway_clerk using (scan = 'not scanned');

create policy editors_decide on training.certificate_decision for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and decided_by = (select access.actor()));
create policy agency_decides on training.certificate_decision for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[])
              and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))
              and decided_by = (select access.actor()));
create policy a_second_person on training.certificate_decision as restrictive for insert to causeway_app
  with check (handed_in_by <> (select access.actor()) and person_id <> all ((select access.own_training())::uuid[]));
-- An agency's contact says "verified" of what they have just verified, and of nothing else.
create policy agency_verifies on training.completion for insert to causeway_app
  with check (area_id = any ((select access.areas_as('partner contact'))::uuid[]) and evidence = 'verified'
              and person_id in (select p.id from training.person p where p.agency_id = (select access.agency()))
              and exists (select from training.certificate_decision d
                           where d.area_id = completion.area_id and d.person_id = completion.person_id and d.course_id = completion.course_id
                             and d.completed_on = completion.completed_on and d.outcome = 'verified' and d.decided_by = (select access.actor()))
              and added_by = (select access.actor()));

grant select, insert (id, area_id, person_id, course_id, completed_on, number) on training.certificate to causeway_app;
-- Whoever hands a file in does not say that it is clean.
grant select, insert (certificate_id, area_id, name, media_type, bytes, sha256, content) on training.certificate_file to causeway_app;
grant select, insert (certificate_id, area_id, handed_in_by, person_id, course_id, completed_on, outcome, reason, evidence)
  on training.certificate_decision to causeway_app;
grant select (certificate_id, area_id, content, scan, added_at) on training.certificate_file to causeway_clerk;
grant select, update (scan), delete on training.certificate_file to causeway_search;
grant select on training.certificate, training.certificate_decision to causeway_search;

-- Writes down what the scan found, once; false when somebody else was faster. A function, because a row that is scanned is out of the
-- clerk's sight, and an update would have to see what it makes.
create function training.settle_scan(certificate uuid, outcome text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if outcome not in ('clean', 'refused') then
    raise exception 'a scan ends clean or refused, not %', outcome using errcode = 'check_violation';
  end if;
  update training.certificate_file f set scan = outcome where f.certificate_id = certificate and f.scan = 'not scanned';
  return found;
end
$$;

-- Files of an area that prove nothing any more since before a day go: not accepted by then, lapsed by then, or of somebody who had left by then.
-- What waits to be looked at stays.
create function training.forget_certificate_files(area uuid, before date) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  gone integer;
begin
  delete from training.certificate_file f
   using training.certificate c
   join training.certificate_decision d on d.area_id = c.area_id and d.certificate_id = c.id
   join training.course k on k.area_id = c.area_id and k.id = c.course_id
   join training.person p on p.area_id = c.area_id and p.id = c.person_id
   where f.area_id = area and c.area_id = f.area_id and c.id = f.certificate_id
     and least(before, access.today()) > case when d.outcome = 'not accepted' then (d.decided_at at time zone 'Europe/London')::date
           else least((c.completed_on + make_interval(months => k.validity_months))::date, p.left_on) end;
  get diagnostics gone = row_count;
  return gone;
end
$$;

grant create on schema training to causeway_search;
alter function training.settle_scan(uuid, text) owner to causeway_search;
alter function training.forget_certificate_files(uuid, date) owner to causeway_search;
revoke create on schema training from causeway_search;
revoke execute on function training.settle_scan(uuid, text), training.forget_certificate_files(uuid, date) from public;
grant execute on function training.settle_scan(uuid, text), training.forget_certificate_files(uuid, date) to causeway_clerk;
