-- Up Migration
-- Areas, agencies, the people who sign in, what roles they hold where, and the identity that every policy asks for.

create schema accounts;
create schema access;
-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema access to causeway_search;
grant usage on schema accounts to causeway_app, causeway_search, causeway_public, causeway_clerk;
grant usage on schema access to causeway_app, causeway_search, causeway_public, causeway_mailer, causeway_sealer, causeway_clerk;

create table accounts.area (
  id            uuid primary key,
  code          text not null constraint area_code_unique unique,
  name          text not null,
  short_name    text not null constraint area_short_name check (short_name ~ '^[A-Z]{3}$'),
  police_force  text not null
);
comment on table accounts.area is 'A local authority area with its own Channel panel (CTSA 2015 s36(1)). short_name begins its references.';

create table accounts.agency (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  name             text not null,
  kind             text not null constraint agency_kind check (kind in
                     ('council', 'police', 'probation', 'youth offending', 'health', 'school', 'college', 'provider', 'community', 'other')),
  agreement_from   date,
  agreement_until  date,
  unique (area_id, id),
  constraint agency_name_unique unique (area_id, name)
);
comment on table accounts.agency is
  'A partner in an area, with the dates of its information-sharing agreement: nobody opens a case when their agency''s has lapsed.';

create table accounts.account (
  id                      uuid primary key,
  area_id                 uuid not null references accounts.area,
  agency_id               uuid not null,
  email                   text not null constraint account_email_form check (email = lower(email) and position('@' in email) > 1),
  name                    text not null,
  job_title               text not null default '',
  language                text not null default 'en' constraint account_language check (language in ('en', 'cy')),
  channel_training_until  date,
  disabled_at             timestamptz,
  created_at              timestamptz not null default now(),
  version                 integer not null default 1,
  unique (area_id, id),
  constraint account_email_unique unique (email),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id)
);
comment on table accounts.account is 'A person who signs in. Never deleted: their name stays on what they decided. Disabled when they leave.';
create index account_of_agency on accounts.account (area_id, agency_id);

create table accounts.credential (
  account_id         uuid primary key references accounts.account,
  password_phc       text constraint credential_argon2id check (password_phc like '$argon2id$v=19$%'),
  totp_sealed        bytea,
  totp_confirmed_at  timestamptz,
  changed_at         timestamptz not null default now()
);
comment on table accounts.credential is 'Password (argon2id, PHC form) and sealed one-time-code secret. No role reads it; definer functions compare.';

create table accounts.totp_step_used (
  account_id  uuid not null references accounts.account,
  step        bigint not null,
  used_at     timestamptz not null default now(),
  primary key (account_id, step)
);
comment on table accounts.totp_step_used is 'Each 30-second step counts once: of twenty simultaneous tries with one code exactly one wins.';

create table accounts.recovery_code (
  id          uuid primary key,
  account_id  uuid not null references accounts.account,
  code_hash   bytea not null constraint recovery_code_unique unique,
  made_at     timestamptz not null default now(),
  used_at     timestamptz
);
comment on table accounts.recovery_code is 'Single-use codes of at least 64 bits, kept as hashes.';
create index recovery_code_of_account on accounts.recovery_code (account_id);

create table accounts.holding (
  id          uuid primary key,
  account_id  uuid not null references accounts.account,
  area_id     uuid not null references accounts.area,
  role        text not null constraint holding_role check (role in (
                'referrer', 'partner contact', 'coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member',
                'intervention provider', 'board member', 'elected member', 'analyst', 'information governance',
                'independent reviewer', 'administrator')),
  from_on     date not null,
  until_on    date,
  granted_by  uuid references accounts.account,
  granted_at  timestamptz not null default now(),
  ended_by    uuid references accounts.account,
  constraint holding_nobody_grants_themselves check (granted_by is distinct from account_id)
);
comment on table accounts.holding is 'A role held in an area for a time. Ended by date, never deleted.';
create unique index holding_once on accounts.holding (account_id, area_id, role) where until_on is null;
create index holding_of_area on accounts.holding (area_id, role);

create table accounts.session (
  id                uuid primary key,
  token_hash        bytea not null constraint session_token_unique unique,
  account_id        uuid not null references accounts.account,
  stage             text not null constraint session_stage check (stage in ('password given', 'complete')),
  started_at        timestamptz not null default now(),
  last_seen_at      timestamptz not null default now(),
  second_factor_at  timestamptz,
  ended_at          timestamptz,
  device            text not null default ''
);
comment on table accounts.session is 'Only the hash of the token is kept. Idle after 15 minutes, over after 10 hours, ended at the next request when ended_at is set.';
create index session_of_account on accounts.session (account_id) where ended_at is null;

