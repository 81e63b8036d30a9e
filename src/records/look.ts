/** No look without its trace: every page of a case notes who saw what of it, in the transaction that read it. */
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import type { OpeningPurpose } from '#reference/sharing.ts'
import { note, noteEach } from './audit.ts'

export type Look = {
  readonly actor: Actor
  /** What was looked at, in words that follow "view": 'case', 'assessment', 'attachment'. */
  readonly what: string
  readonly caseId: string
  readonly areaId: string
  readonly purpose: OpeningPurpose
  readonly requestId: string
}

/** Of what somebody did to an item of the panel without being told whose case it is: who works the case finds it in its log, and they themselves do not. */
export const withoutIdentity = { unnamed: true } as const

/** Notes a look with the roles that the reader held in the area at that moment: later the access log shows them as they were. */
export async function look(trx: Trx, { actor, what, caseId, areaId, purpose, requestId }: Look): Promise<void> {
  await note(trx, {
    action: `view ${what}`,
    subject: { kind: 'case', id: caseId },
    areaId,
    caseId,
    purpose,
    requestId,
    details: { roles: rolesIn(actor, areaId) },
  })
}

/** The same of several cases that one page or file told of, in one statement: each stands in its case's access log. */
export async function lookAtEach(
  trx: Trx,
  { actor, what, areaId, purpose, requestId, unnamed }: Omit<Look, 'caseId'> & { readonly unnamed?: boolean },
  caseIds: readonly string[],
): Promise<void> {
  await noteEach(
    trx,
    caseIds.map((caseId) => ({
      action: `view ${what}`,
      subject: { kind: 'case', id: caseId },
      areaId,
      caseId,
      purpose,
      requestId,
      details: { roles: rolesIn(actor, areaId), ...(unnamed === true && withoutIdentity) },
    })),
  )
}

function rolesIn(actor: Actor, areaId: string): string[] {
  const roles = actor.holdings.filter((holding) => holding.areaId === areaId).map((holding) => holding.role)
  return [...new Set(roles)].sort()
}
