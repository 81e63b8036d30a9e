/** The work with communities in the invented Thurrock, put in by the code that a coordinator's pages use. */
import type { Trx } from '#platform/database/database.ts'
import { inventEngagement, inventOrganisations, type Inventing, type Organisations } from './engagement.ts'
import { inventWayIn, type InventedWayIn } from './way-in.ts'
import { inventWork, type InventedWork } from './work.ts'

export type InventedCommunities = {
  readonly organisations: Organisations
  /** The earliest first. */
  readonly engagements: readonly string[]
} & InventedWork &
  InventedWayIn

export async function inventCommunities(trx: Trx, inventing: Inventing): Promise<InventedCommunities> {
  const organisations = await inventOrganisations(trx, inventing)
  return {
    organisations,
    engagements: await inventEngagement(trx, inventing, organisations),
    ...(await inventWork(trx, inventing, organisations)),
    ...(await inventWayIn(trx, inventing)),
  }
}
