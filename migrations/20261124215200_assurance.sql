-- Up Migration
-- The Channel annual assurance statement: what an authority says of its Channel practice, signed by the chair of the panel and then by a director.

create table duty.assurance_statement (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  framework  text not null,
  from_year  smallint not null constraint assurance_statement_year check (from_year between 2015 and 2100),
  edition    smallint not null default 1 constraint assurance_statement_edition check (edition between 1 and 99),
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint assurance_statement_once unique (area_id, from_year, edition)
);
comment on table duty.assurance_statement is
  'One year''s statement in one edition. Frozen by the first signature: what the director finds wrong is put right in a new edition, and both stay.';

create table duty.assurance_line (
  area_id       uuid not null references accounts.area,
  statement_id  uuid not null,
  control       text not null constraint assurance_line_control check (control ~ '^[a-z-]+$'),
  rating        text not null,
  words         text not null,
  changed_by    uuid not null default access.actor() references accounts.account,
  changed_at    timestamptz not null default now(),
  version       integer not null default 1,
  primary key (area_id, statement_id, control),
  foreign key (area_id, statement_id) references duty.assurance_statement (area_id, id)
);
comment on table duty.assurance_line is 'What is stated of one control area, and how the authority rates itself there.';

create table duty.assurance_evidence (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  statement_id  uuid not null,
  control       text not null,
  key           text not null,
  label         text not null,
  says          text not null,
  address       text not null constraint assurance_evidence_address_is_ours check (address ~ '^/[a-z0-9]'),
  stood_on      date not null,
  picked_by     uuid not null default access.actor() references accounts.account,
  picked_at     timestamptz not null default now(),
  constraint assurance_evidence_once unique (area_id, statement_id, control, key),
  foreign key (area_id, statement_id, control) references duty.assurance_line (area_id, statement_id, control)
);
comment on table duty.assurance_evidence is 'A figure of the system itself, as it stood on the day on which it was picked.';

create table duty.assurance_signature (
  area_id       uuid not null references accounts.area,
  statement_id  uuid not null,
  post          text not null constraint assurance_signature_post check (post in ('chair', 'director')),
  signed_by     uuid not null default access.actor() references accounts.account,
  signed_at     timestamptz not null default now(),
  primary key (area_id, statement_id, post),
  constraint assurance_signature_by_two_people unique (statement_id, signed_by),
  foreign key (area_id, statement_id) references duty.assurance_statement (area_id, id)
);
comment on table duty.assurance_signature is 'That the chair of the panel, and after them a director, another person, signed a statement. Rows never change.';
create trigger append_only before update or delete on duty.assurance_signature for each row execute function records.refuse_change();

create table duty.assurance_submission (
  area_id       uuid not null references accounts.area,
  statement_id  uuid not null,
  submitted_on  date not null,
  words         text not null default '',
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  primary key (area_id, statement_id),
  foreign key (area_id, statement_id) references duty.assurance_statement (area_id, id)
);
comment on table duty.assurance_submission is 'On which day a signed statement went to the Home Office. Rows never change.';
create trigger append_only before update or delete on duty.assurance_submission for each row execute function records.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['assurance_statement', 'assurance_line', 'assurance_evidence', 'assurance_signature', 'assurance_submission'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
    execute format($policy$create policy governance_reads on duty.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
  end loop;
end
$$;
create policy editors_add on duty.assurance_statement for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and added_by = (select access.actor()));
grant select, insert (id, area_id, framework, from_year, edition) on duty.assurance_statement to causeway_app;

-- Until it is signed.
create policy editors_state on duty.assurance_line for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor())
              and not exists (select from duty.assurance_signature s where s.area_id = assurance_line.area_id and s.statement_id = assurance_line.statement_id));
create policy editors_change on duty.assurance_line for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and not exists (select from duty.assurance_signature s where s.area_id = assurance_line.area_id and s.statement_id = assurance_line.statement_id))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (area_id, statement_id, control, rating, words), update (rating, words, changed_by, changed_at, version) on duty.assurance_line to causeway_app;

create policy editors_pick on duty.assurance_evidence for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and picked_by = (select access.actor())
              and not exists (select from duty.assurance_signature s where s.area_id = assurance_evidence.area_id and s.statement_id = assurance_evidence.statement_id));
create policy editors_leave_out on duty.assurance_evidence for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and not exists (select from duty.assurance_signature s where s.area_id = assurance_evidence.area_id and s.statement_id = assurance_evidence.statement_id));
grant select, insert (id, area_id, statement_id, control, key, label, says, address, stood_on), delete on duty.assurance_evidence to causeway_app;

-- Who signed a statement as chair: in a function, because the policy of a table cannot ask the table itself.
create function duty.signed_as_chair(area uuid, statement uuid) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return (select s.signed_by from duty.assurance_signature s where s.area_id = area and s.statement_id = statement and s.post = 'chair');
end
$$;
revoke execute on function duty.signed_as_chair(uuid, uuid) from public;
grant execute on function duty.signed_as_chair(uuid, uuid) to causeway_app;

create policy chair_signs on duty.assurance_signature for insert to causeway_app
  with check (post = 'chair' and signed_by = (select access.actor())
              and area_id = any ((select access.areas_as('channel chair', 'deputy chair'))::uuid[]));
-- A director sits on the board; what they sign is what the chair has signed.
create policy director_signs on duty.assurance_signature for insert to causeway_app
  with check (post = 'director' and signed_by = (select access.actor())
              and area_id = any ((select access.areas_as('board member'))::uuid[])
              and duty.signed_as_chair(area_id, statement_id) <> (select access.actor()));
grant select, insert (area_id, statement_id, post) on duty.assurance_signature to causeway_app;

create policy editors_submit on duty.assurance_submission for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and added_by = (select access.actor())
              and exists (select from duty.assurance_signature s
                           where s.area_id = assurance_submission.area_id and s.statement_id = assurance_submission.statement_id and s.post = 'director'));
grant select, insert (area_id, statement_id, submitted_on, words) on duty.assurance_submission to causeway_app;
