/** What somebody wrote is never lost: not by a colleague who was faster, not by a wrong answer, not by a session that ended. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filledIn, formTo, titleOf } from '../failure/page-forms.ts'
import { aHouse } from '../house.ts'
import { aCaller, encoded, openForm } from './caller.ts'

test('two people note from the same page of a case: the second sees both versions, and may go on', async (t) => {
  const house = await aHouse(t)
  const caseId = await aReferredCase(house)
  const address = `/cases/${caseId}/note`
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const olu = await aCaller(house.app, house.origin, 'Olu Officer')
  const [hers, his] = [await openForm(cora, address, address), await openForm(olu, address, address)]

  const first = await cora.post(address, {
    body: encoded(filledIn(hers, { kind: 'supervision', reason: 'She rang the school.' })),
  })
  assert.equal(first.location, `/cases/${caseId}`)
  const body = encoded(filledIn(his, { kind: 'other', reason: 'He spoke with the youth club.' }))
  const second = await olu.post(address, { body })
  assert.equal(second.status, 409)
  assert.ok(second.text.includes('He spoke with the youth club.'), 'what he wrote')
  assert.match(second.text, /Cora Coordinator/)

  // He looks at both and goes on: the page he was shown follows hers.
  const again = formTo(second.text, address)
  assert.equal((await olu.post(address, { body: encoded(again.fields) })).location, `/cases/${caseId}`)
  const { rows } = await house.test.owner.query<{ seq: number; step: string }>(
    'select seq, step from cases.journal where case_id = $1 order by seq',
    [caseId],
  )
  assert.deepEqual(
    rows.map((row) => row.step),
    ['receive referral', 'add note', 'add note'],
  )
})

test('text on a page of a referral outlives “save and come back later”, a wrong answer and the session', async (t) => {
  const house = await aHouse(t)
  const robin = await aCaller(house.app, house.origin, 'Robin Referrer')
  const begin = await openForm(robin, '/refer', '/refer/drafts')
  const begun = await robin.post(begin.action, { body: encoded(filledIn(begin, { area: house.areaId })) })
  const draft = begun.location ?? ''
  const address = `${draft}/pages/concern`

  const form = await openForm(robin, address, address)
  const later = await robin.post(address, {
    body: encoded(filledIn(form, { whatHappened: 'Half a sentence, saved for later', action: 'save' })),
  })
  assert.equal(later.location, draft)
  assert.ok((await robin.get(address)).text.includes('Half a sentence, saved for later'))

  const wrong = await robin.post(address, {
    body: encoded(
      filledIn(await openForm(robin, address, address), {
        whatHappened: 'A whole sentence beside a wrong day',
        'firstKnownOn-day': '31',
        'firstKnownOn-month': '2',
        'firstKnownOn-year': '2026',
        action: 'continue',
      }),
    ),
  })
  assert.equal(wrong.status, 422)
  assert.match(titleOf(wrong.text), /^Error/)

  await house.test.owner.query('update accounts.session set ended_at = now() where ended_at is null')
  const backAgain = await aCaller(house.app, house.origin, 'Robin Referrer')
  const found = await backAgain.get(address)
  assert.equal(found.status, 200)
  assert.ok(found.text.includes('A whole sentence beside a wrong day'))
  assert.ok(found.text.includes('value="31"'))

  const somebodyElse = await aCaller(house.app, house.origin, 'Mina Member')
  assert.equal((await somebodyElse.get(address)).status, 404)
})

/** A referral by the public form, and the case it opened. */
async function aReferredCase(house: Awaited<ReturnType<typeof aHouse>>): Promise<string> {
  const visitor = await aCaller(house.app, house.origin)
  const begin = await openForm(visitor, '/worried-about-someone', '/worried-about-someone/drafts')
  let here = (await visitor.post(begin.action, { body: encoded(begin.fields) })).location ?? ''
  const answers: Record<string, Record<string, string>> = {
    danger: { emergency: 'not needed' },
    who: {
      'people-0-name-surname': 'Invented',
      'people-0-born-age': '17',
      'people-0-address-instead': 'not-known',
    },
    worry: { whatHappened: 'An invented worry.' },
    telling: { told: 'yes' },
    you: { named: 'no', relationship: 'community' },
  }
  for (const page of Object.keys(answers)) {
    assert.ok(here.endsWith(`/pages/${page}`), here)
    const form = await openForm(visitor, here, here)
    const saved = await visitor.post(here, { body: encoded(filledIn(form, { ...answers[page], action: 'continue' })) })
    here = saved.location ?? ''
  }
  const check = await openForm(visitor, here, /\/submission$/)
  await visitor.post(check.action, { body: encoded(check.fields) })
  const { rows } = await house.test.owner.query<{ id: string }>('select id from cases.case_file')
  return rows[0]?.id ?? ''
}
