/** Seals the audit and copies its checkpoints to the witness, three times a minute. */
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import type { Signer } from './seals/checkpoint.ts'
import { sealPending } from './seals/sealer.ts'
import type { Witness } from './seals/witness.ts'

export function sealAuditJob({ signer, witness }: { signer: Signer; witness?: Witness | undefined }): JobDefinition {
  return {
    name: 'seal-audit',
    schedule: { everySeconds: 20 },
    limitSeconds: 300,
    async work(_ids, { database, clock, log, stopping }) {
      const { events, checkpoints } = await sealPending(database, signer, clock, stopping)
      try {
        const copied = (await witness?.catchUp(database))?.copied ?? 0
        return { events, checkpoints, copied }
      } catch (error) {
        // Away, full or read-only: told each time, and caught up with when it is back. Sealing goes on.
        log.error({ err: error }, 'the witness of the audit could not be written')
        return { events, checkpoints, witnessAway: 1 }
      }
    },
  }
}
