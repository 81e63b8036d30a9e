-- Up Migration
-- Practising a meeting of the panel on cases that nobody has: the cases are words in the code, and this is all that is kept of it.

create table panel.rehearsal (
  account_id  uuid primary key default access.actor() references accounts.account,
  begun_on    date not null default access.today(),
  kept        jsonb not null constraint rehearsal_not_endless check (octet_length(kept::text) <= 100000),
  version     integer not null default 1,
  changed_at  timestamptz not null default now()
);
comment on table panel.rehearsal is
  'How far somebody has come in practising a meeting on invented cases: coded answers about nobody, for whoever practises alone. They may begin again or '
  'remove it; 30 days after its last change it goes by itself.';
-- The clerk asks each night for what has had its time.
create index rehearsal_by_change on panel.rehearsal (changed_at);

alter table panel.rehearsal enable row level security;
alter table panel.rehearsal force row level security;
create policy ones_own on panel.rehearsal to causeway_app
  using (account_id = (select access.actor())) with check (account_id = (select access.actor()));
create policy clerk_looks on panel.rehearsal for select to causeway_clerk using (changed_at < now() - interval '30 days');
create policy clerk_tidies on panel.rehearsal for delete to causeway_clerk using (changed_at < now() - interval '30 days');
grant select, insert (kept), update (kept, version, changed_at), delete on panel.rehearsal to causeway_app;
grant select (account_id, changed_at), delete on panel.rehearsal to causeway_clerk;
