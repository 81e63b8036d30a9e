-- Up Migration
-- Signing in. The database compares what was proved, so that SQL injected into the web process cannot open a session for somebody else;
-- it slows guessing, and never locks an owner out. docs/decisions/0007-sign-in.md tells the whole.
grant create on schema access to causeway_search;

create table accounts.server_secret (
  only_one  boolean primary key default true constraint server_secret_only_one check (only_one),
  secret    bytea not null
);
comment on table accounts.server_secret is
  'A random value nobody reads: it keys the hashes of addresses in accounts.sign_in_attempt and the salts shown for accounts that do not exist.';
insert into accounts.server_secret (secret) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table accounts.remembered_device (
  id             uuid primary key,
  account_id     uuid not null references accounts.account,
  token_hash     bytea not null,
  name           text not null default '',
  remembered_at  timestamptz not null default now(),
  last_used_at   timestamptz not null default now(),
  constraint remembered_device_once unique (token_hash, account_id)
);
comment on table accounts.remembered_device is
  'A browser from which this person has signed in before. It replaces no factor: it only gives its owner a lane of their own while others are guessing.';
create index remembered_device_of_account on accounts.remembered_device (account_id);

create table accounts.sign_in_attempt (
  id          uuid primary key,
  email_key   bytea not null,
  source_key  bytea not null,
  device_id   uuid references accounts.remembered_device,
  account_id  uuid references accounts.account,
  at          timestamptz not null default now(),
  outcome     text not null default 'pending' constraint sign_in_attempt_outcome check (outcome in ('pending', 'wrong', 'right'))
);
comment on table accounts.sign_in_attempt is
  'One row a password that was (or is being) looked at. Email and source are keyed hashes, known and unknown addresses alike. Kept a day.';
create index sign_in_attempt_of_email on accounts.sign_in_attempt (email_key, at);
create index sign_in_attempt_of_source on accounts.sign_in_attempt (source_key, at);
create index sign_in_attempt_age on accounts.sign_in_attempt (at);

create table accounts.code_try (
  id          uuid primary key,
  account_id  uuid not null references accounts.account,
  device_id   uuid references accounts.remembered_device,
  at          timestamptz not null default now()
);
comment on table accounts.code_try is 'One row a second factor that was looked at: five in five minutes for each account, remembered devices counted apart.';
create index code_try_of_account on accounts.code_try (account_id, at);

create table accounts.invitation (
  id          uuid primary key,
  account_id  uuid not null references accounts.account,
  kind        text not null constraint invitation_kind check (kind in ('invitation', 'password', 'authenticator')),
  token_hash  bytea not null constraint invitation_token_unique unique,
  made_by     uuid references accounts.account,
  made_at     timestamptz not null default now(),
  expires_at  timestamptz not null default now() + interval '24 hours',
  used_at     timestamptz,
  constraint invitation_lives_a_day check (expires_at <= made_at + interval '24 hours')
);
comment on table accounts.invitation is
  'A link that sets a password (invitation, password) or lets a known password enrol a new authenticator. Used once, dead after a day, kept as a hash.';
create index invitation_of_account on accounts.invitation (account_id, made_at);

alter table accounts.session add column device_id uuid references accounts.remembered_device;
alter table accounts.session add column may_enrol boolean not null default false;
comment on column accounts.session.may_enrol is 'This half session may enrol an authenticator: it began with an invitation, or within a day of one.';
alter table accounts.credential add column totp_offered bytea;
comment on column accounts.credential.totp_offered is 'The sealed secret shown for enrolment; it takes effect when a code from it has been typed, the old one counts until then.';

do $$
declare
  t text;
