/** One click instead of two factors: only where a demonstration is configured and the data is invented. Anywhere else the pages do not exist. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { NotFound } from '#platform/failures.ts'
import type { App } from '#platform/web/web.ts'
import { browserName } from '../browser.ts'
import type { AccountsOptions } from '../options.ts'
import { isRole, roleNames, roles, roleSights } from '../roles.ts'
import { newSecret } from '../secrets.ts'
import { home } from '../sign-in/routes.ts'

const open = { roles: 'anyone', personal: false } as const
const ChoiceForm = z.object({ account: z.uuid() })

export function addDemonstrationRoutes(app: App, { database, demonstration }: AccountsOptions): void {
  if (!demonstration) return

  app.get('/demonstration', { config: open }, async (_request, reply) => {
    const people = await database.asVisitor({}, async (trx) => {
      if (!(await isDemonstration(trx))) throw new NotFound()
      return listPeople(trx)
    })
    return demonstrationPage(reply, people)
  })

  app.post('/demonstration/sessions', { config: { ...open, fields: ['account'] } }, async (request, reply) => {
    const form = ChoiceForm.safeParse(request.body)
    const secret = newSecret()
    await database.asVisitor({ sessionToken: request.sessionToken }, async (trx) => {
      if (!form.success || !(await beginSession(trx, form.data.account, secret.hash, request))) throw new NotFound()
      await sql`select access.end_session()`.execute(trx)
    })
    return reply.startSession(secret.token).redirect(home, 303)
  })
}

type Person = { id: string; name: string; jobTitle: string; agencyName: string; areaName: string; roles: string[] }

async function isDemonstration(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.is_demonstration() as is`.execute(trx)
  return rows[0]?.is === true
}

async function listPeople(trx: Trx): Promise<Person[]> {
  const { rows } = await sql<{
    account_id: string
    name: string
    job_title: string
    agency_name: string
    area_name: string
    roles: string[]
  }>`select * from access.demonstration_accounts() order by area_name, name`.execute(trx)
  return rows.map((row) => ({
    id: row.account_id,
    name: row.name,
    jobTitle: row.job_title,
    agencyName: row.agency_name,
    areaName: row.area_name,
    roles: row.roles,
  }))
}

async function beginSession(trx: Trx, account: string, tokenHash: Buffer, request: FastifyRequest): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select access.begin_demonstration_session(${account}::uuid, ${newId()}::uuid, ${tokenHash}, ${browserName(request)}) as begun`.execute(
    trx,
  )
  return rows[0]?.begun === true
}

/** In the order of the roles list: those who refer first, those who run the service last. */
function demonstrationPage(reply: FastifyReply, people: readonly Person[]): FastifyReply {
  const place = (person: Person): number => roles.findIndex((role) => person.roles.includes(role))
  const areas = new Set(people.map((person) => person.areaName))
  return reply.page('accounts/demonstration/views/demonstration.njk', {
    heading: 'Try it as somebody',
    people: people
      .toSorted((one, other) => place(one) - place(other))
      .map((person) => ({
        ...person,
        roleNames: person.roles.map((role) => (isRole(role) ? roleNames[role] : role)).join(', '),
        sight: person.roles.flatMap((role) => (isRole(role) ? [roleSights[role]] : []))[0] ?? '',
        where: areas.size > 1 ? `${person.agencyName}, ${person.areaName}` : person.agencyName,
      })),
  })
}
