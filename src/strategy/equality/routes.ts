/** The equality impact assessment of a strategy, characteristic by characteristic, and signing each off. */
import { z } from 'zod'
import { once } from '#platform/database/once.ts'
import { addFormPage, type Standing } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { codesOf, labelOf } from '#reference/code-list.ts'
import { protectedCharacteristics } from '#reference/equality.ts'
import { governanceEditors } from '#reference/roles.ts'
import { findStrategy } from '../document/store.ts'
import { editable, forEditors, forReaders, mayEdit, readable } from '../entry.ts'
import { StrategyPath } from '../plan/addresses.ts'
import { equalityStanding, type EqualityStanding } from './assessment.ts'
import { equalityAnswers, equalityForm, equalityIn, impactWords } from './forms.ts'
import { addEntry, listEntries, listEvidenceTimes, signOff, type EqualityEntry } from './store.ts'

const CharacteristicPath = StrategyPath.extend({ characteristic: z.enum(codesOf(protectedCharacteristics)) })
type CharacteristicPath = { Params: z.infer<typeof CharacteristicPath> }
const Seen = z.object({ version: z.coerce.number().int().min(0).max(1_000_000) })

const standingTags: Readonly<Record<EqualityStanding, { readonly text: string; readonly colour: string }>> = {
  'not assessed': { text: 'Not assessed', colour: 'grey' },
  'to be signed off': { text: 'To be signed off', colour: 'yellow' },
  'signed off': { text: 'Signed off', colour: 'green' },
  'opened again by evidence': { text: 'Opened again', colour: 'red' },
  'review due': { text: 'Review due', colour: 'red' },
}

/** Why an assessment that was signed off is open. */
const openedBy: Partial<Readonly<Record<EqualityStanding, string>>> = {
  'opened again by evidence':
    'Evidence about it was added after the signature. Change the assessment, and have it signed off again.',
  'review due': 'Its review day has passed. Change the assessment, and have it signed off again.',
}

export function addEqualityRoutes(app: App): void {
  app.get<StrategyPath>(
    '/strategy/:strategyId/equality',
    { config: { ...forReaders, params: StrategyPath } },
    async (request, reply) => {
      const { strategy, entries, evidence, edits } = await request.asActor(async (trx, actor) => {
        const strategy = readable(await findStrategy(trx, request.params.strategyId))
        return {
          strategy,
          entries: await listEntries(trx, strategy.id),
          evidence: await listEvidenceTimes(trx, strategy.id),
          edits: mayEdit(actor, strategy.areaId),
        }
      })
      return reply.page('strategy/equality/views/equality.njk', {
        heading: 'Equality impact assessment',
        strategy,
        edits,
        rows: protectedCharacteristics.map(({ code, label }) => {
          const entry = entries.find(({ characteristic }) => characteristic === code)
          const evidenceAt = evidence.flatMap(({ characteristics, at }) => (characteristics.includes(code) ? [at] : []))
          const facts = entry && { signedAt: entry.signed?.at, reviewOn: entry.reviewOn, evidenceAt }
          const standing = equalityStanding(facts, app.today())
          return {
            label: label.en,
            entry: entry && { ...entry, impactName: impactWords[entry.impact] },
            tag: standingTags[standing],
            why: openedBy[standing],
            href: `/strategy/${strategy.id}/equality/${code}`,
            maySign: entry !== undefined && entry.signed === undefined,
          }
        }),
      })
    },
  )

  addFormPage(app, {
    roles: governanceEditors,
    address: '/strategy/:strategyId/equality/:characteristic',
    params: CharacteristicPath,
    about: async (trx, { strategyId, characteristic }, { actor }) => {
      const strategy = editable(actor, await findStrategy(trx, strategyId))
      const entry = (await listEntries(trx, strategyId)).find((one) => one.characteristic === characteristic)
      return { strategy, characteristic, name: labelOf(protectedCharacteristics, characteristic), entry }
    },
    form: ({ name }) => equalityForm(name),
    shown: ({ strategy, name, entry }) => ({
      back: `/strategy/${strategy.id}/equality`,
      button: 'Save',
      ...(entry && { standing: standingOf(entry, name) }),
    }),
    act: async (trx, { strategy, characteristic, entry }, answers, { requestId, seen }) => {
      const { id: strategyId, areaId } = strategy
      // A revision is made on the latest one, and on no other.
      if (seen !== (entry?.revision ?? 0)) return refuse('changed-meanwhile')
      const of = { areaId, strategyId, characteristic, seen }
      if (!(await addEntry(trx, of, equalityIn(answers)))) return refuse('changed-meanwhile')
      await note(trx, {
        action: 'assess equality',
        subject: { kind: 'equality entry', id: strategyId },
        areaId,
        requestId,
        details: { characteristic, revision: seen + 1 },
      })
      return ok(`/strategy/${strategyId}/equality`)
    },
  })

  app.post<CharacteristicPath>(
    '/strategy/:strategyId/equality/:characteristic/sign-off',
    { config: { ...forEditors, params: CharacteristicPath, fields: ['version'] } },
    async (request, reply) => {
      const { strategyId, characteristic } = request.params
      await request.asActor(async (trx, actor) => {
        const strategy = editable(actor, await findStrategy(trx, strategyId))
        const entries = await listEntries(trx, strategy.id)
        const entry = readable(entries.find((one) => one.characteristic === characteristic))
        const seen = Seen.safeParse(request.body)
        await once<never>(trx, request.formToken, async () => {
          // Whoever signs has read this revision: of a later one the page shows that it is not signed.
          if (seen.success && seen.data.version === entry.revision) {
            await signOff(trx, strategy.areaId, entry.id)
            await note(trx, {
              action: 'sign off equality',
              subject: { kind: 'equality entry', id: entry.id },
              areaId: strategy.areaId,
              requestId: request.id,
              details: { characteristic, revision: entry.revision },
            })
          }
          return ok(`/strategy/${strategyId}/equality`)
        })
      })
      return reply.redirect(`/strategy/${strategyId}/equality`, 303)
    },
  )
}

/** The latest revision, as what a next one is made on. */
function standingOf(entry: EqualityEntry, name: string): Standing {
  return {
    what: `the assessment of ${name.toLowerCase()}`,
    version: entry.revision,
    changedBy: entry.madeBy,
    changedAt: entry.madeAt,
    answers: equalityAnswers(entry),
  }
}
