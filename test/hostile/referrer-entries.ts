/** A referrer comes back to their own referral, signed in or with the code of their receipt; and those who take in what they added. */
import { randomBytes } from 'node:crypto'
import { newId } from '#platform/database/ids.ts'
import { receiptHash } from '#referrals/receive.ts'
import type { Entry } from './entries.ts'
import { aStep, step } from './step-entry.ts'
import type { Town } from './town.ts'

const noticed = 'She came back to the club.'

export const referrerEntries: readonly Entry[] = [
  {
    route: '/refer/sent/:referralId',
    as: 'Robin Referrer',
    page: async (town) => `/refer/sent/${(await ownReferral(town)).id}`,
    answers: { noticed },
    adds: { 'referrals.addition': 1 },
  },
  {
    route: '/referral-progress/additions',
    page: () => '/referral-progress',
    sendTo: '/referral-progress/additions',
    answers: async (_form, town) => ({ code: (await ownReferral(town)).code, noticed }),
    adds: { 'referrals.addition': 1 },
  },
]

export const referrerSteps: readonly Entry[] = [
  {
    ...step('referrer-addition', 'Olu Officer', 'to note', { answers: { additions: '*' } }),
    page: async (town) => {
      await anAddition(town)
      return `/cases/${town.cases.get('to note') ?? ''}/referrer-addition`
    },
  },
  step('message-to-referrer', 'Cora Coordinator', 'to note', {
    answers: { messages: 'considered' },
    adds: { ...aStep, 'referrals.message': 1 },
  }),
]

/** The referral of one case, made Robin's, with a code as the receipt gave it. */
async function ownReferral({ test, cases, accounts }: Town): Promise<{ id: string; code: string }> {
  const code = randomBytes(16).toString('base64url')
  const { rows } = await test.owner.query<{ id: string }>(
    `update referrals.referral r set referrer_account = $2, receipt_hash = $3
       from cases.case_file c where c.id = $1 and c.referral_id = r.id returning r.id`,
    [cases.get('to note'), accounts.get('Robin Referrer'), receiptHash(code)],
  )
  return { id: rows[0]?.id ?? '', code }
}

async function anAddition({ test, cases }: Town): Promise<void> {
  const { rows } = await test.owner.query<{ id: string; area_id: string; person_id: string }>(
    `select s.id, s.area_id, s.person_id from referrals.subject s
       join cases.case_file c on c.referral_id = s.referral_id and c.person_id = s.person_id where c.id = $1`,
    [cases.get('to note')],
  )
  for (const subject of rows) {
    const id = newId()
    const place = { table: 'referrals.addition', column: 'sealed', row: id }
    const kept = { form: 'referral-addition', version: '1', language: 'en', title: 'Added', answers: [] }
    await test.owner.query('insert into referrals.addition (id, area_id, subject_id, sealed) values ($1, $2, $3, $4)', [
      id,
      subject.area_id,
      subject.id,
      await test.vault.seal(subject.person_id, place, JSON.stringify(kept)),
    ])
  }
}
