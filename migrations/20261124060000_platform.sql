-- Up Migration
-- What every room stands on: form tokens, drafts, the outbox, settings, what kind of installation this is.

create schema platform;
-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema platform to causeway_search;
grant usage on schema platform to causeway_app, causeway_search, causeway_public, causeway_mailer, causeway_clerk;

-- Only the roles named in a grant reach a function: PostgreSQL's default would let everybody.
alter default privileges for role causeway_owner revoke execute on functions from public;
alter default privileges for role causeway_search revoke execute on functions from public;

create table platform.instance (
  only_one    boolean primary key default true constraint instance_only_one check (only_one),
  kind        text not null constraint instance_kind check (kind in ('empty', 'demonstration', 'acceptance', 'real')),
  marked_at   timestamptz not null default now()
);
comment on table platform.instance is
  'What data this installation holds. Invented data is refused beside real data, and one-click sign-in exists only for a demonstration.';
insert into platform.instance (kind) values ('empty');
alter table platform.instance enable row level security;
alter table platform.instance force row level security;
create policy everyone_reads on platform.instance for select using (true);
create policy owner_marks on platform.instance for update to causeway_owner using (true) with check (true);
create policy owner_starts on platform.instance for insert to causeway_owner with check (true);
grant select on platform.instance to causeway_app, causeway_search, causeway_public, causeway_mailer, causeway_clerk, causeway_sealer;

create table platform.form_token (
  token       uuid primary key,
  holder      bytea not null,
  location    text,
  claimed_at  timestamptz not null default now()
);
comment on table platform.form_token is
  'One row a submitted form: a repeated submit finds the first one''s result. holder is the hash of the session or visitor cookie that submitted it.';
create index form_token_age on platform.form_token (claimed_at);
alter table platform.form_token enable row level security;
alter table platform.form_token force row level security;
create policy functions_only on platform.form_token to causeway_search using (true) with check (true);
create policy clerk_tidies on platform.form_token for delete to causeway_clerk using (claimed_at < now() - interval '30 days');
create policy clerk_looks on platform.form_token for select to causeway_clerk using (claimed_at < now() - interval '30 days');
grant select, insert, update on platform.form_token to causeway_search;
grant select, delete on platform.form_token to causeway_clerk;

-- Claims a form's token for its holder. True: this is the first submit, go on. False: it was submitted before.
-- A simultaneous second submit waits here until the first has committed or failed.
create function platform.claim_form_token(claimed uuid, claimed_by bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into platform.form_token (token, holder) values (claimed, claimed_by) on conflict do nothing;
  return found;
end
$$;
-- Where the first submit of this token led, for the same holder only.
create function platform.form_token_location(claimed uuid, claimed_by bytea) returns text
language sql stable security definer set search_path = '' as $$
  select location from platform.form_token where token = claimed and holder = claimed_by
$$;
create function platform.settle_form_token(claimed uuid, claimed_by bytea, led_to text) returns void
language sql volatile security definer set search_path = '' as $$
  update platform.form_token set location = led_to where token = claimed and holder = claimed_by
$$;
alter function platform.claim_form_token(uuid, bytea) owner to causeway_search;
alter function platform.form_token_location(uuid, bytea) owner to causeway_search;
alter function platform.settle_form_token(uuid, bytea, text) owner to causeway_search;
revoke execute on function platform.claim_form_token(uuid, bytea), platform.form_token_location(uuid, bytea), platform.settle_form_token(uuid, bytea, text) from public;
grant execute on function platform.claim_form_token(uuid, bytea), platform.form_token_location(uuid, bytea), platform.settle_form_token(uuid, bytea, text)
  to causeway_app, causeway_public;

create table platform.outbox (
  id              uuid primary key,
  area_id         uuid,
  template        text not null,
  address_sealed  bytea not null,
  details         jsonb not null default '{}',
  language        text not null default 'en' constraint outbox_language check (language in ('en', 'cy')),
  queued_at       timestamptz not null default now(),
  sent_at         timestamptz,
  attempts        integer not null default 0,
  next_try_at     timestamptz not null default now(),
  last_error      text
);
comment on table platform.outbox is
  'Mail waiting to go, written in the transaction it tells of. details hold a reference and a link, never a name or a word of a case; the address is sealed.';
-- The mailer takes what is due, oldest first.
create index outbox_due on platform.outbox (next_try_at) where sent_at is null;
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy anyone_queues on platform.outbox for insert to causeway_app, causeway_public, causeway_clerk with check (sent_at is null and attempts = 0);
create policy mailer_works on platform.outbox to causeway_mailer using (true) with check (true);
grant insert (id, area_id, template, address_sealed, details, language) on platform.outbox to causeway_app, causeway_public, causeway_clerk;
grant select, delete, update (sent_at, attempts, next_try_at, last_error) on platform.outbox to causeway_mailer;
revoke create on schema platform from causeway_search;
