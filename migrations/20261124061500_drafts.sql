-- Up Migration
-- Half-filled forms, and the settings that an area may change.
grant create on schema access to causeway_search;

-- A visitor without an account is known by a random cookie, kept here only as its hash.
create function access.visitor_hash() returns bytea
language sql stable set search_path = '' as $$
  select sha256(convert_to(nullif(current_setting('causeway.visitor', true), ''), 'UTF8'))
$$;
alter function access.visitor_hash() owner to causeway_search;
revoke execute on function access.visitor_hash() from public;
grant execute on function access.visitor_hash() to causeway_app, causeway_public;
revoke create on schema access from causeway_search;

create table platform.draft (
  id             uuid primary key,
  form_id        text not null,
  form_version   text not null,
  subject_id     uuid,
  owner_account  uuid default access.actor_if_any() references accounts.account,
  visitor_hash   bytea,
  sealed         bytea not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  constraint draft_has_an_owner check ((owner_account is null) <> (visitor_hash is null))
);
comment on table platform.draft is 'A form somebody has begun, sealed, theirs alone. It outlives the session and is removed after seven days.';
create index draft_of_owner on platform.draft (owner_account, form_id, subject_id);
create index draft_age on platform.draft (updated_at);
alter table platform.draft enable row level security;
alter table platform.draft force row level security;
create policy own on platform.draft to causeway_app
  using (owner_account = (select access.actor())) with check (owner_account = (select access.actor()) and visitor_hash is null);
create policy visitors_own on platform.draft to causeway_public
  using (visitor_hash = (select access.visitor_hash()) or owner_account = (select access.actor_if_any()))
  with check ((visitor_hash = (select access.visitor_hash()) and owner_account is null) or (owner_account = (select access.actor_if_any()) and visitor_hash is null));
create policy clerk_looks on platform.draft for select to causeway_clerk using (updated_at < now() - interval '7 days');
create policy clerk_tidies on platform.draft for delete to causeway_clerk using (updated_at < now() - interval '7 days');
grant select, delete, insert (id, form_id, form_version, subject_id, owner_account, visitor_hash, sealed), update (form_version, sealed, version, updated_at)
  on platform.draft to causeway_app, causeway_public;
grant select (id, updated_at), delete on platform.draft to causeway_clerk;

create table platform.setting (
  area_id  uuid not null references accounts.area,
  key      text not null,
  value    integer not null,
  reason   text not null,
  set_by   uuid not null default access.actor() references accounts.account,
  set_at   timestamptz not null default now(),
  primary key (area_id, key, set_at)
);
comment on table platform.setting is
  'A number an area has set instead of the default of reference/settings.ts, with who and why. The newest row counts; earlier ones stay.';
alter table platform.setting enable row level security;
alter table platform.setting force row level security;
create policy same_area_reads on platform.setting for select to causeway_app using (area_id = any ((select access.areas())::uuid[]));
create policy administrator_sets on platform.setting for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and set_by = (select access.actor()));
grant select, insert (area_id, key, value, reason) on platform.setting to causeway_app;
