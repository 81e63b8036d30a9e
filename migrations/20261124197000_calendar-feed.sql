-- Up Migration
-- A calendar that a program subscribes to. Programs bring no cookie and no second factor: the address itself is the key, so it opens nothing
-- but when and where somebody's meetings are. Whoever loses it loses no paper and no case.

create table accounts.calendar_feed (
  account_id    uuid primary key default access.actor() references accounts.account,
  token_hash    bytea not null constraint calendar_feed_token_unique unique constraint calendar_feed_sha256 check (length(token_hash) = 32),
  names_bodies  boolean not null,
  made_at       timestamptz not null default now(),
  renewed_on    date not null default access.today(),
  good_until    date not null constraint calendar_feed_ends check (good_until between renewed_on and renewed_on + 732),
  last_used_at  timestamptz,
  ended_at      timestamptz
);
comment on table accounts.calendar_feed is
  'The one calendar address of an account; only the hash of its token is kept. A new address takes the place of the old. names_bodies: whether titles '
  'name the body, for whoever shares their calendar with nobody. good_until is at most two years from renewed_on, whatever the setting says.';

alter table accounts.calendar_feed enable row level security;
alter table accounts.calendar_feed force row level security;
create policy own on accounts.calendar_feed to causeway_app
  using (account_id = (select access.actor())) with check (account_id = (select access.actor()));
grant select (account_id, names_bodies, made_at, renewed_on, good_until, last_used_at, ended_at),
  insert (token_hash, names_bodies, good_until),
  update (token_hash, names_bodies, made_at, renewed_on, good_until, last_used_at, ended_at) on accounts.calendar_feed to causeway_app;
grant select, update (last_used_at) on accounts.calendar_feed to causeway_search;
grant usage on schema boards to causeway_search, causeway_public;
grant usage on schema panel to causeway_public;
grant select on boards.meeting, boards.body to causeway_search;

grant create on schema access, boards, panel to causeway_search;

-- Whose feed this is: not ended, not over, and of an account that is in order and still holds something.
create function access.feed_account(hash bytea) returns uuid
language sql stable security definer set search_path = '' as $$
  select f.account_id
    from accounts.calendar_feed f
    join accounts.account a on a.id = f.account_id
   where f.token_hash = hash
     and f.ended_at is null and f.good_until >= access.today() and a.disabled_at is null
     and exists (select from accounts.holding h
                  where h.account_id = f.account_id
                    and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today()))
$$;

-- As access.areas_as, for whoever the feed is of.
create function access.feed_areas_as(hash bytea, variadic wanted text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct h.area_id), '{}')
    from accounts.holding h
   where h.account_id = access.feed_account(hash)
     and h.role = any (wanted)
     and h.from_on <= access.today()
     and (h.until_on is null or h.until_on >= access.today())
$$;

-- Null for an address that opens nothing; otherwise whether titles name the body. Programs ask all day: an hour is near enough for "last used".
create function access.open_feed(hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := access.feed_account(hash);
begin
  update accounts.calendar_feed f set last_used_at = now()
   where f.account_id = account and (f.last_used_at is null or f.last_used_at < now() - interval '1 hour');
  return (select f.names_bodies from accounts.calendar_feed f where f.account_id = account);
end
$$;

-- The policy of boards.meeting, and nothing of a meeting but when, where and of whom.
create function boards.feed_meetings(hash bytea)
returns table (id uuid, held_on date, starts_at time, place text, body text, version integer)
language sql stable security definer set search_path = '' as $$
  select m.id, m.held_on, m.starts_at, m.place, b.name, m.version
    from boards.meeting m
    join boards.body b on b.area_id = m.area_id and b.id = m.body_id
   where m.area_id = any (access.feed_areas_as(hash, 'coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))
     and m.held_on >= access.today() - 90
   order by m.held_on, m.starts_at
   limit 500
$$;

-- Meetings of the Channel panel to which they are invited, while they hold a role there that sits on it.
create function panel.feed_meetings(hash bytea)
returns table (id uuid, held_on date, starts_at time, place text, version integer)
language sql stable security definer set search_path = '' as $$
  select m.id, m.held_on, m.starts_at::time, m.place, m.version
    from panel.invitation v
    join panel.meeting m on m.area_id = v.area_id and m.id = v.meeting_id
   where v.account_id = access.feed_account(hash)
     and m.area_id = any (access.feed_areas_as(hash, 'panel member', 'channel chair', 'deputy chair', 'case officer', 'coordinator'))
     and m.held_on >= access.today() - 90
   order by m.held_on, m.starts_at
   limit 500
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['access.feed_account(bytea)', 'access.feed_areas_as(bytea, text[])', 'access.open_feed(bytea)',
                            'boards.feed_meetings(bytea)', 'panel.feed_meetings(bytea)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
  end loop;
end
$$;
grant execute on function access.open_feed(bytea), boards.feed_meetings(bytea), panel.feed_meetings(bytea) to causeway_public;
revoke create on schema access, boards, panel from causeway_search;
