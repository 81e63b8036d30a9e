/** The invented local picture in a town of the tests, and the ids that its addresses name. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { inventPicture, type InventedPicture, type PictureCast } from '../src/demonstration/picture.ts'
import type { TestDatabase } from './database.ts'

export type PictureIds = InventedPicture

export async function pictureInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  cast: PictureCast,
): Promise<PictureIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(ownerConnection, vault, today, (stage) => inventPicture(stage, cast))
}
