/** A refusal is a choice. Nothing that the service says of it, in any page, list, clock or letter, makes it look like anything else. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { CodeList } from '#reference/code-list.ts'
import * as consent from '#reference/consent.ts'
import { closureReasons, exitReasons } from '#reference/decisions.ts'
import { settings } from '#reference/settings.ts'
import { clocks } from '../journey/clock-table.ts'
import { refusalWords } from '../journey/refusals.ts'
import { stages } from '../journey/stages.ts'
import { stepOf, steps } from '../journey.ts'
import { consentPages } from './steps.ts'

const here = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

test('no word about consent, its refusal or its end speaks of risk, danger or failure', () => {
  const lists: readonly CodeList[] = [
    consent.consentStatuses,
    consent.consentGivers,
    consent.consentPeople,
    consent.consentWays,
    consent.consentTold,
    consent.ownViews,
    consent.familyCircumstances,
    consent.bestInterestDeciders,
    consent.policeConsiderations,
  ]
  const said = [
    ...lists.flatMap((list) => list.map(({ label }) => label.en)),
    stages.closed_consent_refused.label,
    stages.closed_consent_refused.means,
    stages.consent_sought.means,
    stages.paused.means,
    ...closureReasons
      .filter(({ code }) => code === 'consent_refused' || code === 'not_contactable')
      .map(({ label }) => label.en),
    ...exitReasons.filter(({ code }) => code === 'x_withdrew').map(({ label }) => label.en),
    ...(['consent attempt', 'care after consent', 'police after consent'] as const).map((name) => clocks[name].label),
    ...Object.entries(settings).flatMap(([key, { label, why }]) =>
      /consent|turning18/i.test(key) ? [label, why] : [],
    ),
    // Police are told of the end of support whatever ended it: that word is not about consent.
    ...Object.entries(refusalWords).flatMap(([code, { en }]) =>
      /consent|young|asked|police/.test(code) && code !== 'police-not-told' ? [en] : [],
    ),
    ...consentPages.flatMap(({ step }) => [stepOf(step).label, stepOf(step).happened]),
  ]
  assert.ok(said.length > 90)
  for (const words of said)
    assert.doesNotMatch(words, /\brisk|danger|threat|failure|failed|uncooperative|hostile/i, words)
})

test('no page of consent speaks of risk either', () => {
  for (const file of [
    'asking.ts',
    'answering.ts',
    'capacity.ts',
    'ending.ts',
    'support.ts',
    'section.ts',
    'words.ts',
    'work.ts',
    'views/section.njk',
    'views/papers.njk',
  ])
    assert.doesNotMatch(here(file), /\brisk/i, file)
})

test('lists of cases know nothing of consent: a refusal cannot be marked, filtered for or sorted by there', () => {
  assert.doesNotMatch(here('../case-list.ts'), /consent|refus/i)
  assert.doesNotMatch(here('../views/list.njk'), /consent|refus/i)
})

test('a refusal leads to no stage, list or step of its own but the two considerations and the close', () => {
  const after = steps.filter(({ waitsFor, from }) => from.includes('consent_sought') && waitsFor !== undefined)
  assert.ok(after.length > 3)
  assert.equal(stages.closed_consent_refused.kind, 'closed')
})
