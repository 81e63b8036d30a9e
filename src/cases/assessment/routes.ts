/** The page on which two versions of a case's assessment are read side by side. */
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import { openForStep, purposeAddress } from '../steps/step-routes.ts'
import { sideBySide } from './side-by-side.ts'
import { assessmentTitle, listAssessments, openAssessment, type AssessmentVersion } from './store.ts'

/** Information governance opens a case in an emergency alone. */
const readers = [
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'information governance',
] as const
const CasePath = z.object({ caseId: z.uuid() })
const version = z.coerce.number().int().min(1).max(9999).optional()
const Two = z.object({ older: version, newer: version })

export function addAssessmentRoutes(app: App, vault: Vault): void {
  app.get<{ Params: z.infer<typeof CasePath>; Querystring: z.infer<typeof Two> }>(
    '/cases/:caseId/assessments',
    { config: { roles: readers, personal: true, params: CasePath, query: Two } },
    async (request, reply) => {
      const { caseId } = request.params
      const result = await request.asActor(async (trx, actor) => {
        const opened = await openForStep(trx, caseId, actor)
        if (opened === 'purpose') return opened
        const { file, purpose } = opened
        const versions = await listAssessments(trx, file)
        const newer = chosen(versions, request.query.newer, -1)
        const older = chosen(versions, request.query.older, -2)
        await note(trx, {
          action: 'view assessments',
          subject: { kind: 'assessment', id: newer?.id },
          areaId: file.row.areaId,
          caseId,
          purpose,
          requestId: request.id,
        })
        const [before, now] = [
          older === undefined ? undefined : await openAssessment(vault, file, older),
          newer === undefined ? undefined : await openAssessment(vault, file, newer),
        ]
        const rows = before === undefined || now === undefined ? [] : sideBySide(before, now)
        return { file, versions, older, newer, rows }
      })
      if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
      const { file, versions, older, newer, rows } = result
      return reply.page('cases/assessment/views/side-by-side.njk', {
        heading: 'Assessments side by side',
        reference: file.row.reference,
        caseAddress: `/cases/${caseId}`,
        choices: [select('older', 'Read', versions, older), select('newer', 'Against', versions, newer)],
        older: older && described(older),
        newer: newer && described(newer),
        // What is the same is read on the page of the case, or opened here.
        different: rows.filter(({ standing }) => standing !== 'The same in both'),
        same: rows.filter(({ standing }) => standing === 'The same in both'),
        marking: 'OFFICIAL-SENSITIVE',
      })
    },
  )
}

/** The version asked for, or the one so far from the end. @throws NotFound for a number that there is not */
function chosen(
  versions: readonly AssessmentVersion[],
  number: number | undefined,
  otherwise: number,
): AssessmentVersion | undefined {
  if (number === undefined) return versions.at(otherwise)
  const found = versions.find((one) => one.number === number)
  if (found === undefined) throw new NotFound()
  return found
}

function described(one: AssessmentVersion) {
  return { title: assessmentTitle(one), framework: one.framework, agreed: one.agreed ?? 'Not agreed yet' }
}

function select(
  id: string,
  label: string,
  versions: readonly AssessmentVersion[],
  chosenOne: AssessmentVersion | undefined,
) {
  return {
    id,
    name: id,
    label: { text: label },
    items: versions.map((one) => ({
      value: String(one.number),
      text: assessmentTitle(one),
      selected: one === chosenOne,
    })),
  }
}
