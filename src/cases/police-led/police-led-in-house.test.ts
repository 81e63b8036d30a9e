/** A police-led partnership on the pages of a case: asked, answered, and shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const onToday = (question: string) => ({
  [`${question}-day`]: String(today.day),
  [`${question}-month`]: String(today.month),
  [`${question}-year`]: String(today.year),
})

test('a police-led partnership on the pages of a case', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { led, asked } = await casesInHouse(house, { led: 'closed: police-led', asked: 'police-led, asked' })
  const olu = await aCaller(house.app, house.origin, 'Olu Officer')

  async function take(address: string, answers: Parameters<typeof filledIn>[1]) {
    const page = `/cases/${led}/${address}`
    const form = await openForm(olu, page, page)
    return await olu.post(page, { body: encoded(filledIn(form, answers)) })
  }

  await t.test('the case says that what police ask is not recorded yet', async () => {
    await openForm(olu, `/cases/${led}/note`, `/cases/${led}/note`)
    assert.match((await olu.get(`/cases/${led}`)).text, /What police ask of the authority is not recorded yet/)
  })

  await t.test(
    'the case says what the authority was asked, by whom, on what basis, and that it has not answered',
    async () => {
      const request = {
        askedBy: 'counter_terrorism_police',
        askedByName: 'An invented unit',
        ...onToday('askedOn'),
        asked: ['housing', 'meetings'],
        basis: 'crime_prevention',
        reason: 'A managed move, and a seat at their meetings.',
      }
      assert.equal((await take('police-led-request', { ...request, basis: '' })).status, 422)
      assert.equal((await take('police-led-request', request)).status, 303)
      const { text } = await olu.get(`/cases/${led}`)
      assert.match(text, /Counter-terrorism police, /)
      assert.match(text, /Basis: Preventing or detecting crime/)
      assert.match(text, /Not answered/)
      assert.match(text, /A managed move, and a seat at their meetings\./)
    },
  )

  await t.test('and what the authority answered, and when', async () => {
    const requests = await openForm(olu, `/cases/${led}/police-led-answer`, `/cases/${led}/police-led-answer`)
    const answer = {
      request: requests.choices.get('request')?.[0] ?? assert.fail('no request is offered'),
      answer: 'agreed_in_part',
      answeredBy: 'The head of housing',
      ...onToday('answeredOn'),
      reason: 'The move is possible in the new year.',
    }
    assert.equal((await take('police-led-answer', answer)).status, 303)
    const { text } = await olu.get(`/cases/${led}`)
    assert.match(text, /The authority’s answer, [^<]*: Agreed to part of it/)
    assert.match(text, /The head of housing/)
    assert.doesNotMatch(text, /Not answered/)
  })

  await t.test('two requests stand side by side, one of them answered', async () => {
    await openForm(olu, `/cases/${asked}/note`, `/cases/${asked}/note`)
    const { text } = await olu.get(`/cases/${asked}`)
    assert.match(text, /Agreed to part of it/)
    assert.match(text, /Not answered/)
  })
})
