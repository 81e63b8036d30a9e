-- Up Migration
-- Documents of a referral that is still being written, and the confirmation of an email address by somebody who has no account.

create table referrals.draft_document (
  id          uuid primary key,
  draft_id    uuid not null references platform.draft on delete cascade,
  bytes       integer not null,
  sealed      bytea not null,
  added_at    timestamptz not null default now()
);
comment on table referrals.draft_document is 'A document added to a draft, sealed under the draft''s own key. It goes with the draft.';
create index draft_document_of_draft on referrals.draft_document (draft_id);
alter table referrals.draft_document enable row level security;
alter table referrals.draft_document force row level security;
create policy with_the_draft on referrals.draft_document to causeway_public
  using (exists (select from platform.draft d where d.id = draft_id)) with check (exists (select from platform.draft d where d.id = draft_id));
grant select, delete, insert (id, draft_id, bytes, sealed) on referrals.draft_document to causeway_public;

create table referrals.email_confirmation (
  token_hash  bytea primary key,
  area_id     uuid not null references accounts.area,
  sealed      bytea not null,
  subject_id  uuid not null,
  asked_at    timestamptz not null default now(),
  used_at     timestamptz
);
comment on table referrals.email_confirmation is
  'A link mailed to a professional without an account, so that a referral comes from an address somebody reads. Single use, 24 hours; the address is sealed under subject_id.';
alter table referrals.email_confirmation enable row level security;
alter table referrals.email_confirmation force row level security;
create policy visitor_asks on referrals.email_confirmation for insert to causeway_public with check (used_at is null);
grant insert (token_hash, area_id, sealed, subject_id) on referrals.email_confirmation to causeway_public;
create policy functions_only on referrals.email_confirmation to causeway_search using (true) with check (true);
grant select, update (used_at) on referrals.email_confirmation to causeway_search;
create policy clerk_looks on referrals.email_confirmation for select to causeway_clerk using (asked_at < now() - interval '7 days');
create policy clerk_tidies on referrals.email_confirmation for delete to causeway_clerk using (asked_at < now() - interval '7 days');
grant select, delete on referrals.email_confirmation to causeway_clerk;

-- Uses a confirmation once. No row: never asked, too old, or used before; the three are not told apart.
grant create on schema referrals to causeway_search;
create function referrals.use_email_confirmation(token bytea) returns table (area_id uuid, sealed bytea, subject_id uuid)
language sql volatile security definer set search_path = '' as $$
  update referrals.email_confirmation c set used_at = now()
   where c.token_hash = token and c.used_at is null and c.asked_at > now() - interval '24 hours'
  returning c.area_id, c.sealed, c.subject_id
$$;
alter function referrals.use_email_confirmation(bytea) owner to causeway_search;
revoke execute on function referrals.use_email_confirmation(bytea) from public;
grant execute on function referrals.use_email_confirmation(bytea) to causeway_public;
-- The agency of whoever is signed in, when it belongs to this area; null for a visitor.
create function referrals.own_agency(area uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select a.agency_id from accounts.account a where a.id = access.actor_if_any() and a.area_id = area
$$;
alter function referrals.own_agency(uuid) owner to causeway_search;
revoke execute on function referrals.own_agency(uuid) from public;
grant execute on function referrals.own_agency(uuid) to causeway_app, causeway_public;
revoke create on schema referrals from causeway_search;
