/** The delivery plan over HTTP: built, updated over the quarters, coloured, measured, shown as a thread with its holes, assessed for equality. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aStrategy } from '../../../test/a-strategy.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { lastQuarters, quarterWords } from '#reference/quarters.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const day = (id: string, on: Temporal.PlainDate): Record<string, string> => ({
  [`${id}-day`]: String(on.day),
  [`${id}-month`]: String(on.month),
  [`${id}-year`]: String(on.year),
})

test('a quarter is one of the year that begins in April', () => {
  assert.equal(quarterWords(Temporal.PlainDate.from('2026-10-01')), 'Quarter 3 of 2026-27, October to December')
  assert.equal(quarterWords(Temporal.PlainDate.from('2027-01-01')), 'Quarter 4 of 2026-27, January to March')
})

test('a delivery plan', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const by = account('Cora Coordinator')
  const lead = account('Bo Board')
  const strategy = await aStrategy(house.test, { areaId: house.areaId, by, lead }, 'adopted')
  const other = await aStrategy(house.test, { areaId: house.areaId, by }, 'draft')
  const plan = `/strategy/${strategy.id}/plan`
  const action = `${plan}/${strategy.plan.actionId}`
  const measure = `${action}/measures/${strategy.plan.measureId}`
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const bo = await aCaller(house.app, house.origin, 'Bo Board')

  async function send(caller: Caller, page: string, to: string | RegExp, answers: Parameters<typeof filledIn>[1] = {}) {
    const form = formTo((await caller.get(page)).text, to)
    return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  }
  const addedBody = async (name: string): Promise<string> => {
    const { rows } = await house.test.owner.query<{ id: string }>(
      "insert into boards.body (id, area_id, kind, name, added_by, changed_by) values (gen_random_uuid(), $1, 'prevent_board', $2, $3, $3) returning id",
      [house.areaId, name, by],
    )
    return rows[0]?.id ?? assert.fail(name)
  }
  const words = async (page: string): Promise<string> => plain((await bo.get(page)).text)
  const keyOf = (kind: string, number: string): string =>
    strategy.parts.find((part) => part.kind === kind && part.number === number)?.key ?? assert.fail(kind)

  await t.test('an action is added, with what it serves, and is found by colour, objective and agency', async () => {
    const added = await send(cora, `${plan}/new`, `${plan}/new`, {
      title: 'Meet the mosques',
      objectives: [keyOf('objective', '2.')],
      recommendations: [keyOf('recommendation', '6.')],
      benchmarks: ['communications'],
      leadAgency: '*',
      leadAccount: 'nobody',
      leadName: 'Head of communities',
      ...day('startsOn', today.subtract({ days: 200 })),
      ...day('dueOn', today.subtract({ days: 1 })),
      'milestones-0-words': 'First meeting',
      ...day('milestones-0-dueOn', today.subtract({ days: 50 })),
    })
    assert.equal(added.status, 422, 'a choice that is not offered')
    const form = formTo((await cora.get(`${plan}/new`)).text, `${plan}/new`)
    const agency = form.choices.get('leadAgency')?.find((choice) => !['', 'none'].includes(choice)) ?? ''
    const right = await send(cora, `${plan}/new`, `${plan}/new`, {
      title: 'Meet the mosques',
      objectives: [keyOf('objective', '2.')],
      recommendations: [keyOf('recommendation', '6.')],
      leadAgency: agency,
      leadAccount: 'nobody',
      leadName: 'Head of communities',
      ...day('startsOn', today.subtract({ days: 200 })),
      ...day('dueOn', today.subtract({ days: 1 })),
      'milestones-0-words': 'First meeting',
      ...day('milestones-0-dueOn', today.subtract({ days: 50 })),
    })
    assert.equal(right.status, 303, errorsIn(right.text))
    const page = await words(right.location ?? '')
    assert.match(page, /Red: off track Its last day was 1 day ago\. The milestone “First meeting” is 50 days late\./)
    assert.match(page, /How this colour is worked out An action is done on the day/)
    assert.match(await words(plan), /Meet the mosques .*Head of communities/)
    assert.match(await words(`${plan}?rag=red`), /1 of 2 actions Action .*Meet the mosques/)
    assert.doesNotMatch(await words(`${plan}?rag=green&agency=&objective=`), /Meet the mosques/)
    assert.doesNotMatch(await words(`${plan}?objective=${keyOf('objective', '1.')}`), /Meet the mosques/)
    assert.match(await words(`${plan}?agency=${agency}`), /Meet the mosques/)
  })

  await t.test('an action is of its own strategy, and nobody outside governance finds it', async () => {
    assert.equal((await cora.get(`/strategy/${other.id}/plan/${strategy.plan.actionId}`)).status, 404)
    for (const name of ['Olu Officer', 'Mina Member', 'Ade Administrator']) {
      const caller = await aCaller(house.app, house.origin, name)
      for (const page of [
        plan,
        action,
        measure,
        `/strategy/${strategy.id}/thread`,
        `/strategy/${strategy.id}/equality`,
      ])
        assert.equal((await caller.get(page)).status, 404, `${name} ${page}`)
    }
  })

  await t.test('it is updated over four quarters, also by the board member who leads it, and no other', async () => {
    for (const [place, quarter] of lastQuarters(today, 4).entries())
      assert.equal(
        (
          await send(place === 0 ? bo : cora, `${action}/update`, `${action}/update`, {
            quarter: quarter.toString(),
            words: `Sessions held, ${place}.`,
          })
        ).status,
        303,
      )
    const page = await words(action)
    for (const quarter of lastQuarters(today, 4)) assert.ok(page.includes(quarterWords(quarter)))
    assert.match(page, /Sessions held, 0\. Bo Board, .*Worked out that day: Green/)
    assert.equal((await bo.get(`/strategy/${other.id}/plan/${other.plan.actionId}/update`)).status, 404)
    assert.equal((await bo.get(`${action}/change`)).status, 404)
  })

  await t.test('another colour needs a reason, and is shown beside the one that is worked out', async () => {
    const unsaid = await send(cora, `${action}/colour`, `${action}/colour`, { colour: 'amber' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.text, /Enter the reason/)
    await send(cora, `${action}/colour`, `${action}/colour`, { colour: 'amber', reason: 'The trainer is ill.' })
    assert.match(
      await words(action),
      /Amber: at risk Cora Coordinator said so on .*: The trainer is ill\. Worked out: Green/,
    )
    assert.match(await words(plan), /Amber: at risk Said by Cora Coordinator\. Worked out: Green: on track/)
    await send(cass, `${action}/colour`, `${action}/colour`, { colour: 'worked-out', reason: 'She is well again.' })
    assert.doesNotMatch(await words(action), /The trainer is ill/)
  })

  await t.test('what its lead cannot mend lands on the next agenda of a body, with a link back', async () => {
    const body = await addedBody('Prevent Board')
    const page = `${action}/escalation`
    assert.match((await send(cora, page, page, { body })).text, /Enter what it must look at/)
    const sent = await send(cora, page, page, { body, what: 'Nobody pays for the hall.' })
    assert.equal(sent.location, `/boards/${body}`)
    assert.equal((await bo.get(page)).status, 404)
    await send(cora, `/boards/${body}/new-meeting`, `/boards/${body}/new-meeting`, {
      ...day('heldOn', today.add({ days: 14 })),
      startsAt: '14:00',
      place: 'Committee room 2',
    })
    const { rows } = await house.test.owner.query<{ id: string }>('select id from boards.meeting')
    const { text } = await bo.get(`/boards/meetings/${rows[0]?.id ?? ''}`)
    assert.match(text, /Nobody pays for the hall\./)
    assert.ok(text.includes(`href="${action}"`))
  })

  await t.test('two people change an action: the second sees both versions and may go on', async () => {
    const address = `${action}/change`
    const [hers, theirs] = [
      formTo((await cora.get(address)).text, address),
      formTo((await cass.get(address)).text, address),
    ]
    assert.equal((await cora.post(address, { body: encoded(filledIn(hers, { cost: '£200' })) })).status, 303)
    const later = { cost: '£300', 'milestones-0-words': 'Twelve sessions held' }
    const clash = await cass.post(address, { body: encoded(filledIn(theirs, later)) })
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /Cost £200 £300/)
    assert.match(
      plain(clash.text),
      /Milestones Milestone 1 Milestone: Ten sessions held .*Milestone: Twelve sessions held/,
    )
    const again = formTo(clash.text, address)
    assert.equal((await cass.post(address, { body: encoded(again.fields) })).status, 303)
    const page = await words(action)
    assert.match(page, /£300/)
    assert.match(page, /Twelve sessions held/)
  })

  await t.test('a share is read as so many of so many, and what nobody knew is not zero', async () => {
    await send(cora, `${measure}/reading`, `${measure}/reading`, { ...day('on', today), value: '41', of: '50' })
    assert.match(await words(measure), /Target met Better than the baseline\. .*41 of 50 \(82%\)/)
    const more = await send(cora, `${measure}/reading`, `${measure}/reading`, {
      ...day('on', today),
      value: '51',
      of: '50',
    })
    assert.match(more.text, /A share must be of as many or more/)
    await send(cora, `${measure}/reading`, `${measure}/reading`, {
      ...day('on', today),
      remark: 'The system was down.',
    })
    assert.match(await words(measure), /Not known Not known against the baseline/)
  })

  await t.test('a wrong reading is corrected once, with a reason, and stays in sight', async () => {
    const page = `${measure}/readings/${strategy.plan.readingId}/correction`
    const unsaid = await send(cora, page, page, { value: '29', of: '50' })
    assert.match(unsaid.text, /Enter why it is corrected/)
    const form = formTo((await cass.get(page)).text, page)
    assert.equal((await send(cora, page, page, { value: '29', of: '50', remark: 'Counted twice.' })).location, measure)
    const late = await cass.post(page, { body: encoded(filledIn(form, { value: '28', of: '50', remark: 'Mine.' })) })
    assert.equal(late.status, 422)
    assert.match(late.text, /has corrected this reading meanwhile/)
    assert.match(await words(measure), /wrong: 30 of 50 \(60%\) Corrected by Cora Coordinator/)
  })

  await t.test('the series is drawn with a name, and its figures stand in a table', async () => {
    const { text } = await bo.get(measure)
    assert.match(text, /<svg [^>]*role="img"[^>]*>\s*<title [^>]*>Staff trained: its readings over time/)
    assert.match(plain(text), /Readings Day Figure Remark/)
  })

  await t.test('what is counted live is read from the statistics, and nobody writes it down', async () => {
    await house.test.owner.query(
      `insert into statistics.figure (area_id, measure, from_on, until_on, numerator, denominator)
       values ($1, 'gateway in time', '2026-04-01', '2026-06-30', 18, 23), ($1, 'gateway in time', '2026-07-01', '2026-09-30', null, null)`,
      [house.areaId],
    )
    const page = `${action}/measures/new`
    const live = { title: 'Gateway in time', direction: 'up', target: '75', source: 'gateway-in-time' }
    assert.match(
      (await send(cora, page, page, { ...live, kind: 'count' })).text,
      /What is counted live is a share: select “A share”/,
    )
    const added = await send(cora, page, page, { ...live, kind: 'share' })
    assert.equal(added.status, 303, errorsIn(added.text))
    const shown = await words(added.location ?? '')
    assert.match(shown, /Target met .*Counted live Gateway decisions in time\./)
    assert.match(shown, /30 June 2026 18 of 23 \(78\.2%\) April to June 2026 Counted by Causeway/)
    assert.doesNotMatch(shown, /30 September 2026/)
    assert.equal((await cora.get(`${added.location ?? ''}/reading`)).status, 404)
  })

  await t.test('the golden thread shows the holes in words, leads to each, and says the same in a table', async () => {
    const { text } = await bo.get(`/strategy/${strategy.id}/thread`)
    const page = plain(text)
    assert.match(page, /Holes Recommendation 2 Radicalisation : no action answers it/)
    assert.match(page, /Meet the mosques : no evidence/)
    assert.match(page, /Meet the mosques : no measure/)
    assert.ok(text.includes(`<a href="${action}">`), 'a node leads to its action')
    assert.match(page, /The same as a table .*Brief every front door/)
  })

  await t.test('evidence leads nowhere outside the service', async () => {
    for (const link of ['https://elsewhere.example', '//elsewhere.example', 'javascript:alert(1)', '/\\elsewhere']) {
      const sent = await send(cora, `${action}/evidence`, `${action}/evidence`, {
        words: 'A page.',
        link,
        ...day('datedOn', today),
      })
      assert.equal(sent.status, 422, link)
    }
  })

  await t.test('an assessment is signed off, and opened again by evidence about its characteristic', async () => {
    const equality = `/strategy/${strategy.id}/equality`
    assert.match(await words(equality), /Age To be signed off/)
    assert.equal((await bo.get(`${equality}/age`)).status, 404)
    await send(cass, equality, /\/age\/sign-off$/)
    assert.match(await words(equality), /Age Signed off .*Signed off by Cass Chair/)
    await send(cora, `${action}/evidence`, `${action}/evidence`, {
      words: 'Young people asked for it.',
      ...day('datedOn', today),
      characteristics: ['age'],
    })
    assert.match(await words(equality), /Age Opened again Evidence about it was added after the signature/)
    const wrong = await send(cora, `${equality}/age`, `${equality}/age`, { impact: 'negative' })
    assert.match(wrong.text, /Enter what is done about the negative impact/)
    await send(cora, `${equality}/age`, `${equality}/age`, { evidence: 'Young people asked for it.' })
    assert.match(await words(equality), /Age To be signed off .*2, by Cora Coordinator/)
  })

  await t.test('a measure is defined anew: what it was stays in sight, and its readings stay as they are', async () => {
    const page = `${measure}/definition`
    const theirs = formTo((await cass.get(page)).text, page)
    assert.match((await send(cora, page, page, { target: '85' })).text, /Enter why it is changed/)
    const changed = await send(cora, page, page, { target: '85', why: 'The board asked for more.' })
    assert.equal(changed.location, measure, errorsIn(changed.text))
    const shown = await words(measure)
    assert.match(shown, /Target 85% or more Direction/)
    assert.match(shown, /41 of 50 \(82%\)/)
    assert.match(shown, /Cora Coordinator, .* The board asked for more\. Target: 85% or more\. Before: 80% or more/)
    const clash = await cass.post(page, { body: encoded(filledIn(theirs, { target: '70', why: 'Too hard.' })) })
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /Target in figures 85 70/)
    assert.equal((await bo.get(page)).status, 404)
  })

  await t.test('what its readings mean is never changed, neither by a form nor behind it', async () => {
    const page = `${measure}/definition`
    const why = 'It is simpler.'
    for (const other of [{ kind: 'count', baselineOf: '' }, { source: 'gateway-in-time' }]) {
      const refused = await send(cora, page, page, { ...other, why })
      assert.equal(refused.status, 422)
      assert.match(errorsIn(refused.text), /would no longer mean what they meant.* end the measure, and add another/)
    }
    await assert.rejects(
      house.test.owner.query(
        `insert into strategy.measure_definition (id, area_id, measure_id, revision, title, kind, direction, why, made_by)
         values (gen_random_uuid(), $1, $2, 9, 'Staff trained', 'count', 'up', 'Simpler', $3)`,
        [house.areaId, strategy.plan.measureId, by],
      ),
      { constraint: 'measure_means_the_same' },
    )
  })

  await t.test('a measure without readings may still become one of another kind', async () => {
    const page = `${action}/measures/new`
    const added = await send(cora, page, page, { title: 'Schools', kind: 'count', direction: 'up', target: '12' })
    const address = added.location ?? assert.fail(errorsIn(added.text))
    const [definition, why] = [`${address}/definition`, 'So many of all.']
    assert.equal((await send(cora, definition, definition, { kind: 'share', target: '90', why })).status, 303)
    assert.match(await words(address), /Target: 90% or more\. Before: 12 or more/)
  })

  await t.test('a measure ends with a reason: it shows as ended, and gets no more readings', async () => {
    const page = `${action}/measures/new`
    const added = await send(cora, page, page, { title: 'Leaflets', kind: 'count', direction: 'up', baseline: '90' })
    const leaflets = added.location ?? assert.fail(errorsIn(added.text))
    const [reading, end] = [`${leaflets}/reading`, `${leaflets}/end`]
    await send(cora, reading, reading, { ...day('on', today), value: '40' })
    assert.match(await words(action), /Amber: at risk .*“Leaflets” is worse than its baseline/)
    const late = formTo((await cass.get(reading)).text, reading)
    assert.match((await send(cora, end, end)).text, /Enter why it ends/)
    assert.equal((await send(cora, end, end, { reason: 'Nobody reads them.' })).location, leaflets)
    const shown = await words(leaflets)
    assert.match(shown, /Ended .*Cora Coordinator ended it on .*: Nobody reads them\./)
    assert.match(await words(action), /Brief every front door Green: on track/)
    assert.match(await words(action), /Leaflets 90 40, .* Ended/)
    assert.equal((await cora.get(reading)).location, leaflets)
    const refused = await cass.post(reading, { body: encoded(filledIn(late, { ...day('on', today), value: '41' })) })
    assert.match(errorsIn(refused.text), /This measure has ended/)
    assert.equal((await bo.get(end)).status, 404)
    const id = leaflets.split('/').at(-1)
    await assert.rejects(
      house.test.owner.query(
        'insert into strategy.reading (id, area_id, measure_id, read_on, value, made_by) values (gen_random_uuid(), $1, $2, $3, 5, $4)',
        [house.areaId, id, today.toString(), by],
      ),
      { constraint: 'measure_goes_on' },
    )
  })
})

function errorsIn(html: string): string {
  return /govuk-error-summary[\s\S]*?<\/ul>/.exec(html)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? ''
}

/** The words of a page, a space between them. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&quot;', '"')
}
