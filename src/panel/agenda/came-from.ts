/** Where the referral of a case came from, in words: whom whoever arranges the meeting may invite to an item. */
import type { Trx } from '#platform/database/database.ts'
import { labelOf } from '#reference/code-list.ts'
import { sectors } from '#reference/sectors.ts'

export function cameFrom(sector: string | null, agency: string | null): string {
  const from = sector === null ? 'not known' : labelOf(sectors, sector)
  return agency === null ? from : `${from}: ${agency}`
}

/** Where the referral of a case came from, without who wrote it. */
export async function findReferrer(trx: Trx, referralId: string): Promise<string> {
  const row = await trx
    .selectFrom('referrals.referral as referral')
    .leftJoin('accounts.agency as referrer', 'referrer.id', 'referral.referrer_agency')
    .select(['referral.sector', 'referrer.name'])
    .where('referral.id', '=', referralId)
    .executeTakeFirst()
  return cameFrom(row?.sector ?? null, row?.name ?? null)
}
