/**
 * What a script sends and asks for while somebody types: one field at a time, every few seconds, and what colleagues have written since. Whoever has the
 * screen open was noted when they opened it; these are not noted again, each row says who wrote it last.
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { NotFound } from '#platform/failures.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { purposeAddress, purposeFor } from '#records/purpose.ts'
import { isGeneralLocked } from '../minutes/general/store.ts'
import { isLocked } from '../minutes/store.ts'
import { ItemPath } from '../meetings/the-meeting.ts'
import { caseworkers } from '../who.ts'
import { compare, isSame } from './changes.ts'
import type { Kept, TypedValue } from './record.ts'
import { sheetOfCase, sheetOfStanding, type Sheet } from './sheet.ts'
import { findRunningLine } from './store.ts'

const taking = { roles: caseworkers, personal: true, params: ItemPath } as const
const Known = z.object({ known: z.coerce.number().int().min(0).max(2_000_000_000).optional() })
const TypedField = z
  .object({
    field: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,99}$/),
    /** JSON: a text, or a list of them for boxes that are ticked. */
    value: z.string().max(50_000),
    seen: z.coerce.number().int().min(0).max(2_000_000_000),
  })
  .loose()
const Value = z.union([z.string().max(20_000), z.array(z.string().max(200)).max(50)])

export function addTypedRoutes(app: App, { vault }: Serving): void {
  app.get<ItemPath & { Querystring: z.infer<typeof Known> }>(
    '/panel/meetings/:meetingId/running/:itemId/typed',
    { config: { ...taking, query: Known } },
    async (request, reply) => {
      const answer = await request.asActor(async (trx) => {
        const sheet = await theOpenSheet(trx, vault, request.params)
        if ('needs' in sheet) return sheet
        const sum = await sheet.changeSum()
        if (sum === request.query.known) return { sum }
        return { sum, fields: [...(await sheet.list())].map(fieldView) }
      })
      return 'needs' in answer ? sayWhatFor(reply, request, answer.caseId) : reply.send(answer)
    },
  )

  app.post<ItemPath>(
    '/panel/meetings/:meetingId/running/:itemId/typed',
    { config: { ...taking, fields: ['field', 'value', 'seen'] } },
    async (request, reply) => {
      const answer = await request.asActor(async (trx) => {
        const sheet = await theOpenSheet(trx, vault, request.params)
        if ('needs' in sheet) return sheet
        return await keepOne(sheet, changeIn(request.body))
      })
      if ('needs' in answer) return sayWhatFor(reply, request, answer.caseId)
      return reply.code(answer.kept ? 200 : 409).send(answer)
    },
  )
}

/** Of an item that may still be written of, for whoever takes notes; of a case that this session has opened. */
async function theOpenSheet(
  trx: Trx,
  vault: Vault,
  params: ItemPath['Params'],
): Promise<Sheet | { readonly needs: 'purpose'; readonly caseId: string }> {
  const item = await findRunningLine(trx, params)
  if (item?.mayAct !== true) throw new NotFound()
  const locked = item.kind === 'case' ? await isLocked(trx, item.id) : await isGeneralLocked(trx, item.meetingId)
  if (locked) throw new NotFound()
  if (item.kind === 'standing') return sheetOfStanding(trx, item)
  if ((await purposeFor(trx, item.caseId)) === undefined) return { needs: 'purpose', caseId: item.caseId }
  return sheetOfCase(trx, vault, item)
}

/** To a script it says that nothing is kept; a person is asked, and led to the screen. */
function sayWhatFor(reply: FastifyReply, { params }: { readonly params: ItemPath['Params'] }, caseId: string) {
  return reply.redirect(purposeAddress(caseId, `/panel/meetings/${params.meetingId}/running/${params.itemId}`), 303)
}

type OneChange = { readonly field: string; readonly value: TypedValue; readonly seen: number }

/** Sent twice it is kept once: the same words in the field are no clash. */
async function keepOne(sheet: Sheet, { field, value, seen }: OneChange) {
  const { changes } = compare({ [field]: value }, await sheet.list(field), { [field]: seen }, [])
  const kept = await sheet.keep(changes)
  if (kept.has(field)) return { kept: true, field, version: seen + 1 }
  const stands = (await sheet.list(field)).get(field)
  if (isSame(value, stands?.value)) return { kept: true, field, version: stands?.version ?? 0 }
  return { kept: false, ...(stands && fieldView([field, stands])) }
}

function changeIn(body: unknown): OneChange {
  const sent = TypedField.safeParse(body)
  const value = Value.safeParse(sent.success ? parsed(sent.data.value) : undefined)
  if (!sent.success || !value.success) throw turnAway(400, 'not what the screen of a meeting sends')
  const { field, seen } = sent.data
  return { field, value: value.data, seen }
}

function fieldView([field, { value, version, changedBy }]: readonly [string, Kept]) {
  return { field, value, version, by: changedBy }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
