/** The agenda of a meeting in a whole house: what stands on it by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { filledIn, formsIn, formTo, type Field } from '../../../test/failure/page-forms.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeeting, said, sendForm } from '../../../test/panel-in-house.ts'

test('the agenda builds itself from the cases', { timeout: 240_000 }, async (t) => {
  const house = await aHouse(t)
  const cases = await casesInHouse(house, {
    deferred: 'deferred',
    asked: 'consent asked',
    withoutConsent: 'consent refused',
    supported: 'monitored',
    toReview: '6-month review due',
    overdue: 'information overdue',
    early: 'gateway',
  })
  const { rows } = await house.test.owner.query<{ id: string; reference: string }>(
    'select id, reference from cases.case_file',
  )
  const reference = (name: keyof typeof cases): string => rows.find(({ id }) => id === cases[name])?.reference ?? name
  const meeting = await aMeeting(house, { inDays: 10 })
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')

  await t.test('each case stands once, with every reason in words', async () => {
    const page = (await cora.get(meeting.address)).text
    const agenda = said(page)
    for (const [name, words] of [
      ['asked', /Consent was asked for on .*: there is no answer yet/],
      ['withoutConsent', /Consent is missing: health and social care to be considered: (is|was) due on/],
      ['supported', /Progress of support: (is|was) due on/],
      ['toReview', /6-month review: (is|was) due on/],
      ['overdue', /Health owes an answer: it was due on|School owes an answer: it was due on/],
    ] as const) {
      assert.equal(page.split(`>${reference(name)}</a>`).length, 2, `${name} stands once`)
      assert.match(agenda.slice(agenda.indexOf(reference(name))), words, name)
    }
    assert.ok(!agenda.includes(reference('early')), 'what is not for the panel is not there')
  })

  await t.test('what waits to be listed is told apart: its own step lists it', async () => {
    const agenda = said((await cora.get(meeting.address)).text)
    const waiting = agenda.slice(agenda.indexOf('Waiting to be listed'))
    assert.match(waiting, new RegExp(`List ${reference('deferred')}.*Deferred, and listed for no meeting yet`))
  })

  await t.test('members see nothing of it before the pack, and all of it with the pack', async () => {
    assert.ok(!said((await mina.get(meeting.address)).text).includes(reference('asked')))
    assert.equal((await sendForm(cora, meeting.address, /\/pack$/)).status, 303)
    const agenda = said((await mina.get(meeting.address)).text)
    for (const name of ['asked', 'withoutConsent', 'supported', 'toReview', 'overdue'] as const)
      assert.ok(agenda.includes(reference(name)), name)
    for (const name of ['deferred', 'early'] as const) assert.ok(!agenda.includes(reference(name)), name)
    const { rows: items } = await house.test.owner.query<{ purpose: string }>(
      'select purpose from panel.item where meeting_id = $1 and case_id is not null order by position',
      [meeting.id],
    )
    assert.deepEqual(items.map(({ purpose }) => purpose).toSorted(), [
      'consent',
      'consent',
      'information',
      'monitoring',
      'review',
    ])
  })
})

test('the chair arranges an agenda', { timeout: 240_000 }, async (t) => {
  const house = await aHouse(t)
  const cases = await casesInHouse(house, { one: 'monitored', two: 'consent asked', three: 'gateway' })
  const { rows } = await house.test.owner.query<{ id: string; reference: string }>(
    'select id, reference from cases.case_file',
  )
  const reference = (name: keyof typeof cases): string => rows.find(({ id }) => id === cases[name])?.reference ?? name
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')
  const heldOn = Temporal.Now.plainDateISO('Europe/London').add({ days: 9 })
  const arranged = await sendForm(cora, '/panel/new-meeting', '/panel/new-meeting', {
    'heldOn-day': String(heldOn.day),
    'heldOn-month': String(heldOn.month),
    'heldOn-year': String(heldOn.year),
    startsAt: '09.30',
    kind: 'ordinary',
  })
  const address = String(arranged.location)
  const agenda = async (): Promise<readonly string[]> =>
    [...(await cora.get(address)).text.matchAll(/<li class="causeway-agenda__item"[\s\S]*?<p[\s\S]*?<\/p>/g)].map(
      ([found]) => said(found).trim(),
    )

  await t.test('a new meeting begins with what its area’s meetings always have', async () => {
    assert.deepEqual(await agenda(), [
      '9:30am Welcome and apologies (5 minutes)',
      '9:35am Conflicts of interest (5 minutes)',
      '9:40am Minutes of the last meeting, and what became of its actions (10 minutes)',
      '9:50am Any other business (5 minutes)',
    ])
  })

  await t.test('a case is put on between what opens and what closes the meeting, and its journal says so', async () => {
    const added = await sendForm(cora, `${address}/new-item`, `${address}/new-item`, {
      reference: reference('one'),
      purpose: 'monitoring',
      minutes: '20',
    })
    assert.equal(added.status, 303)
    assert.equal((await sendForm(cora, address, `${address}/items`)).status, 303, 'put on now')
    assert.deepEqual((await agenda()).slice(3), [
      `9:50am ${reference('one')} , Monitoring of support (20 minutes)`,
      `10:10am ${reference('two')} , Consent is missing: health and social care`,
      '10:10am Any other business (5 minutes)',
    ])
    const { rows: steps } = await house.test.owner.query(
      `select 1 from cases.journal where case_id = $1 and step = 'put on agenda' and facts ->> 'meetingId' = $2`,
      [cases.one, address.split('/').at(-1)],
    )
    assert.equal(steps.length, 1)
    const twice = await sendForm(cora, `${address}/new-item`, `${address}/new-item`, {
      reference: reference('one'),
      purpose: 'exit',
    })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /on the agenda already/)
  })

  await t.test('any case may be put on, and one that is not there may not', async () => {
    const form = { purpose: 'other' }
    const added = await sendForm(cora, `${address}/new-item`, `${address}/new-item`, {
      ...form,
      reference: reference('three').toLowerCase(),
    })
    assert.equal(added.status, 303)
    const missing = await sendForm(cora, `${address}/new-item`, `${address}/new-item`, { ...form, reference: 'THU-1' })
    assert.equal(missing.status, 422)
    assert.match(missing.text, /No case that you see here has this reference/)
  })

  await t.test('two who order it at once: one order, and the second is shown both', async () => {
    const [first, second] = [await openMove(cora, address, 'up', 2), await openMove(cass, address, 'up', 3)]
    assert.equal((await first()).status, 303)
    const clash = await second()
    assert.equal(clash.status, 409)
    assert.match(said(clash.text), /Cora Coordinator/)
    assert.match((await agenda())[1] ?? '', /Minutes of the last meeting/)
    const keep = formTo(clash.text, `${address}/order`)
    assert.equal((await cass.post(keep.action, { body: encoded(keep.fields) })).status, 303)
  })

  await t.test('place and time go together, and an old page does not overwrite them', async () => {
    const place = new RegExp(`${address}/items/[^/"]+/place`).exec((await cora.get(address)).text)?.[0] ?? ''
    const old = await openForm(cass, place, place)
    const saved = await sendForm(cora, place, place, { minutes: '15' })
    assert.equal(saved.status, 303)
    assert.match((await agenda())[0] ?? '', /Welcome and apologies \(15 minutes\)/)
    const clash = await cass.post(place, { body: encoded(filledIn(old, { minutes: '1' })) })
    assert.equal(clash.status, 409)
    assert.equal((await sendForm(cora, place, place, { minutes: 'some' })).status, 422)
  })

  await t.test('what is taken off stays on record with its reason, and members read neither', async () => {
    const page = (await cora.get(address)).text
    const item = [...page.matchAll(/items\/([0-9a-f-]{36})\/removal">Take off<span[^>]*>: ([^,<]+)/g)].find(
      ([, , name]) => name === reference('three'),
    )
    const removal = `${address}/items/${item?.[1] ?? ''}/removal`
    const remark = 'The school asked for a week more'
    assert.equal((await sendForm(cora, removal, removal, { reason: 'not_ready', remark })).status, 303)
    const shown = said((await cora.get(address)).text)
    assert.match(shown, new RegExp(`${reference('three')}.*What the panel needs is not there yet\\. Cora Coordinator`))
    assert.ok(shown.includes(remark))
    const { rows: kept } = await house.test.owner.query<{ sealed: Buffer }>('select sealed from panel.item_removal')
    assert.ok(kept[0] !== undefined && !kept[0].sealed.includes(remark))
    assert.equal((await sendForm(cora, address, /\/pack$/)).status, 303)
    const seen = said((await mina.get(address)).text)
    assert.ok(seen.includes(reference('one')) && !seen.includes(reference('three')) && !seen.includes(remark))
    assert.equal((await cora.get(removal)).status, 404, 'it is off already')
    assert.equal((await mina.get(`${address}/new-item`)).status, 404)
  })

  await t.test('what every meeting begins with is kept for the area', async () => {
    const standing = `/panel/areas/${house.areaId}/standing-items`
    const form = await openForm(cora, standing, standing)
    assert.ok(form.fields.some(([, value]) => value === 'Any other business'))
    const renamed = form.fields.map(([field, value]): Field => [field, value === 'Any other business' ? 'Next' : value])
    const saved = await cora.post(standing, { body: encoded(renamed) })
    assert.equal(saved.status, 303)
    assert.match((await cora.get(standing)).text, /value="Next"/)
    assert.equal((await cora.post(standing, { body: encoded(form.fields) })).status, 303, 'sent twice')
    assert.equal((await mina.get(standing)).status, 404)
  })
})

/** Opens the agenda and holds a button of it, to be pressed later. */
async function openMove(caller: Caller, address: string, move: 'up' | 'down', place: number) {
  const forms = formsIn((await caller.get(address)).text).filter(({ action }) => action === `${address}/order`)
  const ups = forms.filter(({ fields }) => fields.some(([field, value]) => field === 'move' && value === move))
  const form = ups[place - 1]
  assert.ok(form !== undefined)
  return () => caller.post(form.action, { body: encoded(form.fields) })
}
