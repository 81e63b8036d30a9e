/** The local picture of the invented Thurrock. It names nobody: picture.test.ts looks for it. */
import type { Backstage } from './backstage.ts'
import { inventCounts } from './picture/counts.ts'
import { inventProfiles, type InventedProfiles } from './picture/profiles.ts'
import { inventRisks } from './picture/risks.ts'
import { inventTensions } from './picture/tensions.ts'

/** @param partner a partner contact, who reports tensions */
export type PictureCast = { readonly areaId: string; readonly coordinator: string; readonly partner: string }

/** Something of each kind, for addresses that name it. */
export type InventedPicture = InventedProfiles & {
  readonly riskId: string
  readonly wardId: string
  /** Reported by the partner, and not agreed. */
  readonly reportId: string
}

export async function inventPicture(stage: Backstage, cast: PictureCast): Promise<InventedPicture> {
  const { trx, today } = stage
  const here = { areaId: cast.areaId, today }
  const made = await stage.as(cast.coordinator, async () => ({
    ...(await inventProfiles(trx, here)),
    riskId: await inventRisks(trx, here),
  }))
  const tensions = await inventTensions(stage, cast)
  await stage.as(cast.coordinator, () => inventCounts(trx, here))
  return { ...made, ...tensions }
}
