import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { said } from '../../../test/panel-in-house.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, { one: { path: 'monitored', purpose: 'monitoring' } })
const { owner } = house.test
await owner.query('delete from panel.invitation where meeting_id = $1', [meeting.meetingId])
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const overview = `${meeting.address}/running`

test('a meeting to which nobody is asked says so, and offers nothing to begin', async () => {
  const page = await cora.get(overview)
  assert.match(
    said(page.text),
    /Nobody is invited to this meeting yet\. It can be run once somebody is\. Invite somebody/,
  )
  assert.match(page.text, new RegExp(`href="${meeting.address}/new-invitation"`))
  assert.doesNotMatch(page.text, /name="does" value="begin"/)
})

test('the screen of an item, of a case or of none, leads there, and nothing is begun', async () => {
  const { rows } = await owner.query<{ id: string }>('select id from panel.item where meeting_id = $1', [
    meeting.meetingId,
  ])
  assert.ok(rows.length > 1)
  const csrf =
    /name="_csrf" value="([^"]+)"/.exec((await cora.get(`${meeting.address}/new-invitation`)).text)?.[1] ?? ''
  for (const { id } of rows) {
    const screen = `${overview}/${id}`
    // A case asks first why it is opened; there is no form behind that.
    await openForm(cora, screen, screen).catch(() => undefined)
    const looked = await cora.get(screen)
    assert.deepEqual([looked.status, looked.location], [303, overview])
    const fields = { _csrf: csrf, formToken: crypto.randomUUID(), does: 'begin', step: 'no-step', seen: '{}' }
    const begun = await cora.post(screen, { body: encoded(Object.entries(fields)) })
    assert.deepEqual([begun.status, begun.location], [303, overview])
  }
  const { rows: none } = await owner.query('select id from panel.item where meeting_id = $1 and began_at is not null', [
    meeting.meetingId,
  ])
  assert.deepEqual(none, [])
})
