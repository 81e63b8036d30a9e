/** Invented cases of the demonstration whose people move away: one offered to a panel outside, one that the other panel has accepted. */
import type { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import type { CaseFile } from '#cases/store.ts'
import { makePack } from '#cases/transfer/pack.ts'
import { addTransfer } from '#cases/transfer/store.ts'
import { ageOn } from '#reference/ages.ts'
import { subtractWorkingDays } from '#reference/working-days.ts'
import type { Backstage } from './backstage.ts'
import { chance } from './chance.ts'
import { inventReferrals } from './generate.ts'
import { inventCase, type Cast } from './invented-case.ts'
import { writtenNote } from './notes.ts'
import { stories } from './stories.ts'

/** @returns how many there are */
export async function inventMoves(stage: Backstage, cast: Cast): Promise<number> {
  const by = chance(37)
  const [offered, accepted] = inventReferrals(37, 2, stage.today)
  if (offered === undefined || accepted === undefined) throw new Error('too few invented referrals')
  for (const referral of [offered, accepted]) {
    const { birth } = referral.person
    const age = birth.known === 'date' ? ageOn(birth.on, stage.today) : 30
    const fitting = stories.filter(({ ages }) => ages === 'any' || (ages === 'child') === age < 17)
    const caseId = await inventCase(stage, cast, by, referral, by.oneOf(fitting), 'supported')
    await offer(stage, cast, caseId, subtractWorkingDays(stage.today, 4))
    if (referral !== accepted) continue
    const metOn = subtractWorkingDays(stage.today, 1)
    await stage.step(caseId, 'transfer', cast.chair, metOn, {
      facts: { closureReason: 'x_moved', metOn: metOn.toString() },
      written: writtenNote('Their chair wrote that the panel takes it on from today, and rings the mentor this week.'),
    })
  }
  return 2
}

/** Offered with a pack that is made of the case as it stands, as the page of the proposal does. */
async function offer(stage: Backstage, cast: Cast, caseId: string, on: Temporal.PlainDate): Promise<void> {
  const transferId = newId()
  const proposed = await stage.step(caseId, 'propose transfer', cast.chair, on, {
    facts: { toArea: 'england or wales', transferId, basis: 's38_cooperation', personTold: 'yes' },
    written: writtenNote('The family moves there at the end of the month; the new school is known.'),
  })
  await stage.as(cast.chair, () => storeOffer(stage, proposed, transferId))
}

async function storeOffer({ trx, vault, today }: Backstage, file: CaseFile, id: string): Promise<void> {
  const contents = ['assessment', 'plan', 'consent', 'actions', 'chronology'] as const
  const pack = await makePack({ trx, vault, file, today }, contents, {
    covering: 'The mentor can go on for two months after the move. Nobody rings after nine in the evening.',
    risk: 'None that is known beside what the plan says; police own it here, and have told the force there.',
  })
  await addTransfer(trx, vault, file, {
    id,
    toAreaId: undefined,
    destination: 'england or wales',
    toName: 'The Channel panel of Marrowdale Council',
    arrivesAs: 'support',
    basis: 's38_cooperation',
    marking: 'official_sensitive',
    contents,
    pack: JSON.stringify(pack),
  })
}
