/** The local picture of the invented Thurrock. It names nobody: picture.test.ts looks for it. */
import type { Backstage } from './backstage.ts'
import { inventProfiles, type InventedProfiles } from './picture/profiles.ts'
import { inventRisks } from './picture/risks.ts'

export type PictureCast = { readonly areaId: string; readonly coordinator: string }

/** Something of each kind, for addresses that name it. */
export type InventedPicture = InventedProfiles & { readonly riskId: string }

export async function inventPicture(stage: Backstage, { areaId, coordinator }: PictureCast): Promise<InventedPicture> {
  const { trx, today } = stage
  return await stage.as(coordinator, async () => ({
    ...(await inventProfiles(trx, { areaId, today })),
    riskId: await inventRisks(trx, { areaId, today }),
  }))
}
