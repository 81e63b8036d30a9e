/**
 * What must hold of every table, view, function and role, asked of the catalogue. Each question answers with what is amiss, in words, so that
 * catalogue.test.ts can plant a fault and see it found.
 */
import type pg from 'pg'
import { definerFunctions } from './functions.ts'

export const questions = {
  'row security is enabled and forced on every table': `
    select format('%s has row security %s', c.oid::regclass, case when c.relrowsecurity then 'that spares its owner' else 'switched off' end) as amiss
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema')
       and not (c.relrowsecurity and c.relforcerowsecurity)
       -- The record of migrations: names of files, read by the web at its start.
       and c.oid <> 'migrations.run'::regclass`,

  'every right on rows has a policy that says which rows': `
    select format('%s may %s %s, and no policy says which rows', g.role, g.privilege, g.relation) as amiss
      from (select distinct c.oid, c.oid::regclass as relation, r.rolname as role, x.privilege_type as privilege
              from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                   lateral (select (aclexplode(c.relacl)).* union all select (aclexplode(a.attacl)).* from pg_attribute a where a.attrelid = c.oid) x
              join pg_roles r on r.oid = x.grantee
             where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'migrations' and x.grantee <> c.relowner and not r.rolbypassrls
               and x.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')) g
     where not exists (
       select from pg_policies p
        where format('%I.%I', p.schemaname, p.tablename)::regclass = g.oid and p.permissive = 'PERMISSIVE'
          and p.cmd in ('ALL', g.privilege) and (g.role = any (p.roles) or 'public' = any (p.roles)))`,

  'views look with the rights of whoever asks': `
    select format('%s looks with the rights of its owner', c.oid::regclass) as amiss
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`,

  'no materialised view can be read by the application': `
    select format('%s is a copy that row security does not guard, and %s can read it', c.oid::regclass, r.rolname) as amiss
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
     where c.relkind = 'm' and n.nspname !~ '^pg_' and r.rolname ~ '^causeway_(app|public|mailer|sealer|clerk)$'
       and has_table_privilege(r.oid, c.oid, 'select')`,

  'no function is for everybody to call': `
    select format('%s can be called by everybody', p.oid::regprocedure) as amiss
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and (p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0 and x.privilege_type = 'EXECUTE'))`,

  'functions with the rights of their owner pin where they look, and nobody can sign in as that owner': `
    select format('%s %s', p.oid::regprocedure,
                  case when r.rolcanlogin or r.rolsuper then 'belongs to ' || r.rolname else 'looks where whoever calls it says' end) as amiss
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
     where p.prosecdef and n.nspname !~ '^pg_'
       and (r.rolcanlogin or r.rolsuper or not coalesce(p.proconfig, '{}') && array['search_path=""'])`,

  'the application owns nothing': `
    select format('%s owns %s %s', r.rolname, d.classid::regclass, d.objid) as amiss
      from pg_shdepend d join pg_roles r on r.oid = d.refobjid
     where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and r.rolname ~ '^causeway_(app|public|mailer|sealer|clerk|backup)$'
       and d.dbid in (0, (select oid from pg_database where datname = current_database()))`,

  'the application has no power over the server': `
    select format('%s has more power than a role of the application may', r.rolname) as amiss
      from pg_roles r
     where r.rolname ~ '^causeway_(app|public|mailer|sealer|clerk)$'
       and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit
            or (r.rolcanlogin and r.rolname <> 'causeway_app'))`,

  'the application can become its four services, and nobody else': `
    select format('%s can become %s', m.member::regrole, m.roleid::regrole) as amiss
      from pg_auth_members m
     where m.member::regrole::text ~ '^causeway_(app|public|mailer|sealer|clerk|backup|search)$'
       and not (m.member = 'causeway_app'::regrole and m.roleid::regrole::text ~ '^causeway_(public|mailer|sealer|clerk)$' and not m.admin_option)`,

  'the application can create nothing': `
    select format('%s can create in %s', r.rolname, made.what) as amiss
      from pg_roles r,
           lateral (select 'the database' as what where has_database_privilege(r.oid, current_database(), 'create')
                    union all select 'the temporary schema' where has_database_privilege(r.oid, current_database(), 'temporary')
                    union all select n.nspname::text from pg_namespace n where n.nspname !~ '^pg_' and has_schema_privilege(r.oid, n.oid, 'create')) made
     where r.rolname ~ '^causeway_(app|public|mailer|sealer|clerk|backup|search)$'`,
} as const satisfies Record<string, string>

