/** Threat profiles over HTTP: markings that are refused, recommendations and how they are answered, and who reads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { pictureInHouse } from '../../../test/picture-in-house.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('threat profiles', { timeout: 200_000 }, async (t) => {
  const { house, ids, as, send } = await pictureInHouse(t)
  const cora = await as('Cora Coordinator')
  const bo = await as('Bo Board')
  const profile = {
    kind: 'ctlp',
    edition: 'January 2027',
    marking: 'OFFICIAL-SENSITIVE',
    owner: 'Essex Police, Prevent team',
    audience: 'The Prevent Board',
    ...dateBoxes('refreshOn', today.add({ years: 1 }).toString()),
  }
  const declared = { ...profile, declaration: 'declared' }

  await t.test('anything marked higher is refused with the policy, and nothing typed is lost', async () => {
    const answer = await send(cora, '/picture/new-profile', { ...declared, marking: 'higher' })
    assert.equal(answer.status, 422)
    assert.match(plain(answer.text), /There is a problem Causeway holds nothing marked above OFFICIAL-SENSITIVE/)
    assert.match(answer.text, /value="January 2027"/)
  })

  await t.test('without the declaration nothing is added', async () => {
    const answer = await send(cora, '/picture/new-profile', profile)
    assert.equal(answer.status, 422)
    assert.match(plain(answer.text), /Declare that nothing you enter is marked above OFFICIAL-SENSITIVE/)
  })

  await t.test('the database refuses what the page refuses', async () => {
    for (const marking of ['SECRET', 'official-sensitive', '']) {
      await assert.rejects(
        house.test.owner.query('update picture.threat_profile set marking = $1', [marking]),
        /threat_profile_marking/,
      )
    }
    await assert.rejects(
      house.test.owner.query('update picture.threat_profile set declared = false'),
      /threat_profile_is_declared/,
    )
  })

  await t.test('a profile is added once, and its page offers no upload', async () => {
    const answer = await send(cora, '/picture/new-profile', declared)
    assert.equal(answer.status, 303)
    const { text } = await cora.get(answer.location ?? '')
    assert.doesNotMatch(text, /type="file"/)
    assert.doesNotMatch((await cora.get('/picture/new-profile')).text, /type="file"/)
    const again = await send(cora, '/picture/new-profile', declared)
    assert.match(plain(again.text), /This edition has been added already/)
  })

  await t.test('what is past its day shows as overdue', async () => {
    assert.match(plain((await bo.get('/picture/profiles')).text), /\(CTLP\), 2017 OFFICIAL-SENSITIVE Refresh overdue/)
  })

  await t.test('what nobody has answered shows as a hole, to the board too, until somebody answers it', async () => {
    const unanswered = /Recommendation 2 : Partners agree who speaks to parents/
    assert.match(plain((await bo.get('/picture')).text), unanswered)
    const answer = { how: 'not taken up', words: 'The schools do it themselves.' }
    await send(cora, `/picture/recommendations/${ids.recommendationId}/answer`, answer)
    const { text } = await bo.get('/picture')
    assert.doesNotMatch(plain(text), unanswered)
    assert.match(
      plain((await bo.get(`/picture/profiles/${ids.profileId}`)).text),
      /Not taken up: The schools do it themselves\. Cora Coordinator/,
    )
  })

  await t.test('a board member reads and changes nothing, and a case officer finds no profile', async () => {
    assert.equal((await bo.get('/picture/new-profile')).status, 404)
    assert.equal((await bo.get(`/picture/recommendations/${ids.recommendationId}/answer`)).status, 404)
    const olu = await as('Olu Officer')
    for (const page of ['/picture', '/picture/profiles', `/picture/profiles/${ids.profileId}`])
      assert.equal((await olu.get(page)).status, 404, page)
  })
})
