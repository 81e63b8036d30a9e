-- Up Migration
-- The audit: every act and every look, appended in the transaction it describes, then given its place in a chain.

create schema records;
-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema records to causeway_search;
grant usage on schema records to causeway_app, causeway_search, causeway_public, causeway_mailer, causeway_sealer, causeway_clerk;

create table records.audit_event (
  id            uuid primary key,
  at            timestamptz not null default clock_timestamp(),
  actor         uuid,
  service       text,
  session_id    uuid,
  area_id       uuid,
  action        text not null,
  subject_kind  text not null,
  subject_id    text,
  case_id       uuid,
  purpose       text,
  request_id    text,
  details       jsonb not null default '{}',
  constraint audit_event_somebody check (actor is not null or service is not null)
);
comment on table records.audit_event is
  'Who did or looked at what, when and why. Ids and codes only: no narrative, no name. Appended by records.note() alone.';
create index audit_event_of_case on records.audit_event (area_id, case_id, at desc) where case_id is not null;
create index audit_event_of_area on records.audit_event (area_id, at desc);
create index audit_event_of_actor on records.audit_event (actor, at desc);

create table records.audit_unsealed (
  event_id  uuid primary key references records.audit_event
);
comment on table records.audit_unsealed is 'Events waiting for the sealer. A queue of its own, so that writers never meet at the head of the chain.';

create table records.audit_chain (
  seq        bigint primary key constraint audit_chain_from_one check (seq >= 1),
  event_id   uuid not null unique references records.audit_event,
  prev       bytea not null,
  hash       bytea not null,
  sealed_at  timestamptz not null default now()
);
comment on table records.audit_chain is 'The place of each event: gap-free seq, hash over its canonical form and the hash before (docs/audit-format.md).';

create table records.audit_checkpoint (
  size        bigint primary key,
  head        bytea not null,
  made_at     timestamptz not null,
  key_id      text not null,
  signature   bytea not null
);
comment on table records.audit_checkpoint is 'Ed25519-signed statement of the chain''s size and head; a copy goes to a witness outside.';

create function records.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception '% rows are never changed or removed', tg_table_name using errcode = '42501';
end
$$;
create trigger append_only before update or delete on records.audit_event for each row execute function records.refuse_change();
create trigger never_truncated before truncate on records.audit_event for each statement execute function records.refuse_change();
create trigger append_only before update or delete on records.audit_chain for each row execute function records.refuse_change();
create trigger never_truncated before truncate on records.audit_chain for each statement execute function records.refuse_change();
create trigger append_only before update or delete on records.audit_checkpoint for each row execute function records.refuse_change();
create trigger never_truncated before truncate on records.audit_checkpoint for each statement execute function records.refuse_change();

-- The one way to write an audit event. Actor and session come from the session token, the service from SET ROLE; neither can be passed in.
create function records.note(
  event_id uuid, action text, subject_kind text, subject_id text, area_id uuid, case_id uuid, purpose text, request_id text, details jsonb)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  acting_as text := nullif(current_setting('role', true), 'none');
  who uuid := access.actor_if_any();
begin
  if who is null and (acting_as is null or acting_as = 'causeway_app') then
    raise exception 'no identity' using errcode = '28000';
  end if;
  insert into records.audit_event (id, actor, service, session_id, area_id, action, subject_kind, subject_id, case_id, purpose, request_id, details)
  values (note.event_id, who, acting_as, access.session_id(), note.area_id, note.action, note.subject_kind, note.subject_id, note.case_id, note.purpose,
          note.request_id, coalesce(note.details, '{}'));
  insert into records.audit_unsealed (event_id) values (note.event_id);
end
$$;
alter function records.note(uuid, text, text, text, uuid, uuid, text, text, jsonb) owner to causeway_search;
revoke execute on function records.note(uuid, text, text, text, uuid, uuid, text, text, jsonb) from public;
grant execute on function records.note(uuid, text, text, text, uuid, uuid, text, text, jsonb)
  to causeway_app, causeway_public, causeway_mailer, causeway_sealer, causeway_clerk;
revoke execute on function records.refuse_change() from public;

do $$
declare
  t text;
begin
  foreach t in array array['audit_event', 'audit_unsealed', 'audit_chain', 'audit_checkpoint'] loop
    execute format('alter table records.%I enable row level security', t);
    execute format('alter table records.%I force row level security', t);
  end loop;
end
$$;

create policy noted on records.audit_event for insert to causeway_search with check (true);
create policy noted on records.audit_unsealed for insert to causeway_search with check (true);
grant insert on records.audit_event, records.audit_unsealed to causeway_search;

create policy sealer_reads on records.audit_event for select to causeway_sealer using (true);
create policy sealer_works on records.audit_unsealed to causeway_sealer using (true) with check (true);
create policy sealer_reads on records.audit_chain for select to causeway_sealer using (true);
create policy sealer_adds on records.audit_chain for insert to causeway_sealer with check (true);
create policy sealer_reads on records.audit_checkpoint for select to causeway_sealer using (true);
create policy sealer_adds on records.audit_checkpoint for insert to causeway_sealer with check (true);
grant select on records.audit_event to causeway_sealer;
grant select, delete on records.audit_unsealed to causeway_sealer;
grant select, insert on records.audit_chain, records.audit_checkpoint to causeway_sealer;

-- Information governance reads its area's audit; everyone reads their own; readers of a case read its log (policy in the cases migration).
create policy governance_reads on records.audit_event for select to causeway_app
  using (area_id = any ((select access.areas_as('information governance'))::uuid[]));
create policy own_reads on records.audit_event for select to causeway_app using (actor = (select access.actor()));
grant select on records.audit_event to causeway_app;

create table records.purpose (
  session_id  uuid not null,
  case_id     uuid not null,
  account_id  uuid not null default access.actor() references accounts.account,
  purpose     text not null,
  other_words text not null default '',
  chosen_at   timestamptz not null default now(),
  primary key (session_id, case_id)
);
comment on table records.purpose is 'Why this session opened this case, chosen once (Data Protection Act 2018 s62). No purpose, no page.';
alter table records.purpose enable row level security;
alter table records.purpose force row level security;
create policy own_reads on records.purpose for select to causeway_app using (account_id = (select access.actor()));
create policy own_chooses on records.purpose for insert to causeway_app
  with check (account_id = (select access.actor()) and session_id = (select access.session_id()));
create policy governance_reads on records.purpose for select to causeway_app
  using (account_id in (select a.id from accounts.account a where a.area_id = any ((select access.areas_as('information governance'))::uuid[])));
grant select, insert (session_id, case_id, purpose, other_words) on records.purpose to causeway_app;
revoke create on schema records from causeway_search;
