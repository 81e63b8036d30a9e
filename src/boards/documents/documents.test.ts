/** Documents and their routes over HTTP. What may be recorded when is route.test.ts; here is that the pages hold to it, and who may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse, dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { encoded } from '../../../test/hostile/caller.ts'

test('documents on their way through the bodies', { timeout: 200_000 }, async (t) => {
  const { ids, cora, bo, olu, send } = await boardsInHouse(t)
  const address = `/boards/documents/${ids.documentId}`
  const today = Temporal.Now.plainDateISO('Europe/London')

  await t.test('a board member reads the cover table, the route and what was asked for', async () => {
    const words = plain((await bo.get(address)).text)
    assert.match(words, /Version &amp; Date Status Board/)
    assert.match(words, / Information and Action Directors Board Cabinet LSCB Adult Safeguarding Board/)
    assert.match(words, /saw version 1\. Returned\. Asked for by Ffion Larkwater: Say beside each objective/)
    assert.match(plain((await bo.get('/boards/documents')).text), /Annual report .* Information: CSP Executive/)
  })

  await t.test('a board member records nothing, and a case officer finds no document', async () => {
    assert.equal((await bo.get(`${address}/stages/${ids.stageId}`)).status, 404)
    assert.equal((await bo.get(`${address}/new-version`)).status, 404)
    for (const page of ['/boards/documents', address]) assert.equal((await olu.get(page)).status, 404)
  })

  await t.test('only the stage whose turn it is, and those that inform, offer to be recorded', async () => {
    const { text } = await cora.get(address)
    assert.equal(text.match(/Record what a body said/g)?.length, 1)
  })

  await t.test(
    'a version that was not the newest on the day is refused in words, and nothing typed is lost',
    async () => {
      const stage = `${address}/stages/${ids.stageId}`
      const answers = {
        body: '*',
        version: '1',
        outcome: 'noted',
        askedBy: 'The chair',
        ...dateBoxes('seenOn', today.toString()),
      }
      const form = formTo((await cora.get(stage)).text, stage)
      const body = form.choices.get('body')?.find((one) => one !== '') ?? assert.fail('no body')
      const refused = await cora.post(stage, { body: encoded(filledIn(form, { ...answers, body })) })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Select the version that was the newest on that date/)
      assert.match(refused.text, /value="The chair"/)
      const sent = filledIn(formTo(refused.text, stage), { ...answers, body, version: '2' })
      assert.equal((await cora.post(stage, { body: encoded(sent) })).status, 303)
      assert.match(plain((await cora.get('/boards/documents')).text), /Sign off: CSP Strategic Board/)
      // The same form again does nothing more.
      assert.equal((await cora.post(stage, { body: encoded(sent) })).status, 303)
      assert.equal((await cora.get(address)).text.match(/CSP Executive saw version 2/g)?.length, 1)
    },
  )

  await t.test(
    'a document begins without a route, and takes its stages in the order in which they are added',
    async () => {
      const added = await send(cora, '/boards/new-document', { title: 'Terms of the Prevent Board', kind: 'other' })
      const page = added.location ?? assert.fail('not added')
      assert.match(plain((await cora.get(page)).text), /No route has been drawn up yet/)
      for (const purpose of ['draft', 'sign_off']) {
        const { text } = await cora.get(`${page}/new-stage`)
        const body = formTo(text, `${page}/new-stage`).choices.get('bodies')?.[0] ?? assert.fail('no body')
        const answer = await send(cora, `${page}/new-stage`, {
          purpose,
          bodies: body,
          'plannedOn-month': '3',
          'plannedOn-year': '2027',
        })
        assert.equal(answer.status, 303)
      }
      assert.match(plain((await cora.get(page)).text), /Mar 27 Draft Prevent Board Mar 27 Sign off Prevent Board/)
    },
  )

  await t.test('a planned date that is a year alone is not enough', async () => {
    const plan = /href="([^"]+\/plan)"/.exec((await cora.get(address)).text)?.[1] ?? assert.fail('no plan')
    const answer = await send(cora, plan, { 'plannedOn-day': '', 'plannedOn-month': '', 'plannedOn-year': '2027' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /must be a day, or a month and year/)
  })

  await t.test('versions follow each other in time', async () => {
    const answers = { changes: 'Earlier than the last.', ...dateBoxes('datedOn', '2020-01-01') }
    const answer = await send(cora, `${address}/new-version`, answers)
    assert.match(answer.text, /must not be before that of the last one/)
    const next = { ...answers, ...dateBoxes('datedOn', today.toString()) }
    assert.equal((await send(cora, `${address}/new-version`, next)).status, 303)
    assert.match(plain((await cora.get(address)).text), /Version 3,/)
  })
})
