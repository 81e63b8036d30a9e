/** What the nightly checks found, for whoever arranges the work, each with its mend. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Trx } from '#platform/database/database.ts'
import { once } from '#platform/database/once.ts'
import { NotFound } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import { initials } from '../person-words.ts'
import { bringUpToDate, findCase } from '../store.ts'
import { findingKinds, isFindingKind, type FindingKind } from './findings.ts'

const readers = ['coordinator', 'channel chair', 'deputy chair', 'administrator'] as const
const menders = ['coordinator', 'channel chair', 'deputy chair'] as const
const FindingPath = z.object({ findingId: z.uuid() })

export function addCheckRoutes(app: App): void {
  app.get('/work/checks', { config: { roles: readers, personal: true } }, async (request, reply) => {
    const findings = await request.asActor(async (trx) => {
      await note(trx, { action: 'view checks', subject: { kind: 'checks' }, requestId: request.id })
      return await listFindings(trx)
    })
    const kinds = Object.keys(findingKinds).filter(isFindingKind)
    return reply.page('cases/checks/views/checks.njk', {
      heading: 'What the nightly checks found',
      groups: kinds.flatMap((kind) => {
        const rows = findings.filter((finding) => finding.kind === kind)
        return rows.length === 0 ? [] : [{ ...findingKinds[kind], rows }]
      }),
      marking: 'OFFICIAL-SENSITIVE',
    })
  })

  app.post<{ Params: z.infer<typeof FindingPath> }>(
    '/work/checks/:findingId/mend',
    { config: { roles: menders, personal: true, params: FindingPath, fields: [] } },
    async (request, reply) => {
      const { findingId } = request.params
      await request.asActor(async (trx, actor) => {
        const found = await trx
          .selectFrom('cases.finding')
          .select(['case_id', 'area_id'])
          .where('id', '=', findingId)
          .where('kind', '=', 'the list differs from the journal')
          .executeTakeFirst()
        const file = found === undefined ? undefined : await findCase(trx, found.case_id, actor)
        if (file === undefined) throw new NotFound()
        await once<never>(trx, request.formToken, async () => {
          await bringUpToDate(trx, file, app.today())
          await note(trx, {
            action: 'bring case up to date',
            subject: { kind: 'case', id: file.row.id },
            areaId: file.row.areaId,
            caseId: file.row.id,
            requestId: request.id,
          })
          return { ok: true, value: '/work/checks' }
        })
      })
      return reply.redirect('/work/checks', 303)
    },
  )
}

type Finding = {
  readonly id: string
  readonly kind: FindingKind
  readonly foundAt: Temporal.Instant
  /** Undefined for whoever may know that somebody is missing, and not of which case. */
  readonly about: string | undefined
  readonly href: string | undefined
  /** Where the mend is made, where this page cannot lead to a step. */
  readonly mend: { readonly href: string; readonly label: string } | undefined
  readonly mendedHere: boolean
}

/** Oldest first, with reference and initials for those who see the case. */
async function listFindings(trx: Trx): Promise<readonly Finding[]> {
  const rows = await trx
    .selectFrom('cases.finding as finding')
    .leftJoin('cases.case_file as file', 'file.id', 'finding.case_id')
    .leftJoin('people.person as person', (join) =>
      join.onRef('person.area_id', '=', 'file.area_id').onRef('person.id', '=', 'file.person_id'),
    )
    .select([
      'finding.id',
      'finding.kind',
      'finding.found_at',
      'file.id as case_id',
      'file.reference',
      'person.forenames',
      'person.surname',
    ])
    .where('finding.cleared_at', 'is', null)
    .orderBy('finding.found_at')
    .orderBy('finding.id')
    .limit(500)
    .execute()
  return rows.map((row) => {
    if (!isFindingKind(row.kind)) throw new Error(`a finding of a kind that has no words: ${row.kind}`)
    const seen = row.case_id === null ? undefined : `/cases/${row.case_id}`
    return {
      id: row.id,
      kind: row.kind,
      foundAt: row.found_at,
      about:
        seen === undefined
          ? undefined
          : `${row.reference ?? ''} · ${initials({ forenames: row.forenames ?? '', surname: row.surname ?? '' })}`,
      href: seen,
      mend: seen === undefined ? undefined : mendOf(row.kind, seen),
      mendedHere: seen !== undefined && row.kind === 'the list differs from the journal',
    }
  })
}

function mendOf(kind: FindingKind, casePage: string): Finding['mend'] {
  switch (kind) {
    case 'nobody leads it':
      return { href: `${casePage}/lead`, label: 'Name who leads it' }
    case 'nobody can answer for the partner':
      return { href: `${casePage}/withdrawn-request`, label: 'Withdraw the request' }
    case 'two open cases for one person':
      return { href: `${casePage}/earlier-records`, label: 'Decide on the earlier record' }
    case 'nobody can move it':
    case 'the list differs from the journal':
    case 'the journal cannot be read':
      return undefined
  }
}