begin
  foreach t in array array['server_secret', 'remembered_device', 'sign_in_attempt', 'code_try', 'invitation'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
  end loop;
end
$$;
grant select on accounts.server_secret to causeway_search;
grant select, insert, update, delete on accounts.remembered_device, accounts.sign_in_attempt, accounts.code_try to causeway_search;
grant select, insert, update on accounts.invitation, accounts.credential to causeway_search;
grant select, insert on accounts.totp_step_used to causeway_search;
grant select, insert, update, delete on accounts.recovery_code to causeway_search;
grant delete on accounts.totp_step_used to causeway_search;

-- People see the devices that are remembered for them.
create policy own_reads on accounts.remembered_device for select to causeway_app using (account_id = (select access.actor()));
grant select (id, account_id, name, remembered_at, last_used_at) on accounts.remembered_device to causeway_app;
grant select (device_id) on accounts.session to causeway_app;

-- What the functions below lean on. None of these is granted to anybody. ---------------------------------------------------------

-- A UUIDv7, for rows that the database itself begins.
create function access.new_id() returns uuid
language sql volatile set search_path = '' as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

create function access.keyed(what text) returns bytea
language sql stable set search_path = '' as $$
  select sha256(s.secret || sha256(convert_to(what, 'UTF8')) || s.secret) from accounts.server_secret s
$$;

-- The audit of a sign-in: at that moment the session token does not yet say who it is, so records.note() could not.
-- proved is false where nobody has shown that they are the account's owner: the account is then the subject alone, not the actor.
create function access.note_sign_in(action text, account uuid, about_session uuid, details jsonb default '{}', proved boolean default true) returns void
language plpgsql volatile set search_path = '' as $$
declare
  event uuid := access.new_id();
begin
  insert into records.audit_event (id, actor, service, session_id, area_id, action, subject_kind, subject_id, details)
  values (event, case when proved then account end, nullif(current_setting('role', true), 'none'), about_session,
          (select a.area_id from accounts.account a where a.id = account), note_sign_in.action, 'account', account::text, details);
  insert into records.audit_unsealed (event_id) values (event);
end
$$;

-- The account whose password was given in this session, the second factor still owing. Fifteen minutes to give it.
create function access.half_session_account() returns uuid
language sql stable set search_path = '' as $$
  select s.account_id
    from accounts.session s
    join accounts.account a on a.id = s.account_id
   where s.token_hash = access.token_hash() and s.stage = 'password given' and s.ended_at is null
     and s.started_at > now() - interval '15 minutes' and a.disabled_at is null
$$;

-- Who may be asked for a second factor: the half session's account, or the signed-in one.
create function access.account_at_hand() returns uuid
language sql stable set search_path = '' as $$
  select coalesce(access.half_session_account(), access.actor_if_any())
$$;

create function access.current_step() returns bigint
language sql stable set search_path = '' as $$ select floor(extract(epoch from clock_timestamp()) / 30)::bigint $$;

-- Seconds to wait before another password is looked at for this address; 0 is now. Three lanes, the longest wait counts:
--  the account, from devices it does not know:  10 free, then one a minute (below 100 in an hour);
--  one source on one account:                    5 free, then one after 1, 2, 4 … up to 15 minutes, so that one attacker leaves the account's lane to others;
--  one source on all accounts:                  60 in a quarter of an hour, then one in ten seconds (a whole council may sit behind one address).
-- A remembered device of the account waits in none of these: 10 free, then one a minute, counted for that device alone.
create function access.seconds_to_wait(email bytea, source bytea, device uuid) returns integer
language plpgsql volatile set search_path = '' as $$
declare
  tries integer;
  latest timestamptz;
  ready_at timestamptz := '-infinity';
begin
  if device is not null then
    select count(*), max(t.at) into tries, latest from accounts.sign_in_attempt t
     where t.email_key = email and t.device_id = device and t.outcome <> 'right' and t.at > now() - interval '1 hour';
    if tries >= 10 then
      ready_at := latest + interval '1 minute';
    end if;
    return greatest(0, ceil(extract(epoch from ready_at - now())))::integer;
  end if;

  select count(*), max(t.at) into tries, latest from accounts.sign_in_attempt t
   where t.email_key = email and t.device_id is null and t.outcome <> 'right' and t.at > now() - interval '1 hour';
  if tries >= 10 then
    ready_at := greatest(ready_at, latest + interval '1 minute');
  end if;

  select count(*), max(t.at) into tries, latest from accounts.sign_in_attempt t
   where t.email_key = email and t.source_key = source and t.device_id is null and t.outcome <> 'right' and t.at > now() - interval '1 hour';
  if tries >= 5 then
    ready_at := greatest(ready_at, latest + least(interval '1 minute' * power(2, tries - 5), interval '15 minutes'));
  end if;

  select count(*), max(t.at) into tries, latest from accounts.sign_in_attempt t
   where t.source_key = source and t.device_id is null and t.outcome <> 'right' and t.at > now() - interval '15 minutes';
  if tries >= 60 then
    ready_at := greatest(ready_at, latest + interval '10 seconds');
  end if;
  return case when ready_at = '-infinity' then 0 else greatest(0, ceil(extract(epoch from ready_at - now())))::integer end;
end
$$;

-- Notes a try of a second factor; false when five within five minutes are used up. Simultaneous tries of one account queue here.
create function access.count_code_try(account uuid, device uuid) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  perform 1 from accounts.credential c where c.account_id = account for no key update;
  if (select count(*) from accounts.code_try t
       where t.account_id = account and t.device_id is not distinct from device and t.at > now() - interval '5 minutes') >= 5 then
    return false;
  end if;
  insert into accounts.code_try (id, account_id, device_id) values (access.new_id(), account, device);
  return true;
end
$$;

-- Uses up a 30-second step: within one step of the server's clock, and never used before.
create function access.use_step(account uuid, step bigint) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  if abs(step - access.current_step()) > 1 then
    return false;
  end if;
  delete from accounts.totp_step_used u where u.account_id = account and u.step < access.current_step() - 20;
  insert into accounts.totp_step_used (account_id, step) values (account, use_step.step) on conflict do nothing;
  return found;
end
$$;

-- Turns this transaction's session into a signed-in one with a fresh second factor, under a new identifier; the old one is dead.
create function access.finish_session(account uuid, new_token_hash bytea, device_token_hash bytea, device_name text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  known_device uuid;
begin
  if device_token_hash is not null then
    insert into accounts.remembered_device (id, account_id, token_hash, name)
    values (access.new_id(), account, device_token_hash, device_name)
    on conflict (token_hash, account_id) do update set last_used_at = now(), name = excluded.name
    returning id into known_device;
  end if;
  delete from accounts.code_try t where t.account_id = account and t.device_id is not distinct from
    (select s.device_id from accounts.session s where s.token_hash = access.token_hash());
  update accounts.session s
     set started_at = case when s.stage = 'complete' then s.started_at else now() end,
         stage = 'complete', token_hash = new_token_hash, second_factor_at = now(), last_seen_at = now(), may_enrol = false,
         device_id = coalesce(known_device, s.device_id)
   where s.token_hash = access.token_hash() and s.account_id = account;
end
$$;

-- First factor --------------------------------------------------------------------------------------------------------------------

-- Asks whether a password for this address may be looked at now. If so it is one attempt, and `parameters` holds the argon2id settings and salt
-- (a PHC string without its hash) to derive with; for an address without an account, settings and a salt that stay the same. If not, wait_seconds.
create function access.begin_attempt(typed_email text, source text, device_token_hash bytea)
returns table (attempt_id uuid, parameters text, wait_seconds integer)
language plpgsql volatile security definer set search_path = '' as $$
declare
  of_email bytea := access.keyed('email|' || lower(typed_email));
  of_source bytea := access.keyed('source|' || source);
  known_account uuid;
  known_phc text;
  device uuid;
  seconds integer;
  attempt uuid := access.new_id();
begin
  -- Simultaneous guesses at one address are counted one after another.
  perform pg_advisory_xact_lock(('x' || encode(substr(of_email, 1, 8), 'hex'))::bit(64)::bigint);
  select a.id, c.password_phc into known_account, known_phc
    from accounts.account a left join accounts.credential c on c.account_id = a.id
   where a.email = lower(typed_email);
  select d.id into device from accounts.remembered_device d
   where d.token_hash = device_token_hash and d.account_id = known_account and d.last_used_at > now() - interval '1 year';
  seconds := access.seconds_to_wait(of_email, of_source, device);
  if seconds > 0 then
    return query select null::uuid, null::text, seconds;
    return;
  end if;
  insert into accounts.sign_in_attempt (id, email_key, source_key, device_id, account_id)
  values (attempt, of_email, of_source, device, known_account);
  return query select attempt,
    coalesce(regexp_replace(known_phc, '\$[^$]*$', ''),
             '$argon2id$v=19$m=65536,t=3,p=1$' || rtrim(encode(substr(access.keyed('salt|' || lower(typed_email)), 1, 16), 'base64'), '=')),
    0;
end
$$;

-- Compares what was derived for an attempt with what is stored; each attempt once, within two minutes. The work is the same for an unknown address.
create function access.settle_attempt(attempt uuid, derived_phc text) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  tried record;
  stored text;
begin
  update accounts.sign_in_attempt t set outcome = 'wrong'
   where t.id = attempt and t.outcome = 'pending' and t.at > now() - interval '2 minutes'
  returning t.account_id, t.email_key, t.source_key, t.device_id into tried;
  if not found then
    return null;
  end if;
  select c.password_phc into stored
    from accounts.credential c join accounts.account a on a.id = c.account_id
   where c.account_id = tried.account_id and a.disabled_at is null;
  -- Hashes of both are compared, so that the time says nothing about where they differ.
  if sha256(convert_to(coalesce(stored, 'none'), 'UTF8')) <> sha256(convert_to(coalesce(derived_phc, ''), 'UTF8')) or stored is null then
    perform access.note_sign_in('refuse password', tried.account_id, null, '{}', false);
    return null;
  end if;
  update accounts.sign_in_attempt t set outcome = 'right'
   where t.email_key = tried.email_key and t.source_key = tried.source_key and t.device_id is not distinct from tried.device_id;
  return tried.account_id;
end
$$;

-- The first half of signing in. Answers what comes next ('code', 'enrol', or 'invitation' when an authenticator was never set up and
-- the day for it is over), or null when it was not right.
create function access.begin_session(attempt uuid, derived_phc text, new_session uuid, new_token_hash bytea, device_name text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.settle_attempt(attempt, derived_phc);
  next_step text;
begin
  if account is null then
    return null;
  end if;
  select case when c.totp_confirmed_at is not null then 'code'
              when exists (select from accounts.invitation i where i.account_id = account and i.used_at > now() - interval '24 hours') then 'enrol'
              else 'invitation' end
    into next_step
    from accounts.credential c where c.account_id = account;
  insert into accounts.session (id, token_hash, account_id, stage, device, device_id, may_enrol)
  values (new_session, new_token_hash, account, 'password given', device_name,
          (select t.device_id from accounts.sign_in_attempt t where t.id = attempt), next_step = 'enrol');
  perform access.note_sign_in('give password', account, new_session);
  return next_step;
end
$$;

-- Stores the same password under stronger settings, right after it was given.
create function access.renew_password_hash(derived_phc text, stronger_phc text) returns void
language sql volatile security definer set search_path = '' as $$
  update accounts.credential c set password_phc = stronger_phc
   where c.account_id = access.half_session_account() and c.password_phc = derived_phc
$$;

-- What the pages of the second half need to know. No row: no half session.
create function access.half_session()
returns table (account_id uuid, session_id uuid, email text, name text, area_name text, has_authenticator boolean, may_enrol boolean)
language sql stable security definer set search_path = '' as $$
  select a.id, s.id, a.email, a.name, r.name, c.totp_confirmed_at is not null, s.may_enrol
    from accounts.session s
    join accounts.account a on a.id = s.account_id
    join accounts.area r on r.id = a.area_id
    join accounts.credential c on c.account_id = a.id
   where s.token_hash = access.token_hash() and a.id = access.half_session_account()
$$;

-- Second factor -------------------------------------------------------------------------------------------------------------------

-- Counts a try of a code and hands out the sealed secret to check it against, and the step of the database's clock. allowed is false when
-- five tries in five minutes are used up; no row without somebody to ask.
create function access.try_code() returns table (account_id uuid, totp_sealed bytea, step bigint, allowed boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.account_at_hand();
  device uuid;
begin
  if account is null then
    return;
  end if;
  select s.device_id into device from accounts.session s where s.token_hash = access.token_hash();
  if not access.count_code_try(account, device) then
    perform access.note_sign_in('refuse second factor', account, access.session_id(), '{"reason": "too many tries"}');
    return query select account, null::bytea, access.current_step(), false;
    return;
  end if;
  return query select account, c.totp_sealed, access.current_step(), true
    from accounts.credential c where c.account_id = account and c.totp_confirmed_at is not null;
end
$$;

create function access.refuse_code() returns void
language sql volatile security definer set search_path = '' as $$
  select access.note_sign_in('refuse second factor', access.account_at_hand(), access.session_id(), '{"reason": "wrong"}')
   where access.account_at_hand() is not null
$$;

-- The second half of signing in. False when the step was used before or is not near the clock.
create function access.complete_session(step bigint, new_token_hash bytea, device_token_hash bytea, device_name text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.half_session_account();
  session uuid := access.session_id();
begin
  if account is null then
    raise exception 'no identity' using errcode = '28000';
  end if;
  if not access.use_step(account, step) then
    perform access.note_sign_in('refuse second factor', account, session, '{"reason": "used before"}');
    return false;
  end if;
  perform access.finish_session(account, new_token_hash, device_token_hash, device_name);
  perform access.note_sign_in('sign in', account, session, '{"factor": "one-time code"}');
  return true;
end
$$;

-- The same with a recovery code, which is then gone. Counts as a try.
create function access.use_recovery_code(typed_code_hash bytea, new_token_hash bytea, device_token_hash bytea, device_name text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.half_session_account();
  session uuid := access.session_id();
  device uuid;
begin
  if account is null then
    raise exception 'no identity' using errcode = '28000';
  end if;
  select s.device_id into device from accounts.session s where s.id = session;
  if not access.count_code_try(account, device) then
    perform access.note_sign_in('refuse second factor', account, session, '{"reason": "too many tries"}');
    return 'too many tries';
  end if;
  update accounts.recovery_code r set used_at = now()
   where r.account_id = account and r.code_hash = typed_code_hash and r.used_at is null;
  if not found then
    perform access.note_sign_in('refuse second factor', account, session, '{"reason": "wrong"}');
    return 'wrong';
  end if;
  perform access.finish_session(account, new_token_hash, device_token_hash, device_name);
  perform access.note_sign_in('sign in', account, session, '{"factor": "recovery code"}');
  return 'signed in';
end
$$;

-- Proves the second factor again in a signed-in session, for the acts that ask for a fresh one. New identifier.
create function access.refresh_second_factor(step bigint, new_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.actor();
  session uuid := access.session_id();
begin
  if not access.use_step(account, step) then
    perform access.note_sign_in('refuse second factor', account, session, '{"reason": "used before"}');
    return false;
  end if;
  perform access.finish_session(account, new_token_hash, null, null);
  perform access.note_sign_in('confirm identity', account, session);
  return true;
end
$$;

-- Exports, permission changes, emergency access, keys: a second factor no older than five minutes.
create function access.second_factor_is_fresh() returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((select s.second_factor_at > now() - interval '5 minutes' from accounts.session s
                    where s.token_hash = access.token_hash() and s.account_id = access.actor_if_any()), false)
$$;

-- Enrolling an authenticator --------------------------------------------------------------------------------------------------------

-- Who may enrol now: a half session that may, or a signed-in person with a fresh second factor.
create function access.may_enrol_account() returns uuid
language sql stable set search_path = '' as $$
  select case
    when (select s.may_enrol from accounts.session s where s.token_hash = access.token_hash()) and access.half_session_account() is not null
      then access.half_session_account()
    when access.second_factor_is_fresh() then access.actor_if_any()
  end
$$;

-- The sealed secret on offer, the account it is for and the database's step; no row when this session may not enrol.
create function access.offered_authenticator() returns table (account_id uuid, email text, totp_offered bytea, step bigint)
language sql stable security definer set search_path = '' as $$
  select a.id, a.email, c.totp_offered, access.current_step()
    from accounts.account a join accounts.credential c on c.account_id = a.id
   where a.id = access.may_enrol_account()
$$;

create function access.offer_authenticator(sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update accounts.credential c set totp_offered = sealed where c.account_id = access.may_enrol_account();
  return found;
end
$$;

-- A code from the offered secret was typed: it counts from now on, recovery codes are made anew, the account's other sessions end.
create function access.confirm_authenticator(
  step bigint, recovery_hashes bytea[], new_token_hash bytea, device_token_hash bytea, device_name text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.may_enrol_account();
  session uuid := access.session_id();
begin
  if account is null then
    raise exception 'no identity' using errcode = '28000';
  end if;
  if not access.use_step(account, step) then
    return false;
  end if;
  update accounts.credential c
     set totp_sealed = c.totp_offered, totp_offered = null, totp_confirmed_at = now(), changed_at = now()
   where c.account_id = account and c.totp_offered is not null;
  if not found then
    return false;
  end if;
  delete from accounts.recovery_code r where r.account_id = account;
  insert into accounts.recovery_code (id, account_id, code_hash) select access.new_id(), account, h from unnest(recovery_hashes) h;
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null and s.id <> session;
  perform access.finish_session(account, new_token_hash, device_token_hash, device_name);
  perform access.note_sign_in('enrol authenticator', account, session);
  return true;
end
$$;

create function access.count_recovery_codes() returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from accounts.recovery_code r where r.account_id = access.actor() and r.used_at is null
$$;

create function access.replace_recovery_codes(recovery_hashes bytea[]) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not access.second_factor_is_fresh() then
    return false;
  end if;
  delete from accounts.recovery_code r where r.account_id = access.actor();
  insert into accounts.recovery_code (id, account_id, code_hash) select access.new_id(), access.actor(), h from unnest(recovery_hashes) h;
  perform access.note_sign_in('replace recovery codes', access.actor(), access.session_id());
  return true;
end
$$;

-- Passwords: by invitation, by reset, by their owner ---------------------------------------------------------------------------------

-- What a link is for. No row: never made, used, or over; the three are not told apart.
create function access.invitation(link_hash bytea)
returns table (account_id uuid, kind text, email text, name text, area_name text, agency_name text, has_authenticator boolean)
language sql stable security definer set search_path = '' as $$
  select a.id, i.kind, a.email, a.name, r.name, g.name, coalesce(c.totp_confirmed_at is not null, false)
    from accounts.invitation i
    join accounts.account a on a.id = i.account_id
    join accounts.area r on r.id = a.area_id
    join accounts.agency g on g.id = a.agency_id
    left join accounts.credential c on c.account_id = a.id
   where i.token_hash = link_hash and i.used_at is null and i.expires_at > now() and a.disabled_at is null
$$;

-- Uses a link up. Of two at once one finds it unused.
create function access.use_invitation(link_hash bytea, wanted_kinds text[]) returns uuid
language sql volatile set search_path = '' as $$
  update accounts.invitation i set used_at = now()
   where i.token_hash = link_hash and i.used_at is null and i.expires_at > now() and i.kind = any (wanted_kinds)
     and exists (select from accounts.account a where a.id = i.account_id and a.disabled_at is null)
  returning i.account_id
$$;

-- Sets a password by link and begins a half session: the second factor is still asked for, or enrolled when there is none. Every other session
-- of the account ends. Null: the link is dead.
create function access.set_password_by_invitation(
  link_hash bytea, new_phc text, new_session uuid, new_token_hash bytea, device_token_hash bytea, device_name text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.use_invitation(link_hash, array['invitation', 'password']);
  confirmed boolean;
  device uuid;
begin
  if account is null then
    return null;
  end if;
  insert into accounts.credential (account_id, password_phc) values (account, new_phc)
  on conflict (account_id) do update set password_phc = excluded.password_phc, changed_at = now();
  -- Whoever holds the mailbox is known here from now on: their lane is free however many guess at the account.
  insert into accounts.remembered_device (id, account_id, token_hash, name) values (access.new_id(), account, device_token_hash, device_name)
  on conflict (token_hash, account_id) do update set last_used_at = now()
  returning id into device;
  update accounts.invitation i set used_at = now() where i.account_id = account and i.used_at is null and i.kind <> 'authenticator';
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null;
  select c.totp_confirmed_at is not null into confirmed from accounts.credential c where c.account_id = account;
  insert into accounts.session (id, token_hash, account_id, stage, device, device_id, may_enrol)
  values (new_session, new_token_hash, account, 'password given', device_name, device, not confirmed);
  perform access.note_sign_in('set password', account, new_session);
  return case when confirmed then 'code' else 'enrol' end;
end
$$;

-- A confirmed link for a new authenticator, together with the password as it is: takes the old authenticator and recovery codes away and begins a
-- half session that may enrol. Null: the link is dead, or the password was not right.
create function access.begin_new_authenticator(
  link_hash bytea, attempt uuid, derived_phc text, new_session uuid, new_token_hash bytea, device_name text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.settle_attempt(attempt, derived_phc);
  linked uuid;
begin
  select i.account_id into linked from access.invitation(link_hash) i where i.kind = 'authenticator';
  if account is null or linked is null or account <> linked or access.use_invitation(link_hash, array['authenticator']) is null then
    return false;
  end if;
  update accounts.credential c set totp_sealed = null, totp_offered = null, totp_confirmed_at = null, changed_at = now() where c.account_id = account;
  delete from accounts.recovery_code r where r.account_id = account;
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null;
  insert into accounts.session (id, token_hash, account_id, stage, device, may_enrol)
  values (new_session, new_token_hash, account, 'password given', device_name, true);
  perform access.note_sign_in('begin new authenticator', account, new_session);
  return true;
end
$$;

-- A signed-in person changes their password, giving the old one (an attempt like any other). The other sessions end; new identifier.
create function access.change_password(attempt uuid, derived_phc text, new_phc text, new_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.actor();
  session uuid := access.session_id();
begin
  if access.settle_attempt(attempt, derived_phc) is distinct from account then
    return false;
  end if;
  update accounts.credential c set password_phc = new_phc, changed_at = now() where c.account_id = account;
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null and s.id <> session;
  update accounts.session s set token_hash = new_token_hash where s.id = session;
  perform access.note_sign_in('change password', account, session);
  return true;
end
$$;

-- "I have forgotten my password". A row only for an account that can sign in, with where to send the link; at most one in five minutes an account.
create function access.offer_password_reset(typed_email text, new_invitation uuid, link_hash bytea)
returns table (email text, language text, area_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid;
begin
  select a.id into account
    from accounts.account a join accounts.credential c on c.account_id = a.id
   where a.email = lower(typed_email) and a.disabled_at is null and c.totp_confirmed_at is not null
     and not exists (select from accounts.invitation i where i.account_id = a.id and i.kind = 'password' and i.made_at > now() - interval '5 minutes')
   for no key update of c;
  if account is null then
    return;
  end if;
  insert into accounts.invitation (id, account_id, kind, token_hash) values (new_invitation, account, 'password', link_hash);
  perform access.note_sign_in('ask for password reset', account, null, '{}', false);
  return query select a.email, a.language, a.area_id from accounts.account a where a.id = account;
end
$$;

-- Endings ---------------------------------------------------------------------------------------------------------------------------

create function access.end_session() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  ended record;
begin
  update accounts.session s set ended_at = now()
   where s.token_hash = access.token_hash() and s.ended_at is null
  returning s.id, s.account_id, s.stage into ended;
  if found and ended.stage = 'complete' then
    perform access.note_sign_in('sign out', ended.account_id, ended.id);
  end if;
end
$$;

-- Housekeeping, by the clerk: what no longer says anything.
create function access.tidy_sign_in() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from accounts.sign_in_attempt t where t.at < now() - interval '1 day';
  delete from accounts.code_try t where t.at < now() - interval '1 day';
  update accounts.session s set ended_at = now()
   where s.ended_at is null and (s.started_at < now() - interval '10 hours' or s.last_seen_at < now() - interval '15 minutes');
end
$$;

-- The demonstration: one click instead of two factors, only where the data is invented ------------------------------------------------

create function access.is_demonstration() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from platform.instance i where i.kind = 'demonstration')
$$;

create function access.demonstration_accounts()
returns table (account_id uuid, name text, job_title text, agency_name text, area_name text, roles text[])
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.job_title, g.name, r.name, array_agg(h.role order by h.role)
    from accounts.account a
    join accounts.agency g on g.id = a.agency_id
    join accounts.holding h on h.account_id = a.id and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
    join accounts.area r on r.id = a.area_id
   where access.is_demonstration() and a.disabled_at is null
   group by a.id, a.name, a.job_title, g.name, r.name
$$;

create function access.begin_demonstration_session(account uuid, new_session uuid, new_token_hash bytea, device_name text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from access.demonstration_accounts() d where d.account_id = account) then
    return false;
  end if;
  insert into accounts.session (id, token_hash, account_id, stage, second_factor_at, device)
  values (new_session, new_token_hash, account, 'complete', now(), device_name);
  perform access.note_sign_in('sign in', account, new_session, '{"factor": "demonstration"}');
  return true;
end
$$;

-- Where identity is confirmed by a code elsewhere, the demonstration confirms by a button.
create function access.refresh_demonstration_factor(new_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.actor();
  session uuid := access.session_id();
begin
  if not access.is_demonstration() then
    return false;
  end if;
  perform access.finish_session(account, new_token_hash, null, null);
  perform access.note_sign_in('confirm identity', account, session, '{"factor": "demonstration"}');
  return true;
end
$$;

do $$
declare
  fn text;
begin
  -- Parts of other functions: nobody calls them.
  foreach fn in array array[
    'new_id()', 'keyed(text)', 'note_sign_in(text, uuid, uuid, jsonb, boolean)', 'half_session_account()', 'account_at_hand()', 'current_step()',
    'seconds_to_wait(bytea, bytea, uuid)', 'count_code_try(uuid, uuid)', 'use_step(uuid, bigint)', 'finish_session(uuid, bytea, bytea, text)',
    'settle_attempt(uuid, text)', 'may_enrol_account()', 'use_invitation(bytea, text[])']
  loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
  end loop;
  -- Before and while signing in: a visitor.
  foreach fn in array array[
    'begin_attempt(text, text, bytea)', 'begin_session(uuid, text, uuid, bytea, text)', 'renew_password_hash(text, text)', 'half_session()', 'try_code()',
    'refuse_code()', 'complete_session(bigint, bytea, bytea, text)', 'use_recovery_code(bytea, bytea, bytea, text)', 'offered_authenticator()',
    'offer_authenticator(bytea)', 'confirm_authenticator(bigint, bytea[], bytea, bytea, text)', 'invitation(bytea)',
    'set_password_by_invitation(bytea, text, uuid, bytea, bytea, text)', 'begin_new_authenticator(bytea, uuid, text, uuid, bytea, text)',
    'offer_password_reset(text, uuid, bytea)', 'end_session()', 'is_demonstration()', 'demonstration_accounts()',
    'begin_demonstration_session(uuid, uuid, bytea, text)']
  loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
    execute format('grant execute on function access.%s to causeway_public', fn);
  end loop;
  -- Signed in.
  foreach fn in array array[
    'begin_attempt(text, text, bytea)', 'try_code()', 'refuse_code()', 'offered_authenticator()', 'offer_authenticator(bytea)',
    'confirm_authenticator(bigint, bytea[], bytea, bytea, text)', 'end_session()', 'refresh_second_factor(bigint, bytea)', 'second_factor_is_fresh()',
    'count_recovery_codes()', 'replace_recovery_codes(bytea[])', 'change_password(uuid, text, text, bytea)', 'is_demonstration()',
    'refresh_demonstration_factor(bytea)']
  loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
    execute format('grant execute on function access.%s to causeway_app', fn);
  end loop;
  execute 'alter function access.tidy_sign_in() owner to causeway_search';
  execute 'revoke execute on function access.tidy_sign_in() from public';
  execute 'grant execute on function access.tidy_sign_in() to causeway_clerk';
end
$$;
revoke create on schema access from causeway_search;