-- The limits are downwards-only settings of the platform; here is their ceiling.
create function access.session_is_live(stage text, started_at timestamptz, last_seen_at timestamptz, ended_at timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select stage = 'complete' and ended_at is null
     and last_seen_at > now() - interval '15 minutes' and started_at > now() - interval '10 hours'
$$;

create function access.token_hash() returns bytea
language sql stable set search_path = '' as $$
  select sha256(convert_to(nullif(current_setting('causeway.session', true), ''), 'UTF8'))
$$;

-- The account behind the transaction's session token. No live session is an error, never an empty answer.
create function access.actor() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  found_account uuid;
begin
  select s.account_id into found_account
    from accounts.session s
    join accounts.account a on a.id = s.account_id
   where s.token_hash = access.token_hash()
     and access.session_is_live(s.stage, s.started_at, s.last_seen_at, s.ended_at)
     and a.disabled_at is null;
  if found_account is null then
    raise exception 'no identity' using errcode = '28000';
  end if;
  return found_account;
end
$$;

-- The account behind the token, or null: for columns that record who, where a visitor may act too.
create function access.actor_if_any() returns uuid
language sql stable security definer set search_path = '' as $$
  select s.account_id
    from accounts.session s
    join accounts.account a on a.id = s.account_id
   where s.token_hash = access.token_hash()
     and access.session_is_live(s.stage, s.started_at, s.last_seen_at, s.ended_at)
     and a.disabled_at is null
$$;

create function access.session_id() returns uuid
language sql stable security definer set search_path = '' as $$
  select s.id from accounts.session s where s.token_hash = access.token_hash()
$$;

create function access.today() returns date
language sql stable set search_path = '' as $$ select (now() at time zone 'Europe/London')::date $$;

-- Areas where the actor holds one of these roles today.
create function access.areas_as(variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
   where h.account_id = access.actor()
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
$$;

-- The same, for cases: only while the actor's agency has a current agreement and the actor's own Channel training is current.
create function access.case_areas_as(variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.account_id = access.actor()
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
     and g.agreement_from <= access.today() and g.agreement_until >= access.today()
     and a.channel_training_until >= access.today()
$$;

-- Every area in which the actor holds anything today.
create function access.areas() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
   where h.account_id = access.actor()
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
$$;

create function access.agency() returns uuid
language sql stable security definer set search_path = '' as $$
  select a.agency_id from accounts.account a where a.id = access.actor()
$$;

-- What the web needs to know at the start of a request, in one step: who this is, and that they were here.
-- Answers no row when there is no live session, so that the web can ask for sign-in.
create function access.arrive() returns table (
  account_id uuid, session_id uuid, name text, email text, language text, area_id uuid, agency_id uuid, agency_name text, agency_kind text,
  second_factor_at timestamptz, agreement_current boolean, training_current boolean, holdings jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor uuid := access.actor_if_any();
begin
  if actor is null then
    return;
  end if;
  -- Once in 20 seconds is enough for a 15-minute limit, and spares a write on most requests.
  update accounts.session s set last_seen_at = now()
   where s.token_hash = access.token_hash() and s.last_seen_at < now() - interval '20 seconds';
  return query
    select a.id, access.session_id(), a.name, a.email, a.language, a.area_id, a.agency_id, g.name, g.kind,
           (select s.second_factor_at from accounts.session s where s.token_hash = access.token_hash()),
           coalesce(g.agreement_from <= access.today() and g.agreement_until >= access.today(), false),
           coalesce(a.channel_training_until >= access.today(), false),
           coalesce((select jsonb_agg(jsonb_build_object('role', h.role, 'areaId', h.area_id, 'areaName', r.name, 'areaCode', r.code) order by h.role, r.name)
              from accounts.holding h join accounts.area r on r.id = h.area_id
             where h.account_id = a.id and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())), '[]')
      from accounts.account a
      join accounts.agency g on g.id = a.agency_id
     where a.id = actor;
end
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array[
    'access.session_is_live(text, timestamptz, timestamptz, timestamptz)', 'access.token_hash()', 'access.actor()', 'access.actor_if_any()',
    'access.session_id()', 'access.today()', 'access.areas_as(text[])', 'access.case_areas_as(text[])', 'access.areas()', 'access.agency()', 'access.arrive()']
  loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app, causeway_public, causeway_mailer, causeway_sealer, causeway_clerk, causeway_owner', fn);
  end loop;
end
$$;
grant select on accounts.area, accounts.agency, accounts.account, accounts.holding to causeway_search;
grant select, insert, update on accounts.session to causeway_search;

do $$
declare
  t text;
begin
  foreach t in array array['area', 'agency', 'account', 'credential', 'totp_step_used', 'recovery_code', 'holding', 'session'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
  end loop;
end
$$;

-- Areas are public knowledge: the public form offers them.
create policy everyone_reads on accounts.area for select to causeway_app, causeway_public, causeway_clerk using (true);
grant select on accounts.area to causeway_app, causeway_public, causeway_clerk;

create policy same_area_reads on accounts.agency for select to causeway_app
  using (area_id = any ((select access.areas())::uuid[]));
create policy administrator_adds on accounts.agency for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]));
create policy administrator_changes on accounts.agency for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]));
grant select, insert, update (name, kind, agreement_from, agreement_until) on accounts.agency to causeway_app;

create policy same_area_reads on accounts.account for select to causeway_app
  using (area_id = any ((select access.areas())::uuid[]) or id = (select access.actor()));
create policy administrator_adds on accounts.account for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]));
create policy administrator_changes on accounts.account for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]));
grant select, insert (id, area_id, agency_id, email, name, job_title, language, channel_training_until),
  update (name, job_title, language, agency_id, channel_training_until, disabled_at, version) on accounts.account to causeway_app;

create policy same_area_reads on accounts.holding for select to causeway_app
  using (account_id = (select access.actor()) or area_id = any ((select access.areas_as('administrator', 'information governance'))::uuid[]));
-- An administrator grants, never to themselves (also a constraint), and ends.
create policy administrator_grants on accounts.holding for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[])
              and account_id <> (select access.actor()) and granted_by = (select access.actor()));
create policy administrator_ends on accounts.holding for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor()))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor()));
grant select, insert (id, account_id, area_id, role, from_on, until_on, granted_by), update (until_on, ended_by) on accounts.holding to causeway_app;

-- People see and end their own sessions. The token's hash is readable by nobody.
create policy own_reads on accounts.session for select to causeway_app using (account_id = (select access.actor()));
create policy own_ends on accounts.session for update to causeway_app
  using (account_id = (select access.actor())) with check (account_id = (select access.actor()) and ended_at is not null);
grant select (id, account_id, stage, started_at, last_seen_at, second_factor_at, ended_at, device), update (ended_at) on accounts.session to causeway_app;
revoke create on schema access from causeway_search;