export type QuestionName = keyof typeof questions

/** What is amiss; nothing, if all is well. */
export async function ask(client: pg.ClientBase, name: QuestionName): Promise<readonly string[]> {
  const { rows } = await client.query<{ amiss: string }>(`select amiss from (${questions[name]}) found order by 1`)
  return rows.map(({ amiss }) => amiss)
}

/** Policies that let everything pass, by table and name, and why that is right. */
export const openPolicies: Readonly<Record<string, string>> = {
  'accounts.area everyone_reads': 'Areas are public knowledge: the public form offers them.',
  'platform.instance everyone_reads': 'Every page says whether the data is invented.',
  'platform.instance owner_marks': 'Set once, from the command line.',
  'platform.instance owner_starts': 'Set once, from the command line.',
  'platform.outbox mailer_works': 'The mailer sends all mail, and its role can do nothing else.',
  'cases.information_reminder clerk_reads':
    'The clerk sees which requests it has reminded of, and of none what they ask.',
  'statistics.figure clerk_reads':
    'The clerk settles a quarter after those before it, and every figure is safe to tell.',
  'platform.setting clerk_reads': 'The clerk counts days as each area has set them.',
  'people.match_key visitor_hands_in': 'Handed in blind; references hold it to its own area.',
  'referrals.subject visitor_hands_in': 'Handed in blind; references hold it to its own area.',
  'referrals.referrer visitor_hands_in': 'Handed in blind; references hold it to its own area.',
  'referrals.attachment visitor_hands_in': 'Handed in blind; references hold it to its own area.',
  'records.audit_event sealer_reads': 'The sealer hashes every event, and its role can do nothing else.',
  'records.audit_unsealed sealer_works': 'The sealer alone takes events from the queue.',
  'records.audit_chain sealer_reads': 'The sealer alone writes the chain.',
  'records.audit_chain sealer_adds': 'The sealer alone writes the chain.',
  'records.audit_checkpoint sealer_reads': 'The sealer alone signs it.',
  'records.audit_checkpoint sealer_adds': 'The sealer alone signs it.',
  ...Object.fromEntries(
    [
      'bam',
      'instance',
      'job',
      'job_common',
      'job_dependency',
      'queue',
      'queue_stats',
      'schedule',
      'subscription',
      'version',
      'warning',
    ].map((table) => [`jobs.${table} owner_migrates`, 'Whoever migrates changes the queue, which holds ids at most.']),
  ),
}

/** Policies that let everything pass and stand on no list, and entries of the list without such a policy. */
export async function unlistedOpenPolicies(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I %s', schemaname, tablename, policyname) as name from pg_policies where qual = 'true' or with_check = 'true'`,
  )
  return difference(
    rows.map(({ name }) => name),
    Object.keys(openPolicies),
  )
}

/** Definer functions that are not on the list, or that others may call than the list says. */
export async function unlistedFunctions(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; callers: string }>(
    `select p.oid::regprocedure::text as name,
            coalesce((select string_agg(replace(coalesce(r.rolname::text, 'everybody'), 'causeway_', ''), ' ' order by r.rolname)
                        from aclexplode(p.proacl) x left join pg_roles r on r.oid = x.grantee where x.grantee <> p.proowner), '') as callers
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^pg_'`,
  )
  return difference(
    rows.map(({ name, callers }) => `${name} by ${callers}`),
    Object.entries(definerFunctions).map(([name, callers]) => `${name} by ${callers.toSorted().join(' ')}`),
  )
}

function difference(there: readonly string[], listed: readonly string[]): readonly string[] {
  return [
    ...there.filter((one) => !listed.includes(one)).map((one) => `not on the list: ${one}`),
    ...listed.filter((one) => !there.includes(one)).map((one) => `only on the list: ${one}`),
  ].sort()
}
