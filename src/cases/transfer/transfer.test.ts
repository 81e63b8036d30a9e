/** A case moves between two areas of this service: offered with a pack, declined, withdrawn, accepted. Over HTTP, and in SQL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { addSecondArea } from '../../../test/second-area.ts'

test('a case moves between areas', { timeout: 300_000 }, async (t) => {
  const house = await aHouse(t)
  const southend = await addSecondArea(house)
  const today = Temporal.Now.plainDateISO('Europe/London')
  const cases = await casesInHouse(house, {
    supported: 'supported',
    restricted: 'information in',
    gone: 'listed',
    held: 'in custody',
  })
  const by = (name: string) => aCaller(house.app, house.origin, name)
  const [cass, cora, olu] = [await by('Cass Chair'), await by('Cora Coordinator'), await by('Olu Officer')]
  const [nia, otis, una] = [await by('Nia Neighbour'), await by('Otis Opposite'), await by('Una Upriver')]
  const reason = 'They move there in two weeks.'
  const pack = {
    destination: 'area_here',
    area: southend,
    contents: ['referral', 'gateway', 'assessment', 'plan', 'consent', 'actions', 'away', 'requests', 'chronology'],
    covering: 'The mother asks that nobody rings after nine.',
    risk: 'None that anybody knows of; police own it here.',
    basis: 's38_cooperation',
    marking: 'official_sensitive',
    personTold: 'yes',
    reason,
  }
  const met = { 'metOn-day': String(today.day), 'metOn-month': String(today.month), 'metOn-year': String(today.year) }

  async function take(caller: Caller, page: string, answers: Parameters<typeof filledIn>[1]) {
    const form = await openForm(caller, page, page)
    const body = encoded(filledIn(form, { reason, ...answers }))
    return { ...(await caller.post(page, { body })), body }
  }
  const answered = (caller: Caller, transferId: string, answer: string) =>
    take(caller, `/transfers/${transferId}`, { answer, ...met })
  async function offer(caseId: string, answers: object = {}): Promise<string> {
    const sent = await take(cass, `/cases/${caseId}/transfer-proposal`, { ...pack, ...answers })
    assert.equal(sent.status, 303, sent.text)
    const { rows } = await house.test.owner.query<{ id: string }>(
      'select id from cases.transfer where case_id = $1 order by proposed_at desc limit 1',
      [caseId],
    )
    return rows[0]?.id ?? assert.fail('no transfer')
  }
  const stageOf = async (caseId: string) =>
    (await house.test.owner.query<{ stage: string }>('select stage from cases.case_file where id = $1', [caseId]))
      .rows[0]?.stage

  await t.test('an offer says who was told, or why they were not', async () => {
    const page = `/cases/${cases.supported}/transfer-proposal`
    const untold = await take(cass, page, { ...pack, personTold: 'not_yet' })
    assert.equal(untold.status, 422)
    assert.match(untold.text, /why they have not been told/)
  })

  await t.test('the other area sees the offer and its pack, and nothing else of the case', async () => {
    assert.doesNotMatch((await nia.get('/work')).text, /Transfers offered/)
    const id = await offer(cases.supported, { personTold: 'not_yet', whyNotTold: 'They are told on Friday.' })
    for (const caller of [nia, una]) {
      assert.match((await caller.get('/work')).text, new RegExp(`Transfers offered[\\s\\S]*/transfers/${id}`))
      const page = await caller.get(`/transfers/${id}`)
      assert.match(page.text, /nobody rings after nine/)
      assert.match(page.text, /What police released at the gateway/)
      assert.match(page.text, /police own it here/)
      assert.equal((await caller.get(`/cases/${cases.supported}`)).status, 404)
    }
    assert.equal((await otis.get(`/transfers/${id}`)).status, 404, 'not who only works cases there')
    assert.equal((await olu.get(`/transfers/${id}`)).status, 404, 'nor the sender as if it were offered to them')
    assert.doesNotMatch((await nia.get(`/transfers/${id}`)).text, /What has your panel answered\?/, 'the chair answers')
    assert.equal(await stageOf(cases.supported), 'active', 'the sender goes on')
  })

  await t.test('declined with a reason, it is the sender’s work again, and out of sight there', async () => {
    const { rows } = await house.test.owner.query<{ id: string }>('select id from cases.transfer')
    const id = rows[0]?.id ?? assert.fail()
    const bare = await answered(una, id, 'declined')
    assert.equal(bare.status, 303)
    assert.equal((await una.get(`/transfers/${id}`)).status, 404)
    assert.equal((await una.post(`/transfers/${id}`, { body: bare.body })).location, '/work', 'sent twice, led once')
    assert.equal(await stageOf(cases.supported), 'active')
    assert.match((await cora.get('/work')).text, /Transfers that were declined[\s\S]*Southend-on-Sea declined/)
    await openForm(cass, `/cases/${cases.supported}/note`, `/cases/${cases.supported}/note`)
    assert.match((await cass.get(`/cases/${cases.supported}`)).text, /They move there in two weeks/)
  })

  await t.test('withdrawn, it is out of sight too', async () => {
    const id = await offer(cases.supported)
    assert.doesNotMatch((await cora.get('/work')).text, /Transfers that were declined/, 'something was done about it')
    await take(cass, `/cases/${cases.supported}/transfer-withdrawal`, {})
    assert.equal((await una.get(`/transfers/${id}`)).status, 404)
  })

  await t.test('accepted, it is theirs, and the sender keeps that it went', async () => {
    const id = await offer(cases.supported)
    assert.match((await cass.get(`/cases/${cases.supported}/transfer`)).text, /comes here by itself/)
    const sent = await answered(una, id, 'accepted')
    assert.match(sent.location ?? sent.text, /^\/cases\//)
    const here = sent.location ?? ''
    assert.equal(await stageOf(cases.supported), 'transferred')
    await openForm(una, `${here}/note`, `${here}/note`)
    const page = (await una.get(here)).text
    assert.match(page, /This case came from Thurrock/)
    assert.match(page, /They have not been told yet which area looks after them now/)
    assert.equal((await nia.get(here)).status !== 404, true, 'its coordinator too')
    assert.equal((await cass.get(here)).status, 404, 'and no longer the sender’s')
    assert.equal((await cora.get(here)).status, 404)
    assert.equal((await una.get(`/cases/${cases.supported}`)).status, 404, 'nor the sender’s file theirs')
    const old = (await cass.get(`/cases/${cases.supported}`)).text
    assert.match(old, /Transferred to another area/)
    assert.doesNotMatch(old, /transfer-proposal|support-plan-approval/, 'nothing is done on it any more')
    assert.equal((await una.post(`/transfers/${id}`, { body: sent.body })).location, here, 'sent twice, opened once')
    const { rows } = await house.test.owner.query('select from cases.case_file where area_id = $1', [southend])
    assert.equal(rows.length, 1)
  })

  await t.test('they are told whose they are now before consent is asked for', async () => {
    const { rows } = await house.test.owner.query<{ id: string }>('select id from cases.case_file where area_id = $1', [
      southend,
    ])
    const here = `/cases/${rows[0]?.id ?? ''}`
    await openForm(nia, `${here}/note`, `${here}/note`)
    assert.match((await nia.get(`${here}/consent-request`)).text, /Tell them first which area looks after them now/)
    const sent = await take(nia, `${here}/transfer-explanation`, { told: 'person' })
    assert.equal(sent.status, 303, sent.text)
    assert.doesNotMatch((await nia.get(`${here}/consent-request`)).text, /Tell them first which area/)
  })

  await t.test('a restricted case is offered to the chairs alone, and stays restricted', async () => {
    await take(cass, `/cases/${cases.restricted}/restriction`, { cause: 'staff member' })
    const id = await offer(cases.restricted)
    assert.equal((await nia.get(`/transfers/${id}`)).status, 404)
    const sent = await answered(una, id, 'accepted')
    assert.equal((await nia.get(sent.location ?? '')).status, 404)
    assert.equal((await una.get(sent.location ?? '')).status !== 404, true)
  })

  await t.test('a pack says where somebody is held, and who was told', async () => {
    const id = await offer(cases.held)
    const { text } = await una.get(`/transfers/${id}`)
    assert.match(text, /Custody, probation and stays abroad/)
    assert.match(text, /In prison, \d+ \w+ \d{4}/)
    assert.match(text, /Prison or probation service: told/)
  })

  await t.test('an area outside answers by letter, and the sender writes it down', async () => {
    const elsewhere = Object.fromEntries(
      Object.entries({ ...pack, destination: 'scotland', place: 'A panel in Scotland (PMAP)' }).filter(
        ([question]) => question !== 'area',
      ),
    )
    const sent = await take(cass, `/cases/${cases.gone}/transfer-proposal`, elsewhere)
    assert.equal(sent.status, 303, sent.text)
    await take(cass, `/cases/${cases.gone}/transfer-answer`, { answer: 'declined', ...met })
    assert.equal(await stageOf(cases.gone), 'panel_listed')
    await take(cass, `/cases/${cases.gone}/transfer-proposal`, elsewhere)
    await take(cass, `/cases/${cases.gone}/transfer`, met)
    assert.equal(await stageOf(cases.gone), 'transferred')
  })
})
