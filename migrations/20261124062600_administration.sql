-- Up Migration
-- What administrators do: accounts, agencies, roles. Every change of what somebody may see needs a second factor of the last five minutes,
-- asked for by the database too. Roles that open cases, and the administrator's own, need two administrators (reliability AC-14).
grant create on schema access to causeway_search;

create table accounts.proposal (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  account_id   uuid not null references accounts.account,
  kind         text not null constraint proposal_kind check (kind in ('role', 'authenticator')),
  role         text,
  from_on      date,
  until_on     date,
  proposed_by  uuid not null default access.actor() references accounts.account,
  proposed_at  timestamptz not null default now(),
  settled_by   uuid references accounts.account,
  settled_at   timestamptz,
  confirmed    boolean,
  constraint proposal_never_for_oneself check (proposed_by <> account_id),
  constraint proposal_settled_by_another check (settled_by is distinct from account_id and (confirmed is not true or settled_by <> proposed_by)),
  constraint proposal_settled_whole check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (confirmed is null)),
  constraint proposal_of_role_says_which check ((kind = 'role') = (role is not null) and (kind = 'role') = (from_on is not null))
);
comment on table accounts.proposal is
  'What one administrator asks for and another confirms: a role that opens cases or hands out roles, or taking an authenticator away. Its proposer may withdraw it.';
-- The page of what waits, and one open proposal of a kind at a time.
create index proposal_open on accounts.proposal (area_id, proposed_at) where settled_at is null;
create unique index proposal_once on accounts.proposal (account_id, area_id, kind, coalesce(role, '')) where settled_at is null;
-- The list of accounts, by name.
create index account_by_name on accounts.account (area_id, name, id);

alter table accounts.proposal enable row level security;
alter table accounts.proposal force row level security;
create policy administrator_reads on accounts.proposal for select to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]) or account_id = (select access.actor()));
create policy administrator_proposes on accounts.proposal for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor())
              and proposed_by = (select access.actor()) and (select access.second_factor_is_fresh()));
grant select, insert (id, area_id, account_id, kind, role, from_on, until_on) on accounts.proposal to causeway_app;
grant select, update on accounts.proposal to causeway_search;
grant insert on accounts.holding to causeway_search;

-- Invitations: that there is one, never what is in it.
create policy administrator_reads on accounts.invitation for select to causeway_app
  using (account_id in (select a.id from accounts.account a where a.area_id = any ((select access.areas_as('administrator'))::uuid[])));
grant select (id, account_id, kind, made_by, made_at, expires_at, used_at) on accounts.invitation to causeway_app;

-- Roles that an administrator does not give alone.
create function access.role_needs_two(role text) returns boolean
language sql immutable set search_path = '' as $$
  select role in ('coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member', 'intervention provider',
                  'information governance', 'independent reviewer', 'administrator')
$$;

-- These replace the policies of the accounts migration: they add the fresh second factor and the second administrator.
drop policy administrator_grants on accounts.holding;
create policy administrator_grants on accounts.holding for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor())
              and granted_by = (select access.actor()) and not access.role_needs_two(role) and (select access.second_factor_is_fresh()));
drop policy administrator_ends on accounts.holding;
create policy administrator_ends on accounts.holding for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor()))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and account_id <> (select access.actor())
              and until_on is not null and (select access.second_factor_is_fresh()));
drop policy administrator_changes on accounts.account;
create policy administrator_changes on accounts.account for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]) and id <> (select access.actor()))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and id <> (select access.actor()) and (select access.second_factor_is_fresh()));
drop policy administrator_adds on accounts.account;
create policy administrator_adds on accounts.account for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and (select access.second_factor_is_fresh()));
drop policy administrator_changes on accounts.agency;
create policy administrator_changes on accounts.agency for update to causeway_app
  using (area_id = any ((select access.areas_as('administrator'))::uuid[]))
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and (select access.second_factor_is_fresh()));
drop policy administrator_adds on accounts.agency;
create policy administrator_adds on accounts.agency for insert to causeway_app
  with check (area_id = any ((select access.areas_as('administrator'))::uuid[]) and (select access.second_factor_is_fresh()));

