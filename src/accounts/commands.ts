/**
 * What `./causeway account` does: the first administrator, and rescue when no administrator can help. It runs on the server with
 * the owner's login; the acts are the operator functions of migrations/20261124062600_administration.sql, each with its audit row.
 */
import pg from 'pg'
import { newId } from '#platform/database/ids.ts'
import { Refusal } from '#platform/failures.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import type { AgencyKind } from './agency-kinds.ts'
import { isRole } from './roles.ts'
import { newSecret } from './secrets.ts'

export type NewAccount = {
  email: string
  name: string
  role: string
  /** Code of an area that is here already, such as E06000034; or a whole new one. */
  area: string | { code: string; name: string; shortName: string; policeForce: string }
  agency: { name: string; kind: AgencyKind }
}

/** Where the link that was made leads. It is printed once and kept nowhere. */
export type Invited = { email: string; link: string }

/**
 * Adds an account with one role and answers its invitation link: single use, 24 hours.
 *
 * @throws Refusal when the email is taken, the role unknown, or the area is neither here nor described
 */
export async function addAccount(connection: pg.ClientConfig, baseUrl: string, wanted: NewAccount): Promise<Invited> {
  if (!isRole(wanted.role)) throw new Refusal(`There is no role "${wanted.role}".`)
  const email = wanted.email.trim().toLowerCase()
  if (!isMailAddress(email)) throw new Refusal(`"${wanted.email}" is not an email address.`)
  const link = newSecret()
  return asOperator(connection, async (client) => {
    const areaId = await areaOf(client, wanted.area)
    const { name: agencyName, kind } = wanted.agency
    const agency = await client.query<{ id: string }>('select access.operator_agency($1, $2, $3, $4) as id', [
      newId(),
      areaId,
      agencyName,
      kind,
    ])
    try {
      await client.query('select access.operator_add($1, $2, $3, $4, $5, $6, $7, $8)', [
        newId(),
        agency.rows[0]?.id,
        email,
        wanted.name,
        wanted.role,
        newId(),
        newId(),
        link.hash,
      ])
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.constraint === 'account_email_unique') {
        throw new Refusal(`There is an account with the address ${email} already.`, { cause: error })
      }
      throw error
    }
    return { email, link: linkTo(baseUrl, link.token) }
  })
}

export type ListedAccount = {
  email: string
  name: string
  area: string
  agency: string
  /** "case officer in E06000034" */
  roles: string[]
  disabled: boolean
  hasAuthenticator: boolean
}

export async function listAccounts(connection: pg.ClientConfig): Promise<ListedAccount[]> {
  return asOperator(connection, async (client) => {
    const { rows } = await client.query<{
      email: string
      name: string
      area_code: string
      agency_name: string
      roles: string[]
      disabled_at: Date | null
      has_authenticator: boolean
    }>('select * from access.operator_list()')
    return rows.map((row) => ({
      email: row.email,
      name: row.name,
      area: row.area_code,
      agency: row.agency_name,
      roles: row.roles,
      disabled: row.disabled_at !== null,
      hasAuthenticator: row.has_authenticator,
    }))
  })
}

/** Disables an account and ends its sessions, or lets it sign in again. @throws Refusal when there is none */
export async function setDisabled(connection: pg.ClientConfig, email: string, disabled: boolean): Promise<void> {
  await asOperator(connection, async (client) => {
    await client.query('select access.operator_disable($1, $2)', [await accountOf(client, email), disabled])
  })
}

/**
 * Makes a link with which the owner sets a new password; with `authenticator`, a new authenticator too. All sessions end.
 *
 * @throws Refusal when there is no such account
 */
export async function resetAccount(
  connection: pg.ClientConfig,
  baseUrl: string,
  wanted: { email: string; authenticator: boolean },
): Promise<Invited> {
  const link = newSecret()
  return asOperator(connection, async (client) => {
    const account = await accountOf(client, wanted.email)
    await client.query('select access.operator_invite($1, $2, $3, $4)', [
      account,
      newId(),
      link.hash,
      wanted.authenticator,
    ])
    return { email: wanted.email.trim().toLowerCase(), link: linkTo(baseUrl, link.token) }
  })
}

/**
 * Runs work that needs a person for its author, as an account: row security and the audit hold as in the browser, but for what asks for a fresh
 * second factor. The session lives as long as the work.
 *
 * @throws Refusal when there is no such account, or it is disabled
 */
export async function actByCommand<T>(
  connection: pg.ClientConfig,
  email: string,
  work: (sessionToken: string) => Promise<T>,
): Promise<T> {
  const { token, hash } = newSecret()
  const sessionId = newId()
  await asOperator(connection, async (client) => {
    const account = await accountOf(client, email)
    try {
      await client.query('select access.operator_act($1, $2, $3)', [account, sessionId, hash])
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '28000')
        throw new Refusal(`The account ${email} is disabled.`, { cause: error })
      throw error
    }
  })
  try {
    return await work(token)
  } finally {
    await asOperator(connection, (client) => client.query('select access.operator_act_end($1)', [sessionId]))
  }
}

async function areaOf(client: pg.Client, area: NewAccount['area']): Promise<string> {
  if (typeof area === 'string') {
    const { rows } = await client.query<{ id: string | null }>('select access.operator_area_named($1) as id', [area])
    const id = rows[0]?.id
    if (id === null || id === undefined) {
      throw new Refusal(`There is no area ${area} here yet. Give its name, short name and police force too.`)
    }
    return id
  }
  const { rows } = await client.query<{ id: string }>('select access.operator_area($1, $2, $3, $4, $5) as id', [
    newId(),
    area.code,
    area.name,
    area.shortName,
    area.policeForce,
  ])
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an area without an id')
  return id
}

async function accountOf(client: pg.Client, email: string): Promise<string> {
  const { rows } = await client.query<{ account_id: string }>(
    'select account_id from access.operator_list() where email = $1',
    [email.trim().toLowerCase()],
  )
  const id = rows[0]?.account_id
  if (id === undefined) throw new Refusal(`There is no account with the address ${email}.`)
  return id
}

function linkTo(baseUrl: string, token: string): string {
  return new URL(`/invitation/${token}`, baseUrl).href
}

/** One transaction in which the audit says that an operator did it. */
async function asOperator<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role causeway_owner')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
