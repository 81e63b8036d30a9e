/** The session that an address names, as far as somebody may see it or keeps it; and the audit's note of what they did with it. */
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { note } from '#records/audit.ts'
import { arranges, type Session } from './session.ts'
import { findSession } from './store.ts'

export const SessionPath = z.object({ sessionId: z.uuid() })
export type SessionPath = z.infer<typeof SessionPath>

/** @throws NotFound for one that there is not, or not for them */
export async function theSession(trx: Trx, { sessionId }: SessionPath): Promise<Session> {
  const session = await findSession(trx, sessionId)
  if (session === undefined) throw new NotFound()
  return session
}

/** The same, for whoever arranges it. */
export async function theArranged(trx: Trx, params: SessionPath, actor: Actor): Promise<Session> {
  const session = await theSession(trx, params)
  if (!arranges(actor, session)) throw new NotFound()
  return session
}

export async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<Session, 'id' | 'areaId'>,
  action: string,
  requestId: string,
  details: Readonly<Record<string, number | readonly string[]>> = {},
): Promise<void> {
  await note(trx, { action, subject: { kind: 'training session', id }, areaId, requestId, details })
}