-- Whether the actor administers this account, and it is not their own.
create function access.administers(account uuid) returns boolean
language sql stable set search_path = '' as $$
  select account <> access.actor() and exists (
    select from accounts.account a where a.id = account and a.area_id = any (access.areas_as('administrator')))
$$;

-- Whether the account may hold this role in this area: whoever administers an area reads none of its cases. Nobody holds a role twice.
create function access.may_hold(account uuid, area uuid, wanted text) returns boolean
language sql stable set search_path = '' as $$
  select not exists (
    select from accounts.holding h
     where h.account_id = account and h.area_id = area and (h.until_on is null or h.until_on >= access.today())
       and (h.role = wanted
            or (access.role_needs_two(wanted) and access.role_needs_two(h.role) and (h.role = 'administrator') <> (wanted = 'administrator'))))
$$;

-- Why a role may not be proposed or granted now, or null.
create function access.refuse_role(account uuid, area uuid, wanted text) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when account = access.actor() then 'own account'
    when not area = any (access.areas_as('administrator')) then 'not administrator'
    when not access.may_hold(account, area, wanted) then 'held or not together'
  end
$$;

-- A second administrator decides: 'confirmed', 'refused' (the proposer may refuse too: a withdrawal), or why not.
create function access.settle_proposal(proposal uuid, confirm boolean, new_holding uuid, new_invitation uuid, link_hash bytea)
returns table (answer text, email text, language text, area_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := access.actor();
  p accounts.proposal;
begin
  select * into p from accounts.proposal o
   where o.id = proposal and o.area_id = any (access.areas_as('administrator')) and o.account_id <> me
   for update;
  if not found then
    return query select 'missing', null::text, null::text, null::uuid;
    return;
  end if;
  if p.settled_at is not null then
    return query select 'settled before', null::text, null::text, null::uuid;
    return;
  end if;
  if not access.second_factor_is_fresh() then
    return query select 'second factor', null::text, null::text, null::uuid;
    return;
  end if;
  if confirm and p.proposed_by = me then
    return query select 'own proposal', null::text, null::text, null::uuid;
    return;
  end if;
  if confirm and p.kind = 'role' then
    if not access.may_hold(p.account_id, p.area_id, p.role) then
      return query select 'held or not together', null::text, null::text, null::uuid;
      return;
    end if;
    insert into accounts.holding (id, account_id, area_id, role, from_on, until_on, granted_by)
    values (new_holding, p.account_id, p.area_id, p.role, p.from_on, p.until_on, p.proposed_by);
  end if;
  update accounts.proposal o set settled_by = me, settled_at = now(), confirmed = confirm where o.id = p.id;
  perform access.note_administration(case when confirm then 'confirm ' else 'refuse ' end || p.kind, p.account_id, p.area_id,
    jsonb_strip_nulls(jsonb_build_object('role', p.role, 'proposal', p.id)));
  if confirm then
    update accounts.session s set ended_at = now() where s.account_id = p.account_id and s.ended_at is null;
  end if;
  if confirm and p.kind = 'authenticator' then
    insert into accounts.invitation (id, account_id, kind, token_hash, made_by) values (new_invitation, p.account_id, 'authenticator', link_hash, me);
    return query select 'confirmed', a.email, a.language, a.area_id from accounts.account a where a.id = p.account_id;
    return;
  end if;
  return query select case when confirm then 'confirmed' else 'refused' end, null::text, null::text, null::uuid;
end
$$;

-- An administrator's act, with the account as its subject.
create function access.note_administration(action text, account uuid, area uuid, details jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  event uuid := access.new_id();
begin
  insert into records.audit_event (id, actor, service, session_id, area_id, action, subject_kind, subject_id, details)
  values (event, access.actor(), nullif(current_setting('role', true), 'none'), access.session_id(), area, note_administration.action, 'account', account::text, details);
  insert into records.audit_unsealed (event_id) values (event);
end
$$;

-- Makes a link for somebody whom the actor administers: an invitation while no authenticator is set up, a new password after that. Earlier links die.
-- The link goes to the account's own address and is seen by nobody else. No row: not theirs, disabled, or no fresh second factor.
create function access.invite(account uuid, new_invitation uuid, link_hash bytea)
returns table (kind text, email text, language text, area_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare
  wanted text;
begin
  if not access.administers(account) or not access.second_factor_is_fresh()
     or exists (select from accounts.account a where a.id = account and a.disabled_at is not null) then
    return;
  end if;
  wanted := case when exists (select from accounts.credential c where c.account_id = account and c.totp_confirmed_at is not null)
                 then 'password' else 'invitation' end;
  update accounts.invitation i set used_at = now() where i.account_id = account and i.used_at is null and i.kind <> 'authenticator';
  insert into accounts.invitation (id, account_id, kind, token_hash, made_by) values (new_invitation, account, wanted, link_hash, access.actor());
  perform access.note_administration('send ' || case wanted when 'password' then 'password link' else 'invitation' end, account,
    (select a.area_id from accounts.account a where a.id = account), '{}');
  return query select wanted, a.email, a.language, a.area_id from accounts.account a where a.id = account;
end
$$;

-- Ends every session of somebody whom the actor administers. Answers how many.
create function access.end_sessions_of(account uuid) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  ended integer;
begin
  if not access.administers(account) then
    return 0;
  end if;
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null;
  get diagnostics ended = row_count;
  perform access.note_administration('end sessions', account, (select a.area_id from accounts.account a where a.id = account),
    jsonb_build_object('sessions', ended));
  return ended;
end
$$;

-- How far these accounts have got with signing in, for an administrator of theirs: never a secret, only whether there is one.
create function access.sign_in_states(wanted uuid[])
returns table (account_id uuid, has_password boolean, has_authenticator boolean, last_signed_in_at timestamptz, open_sessions integer, invited_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.id, c.password_phc is not null, c.totp_confirmed_at is not null,
         (select max(s.started_at) from accounts.session s where s.account_id = a.id and s.stage = 'complete'),
         (select count(*)::integer from accounts.session s where s.account_id = a.id
             and access.session_is_live(s.stage, s.started_at, s.last_seen_at, s.ended_at)),
         (select max(i.expires_at) from accounts.invitation i where i.account_id = a.id and i.used_at is null and i.expires_at > now())
    from accounts.account a left join accounts.credential c on c.account_id = a.id
   where a.id = any (wanted) and a.area_id = any (access.areas_as('administrator'))
$$;

-- Operators on the server itself: the first administrator, and rescue. Only the owner of the schema reaches these, never the web. -----------

create function access.operator_invite(account uuid, new_invitation uuid, link_hash bytea, take_authenticator boolean) returns text
language plpgsql volatile security definer set search_path = '' as $$
begin
  update accounts.invitation i set used_at = now() where i.account_id = account and i.used_at is null;
  update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null;
  if take_authenticator then
    update accounts.credential c set totp_sealed = null, totp_offered = null, totp_confirmed_at = null, changed_at = now() where c.account_id = account;
    delete from accounts.recovery_code r where r.account_id = account;
  end if;
  insert into accounts.invitation (id, account_id, kind, token_hash)
  values (new_invitation, account,
          case when exists (select from accounts.credential c where c.account_id = account and c.totp_confirmed_at is not null) then 'password' else 'invitation' end,
          link_hash);
  perform access.note_sign_in(case when take_authenticator then 'reset password and authenticator' else 'reset password' end, account, null, '{}', false);
  return (select a.email from accounts.account a where a.id = account);
end
$$;

create function access.operator_add(
  new_account uuid, agency uuid, typed_email text, typed_name text, first_role text, new_holding uuid, new_invitation uuid, link_hash bytea) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  area uuid := (select g.area_id from accounts.agency g where g.id = agency);
begin
  insert into accounts.account (id, area_id, agency_id, email, name) values (new_account, area, agency, lower(typed_email), typed_name);
  insert into accounts.holding (id, account_id, area_id, role, from_on) values (new_holding, new_account, area, first_role, access.today());
  insert into accounts.invitation (id, account_id, kind, token_hash) values (new_invitation, new_account, 'invitation', link_hash);
  perform access.note_sign_in('add account', new_account, null, jsonb_build_object('role', first_role), false);
end
$$;

create function access.operator_area(new_area uuid, area_code text, area_name text, area_short_name text, force text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into accounts.area (id, code, name, short_name, police_force) values (new_area, area_code, area_name, area_short_name, force)
  on conflict (code) do nothing;
  return (select a.id from accounts.area a where a.code = area_code);
end
$$;

create function access.operator_area_named(area_code text) returns uuid
language sql stable security definer set search_path = '' as $$
  select a.id from accounts.area a where a.code = area_code
$$;

create function access.operator_agency(new_agency uuid, area uuid, agency_name text, agency_kind text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into accounts.agency (id, area_id, name, kind) values (new_agency, area, agency_name, agency_kind) on conflict (area_id, name) do nothing;
  return (select g.id from accounts.agency g where g.area_id = area and g.name = agency_name);
end
$$;

create function access.operator_disable(account uuid, disable boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update accounts.account a set disabled_at = case when disable then coalesce(a.disabled_at, now()) end where a.id = account;
  if disable then
    update accounts.session s set ended_at = now() where s.account_id = account and s.ended_at is null;
  end if;
  perform access.note_sign_in(case when disable then 'disable account' else 'enable account' end, account, null, '{}', false);
end
$$;

create function access.operator_list()
returns table (account_id uuid, email text, name text, area_code text, agency_name text, roles text[], disabled_at timestamptz, has_authenticator boolean)
language sql stable security definer set search_path = '' as $$
  select a.id, a.email, a.name, r.code, g.name,
         coalesce((select array_agg(h.role || ' in ' || hr.code order by h.role, hr.code) from accounts.holding h join accounts.area hr on hr.id = h.area_id
                    where h.account_id = a.id and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())), '{}'),
         a.disabled_at, coalesce(c.totp_confirmed_at is not null, false)
    from accounts.account a
    join accounts.area r on r.id = a.area_id
    join accounts.agency g on g.id = a.agency_id
    left join accounts.credential c on c.account_id = a.id
   order by r.code, a.name, a.id
$$;

grant insert on accounts.area, accounts.agency, accounts.account to causeway_search;
grant update (disabled_at) on accounts.account to causeway_search;

do $$
declare
  fn text;
begin
  foreach fn in array array['administers(uuid)', 'may_hold(uuid, uuid, text)', 'note_administration(text, uuid, uuid, jsonb)'] loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
  end loop;
  foreach fn in array array[
    'role_needs_two(text)', 'refuse_role(uuid, uuid, text)', 'settle_proposal(uuid, boolean, uuid, uuid, bytea)', 'invite(uuid, uuid, bytea)',
    'end_sessions_of(uuid)', 'sign_in_states(uuid[])']
  loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
    execute format('grant execute on function access.%s to causeway_app', fn);
  end loop;
  foreach fn in array array[
    'operator_invite(uuid, uuid, bytea, boolean)', 'operator_add(uuid, uuid, text, text, text, uuid, uuid, bytea)',
    'operator_area(uuid, text, text, text, text)', 'operator_area_named(text)', 'operator_agency(uuid, uuid, text, text)', 'operator_disable(uuid, boolean)', 'operator_list()']
  loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
    execute format('grant execute on function access.%s to causeway_owner', fn);
  end loop;
end
$$;
revoke create on schema access from causeway_search;
