/** Every form of the service is sent wrong: here the others than those of a case (case-forms.test.ts) and of the partnership (partnership-forms.test.ts). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseForms, entries, noForms, partnershipForms } from './entries.ts'
import { decisions, sendWrong } from './sent-wrong.ts'
import { aTown } from './town.ts'

test('forms sent wrong are refused in plain words and store nothing; honest ones act once', async (t) => {
  const town = await aTown(t)

  await t.test('every form of the service is here', () => {
    const forms = town.app
      .routeList()
      .filter((route) => route.method !== 'GET')
      .map((route) => route.path)
    const here = [...entries.map((entry) => entry.route), ...Object.keys(noForms)]
    assert.deepEqual([...new Set(here)].sort(), [...new Set(forms)].sort())
  })

  await t.test('every decision that needs a reason is tried without one', () => {
    assert.deepEqual(
      [...decisions].filter((route) => entries.every((entry) => entry.route !== route)),
      [],
    )
  })

  await sendWrong(
    t,
    town,
    entries.filter((entry) => !caseForms.includes(entry) && !partnershipForms.includes(entry)),
  )
})
