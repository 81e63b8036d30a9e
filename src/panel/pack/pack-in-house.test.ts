/** The pack in a whole house: what agencies write for it, what changes after it was given out, and the paper each reader gets. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeeting, pdfOf, said, sendForm } from '../../../test/panel-in-house.ts'
import { infoOfPdf, structureOfPdf, textOfPdf } from '../../../test/pdf-reader.ts'

test('the pack of a meeting', { timeout: 240_000 }, async (t) => {
  const house = await aHouse(t)
  const cases = await casesInHouse(house, { one: 'monitored', two: 'monitored', three: 'gateway' })
  await house.test.owner.query('update panel.meeting set held_on = held_on - 100')
  const { rows } = await house.test.owner.query<{ id: string; reference: string; surname: string }>(
    'select c.id, c.reference, p.surname from cases.case_file c join people.person p on p.id = c.person_id',
  )
  const about = (name: keyof typeof cases) => rows.find(({ id }) => id === cases[name]) ?? assert.fail(name)
  const meeting = await aMeeting(house, { inDays: 9 })
  const soon = await aMeeting(house, { inDays: 1 })
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')
  const put = async (address: string, name: keyof typeof cases) => {
    const form = { reference: about(name).reference, purpose: 'other' }
    assert.equal((await sendForm(cora, `${address}/new-item`, `${address}/new-item`, form)).status, 303)
  }
  const item = async (name: keyof typeof cases, meetingId = meeting.id): Promise<string> => {
    const found = await house.test.owner.query<{ id: string }>(
      'select id from panel.item where case_id = $1 and meeting_id = $2',
      [cases[name], meetingId],
    )
    return found.rows[0]?.id ?? ''
  }
  const pack = `${meeting.address}/pack`
  await put(meeting.address, 'one')
  await put(meeting.address, 'two')

  await t.test('before it is given out members read nothing in it', async () => {
    assert.match(said((await mina.get(pack)).text), /not published.*There is nothing in it that you may see/)
    assert.equal((await mina.get(`${meeting.address}/items/${await item('one')}/contribution`)).status, 404)
  })

  await t.test('once it is, they read each case, and each look stands in the case’s log', async () => {
    assert.equal((await sendForm(cora, meeting.address, /\/pack$/)).status, 303)
    const shown = said((await mina.get(pack)).text)
    assert.ok(shown.includes(about('one').surname) && shown.includes(about('two').surname))
    assert.ok(!shown.includes('Changed since'))
    const { rows: looks } = await house.test.owner.query(
      `select 1 from records.audit_event where action = 'view panel pack' and actor = $1 and case_id = any ($2)`,
      [house.accounts.get('Mina Member'), [cases.one, cases.two]],
    )
    assert.equal(looks.length, 2)
  })

  const facts = 'Seen by the nurse on 3 November, from our own record.'
  const opinion = 'In our view sleep is the first thing to help with.'
  await t.test('an agency writes facts apart from opinion, with a marking, in its own name', async () => {
    const address = `${meeting.address}/items/${await item('one')}/contribution`
    const old = await openForm(mina, address, address)
    assert.equal((await sendForm(mina, address, address, { facts: '', marking: 'official' })).status, 422)
    const written = { facts, opinion, marking: 'official_sensitive' }
    assert.equal((await sendForm(mina, address, address, written)).status, 303)
    const shown = said((await cora.get(pack)).text)
    assert.match(shown, new RegExp(`Health Mina Member, .*OFFICIAL-SENSITIVE Facts ${facts} Opinion ${opinion}`))
    assert.ok(!/Late/.test(shown))
    const { rows: kept } = await house.test.owner.query<{ sealed: Buffer }>('select sealed from panel.contribution')
    assert.equal(kept.length, 1)
    assert.ok(kept[0] !== undefined && !kept[0].sealed.includes('nurse'))
    await sendForm(mina, address, address, { ...written, facts: 'Seen twice.' })
    const clash = await mina.post(address, { body: encoded(filledIn(old, { ...written, facts: 'Seen once.' })) })
    assert.equal(clash.status, 409)
    assert.match(said(clash.text), /Seen twice\..*Seen once\./)
  })

  await t.test('what is written after the day it was asked for is marked as late', async () => {
    await put(soon.address, 'two')
    await sendForm(cora, soon.address, `${soon.address}/pack`)
    const address = `${soon.address}/items/${await item('two', soon.id)}/contribution`
    assert.equal((await sendForm(cass, address, address, { facts: 'A word.', marking: 'official' })).status, 303)
    assert.match(said((await mina.get(`${soon.address}/pack`)).text), /Council Late Cass Chair/)
  })

  await t.test('what changes after it was given out is shown as that, until it is given out again', async () => {
    await put(meeting.address, 'three')
    const removal = `${meeting.address}/items/${await item('two')}/removal`
    assert.equal((await sendForm(cora, removal, removal, { reason: 'later_meeting' })).status, 303)
    const shown = said((await mina.get(pack)).text)
    assert.match(shown, /Changed since the pack of .* Item 2 of that pack, Another reason, was taken off\./)
    assert.match(shown, /Item 2 : Added\./)
    assert.match(shown, /Item 1 : Health changed what it wrote\./)
    assert.ok(!shown.includes(about('two').surname))
    assert.equal((await sendForm(cora, pack, /\/pack$/)).status, 303)
    const after = said((await mina.get(pack)).text)
    assert.ok(!after.includes('Changed since'))
    assert.match(after, /edition 2/)
    const { rows: editions } = await house.test.owner.query(
      'select number from panel.pack_edition where meeting_id = $1 order by number',
      [meeting.id],
    )
    assert.equal(editions.length, 2)
  })

  await t.test('as a file it is marked, carries its reader’s name across each page, and is tagged', async () => {
    const olu = await aCaller(house.app, house.origin, 'Olu Officer')
    const pdf = await pdfOf(olu, `${pack}/pdf`)
    const text = textOfPdf(pdf)
    assert.match(text, /OFFICIAL-SENSITIVE Olu Officer, \d+ \w+ \d{4} at \d+:\d+/)
    assert.ok((text.match(/Olu Officer, \d/g) ?? []).length >= 4, 'at the head and three times across')
    assert.ok(text.includes(about('one').surname) && text.includes('Seen twice.'))
    assert.ok(!text.includes(about('two').surname))
    assert.match(infoOfPdf(pdf), /Tagged: +yes/)
    const structure = structureOfPdf(pdf)
    assert.ok(/H2/.test(structure) && !/Olu Officer, \d/.test(structure))
  })
})
