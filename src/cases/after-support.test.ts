/** After support as people find it: reviews, notes and risk, on the case, in My work and in the managers' list. On a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subtractWorkingDays } from '#reference/working-days.ts'
import { startSupport } from '../demonstration/after-adoption.ts'
import { inventSessions, sevenBoughtOneHeld } from '../demonstration/invented-sessions.ts'
import { assess, onAgenda } from '../demonstration/invented-walk.ts'
import { casesInHouse } from '../../test/cases-in-house.ts'
import { filledIn, titleOf } from '../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../test/hostile/caller.ts'
import { aHouse, type House } from '../../test/house.ts'

const cora = 'Cora Coordinator'
const cass = 'Cass Chair'

test('after support', async (t) => {
  const house = await aHouse(t)
  const { held, due, toArchive, toRead, unlisted, watched, shown, back, ending, sevenAndOne } = await casesInHouse(
    house,
    {
      held: '12-month review not filed',
      due: '6-month review due',
      toArchive: '12-month review not filed',
      toRead: '12-month review not filed',
      unlisted: 'exited',
      watched: 'monitored',
      shown: 'monitored',
      back: 'reopened at 6 months',
      ending: 'reassessed',
      sevenAndOne: 'adopted',
    },
    async (stage, cases, cast) => {
      await onAgenda({ stage, cast, caseId: cases.shown }, stage.today, 'monitoring')
      const way = { stage, cast, caseId: cases.sevenAndOne }
      const startedOn = subtractWorkingDays(stage.today, 24)
      await startSupport(way, startedOn)
      await inventSessions(stage, { ...cast, provider: undefined }, cases.sevenAndOne, startedOn, sevenBoughtOneHeld)
      await assess(way, subtractWorkingDays(stage.today, 2), 'improved')
      await onAgenda(way, stage.today, 'exit')
    },
  )

  // ── Reviews after support ──

  await t.test('a 12-month review done and not filed shows as that, wherever somebody looks', async () => {
    const chair = await aCaller(house.app, house.origin, cass)

    const work = part((await chair.get('/work')).text, 'Reviews after support')
    assert.match(work, /File the 12-month review/)
    assert.match(work, /Held, not filed: held on/)
    assert.match(work, /Hold the 6-month review/)
    assert.match(work, /Not held/)

    const list = (await chair.get('/reviews')).text
    const [notHeld, notFiled] = [part(list, 'Not held yet'), part(list, 'Held, not filed')]
    assert.ok(notHeld.includes(due) && !notHeld.includes(held), 'not held')
    assert.ok(notFiled.includes(held) && !notFiled.includes(due), 'held, not filed')

    const page = part(await caseText(chair, held), 'Reviews after support')
    assert.match(page, /6-month review\s*:\s+held on .+Both, in the national tracker/)
    assert.match(page, /12-month review\s*:\s+held on .+Not filed\. To be filed by/)
    assert.match(part(await caseText(chair, due), 'Reviews after support'), /6-month review\s*:\s+not held\. Due/)

    await send(chair, held, 'review-filing', { review: '12', filedIn: 'national_tracker' })
    assert.doesNotMatch((await chair.get('/reviews')).text, new RegExp(held))
    assert.match(part(await caseText(chair, held), 'Reviews after support'), /12-month review\s*:\s+held on .+tracker/)
  })

  await t.test('a case whose review is not filed is not archived', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    await caseText(chair, toArchive)
    const refused = await chair.get(`/cases/${toArchive}/archiving`)
    assert.match(refused.text, /A review was held and its record is not filed/)
    await send(chair, toArchive, 'review-filing', { review: '12', filedIn: 'both' })
    await send(chair, toArchive, 'archiving', {})
    assert.equal(await stageOf(house, toArchive), 'archived')
  })

  await t.test('a case officer reads where the reviews stand, and is told of none to hold', async () => {
    const officer = await aCaller(house.app, house.origin, 'Olu Officer')
    assert.match(await caseText(officer, toRead), /Not filed/)
    assert.doesNotMatch((await officer.get('/work')).text, /Reviews after support/)
    assert.equal((await officer.get('/reviews')).status, 404)
  })

  // ── Monitoring at a meeting ──

  await t.test('what is recorded at a meeting was on its agenda: without one there is nothing to record', async () => {
    await house.test.owner.query('delete from panel.item where case_id = $1', [unlisted])
    const chair = await aCaller(house.app, house.origin, cass)
    await caseText(chair, unlisted)
    assert.match((await chair.get(`/cases/${unlisted}/review-at-6-months`)).text, /on the agenda of no meeting/)
  })

  await t.test('a decision counts from the day of the meeting at which it was made', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    await send(chair, watched, 'monitoring', {
      meeting: '*',
      progress1: 'Rang before, twice.',
      progress2: 'Five nights of seven.',
      riskChange: 'unchanged',
      result: 'continue',
      actions: 'The youth worker rings on Monday.',
      reason: 'All agreed.',
    })
    const { rows } = await house.test.owner.query<{ same: boolean }>(
      `select j.on_date = m.held_on as same from cases.journal j join panel.meeting m on m.id = (j.facts ->> 'meetingId')::uuid
        where j.case_id = $1 and j.step = 'record monitoring' order by j.seq desc limit 1`,
      [watched],
    )
    assert.equal(rows[0]?.same, true)
  })

  await t.test('monitoring without a reason is refused at its question, and what was typed stays', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    const answer = await send(chair, watched, 'monitoring', {
      meeting: '*',
      progress1: 'Rang before.',
      progress2: 'Sleep is better.',
      riskChange: 'unchanged',
      result: 'continue',
      actions: 'None.',
      reason: ' ',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /href="#reason"/)
    assert.match(answer.text, /Sleep is better\./)
  })

  await t.test('a report that was before the panel is marked as seen, and one that came later is not', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    const said = {
      meeting: '*',
      progress1: 'Rang before.',
      progress2: 'Sleep is better.',
      riskChange: 'lessened',
      result: 'continue',
      actions: 'None.',
      reason: 'All agreed.',
    }
    const before = part(await caseText(chair, shown), 'Support given')
    assert.match(before, /3 held, .+3 reports received\. 2 seen by the panel\./)
    assert.match((await chair.get(`/cases/${shown}/monitoring`)).text, /3 reports received\. 2 seen by the panel\./)
    await send(chair, shown, 'monitoring', said)
    assert.match(part(await caseText(chair, shown), 'Support given'), /3 reports received\. 3 seen by the panel\./)
    // The meeting that lists this one was held before the third report came.
    await send(chair, watched, 'monitoring', said)
    assert.match(part(await caseText(chair, watched), 'Support given'), /3 reports received\. 2 seen by the panel\./)
  })

  // ── Notes and contacts ──

  await t.test('a correction stands beneath the note it corrects, and both can be read', async () => {
    const coordinator = await aCaller(house.app, house.origin, cora)
    const page = part(await caseText(coordinator, watched), 'Notes and contacts')
    const [note, correction] = [page.indexOf('Met at the library'), page.indexOf('at the youth centre, not at the')]
    assert.ok(note > 0 && correction > note)
  })

  await t.test('the newest note comes first, and a kind can be asked for', async () => {
    const coordinator = await aCaller(house.app, house.origin, cora)
    await send(coordinator, watched, 'note', {
      kind: 'contact',
      contacted: 'family',
      how: 'telephone',
      reason: 'Mother rang: the new bus is late.',
    })
    const all = (await coordinator.get(`/cases/${watched}/notes`)).text
    assert.ok(all.indexOf('the new bus is late') < all.indexOf('Met at the library'))
    const contacts = (await coordinator.get(`/cases/${watched}/notes?kind=contact`)).text
    assert.match(contacts, /Contact: parent, guardian or family, by telephone/)
    assert.doesNotMatch(contacts, /Discussed with my supervisor/)
  })

  await t.test(
    'who wrote a note and when is the database’s word: nobody can write or change it in another’s name',
    async () => {
      const { rows } = await house.test.owner.query<{ may: boolean }>(
        `select bool_or(has_column_privilege('causeway_app', 'cases.journal', name, 'insert')) or has_table_privilege('causeway_app', 'cases.journal', 'update, delete')
           or has_table_privilege('causeway_app', 'cases.form_record', 'update, delete') as may
         from unnest(array['taken_by', 'taken_at']) name`,
      )
      assert.equal(rows[0]?.may, false)
    },
  )

  await t.test('a contact that does not say who was reached, and how, is not kept', async () => {
    const coordinator = await aCaller(house.app, house.origin, cora)
    const answer = await send(coordinator, watched, 'note', { kind: 'contact', contacted: 'family', reason: 'Rang.' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /how they were contacted/)
  })

  // ── Risk ──

  await t.test(
    'a risk shows its owner, the panel’s word with reasons, every version, and that terrorism stays with police',
    async () => {
      const officer = await aCaller(house.app, house.origin, 'Olu Officer')
      const form = await openForm(officer, `/cases/${watched}/risk`, `/cases/${watched}/risk`)
      const known = form.choices.get('which')?.[0] ?? ''
      await send(officer, watched, 'risk', {
        which: known,
        standing: 'held',
        toWhom: 'household',
        description: 'The calls have begun again, to her sister.',
        controls: 'The sister’s number is changed as well.',
        owner: '*',
        'reviewOn-day': '14',
        'reviewOn-month': '1',
        'reviewOn-year': String(new Date().getUTCFullYear() + 1),
        reason: 'The sister rang on Tuesday.',
      })
      const page = part(await caseText(officer, watched), 'Risk')
      assert.match(page, /stays with police at all times/)
      assert.match(page, /The panel’s word on .+: medium\./)
      assert.match(page, /An earlier version/)
      assert.ok(page.indexOf('begun again') < page.indexOf('Harm to the person: strangers'))
    },
  )

  await t.test('no list orders by risk, shows it or counts it, and no column holds a number for it', async () => {
    const { rows: columns } = await house.test.owner.query<{ name: string; type: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name, data_type as type from information_schema.columns
        where table_schema not in ('pg_catalog', 'information_schema') and (column_name ~ 'risk|score|rank' or table_name ~ 'risk')
          -- The register of situations; that it can hold no person is shown in test/matrix/no-person-in-picture.test.ts.
          and table_schema || '.' || table_name not in ('picture.risk', 'picture.risk_review')
        order by 1`,
    )
    assert.deepEqual(columns, [
      // How well an authority meets a benchmark.
      { name: 'duty.self_answer.score', type: 'text' },
      { name: 'duty.self_review.score', type: 'text' },
      // What could keep an action of the delivery plan from being done, in words.
      { name: 'strategy.action.risk', type: 'text' },
    ])
    const chair = await aCaller(house.app, house.origin, cass)
    const own = await idOfRisk(house, watched)
    for (const address of ['/cases?show=all', '/work', '/panel', '/reviews']) {
      const { text } = await chair.get(address)
      assert.doesNotMatch(text, /\b(low|medium|high)\b/i, address)
      assert.ok(!text.includes(own), address)
    }
    for (const order of ['risk', 'word', 'riskWord'])
      assert.equal((await chair.get(`/cases?show=all&sort=${order}`)).status, 400)
  })

  // ── Coming back ──

  await t.test('a case that was reopened can go back to gathering information, with a reason', async () => {
    const officer = await aCaller(house.app, house.origin, 'Olu Officer')
    assert.equal((await send(officer, back, 'gathering-again', { reason: '' })).status, 422)
    await send(officer, back, 'gathering-again', { reason: 'School has seen the old friends.' })
    assert.equal(await stageOf(house, back), 'info_gathering')
  })

  // ── The end of support ──

  const leaving = {
    meeting: '*',
    closureReason: 'x_no_concern',
    need1: 'met',
    need2: 'moved_on',
    need2Service: 'The sleep clinic',
    need3: 'met',
    sessionsWhy: 'The mentor was ill on the last day.',
    referrerView: 'given',
    referrerSaid: 'The school has its pupil back.',
    finalAssessment: 'Sleeps, and has two friends back.',
    exitPlan: 'The youth worker rings at half-term.',
    told: ['person'],
    policeTold: 'yes',
    votesExit: '6',
    mode: 'unanimous',
    reason: 'All agreed.',
  } as const

  for (const [what, more, says] of [
    ['a need has no answer', { need3: '' }, /what became of need 3/],
    ['a need has moved on to a service that nobody names', { need2Service: '' }, /the service that has need 2 now/],
    ['a session was lost and nobody says why', { sessionsWhy: '' }, /why fewer sessions were held/],
    ['police have not been told', { policeTold: 'no' }, /Police must be told/],
    ['there is no reason', { reason: ' ' }, /Enter the reason/],
  ] as const)
    await t.test(`support does not end while ${what}`, async () => {
      const chair = await aCaller(house.app, house.origin, cass)
      const answer = await send(chair, ending, 'exit', { ...leaving, ...more })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.equal(await stageOf(house, ending), 'active')
    })

  await t.test('the referring school left out keeps support from ending', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    await caseText(chair, ending)
    const page = (await chair.get(`/cases/${ending}/exit`)).text
    assert.match(page, /Referred by<\/dt>\s*<dd[^>]*>[^<]+: Health</)
    const silent = await send(chair, ending, 'exit', { ...leaving, referrerView: '', referrerSaid: '' })
    assert.match(silent.text, /the referrer’s view/)
    const unexplained = await send(chair, ending, 'exit', {
      ...leaving,
      referrerView: 'not_possible',
      referrerSaid: '',
    })
    assert.match(unexplained.text, /why there is no view of the referrer/)
    assert.equal(await stageOf(house, ending), 'active')
  })

  await t.test(
    'seven sessions bought and one held: nobody types the count, and support does not end unsaid',
    async () => {
      const chair = await aCaller(house.app, house.origin, cass)
      await caseText(chair, sevenAndOne)
      const page = (await chair.get(`/cases/${sevenAndOne}/exit`)).text
      assert.match(page, /7 sessions agreed: 1 held, 1 not held, 5 not booked/)
      assert.match(page, /7 sessions were agreed and 1 held: why\?/)
      assert.doesNotMatch(page, /name="sessions(Agreed|Held)"/)
      const silent = await send(chair, sevenAndOne, 'exit', { ...leaving, sessionsWhy: '' })
      assert.equal(silent.status, 422)
      assert.match(silent.text, /why fewer sessions were held/)
      assert.equal(await stageOf(house, sevenAndOne), 'active')

      const sessionsWhy = 'The mentor called off the second and nobody rang. We did not see it for a month.'
      assert.equal((await send(chair, sevenAndOne, 'exit', { ...leaving, sessionsWhy })).status, 303)
      const { rows } = await house.test.owner.query<{ sessions: unknown }>(
        `select facts -> 'sessions' as sessions from cases.journal where case_id = $1 and step = 'exit'`,
        [sevenAndOne],
      )
      assert.deepEqual(rows[0]?.sessions, { agreed: 7, held: 1 })
    },
  )

  await t.test('support ends once all is said, and its reviews are owed', async () => {
    const chair = await aCaller(house.app, house.origin, cass)
    assert.equal((await send(chair, ending, 'exit', leaving)).status, 303)
    assert.equal(await stageOf(house, ending), 'closed_exited')
    assert.match(part(await caseText(chair, ending), 'Reviews after support'), /6-month review\s*:\s+not held/)
  })
})

async function idOfRisk(house: House, caseId: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>(
    `select facts ->> 'riskId' as id from cases.journal where case_id = $1 and step = 'record risk'`,
    [caseId],
  )
  return rows[0]?.id ?? assert.fail('no risk')
}

async function stageOf(house: House, caseId: string): Promise<string | undefined> {
  const { rows } = await house.test.owner.query<{ stage: string }>('select stage from cases.case_file where id = $1', [
    caseId,
  ])
  return rows[0]?.stage
}

/** The page of a case, whatever is asked on the way. */
async function caseText(caller: Caller, caseId: string): Promise<string> {
  const first = await caller.get(`/cases/${caseId}`)
  if (first.status !== 200) await openForm(caller, `/cases/${caseId}/note`, /\/note$/)
  return (await caller.get(`/cases/${caseId}`)).text
}

/** Fills in a step's form and sends it; `*` is the first choice offered. */
async function send(
  caller: Caller,
  caseId: string,
  page: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
) {
  const address = `/cases/${caseId}/${page}`
  const form = await openForm(caller, address, address)
  const chosen = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      answer === '*'
        ? (form.choices.get(name)?.find((choice) => choice !== '') ?? assert.fail(`no choice of ${name}`))
        : answer,
    ]),
  )
  const answer = await caller.post(address, { body: encoded(filledIn(form, chosen)) })
  assert.ok(answer.status === 303 || answer.status === 422, `${answer.status} ${titleOf(answer.text)}`)
  return answer
}

/** What stands under a heading, without its markup. */
function part(html: string, heading: string): string {
  const found = html
    .split(/<section\b/)
    .find((section) => new RegExp(`<(h2|caption)[^>]*>\\s*${heading}\\s*</`).test(section))
  return (found ?? '')
    .replaceAll(/<a\b[^>]*href="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
