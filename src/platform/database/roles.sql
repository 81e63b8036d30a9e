-- Who may be who. Run before the numbered migrations, by a superuser; safe to repeat.
-- On a managed server a database administrator runs this file once (docs/operating.md).
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      -- Owns every table and migrates; nobody signs in as it.
      ('causeway_owner',  'nologin inherit'),
      -- Owns the few definer functions that must see across row security. Granted to the owner alone, so that migrations can hand functions over.
      ('causeway_search', 'nologin noinherit bypassrls'),
      -- The web and the jobs. Owns nothing. NOINHERIT: a service role's rights come only by an explicit SET ROLE.
      ('causeway_app',    'login noinherit'),
      -- A visitor without an account: may hand in a referral and read nothing.
      ('causeway_public', 'nologin noinherit'),
      -- Sends what is in the outbox.
      ('causeway_mailer', 'nologin noinherit'),
      -- Gives audit events their place in the chain.
      ('causeway_sealer', 'nologin noinherit'),
      -- Timed housekeeping: reminders, tidying of drafts and sessions.
      ('causeway_clerk',  'nologin noinherit'),
      -- Reads everything for a backup, changes nothing.
      ('causeway_backup', 'nologin noinherit bypassrls')
    ) as r (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.attributes);
      exception
        -- Roles belong to the whole server: another database's migration may have been a moment faster.
        when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end
$$;

do $$
begin
  if not pg_has_role('causeway_owner', 'causeway_search', 'member') then
    grant causeway_search to causeway_owner;
  end if;
end
$$;

do $$
declare
  service text;
begin
  foreach service in array array['causeway_public', 'causeway_mailer', 'causeway_sealer', 'causeway_clerk'] loop
    if not pg_has_role('causeway_app', service, 'member') then
      execute format('grant %I to causeway_app', service);
    end if;
  end loop;
end
$$;
