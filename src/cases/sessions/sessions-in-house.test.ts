import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { backstage } from '../../demonstration/backstage.ts'
import { asAgreed, sevenBoughtOneHeld, silentSince } from '../../demonstration/invented-sessions.ts'
import { aHouse, type House } from '../../../test/house.ts'
import { casesInSupport, type InSupport } from '../../../test/in-support.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const dateFields = (id: string, day: Temporal.PlainDate): Record<string, string> => ({
  [`${id}-day`]: String(day.day),
  [`${id}-month`]: String(day.month),
  [`${id}-year`]: String(day.year),
})

type Scene = House & { readonly seven: InSupport; readonly going: InSupport; readonly silent: InSupport }

async function aScene(t: TestContext): Promise<Scene> {
  const house = await aHouse(t)
  const [seven, going, silent] = await casesInSupport(house, [
    { story: sevenBoughtOneHeld, ago: 24 },
    { story: asAgreed, ago: 22 },
    { story: silentSince, ago: 20 },
  ])
  assert.ok(seven && going && silent)
  return { ...house, seven, going, silent }
}

async function as({ test: { owner }, app, accounts }: House, name: string): Promise<PlainBrowser> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())`,
    [newId(), createHash('sha256').update(token).digest(), accounts.get(name)],
  )
  return aBrowser(app, token)
}

/** The page of a case, with its purpose given. */
async function openCase(browser: PlainBrowser, { caseId }: InSupport): Promise<string> {
  await browser.open(`/cases/${caseId}/purpose`)
  await browser.send(`/cases/${caseId}/purpose`, { purpose: 'casework', next: '' })
  return textOf((await browser.open(`/cases/${caseId}`)).body)
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
}

/** Opens a form, and sends it filled in. */
async function write(browser: PlainBrowser, address: string, fields: Record<string, string>) {
  const page = await browser.open(address)
  assert.equal(page.statusCode, 200, address)
  return browser.send(address, fields)
}

test('sessions, from booking to the panel', { timeout: 240_000 }, async (t) => {
  const scene = await aScene(t)
  const { seven, going, silent } = scene
  const told = '7 sessions agreed: 1 held, 1 not held, 5 not booked.'

  await t.test('seven sessions bought and one held: said on the case, in my work and on the agenda', async () => {
    const coordinator = await as(scene, 'Cora Coordinator')
    const work = textOf((await coordinator.open('/work')).body)
    assert.match(work, /Sessions not held or not reported/)
    assert.ok(work.includes(told), work)
    assert.match(work, /Session 2 was not held on .*: the provider called it off/)
    assert.match(work, /5 of the sessions agreed are not booked, and nothing is booked next/)

    const page = await openCase(coordinator, seven)
    assert.ok(page.includes(told))
    assert.match(page, /5 of the sessions agreed are not booked/)

    const meeting = await arrangeMeeting(coordinator)
    const agenda = textOf((await coordinator.open(meeting)).body)
    assert.ok(agenda.includes(told), agenda)
  })

  await t.test('members see it with the pack; nothing is put on the agenda twice', async () => {
    const [coordinator, member] = [await as(scene, 'Cora Coordinator'), await as(scene, 'Mina Member')]
    const meeting = await nextMeeting(scene)
    assert.ok(!textOf((await member.open(meeting)).body).includes(told))
    for (let press = 0; press < 2; press += 1) {
      // The agenda has forms of several kinds; this page has the tokens alone.
      await coordinator.open('/account/password')
      assert.equal((await coordinator.send(`${meeting}/pack`, {})).statusCode, 303)
    }
    assert.ok(textOf((await member.open(meeting)).body).includes(told))
    const { rows } = await scene.test.owner.query(
      'select case_id from panel.item where case_id = $1 and purpose = $2',
      [seven.caseId, 'sessions'],
    )
    assert.equal(rows.length, 1)
    assert.ok((await openCase(member, seven)).includes(told))
  })

  await t.test('what the panel has seen is marked, and what goes on being so comes again', async () => {
    const chair = await as(scene, 'Cass Chair')
    const meeting = await nextMeeting(scene)
    await chair.open('/account/password')
    assert.equal((await chair.send(`${meeting}/seen-sessions`, { case: seven.caseId })).statusCode, 303)
    assert.match(await openCase(chair, seven), /1 report received\. 1 seen by the panel/)
    assert.ok(textOf((await chair.open(meeting)).body).includes(told))
  })

  await t.test('the provider sees their part, and nothing else of the case', async () => {
    const provider = await as(scene, 'Ivo Provider')
    const list = textOf((await provider.open('/support')).body)
    const { rows } = await scene.test.owner.query<{ forenames: string; surname: string; reference: string }>(
      'select p.forenames, p.surname, c.reference from cases.case_file c join people.person p on p.id = c.person_id where c.id = $1',
      [going.caseId],
    )
    const person = rows[0]
    assert.ok(person !== undefined && list.includes(person.reference))
    assert.ok(!list.includes(person.surname), 'a list has no names')
    const page = textOf((await provider.open(`/support/${going.commissionId}`)).body)
    assert.ok(page.includes(`${person.forenames} ${person.surname}`))
    assert.match(page, /Be somebody to talk to who is not family/)
    for (const address of [`/cases/${going.caseId}`, '/cases', `/cases/${going.caseId}/commission`, '/panel'])
      assert.equal((await provider.open(address)).statusCode, 404, address)
    for (const name of ['Pat Partner', 'Mina Member', 'Gwen Governance', 'Ade Administrator'])
      assert.equal((await (await as(scene, name)).open(`/support/${going.commissionId}`)).statusCode, 404, name)
  })

  await t.test('every look is in the log', async () => {
    const { rows } = await scene.test.owner.query(
      `select 1 from records.audit_event where action = 'view commission' and case_id = $1 and subject_id = $2`,
      [going.caseId, going.commissionId],
    )
    assert.equal(rows.length, 1)
  })

  await t.test('the provider books, holds and reports; the coordinator reads it', async () => {
    const provider = await as(scene, 'Ivo Provider')
    const at = `/support/${going.commissionId}/sessions/4`
    assert.equal((await write(provider, `${at}/booking`, dateFields('on', today))).statusCode, 303)
    assert.equal((await write(provider, `${at}/outcome`, { held: 'yes', ...dateFields('on', today) })).statusCode, 303)
    const sent = await write(provider, `${at}/report`, {
      worked: 'The allotment, and who decides there.',
      engaged: 'Dug, and talked while digging.',
      progress: 'Has a key now.',
      worry: '',
      tellNow: 'no',
      marking: 'official_sensitive',
    })
    assert.equal(sent.statusCode, 303)
    const coordinator = await as(scene, 'Cora Coordinator')
    const page = await openCase(coordinator, going)
    assert.match(page, /6 sessions agreed: 4 held, 2 not booked\. 4 reports received/)
    assert.match(page, /Has a key now/)
  })

  await t.test('a worry is a task until somebody has said what they did', async () => {
    const coordinator = await as(scene, 'Cora Coordinator')
    assert.match(textOf((await coordinator.open('/work')).body), /Providers ask you to look now/)
    await openCase(coordinator, silent)
    const page = await coordinator.open(`/cases/${silent.caseId}/worry-answer`)
    assert.match(textOf(page.body), /Somebody waited for them outside in a car/)
    const report = /name="report" type="radio" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const sent = await coordinator.send(`/cases/${silent.caseId}/worry-answer`, {
      report,
      reason: 'Rang the police officer who leads, who visits the family today.',
    })
    assert.equal(sent.statusCode, 303)
    assert.doesNotMatch(textOf((await coordinator.open('/work')).body), /Providers ask you to look now/)
  })

  await t.test('a mistake is struck out by whoever made it, and stays in sight', async () => {
    const provider = await as(scene, 'Ivo Provider')
    const at = `/support/${going.commissionId}/sessions/5`
    await write(provider, `${at}/booking`, dateFields('on', addWorkingDays(today, 1)))
    await write(provider, `${at}/correction`, { reason: 'That was for somebody else.' })
    const page = (await provider.open(`/support/${going.commissionId}`)).body
    assert.match(page, /<s>Session 5: booked for/)
    assert.match(textOf(page), /Session 5 Not booked/)
    // What the coordinator wrote, the provider cannot take back.
    const coordinator = await as(scene, 'Cora Coordinator')
    await openCase(coordinator, going)
    await write(coordinator, `${at}/booking`, dateFields('on', addWorkingDays(today, 2)))
    assert.match(textOf((await provider.open(`${at}/correction`)).body), /Ask the coordinator to correct it/)
  })

  await t.test('two who book the same session at once: the second is told, and loses nothing', async () => {
    const [provider, coordinator] = [await as(scene, 'Ivo Provider'), await as(scene, 'Cora Coordinator')]
    const address = `/support/${going.commissionId}/sessions/6/booking`
    await openCase(coordinator, going)
    await provider.open(address)
    await coordinator.open(address)
    assert.equal((await coordinator.send(address, dateFields('on', addWorkingDays(today, 3)))).statusCode, 303)
    const second = await provider.send(address, dateFields('on', addWorkingDays(today, 4)))
    assert.equal(second.statusCode, 409)
    assert.match(textOf(second.body), /Session 6: booked for/)
    assert.match(second.body, new RegExp(`value="${addWorkingDays(today, 4).day}"`))
  })

  await t.test('when consent ends, the provider is told at once that support has stopped, and only that', async () => {
    const [provider, coordinator] = [await as(scene, 'Ivo Provider'), await as(scene, 'Cora Coordinator')]
    const booking = `/support/${silent.commissionId}/sessions/4/booking`
    await provider.open(booking)
    await endConsent(scene, silent)
    assert.equal((await provider.send(booking, dateFields('on', addWorkingDays(today, 1)))).statusCode, 422)
    const page = textOf((await provider.open(`/support/${silent.commissionId}`)).body)
    assert.match(page, /Support has stopped\. No session may be booked or held/)
    assert.doesNotMatch(page, /Bring them to the workshop|Who I am and who I am not|[Cc]onsent|withdrawn/)
    assert.match(page, /Write the report/, 'the report of a session that was held is still theirs to write')
    await openCase(coordinator, silent)
    assert.equal((await coordinator.open(booking)).statusCode, 200)
    assert.match(textOf((await coordinator.open(booking)).body), /Support has stopped/)
  })

  await t.test('in SQL too: no booking and no brief once support has stopped', async () => {
    const token = randomBytes(32).toString('base64url')
    await scene.test.owner.query(
      `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())`,
      [newId(), createHash('sha256').update(token).digest(), scene.accounts.get('Ivo Provider')],
    )
    await scene.test.database.asActor(token, async (trx) => {
      const briefs = await trx.selectFrom('cases.commission_brief').select('commission_id').execute()
      assert.ok(!briefs.some((brief) => brief.commission_id === silent.commissionId))
      assert.ok(briefs.some((brief) => brief.commission_id === going.commissionId))
      const cases = await trx.selectFrom('cases.case_file').select('id').execute()
      assert.deepEqual(cases, [])
    })
  })

  await t.test('a commission is made, ended, and out of sight once its days are over', async () => {
    const coordinator = await as(scene, 'Cora Coordinator')
    await openCase(coordinator, going)
    const address = `/cases/${going.caseId}/commission`
    const form = await coordinator.open(address)
    const provider = /<option value="(account\.[^"]+)"/.exec(form.body)?.[1] ?? ''
    const planAction = new RegExp('name="planAction"[^>]*value="([^"]+)"').exec(form.body)?.[1] ?? ''
    const fields = {
      provider,
      planAction,
      supportType: 'ideology',
      approval: 'applied for',
      indemnified: 'no',
      sessionsAgreed: '3',
      ...dateFields('fromOn', today),
      ...dateFields('untilOn', addWorkingDays(today, 30)),
      work: 'Talk.',
      communication: 'Nothing needed.',
    }
    const refused = await coordinator.send(address, fields)
    assert.equal(refused.statusCode, 422)
    assert.match(textOf(refused.body), /for a provider whom the Home Office has approved/)
    assert.equal((await coordinator.send(address, { ...fields, approval: 'approved' })).statusCode, 303)
    const { rows } = await scene.test.owner.query<{ id: string }>(
      'select id from cases.commission where case_id = $1 order by made_at desc limit 1',
      [going.caseId],
    )
    const made = rows[0]?.id ?? ''
    const reader = await as(scene, 'Ivo Provider')
    const told = await reader.open(`/support/${made}`)
    assert.equal(told.statusCode, 200)
    // What the plan says of the action that it serves, and nothing else of the plan.
    assert.match(textOf(told.body), /I have somebody to talk to every week who is not family/)
    assert.doesNotMatch(textOf(told.body), /I sleep through most nights again/)
    await write(coordinator, `/cases/${going.caseId}/commission-end`, {
      commission: made,
      cause: 'plan_changed',
      reason: 'The panel thinks that one mentor is enough.',
    })
    assert.match(textOf((await reader.open(`/support/${made}`)).body), /This commission ended on/)
    await scene.test.owner.query('alter table cases.commission_end disable trigger append_only')
    await scene.test.owner.query('update cases.commission_end set ended_on = ended_on - 15 where commission_id = $1', [
      made,
    ])
    assert.equal((await reader.open(`/support/${made}`)).statusCode, 404)
  })
})

async function arrangeMeeting(browser: PlainBrowser): Promise<string> {
  await browser.open('/panel/new-meeting')
  const made = await browser.send('/panel/new-meeting', {
    ...dateFields('heldOn', today),
    startsAt: '16.00',
    place: '',
    kind: 'ordinary',
  })
  return String(made.headers.location)
}

async function nextMeeting({ test: { owner }, areaId }: House): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from panel.meeting where area_id = $1 and held_on >= current_date order by held_on limit 1',
    [areaId],
  )
  return `/panel/meetings/${rows[0]?.id ?? ''}`
}

async function endConsent(scene: Scene, { caseId }: InSupport): Promise<void> {
  const coordinator = scene.accounts.get('Cora Coordinator') ?? ''
  await backstage(scene.test.ownerConnection, scene.test.vault, today, (stage) =>
    stage.step(caseId, 'end consent', coordinator, today, {
      facts: { status: 'withdrawn', withdrawnBy: 'person', how: 'telephone' },
    }),
  )
}
