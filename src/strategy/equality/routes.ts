/** The equality impact assessment of a strategy, characteristic by characteristic, and signing each off. */
import { z } from 'zod'
import { ledTo, once } from '#platform/database/once.ts'
import { ok, refuse } from '#platform/outcome.ts'
import { formatDay } from '#platform/web/filters.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { codesOf, labelOf } from '#reference/code-list.ts'
import { protectedCharacteristics } from '#reference/equality.ts'
import { findStrategy } from '../document/store.ts'
import { editable, formPage, forEditors, forReaders, mayEdit, readable, readForm, sentFields } from '../entry.ts'
import { StrategyPath } from '../plan/addresses.ts'
import { equalityStanding, type EqualityStanding } from './assessment.ts'
import { equalityAnswers, equalityForm, equalityIn, impactWords } from './forms.ts'
import { addEntry, listEntries, listEvidenceTimes, signOff, type EqualityEntry, type EqualityWords } from './store.ts'

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

  app.get<CharacteristicPath>(
    '/strategy/:strategyId/equality/:characteristic',
    { config: { ...forEditors, params: CharacteristicPath } },
    async (request, reply) => {
      const { strategyId, characteristic } = request.params
      const entry = await request.asActor(async (trx, actor) => {
        const strategy = editable(actor, await findStrategy(trx, strategyId))
        return (await listEntries(trx, strategy.id)).find((one) => one.characteristic === characteristic)
      })
      return formPage(reply, equalityForm(labelOf(protectedCharacteristics, characteristic)), {
        ...shownEntry(request.params, entry),
        ...(entry === undefined ? {} : { answers: equalityAnswers(entry) }),
      })
    },
  )

  app.post<CharacteristicPath>(
    '/strategy/:strategyId/equality/:characteristic',
    { config: { ...forEditors, params: CharacteristicPath } },
    async (request, reply) => {
      const { strategyId, characteristic } = request.params
      const form = equalityForm(labelOf(protectedCharacteristics, characteristic))
      const result = await request.asActor(async (trx, actor) => {
        const strategy = editable(actor, await findStrategy(trx, strategyId))
        if ((await ledTo(trx, request.formToken)) !== undefined) return { is: 'saved' as const }
        const entry = (await listEntries(trx, strategy.id)).find((one) => one.characteristic === characteristic)
        const read = readForm(form, request, app.today(), ['version'])
        if ('again' in read) return { is: 'wrong' as const, entry, again: read.again }
        const seen = Seen.safeParse(request.body)
        const words = equalityIn(read.answers)
        const outcome = await once(trx, request.formToken, async () => {
          const of = { areaId: strategy.areaId, strategyId, characteristic, seen: seen.success ? seen.data.version : 0 }
          // A revision is made on the latest one, and on no other.
          if (of.seen !== (entry?.revision ?? 0) || !(await addEntry(trx, of, words)))
            return refuse('changed-meanwhile')
          await note(trx, {
            action: 'assess equality',
            subject: { kind: 'equality entry', id: strategyId },
            areaId: strategy.areaId,
            requestId: request.id,
            details: { characteristic, revision: of.seen + 1 },
          })
          return ok(`/strategy/${strategyId}/equality`)
        })
        return outcome.ok ? { is: 'saved' as const } : { is: 'clash' as const, entry, yours: words }
      })
      if (result.is === 'saved') return reply.redirect(`/strategy/${strategyId}/equality`, 303)
      if (result.is === 'wrong')
        return formPage(reply, form, { ...shownEntry(request.params, result.entry), ...result.again })
      return reply.clash(clashOf(request.params, readable(result.entry), result.yours, request.body))
    },
  )

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

type OfCharacteristic = z.infer<typeof CharacteristicPath>

function shownEntry({ strategyId, characteristic }: OfCharacteristic, entry: EqualityEntry | undefined) {
  return {
    action: `/strategy/${strategyId}/equality/${characteristic}`,
    back: `/strategy/${strategyId}/equality`,
    button: { en: 'Save' },
    hidden: { version: String(entry?.revision ?? 0) },
  }
}

function clashOf(
  { strategyId, characteristic }: OfCharacteristic,
  theirs: EqualityEntry,
  yours: EqualityWords,
  body: unknown,
) {
  const lines = (words: EqualityWords): readonly (readonly [string, string])[] => [
    ['What is known', words.evidence],
    ['Impact', impactWords[words.impact]],
    ['How people are affected', words.impactWords],
    ['What is done about it', words.mitigation],
    ['Who answers for it', words.owner],
    ['Review', formatDay(words.reviewOn)],
  ]
  const mine = lines(yours)
  const address = `/strategy/${strategyId}/equality/${characteristic}`
  return {
    what: `the assessment of ${labelOf(protectedCharacteristics, characteristic).toLowerCase()}`,
    changedBy: theirs.madeBy,
    changedAt: theirs.madeAt,
    rows: lines(theirs).flatMap(([label, words], place) => {
      const other = mine[place]?.[1] ?? ''
      return words === other ? [] : [{ label, theirs: words, yours: other }]
    }),
    seeTheirs: address,
    keepYours: {
      action: address,
      fields: sentFields(body).map((field) =>
        field.name === 'version' ? { name: 'version', value: String(theirs.revision) } : field,
      ),
    },
  }
}
