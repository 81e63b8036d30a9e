/** What a calendar says, and who is answered at a calendar's address. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { encoded } from '../../../test/hostile/caller.ts'
import { calendarOf } from './calendar.ts'

test('an event says when and where, and where to read more; summer time counts', () => {
  const event = {
    id: '01a22b43-4673-7898-ae7f-ef938f07131a',
    heldOn: Temporal.PlainDate.from('2026-07-01'),
    startsAt: '14:00',
    place: 'Town hall, room 2',
    title: 'Meeting',
    version: 3,
    address: 'https://causeway.example/boards/meetings/01a22b43-4673-7898-ae7f-ef938f07131a',
  }
  const calendar = calendarOf([event], Temporal.Instant.from('2026-01-01T10:00:00Z')).replaceAll('\r\n ', '')
  assert.match(calendar, /SUMMARY:Meeting/)
  assert.match(calendar, /DTSTART:20260701T130000Z/)
  assert.match(calendar, /LOCATION:Town hall\\, room 2/)
  assert.match(calendar, /SEQUENCE:2/)
  assert.match(calendar, /URL.*:https:\/\/causeway\.example\/boards\/meetings\/01a22b43/)
})

test('a calendar’s address', { timeout: 200_000 }, async (t) => {
  const { house, cora, bo, olu, send } = await boardsInHouse(t)
  const { owner } = house.test
  const page = '/account/calendar'

  const addressIn = (html: string) =>
    /\/calendar\/[\w-]{43}\/meetings\.ics/.exec(html)?.[0] ?? assert.fail('no address is shown')
  const make = async (who: typeof bo, titles: string) => addressIn((await send(who, page, { titles })).text)
  /** As a program does: no cookie, no header of a browser. */
  const fetched = async (address: string) => {
    const { statusCode, body, headers } = await house.app.inject({ url: address, headers: { host: 'localhost' } })
    return { status: statusCode, text: body.replaceAll('\r\n ', ''), headers }
  }
  const account = (name: string) => house.accounts.get(name) ?? assert.fail(name)

  await t.test('what is downloaded when signed in has each meeting under the same neutral title', async () => {
    const { text } = await bo.get('/boards/calendar.ics')
    assert.match(text, /BEGIN:VEVENT/)
    assert.doesNotMatch(text, /Prevent/)
  })

  await t.test('is shown once, kept as a hash, and answers without a cookie', async () => {
    const address = await make(bo, 'body')
    assert.ok(!(await bo.get(page)).text.includes(address))
    const { status, text, headers } = await fetched(address)
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^text\/calendar/)
    assert.equal(headers['set-cookie'], undefined)
    assert.match(text, /SUMMARY:Prevent Board/)
    assert.doesNotMatch(text, /annual report|strategy/i)
    const token = address.split('/')[2] ?? ''
    const { rows } = await owner.query<{ feed: string }>('select f::text as feed from accounts.calendar_feed f')
    assert.ok(rows.length === 1 && rows.every(({ feed }) => !feed.includes(token)))
  })

  await t.test(
    'names no body where its owner would have it so, and opens nothing for whoever governs nothing',
    async () => {
      const address = await make(bo, 'neutral')
      assert.doesNotMatch((await fetched(address)).text, /Prevent/)
      assert.doesNotMatch((await fetched(await make(olu, 'body'))).text, /BEGIN:VEVENT/)
    },
  )

  await t.test('is made once, however often its form is sent', async () => {
    const form = formTo((await bo.get(page)).text, page)
    const sent = { body: encoded(filledIn(form, { titles: 'body' })) }
    const answers = await Promise.all([bo.post(page, sent), bo.post(page, sent), bo.post(page, sent)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 303, 303])
    const made = answers.find(({ status }) => status === 200) ?? assert.fail('none was made')
    assert.equal((await fetched(addressIn(made.text))).status, 200)
  })

  await t.test('a panel’s meeting stands in it for whoever is invited, without its name and address', async () => {
    const meeting = '0192f0c0-0000-7000-8000-0000000000aa'
    await owner.query(
      `insert into panel.meeting (id, area_id, held_on, starts_at, place, arranged_by) values ($1, $2, current_date + 7, '09:30', 'Room 9', $3)`,
      [meeting, house.areaId, account('Cora Coordinator')],
    )
    await owner.query(
      `insert into panel.invitation (area_id, meeting_id, account_id, capacity) values ($1, $2, $3, 'member')`,
      [house.areaId, meeting, account('Olu Officer')],
    )
    const invited = (await fetched(await make(olu, 'body'))).text
    assert.match(invited, /SUMMARY:Meeting[\s\S]*LOCATION:Room 9/)
    assert.doesNotMatch(invited, /panel|Prevent|Channel/i)
    assert.doesNotMatch((await fetched(await make(bo, 'body'))).text, /Room 9/)
  })

  await t.test('dies when it is replaced, ended or over, with its owner’s roles and with the account', async () => {
    const replaced = await make(bo, 'body')
    const address = await make(bo, 'body')
    assert.equal((await fetched(address)).status, 200)
    const never = await fetched(`/calendar/${'A'.repeat(43)}/meetings.ics`)
    const isDead = async (dead: string) => {
      const answer = await fetched(dead)
      assert.equal(answer.status, 404)
      const timeless = (text: string) => text.replaceAll(/nonce="[^"]*"|\d\d:\d\d|datetime="[^"]*"/g, '')
      assert.equal(
        timeless(answer.text).replaceAll(dead, ''),
        timeless(never.text).replaceAll(/\/calendar\/A+\/meetings\.ics/g, ''),
      )
    }
    await isDead(replaced)

    const while_ = async (spoil: string, mend: string) => {
      await owner.query(spoil, [account('Bo Board')])
      await isDead(address)
      await owner.query(mend, [account('Bo Board')])
      assert.equal((await fetched(address)).status, 200)
    }
    await while_(
      'update accounts.account set disabled_at = now() where id = $1',
      'update accounts.account set disabled_at = null where id = $1',
    )
    await while_(
      'update accounts.holding set until_on = access.today() - 1 where account_id = $1',
      'update accounts.holding set until_on = null where account_id = $1',
    )
    await owner.query(
      'update accounts.calendar_feed set renewed_on = access.today() - 400, good_until = access.today() - 1 where account_id = $1',
      [account('Bo Board')],
    )
    await isDead(address)
    assert.match((await bo.get(page)).text, /It stopped working on/)
    assert.equal((await send(bo, page, {}, `${page}/renewal`)).status, 303)
    assert.equal((await fetched(address)).status, 200)
    assert.equal((await send(bo, page, {}, `${page}/end`)).status, 303)
    await isDead(address)
  })

  await t.test('what its owner did is in the audit, and of its fetching only when it was last used', async () => {
    const { rows } = await owner.query<{ action: string }>(
      `select distinct action from records.audit_event where action like '%calendar%' order by action`,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['end calendar address', 'make calendar address', 'renew calendar address'],
    )
    await fetched(await make(cora, 'neutral'))
    assert.match(
      (await cora.get(page)).text.replaceAll(/\s+/g, ' '),
      /Last used <\/dt> <dd class="govuk-summary-list__value"> \d/,
    )
  })

  await t.test('is turned away when a program asks too often', async () => {
    const address = `/calendar/${'B'.repeat(43)}/meetings.ics`
    const statuses = new Set<number>()
    for (let time = 0; time < 61; time += 1) statuses.add((await fetched(address)).status)
    assert.deepEqual([...statuses], [404, 429])
  })
})
