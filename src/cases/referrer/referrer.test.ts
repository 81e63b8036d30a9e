/** The referrer after the referral: they add what they notice, whoever works the case takes it in, and they read fixed sentences. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { receiptHash } from '#referrals/receive.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { aHouse } from '../../../test/house.ts'
import { signedIn } from '../../../test/house-browser.ts'

const house = await aHouse({ after })
const cases = await casesInHouse(house, { open: 'gateway', closed: 'closed: no concern', listed: 'listed' })
const noticed = 'He came back to the climbing club on Tuesday, and stayed.'

test('the school that referred adds what it sees next, and whoever works the case takes it in', async () => {
  const { referralId, reference } = await referralOf(cases.open, 'Robin Referrer')
  const referrer = await signedIn(house, 'Robin Referrer')
  const list = await referrer.open('/refer/sent')
  assert.ok(list.body.includes(`/refer/sent/${referralId}`) && list.body.includes(reference))
  await referrer.open(`/refer/sent/${referralId}`)
  const empty = await referrer.send(`/refer/sent/${referralId}`, { noticed: '', action: 'continue' })
  assert.equal(empty.statusCode, 422)
  assert.match(empty.body, /Enter what you have noticed since/)
  const fields = { ...referrer.hidden(), noticed, action: 'continue' }
  for (let sending = 0; sending < 2; sending++) {
    const sent = await referrer.send(`/refer/sent/${referralId}`, fields)
    assert.equal(sent.statusCode, 303)
  }
  const again = await referrer.open(`/refer/sent/${referralId}`)
  assert.match(again.body, /You added something on/)
  assert.ok(!again.body.includes(noticed), 'what was handed in is not read back')

  const officer = await signedIn(house, 'Olu Officer', cases.open)
  const work = await officer.open('/work')
  assert.match(work.body, /Added by referrers/)
  const page = await officer.open(`/cases/${cases.open}`)
  assert.ok(page.body.includes(noticed))
  assert.match(page.body, /Not taken in yet/)
  const form = await officer.open(`/cases/${cases.open}/referrer-addition`)
  assert.equal(form.body.split(noticed).length, 2, 'sent twice, it is there once')
  const addition = /name="additions" type="checkbox" value="([^"]+)"/.exec(form.body)?.[1] ?? assert.fail(form.body)
  const taken = await officer.send(`/cases/${cases.open}/referrer-addition`, {
    additions: addition,
    action: 'continue',
  })
  assert.equal(taken.statusCode, 303)
  assert.doesNotMatch((await officer.open('/work')).body, /Added by referrers/)
  assert.doesNotMatch((await officer.open(`/cases/${cases.open}`)).body, /Not taken in yet/)
  assert.match((await officer.open(`/cases/${cases.open}/referrer-addition`)).body, /nothing that is not taken in/)
})

test('with the code of the receipt anybody may add, also to a case that has closed, and is answered like everybody', async () => {
  const { referralId } = await referralOf(cases.closed, null)
  const code = await codeOf(referralId)
  const visitor = aBrowser(house.app)
  await visitor.open('/referral-progress')
  const found = await visitor.send('/referral-progress', { code })
  assert.match(found.body, /That is all we can say here/)
  const added = await visitor.send('/referral-progress/additions', { noticed, action: 'continue' })
  assert.equal(added.headers.location, '/referral-progress/added')
  assert.match((await visitor.open('/referral-progress/added')).body, /We have received what you added/)

  const officer = await signedIn(house, 'Olu Officer', cases.closed)
  assert.ok((await officer.open(`/cases/${cases.closed}`)).body.includes(noticed))
})

test('nobody adds to a referral that is not theirs, and the answer does not tell whether there is one', async () => {
  const { referralId } = await referralOf(cases.listed, 'Cora Coordinator')
  const referrer = await signedIn(house, 'Robin Referrer')
  for (const id of [referralId, newId()]) {
    assert.equal((await referrer.open(`/refer/sent/${id}`)).statusCode, 404)
    await referrer.open('/refer/sent')
    assert.equal((await referrer.send(`/refer/sent/${id}`, { ...(await tokens(referrer)), noticed })).statusCode, 404)
  }
  const visitor = aBrowser(house.app)
  await visitor.open('/referral-progress')
  const wrong = await visitor.send('/referral-progress/additions', { code: 'no code of ours', noticed })
  assert.equal(wrong.statusCode, 404)
  const { rows } = await house.test.owner.query(
    'select 1 from referrals.addition a join referrals.subject s on s.id = a.subject_id where s.referral_id = $1',
    [referralId],
  )
  assert.equal(rows.length, 0)
})

test('a panel member reads the case on their agenda, and nothing of what the referrer added', async () => {
  const { referralId } = await referralOf(cases.listed, 'Robin Referrer')
  const referrer = await signedIn(house, 'Robin Referrer')
  await referrer.open(`/refer/sent/${referralId}`)
  assert.equal((await referrer.send(`/refer/sent/${referralId}`, { noticed, action: 'continue' })).statusCode, 303)
  await house.test.owner.query(
    `insert into panel.invitation (area_id, meeting_id, account_id, capacity)
     select i.area_id, i.meeting_id, $2, 'member' from panel.item i where i.case_id = $1 on conflict do nothing`,
    [cases.listed, house.accounts.get('Mina Member')],
  )
  await house.test.owner.query(
    'update panel.meeting set pack_published_at = now() where id in (select meeting_id from panel.item where case_id = $1)',
    [cases.listed],
  )
  const member = await signedIn(house, 'Mina Member', cases.listed)
  const page = await member.open(`/cases/${cases.listed}`)
  assert.equal(page.statusCode, 200)
  assert.ok(!page.body.includes(noticed))
})

test('the referrer reads fixed sentences, and nothing that tells whether anything was found', async () => {
  const { referralId } = await referralOf(cases.open, 'Robin Referrer')
  const coordinator = await signedIn(house, 'Cora Coordinator', cases.open)
  await coordinator.open(`/cases/${cases.open}/message-to-referrer`)
  const left = await coordinator.send(`/cases/${cases.open}/message-to-referrer`, {
    messages: 'considered',
    reason: 'They rang twice.',
    action: 'continue',
  })
  assert.equal(left.statusCode, 303)
  const referrer = await signedIn(house, 'Robin Referrer')
  const page = await referrer.open(`/refer/sent/${referralId}`)
  assert.match(page.body, /has been read and considered/)
  assert.ok(!page.body.includes('They rang twice'))
  const visitor = aBrowser(house.app)
  await visitor.open('/referral-progress')
  const code = await codeOf(referralId)
  assert.match((await visitor.send('/referral-progress', { code })).body, /has been read and considered/)
})

async function referralOf(caseId: string, referrer: string | null): Promise<{ referralId: string; reference: string }> {
  const { rows } = await house.test.owner.query<{ id: string; reference: string }>(
    `update referrals.referral r set referrer_account = $2
       from cases.case_file c where c.referral_id = r.id and c.id = $1 returning r.id, r.reference`,
    [caseId, referrer === null ? null : house.accounts.get(referrer)],
  )
  const row = rows[0] ?? assert.fail('no referral')
  return { referralId: row.id, reference: row.reference }
}

/** A code as the receipt gave it: the database keeps only its hash. */
async function codeOf(referralId: string): Promise<string> {
  const code = randomBytes(16).toString('base64url')
  await house.test.owner.query('update referrals.referral set receipt_hash = $2 where id = $1', [
    referralId,
    receiptHash(code),
  ])
  return code
}

async function tokens(browser: PlainBrowser): Promise<Record<string, string>> {
  await browser.open('/account')
  return browser.hidden()
}
