/** Stepwise sharing in a whole house: what each member is told of an item, and that nothing is taken back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeeting, said, sendForm } from '../../../test/panel-in-house.ts'

test('a case is shared step by step', { timeout: 240_000 }, async (t) => {
  const house = await aHouse(t)
  const { one, other } = await casesInHouse(house, { one: 'monitored', other: 'monitored' })
  const { rows } = await house.test.owner.query<{ id: string; reference: string; surname: string; district: string }>(
    `select c.id, c.reference, p.surname, p.postcode_district as district
       from cases.case_file c join people.person p on p.id = c.person_id`,
  )
  const about = (id: string) => rows.find((row) => row.id === id) ?? assert.fail('no such case')
  // Before earlier meetings they were named, and would be seen because of those.
  await house.test.owner.query('update panel.meeting set held_on = held_on - 100')
  const meeting = await aMeeting(house, { inDays: 8 })
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')
  const brief = 'Support goes on. The question is whether the school can do more.'

  for (const { reference } of [about(one), about(other)])
    assert.equal(
      (
        await sendForm(cora, `${meeting.address}/new-item`, `${meeting.address}/new-item`, {
          reference,
          purpose: 'monitoring',
        })
      ).status,
      303,
    )
  const { rows: items } = await house.test.owner.query<{ id: string; case_id: string }>(
    'select id, case_id from panel.item where meeting_id = $1',
    [meeting.id],
  )
  const sharing = (caseId: string): string =>
    `${meeting.address}/items/${items.find(({ case_id }) => case_id === caseId)?.id ?? ''}/sharing`
  const share = (caseId: string, answers: Readonly<Record<string, string | readonly string[]>>) =>
    sendForm(cora, sharing(caseId), sharing(caseId), answers)
  const agency = async (name: string): Promise<string> => {
    const found = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [name])
    return found.rows[0]?.id ?? ''
  }

  await t.test('without identity: members read what is said of it, and neither who it is nor which case', async () => {
    assert.equal((await share(one, { stage: 'no identity', brief })).status, 303)
    assert.equal((await sendForm(cora, meeting.address, /\/pack$/)).status, 303)
    const page = (await mina.get(meeting.address)).text
    const shown = said(page)
    assert.match(shown, /A person whose identity is not shared , Monitoring of support/)
    assert.ok(shown.includes(brief))
    const { reference, surname, district } = about(one)
    for (const word of [reference, surname, district, one]) assert.ok(!page.includes(word), word)
    assert.equal((await mina.get(`/cases/${one}`)).status, 404)
    assert.notEqual((await mina.get(`/cases/${other}`)).status, 404, 'the other is named')
  })

  await t.test('with limited identity: initials, year of birth, postcode district', async () => {
    assert.equal((await share(one, { stage: 'limited identity', brief })).status, 303)
    const { rows: told } = await house.test.owner.query<{ words: string }>(
      `select concat_ws(', ', left(forenames, 1) || '. ' || left(surname, 1) || '.', 'born in ' || extract(year from born_on), postcode_district) as words
         from people.person p join cases.case_file c on c.person_id = p.id where c.id = $1`,
      [one],
    )
    const shown = said((await mina.get(meeting.address)).text)
    assert.ok(shown.includes(`${told[0]?.words ?? ''} , Monitoring of support`), shown)
    assert.ok(!shown.includes(about(one).surname))
    assert.equal((await mina.get(`/cases/${one}`)).status, 404)
  })

  await t.test('what was shown is not taken back, on the page or in the database', async () => {
    const form = await openForm(cora, sharing(one), sharing(one))
    assert.deepEqual(form.choices.get('stage'), ['limited identity', 'named'])
    const body = encoded(filledIn(form, { stage: 'no identity', brief }))
    assert.equal((await cora.post(sharing(one), { body })).status, 422)
    await assert.rejects(
      house.test.owner.query(`update panel.item set stage = 'no identity' where case_id = $1`, [one]),
      /can only be widened/,
    )
  })

  await t.test('to the agencies that need it: theirs read the case, and it cannot be ended', async () => {
    const health = await agency('Health')
    const old = await openForm(cass, sharing(one), sharing(one))
    assert.equal((await share(one, { stage: 'limited identity', agencies: [health], brief })).status, 303)
    assert.notEqual((await mina.get(`/cases/${one}`)).status, 404)
    assert.ok(said((await mina.get(meeting.address)).text).includes(about(one).reference))
    assert.match(said((await cora.get(sharing(one))).text), /Told by name already: Health/)
    const late = await cass.post(sharing(one), { body: encoded(filledIn(old, { stage: 'named', brief: 'Another' })) })
    assert.equal(late.status, 409, 'the second sees both')
  })

  await t.test('who declares a conflict sees nothing of it any more, and the others that somebody left', async () => {
    assert.equal((await sendForm(mina, meeting.address, /\/conflicts$/)).status, 303)
    const { rows: left } = await house.test.owner.query<{ case_id: string }>(
      'select i.case_id from panel.conflict x join panel.item i on i.id = x.item_id',
    )
    const caseId = left[0]?.case_id ?? ''
    assert.ok(!said((await mina.get(meeting.address)).text).includes(about(caseId).reference))
    assert.equal((await mina.get(`/cases/${caseId}`)).status, 404)
    const officer = await aCaller(house.app, house.origin, 'Olu Officer')
    assert.match(said((await officer.get(meeting.address)).text), /A member declared a conflict and left/)
    assert.match(said((await cora.get(meeting.address)).text), /Conflict declared: Mina Member/)
  })
})
