import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { filledIn, formTo } from '../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../test/hostile/caller.ts'
import { aHouse } from '../../test/house.ts'
import { dateBoxes, plain } from '../../test/boards-in-house.ts'
import { trainingInTown } from '../../test/training-in-town.ts'

const house = await aHouse({ after })
const people = new Map<string, Caller>()
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: await agencyId('Health'),
})

async function as(name: string): Promise<Caller> {
  const caller = people.get(name) ?? (await aCaller(house.app, house.origin, name))
  people.set(name, caller)
  return caller
}

async function send(name: string, page: string, answers: Parameters<typeof filledIn>[1]) {
  const caller = await as(name)
  const form = formTo((await caller.get(page)).text, page)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

const somebody = { role: 'frontline', setting: 'general', ...dateBoxes('startedOn', '2026-01-05') }

describe('what an agency keeps', () => {
  test('a partner’s contact adds people of their own agency', async () => {
    const sent = await send('Pat Partner', '/training/new-person', {
      ...somebody,
      personName: 'Oona Saltmarsh',
      email: 'Oona@Health.example',
    })
    assert.equal(sent.status, 303)
    const page = plain((await (await as('Pat Partner')).get('/training/people')).text)
    assert.match(page, /Training of people at Health/)
    assert.match(page, /Oona Saltmarsh/)
  })

  test('and nobody of another: the page of a colleague elsewhere does not exist', async () => {
    await send('Cora Coordinator', '/training/new-person', {
      ...somebody,
      agency: await agencyId('Council'),
      personName: 'Cara Council',
      email: 'cara@council.example',
    })
    const { rows } = await house.test.owner.query<{ id: string }>(
      `select id from training.person where name = 'Cara Council'`,
    )
    const id = rows[0]?.id ?? assert.fail()
    assert.equal((await (await as('Pat Partner')).get(`/training/people/${id}`)).status, 404)
    assert.doesNotMatch((await (await as('Pat Partner')).get('/training/people')).text, /Cara Council/)
    assert.equal((await (await as('Cora Coordinator')).get(`/training/people/${id}`)).status, 200)
  })

  test('one address stands once in an agency', async () => {
    const sent = await send('Pat Partner', '/training/new-person', {
      ...somebody,
      personName: 'Another Nia',
      email: 'nia.driftwood@health.example',
    })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /has somebody with this email address or staff number already/)
  })

  test('without an address or a number nobody could be found again', async () => {
    const sent = await send('Pat Partner', '/training/new-person', { ...somebody, personName: 'Nobody', email: '' })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /Enter their work email address or their staff number/)
  })

  test('a contact says what their people completed, and cannot say that they verified it', async () => {
    const page = `/training/people/${ids.personId}/new-completion`
    const form = (await (await as('Pat Partner')).get(page)).text
    assert.doesNotMatch(form, /I have seen the certificate/)
    const sent = await send('Pat Partner', page, {
      course: ids.courseId,
      evidence: 'self-declared',
      ...dateBoxes('completedOn', '2026-06-01'),
    })
    assert.equal(sent.status, 303)
    const again = await send('Pat Partner', page, {
      course: ids.courseId,
      evidence: 'self-declared',
      ...dateBoxes('completedOn', '2026-06-01'),
    })
    assert.equal(again.status, 422)
  })

  test('what was recorded wrongly is set aside with its reason, and stays to be read', async () => {
    const sent = await send('Cora Coordinator', `/training/completions/${ids.completionId}/correction`, {
      reason: 'It was a namesake',
    })
    assert.equal(sent.status, 303)
    const page = plain((await (await as('Cora Coordinator')).get(`/training/people/${ids.personId}`)).text)
    assert.match(page, /Set aside: It was a namesake/)
  })
})

describe('who needs what, and how many have it', () => {
  test('the needs analysis says who, by when, why and how many', async () => {
    const page = plain((await (await as('Bo Board')).get('/training/needs')).text)
    assert.match(page, /Designated safeguarding lead Within 28 days of starting A safeguarding lead decides/)
    assert.match(page, /Everyone Within 42 days of starting/)
  })

  test('coverage shows what is above and below the line, and names nobody', async () => {
    const page = (await (await as('Cora Coordinator')).get('/training')).text
    assert.match(plain(page), /People who have every course they need in date: \d+ of \d+/)
    assert.doesNotMatch(page, /Driftwood|Saltmarsh/)
    assert.doesNotMatch(page, /0 of 0/)
  })

  test('a board member is told no count that could be somebody, and gets those that could not', async () => {
    const few = plain((await (await as('Bo Board')).get('/training')).text)
    assert.match(few, /Too few to show/)
    assert.doesNotMatch(few, /\d+ of \d+/)
    await sixWithoutACourse(await agencyId('Council'))
    await sixWithoutACourse(await agencyId('School'))
    const enough = plain((await (await as('Bo Board')).get('/training')).text)
    assert.match(enough, /in date: 0 of 1\d \(0%\)/)
    assert.doesNotMatch(enough, /\b[1-4] of \d+|\d+ of [1-4]\b/)
    assert.doesNotMatch(enough, /overdue/)
    assert.match(plain((await (await as('Cora Coordinator')).get('/training')).text), /overdue/)
  })

  test('a board member reads no register', async () => {
    assert.equal((await (await as('Bo Board')).get('/training/people')).status, 404)
    assert.equal((await (await as('Bo Board')).get(`/training/people/${ids.personId}`)).status, 404)
  })

  test('a partner’s contact sees the counts of their own agency alone', async () => {
    const page = plain((await (await as('Pat Partner')).get('/training')).text)
    assert.match(page, /Health/)
    assert.doesNotMatch(page, /Council/)
  })

  test('somebody without either sees their own training, or how to be entered', async () => {
    const page = plain((await (await as('Mina Member')).get('/training/own')).text)
    assert.match(page, /You are not in the training register/)
  })

  test('a course and what it counts as are changed together', async () => {
    const { rows } = await house.test.owner.query<{ id: string }>(`select id from training.course where code = 'wrap'`)
    const page = `/training/courses/${rows[0]?.id ?? ''}`
    const sent = await send('Cora Coordinator', page, { validityMonths: '36', graceDays: '0' })
    assert.equal(sent.status, 303)
    assert.match(
      plain((await (await as('Cora Coordinator')).get('/training/courses')).text),
      /WRAP: Workshop to Raise Awareness of Prevent 36 months None/,
    )
    assert.equal((await send('Cora Coordinator', page, { validityMonths: '0' })).status, 422)
  })
})

async function sixWithoutACourse(agency: string): Promise<void> {
  await house.test.owner.query(
    `insert into training.person (id, area_id, agency_id, name, email, staff_number, role, setting, started_on, added_by, changed_by)
     select gen_random_uuid(), $1, $2, 'Somebody ' || place, null, 'S-' || place,
            'frontline', 'general', date '2025-01-05', $3, $3
       from generate_series(1, 6) place`,
    [house.areaId, agency, house.accounts.get('Cora Coordinator')],
  )
}

async function agencyId(name: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [
    name,
  ])
  return rows[0]?.id ?? assert.fail()
}
