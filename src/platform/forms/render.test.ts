import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { templates } from '../web/pages.ts'
import { htmlFaults as everyFault } from '../web/valid-html-for-tests.ts'
import type { AnyAnswers } from './answers.ts'
import { checkAnswersView } from './check-answers.ts'
import { defineForm, page, type Page } from './define-form.ts'
import { beginDraft } from './draft.ts'
import { everyKind } from './every-kind.test-form.ts'
import { keep, keptView } from './kept.ts'
import { pageView, type PageShown } from './page-view.ts'
import { radios, text } from './questions.ts'
import { errorAt, readPage } from './read-page.ts'
import { taskListView } from './task-list.ts'

const environment = templates()
const today = Temporal.PlainDate.from('2026-03-02')
const file = { id: 'f1', name: 'essay <b>.pdf', type: 'application/pdf', size: 1, sha256: 'ab' }

const hostile = [
  '"><script>alert(1)</script>',
  '{{7*7}}{% set x = 1 %}${7*7}',
  "' onfocus='alert(1)' autofocus='",
  '</textarea></title><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'a\u0000\u202eb\ud800',
]

for (const formPage of everyKind.pages) {
  test(`the page “${formPage.title.en}” is valid HTML: empty, wrong, with files, in both languages`, async () => {
    const wrong = readPage(everyKind, formPage, {}, { language: 'en', today })
    assert.ok(!wrong.ok && wrong.reason.why === 'wrong-answers')
    const welsh = readPage(everyKind, formPage, {}, { language: 'cy', today })
    assert.ok(!welsh.ok && welsh.reason.why === 'wrong-answers')
    const states: readonly Partial<PageShown>[] = [
      { canSave: true, hidden: { seen: '3' } },
      wrong.reason,
      { ...welsh.reason, language: 'cy' },
      { answers: { evidence: [file] } },
      { typed: { 'children-rows': '4' } },
      { typed: { 'children-rows': '0' } },
    ]
    for (const state of states) assert.deepEqual(await htmlFaults(rendered(formPage, state)), [])
  })

  test(`every error of “${formPage.title.en}” leads to a control that is there, and stands beside it`, () => {
    const wrong = readPage(everyKind, formPage, { ...wrongEverywhere(formPage) }, { language: 'en', today })
    assert.ok(!wrong.ok && wrong.reason.why === 'wrong-answers')
    const html = rendered(formPage, wrong.reason)
    for (const error of wrong.reason.errors) {
      assert.ok(html.includes(`id="${error.control}"`), error.control)
      assert.ok(html.split(error.message).length >= 3, error.message)
    }
  })

  test(`“${formPage.title.en}” sends no field that reading it does not know`, () => {
    const html = rendered(formPage, { answers: { evidence: [file] }, typed: { 'children-rows': '3' } })
    const names = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name)
    const body = Object.fromEntries(names.filter((name) => name !== 'action').map((name) => [name, '']))
    const read = readPage(everyKind, formPage, body, { language: 'en', today })
    assert.ok(read.ok || read.reason.why !== 'unknown-keys')
    assert.ok(names.length > formPage.questions.length)
  })

  test(`whatever is typed into “${formPage.title.en}” stays text`, async () => {
    for (const attack of hostile) {
      const names = [...rendered(formPage).matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name)
      const typed = Object.fromEntries(names.map((name) => [name, attack]))
      const html = rendered(formPage, { typed })
      assert.doesNotMatch(html, /<script|<img|49|onfocus='|\u0000|\u202e|[\ud800-\udfff]/, attack)
      assert.deepEqual(await htmlFaults(html), [])
    }
  })
}

test('what was typed is in the page again, also the choices and the rows', () => {
  const background = pageOf('background')
  const typed = {
    needs: ['adhd', 'other'],
    otherNeed: 'Hearing',
    'children-rows': '2',
    'children-1-child-surname': 'Jones',
  }
  const html = rendered(background, { typed })
  assert.match(html, /value="adhd"\s+checked/)
  assert.match(html, /value="Hearing"/)
  assert.match(html, /id="children-1-child-surname"[^>]*value="Jones"/)
  assert.doesNotMatch(html, /children-2-/)
})

test('answers fill the page they were given on, as they would be typed', () => {
  const answers: AnyAnswers = {
    person: { surname: 'Ŵyn' },
    bornOn: { precision: 'month', year: 2008, month: 5 },
    home: { postcode: 'RM17 6SL' },
    phone: { instead: 'prefer-not-to-say' },
  }
  const html = rendered(pageOf('person'), { answers })
  assert.match(html, /id="bornOn-month"[^>]*value="5"/)
  assert.match(html, /id="home-postcode"[^>]*value="RM17 6SL"/)
  assert.match(html, /name="phone-instead"[^>]*value="prefer-not-to-say"\s+checked/)
})

test('a text of several lines comes back as it was, nowhere indented', () => {
  const story = 'one\n  two\n\n    three'
  assert.ok(rendered(pageOf('concern'), { typed: { concern: story } }).includes(`>${story}</textarea>`))
  const inOption = defineForm({
    ...everyKind,
    pages: [page({ id: 'only', title: { en: 'Only' }, questions: everyKind.pages[1].questions })],
  })
  assert.ok(rendered(inOption.pages[0], { typed: { concern: story } }).includes(`>${story}</textarea>`))
})

test('where the page asks one thing, its question is the heading', () => {
  const html = rendered(pageOf('risk'))
  assert.match(html, /<h1 class="govuk-label-wrapper">\s*<label[^>]*for="risk">\s*Why would it increase the risk\?/)
  assert.equal(html.split('<body>')[1]?.split('Why would it increase the risk?').length, 2)
})

test('a conditional question stands beneath its option, or says when it is asked', () => {
  const html = rendered(pageOf('concern'))
  assert.match(html, /id="conditional-told">[\s\S]*?How did they respond\?/)
  assert.ok(html.includes('Answer this only if you selected ‘No, it would increase the risk’ or ‘No, not yet’.'))
})

test('a question asked after all answers but one says which one spares it', () => {
  const nearlyAlways = defineForm({
    id: 'nearly-always',
    version: '1',
    title: { en: 'Nearly always' },
    pages: [
      page({
        id: 'only',
        title: { en: 'Only' },
        questions: [
          radios({
            id: 'outcome',
            label: { en: 'Outcome' },
            name: { en: 'the outcome' },
            options: ['Go on', 'Stop', 'Pass on'].map((label) => ({ code: label, label: { en: label } })),
          }),
          text({
            id: 'who',
            label: { en: 'Who agreed?' },
            name: { en: 'who agreed' },
            maxLength: 50,
            showIf: { question: 'outcome', is: ['Stop', 'Pass on'] },
          }),
        ],
      }),
    ],
  })
  assert.ok(rendered(nearlyAlways.pages[0]).includes('Answer this unless you selected ‘Go on’.'))
})

test('Return in a text field means continue, also where rows and files have buttons of their own', () => {
  const first = /<button[^>]*>/.exec(rendered(pageOf('background')))?.[0] ?? ''
  assert.match(first, /value="continue"/)
  assert.match(first, /tabindex="-1" aria-hidden="true"/)
})

test('an error of the room’s own rules is shown at its question', () => {
  const person = pageOf('person')
  const html = rendered(person, { errors: [errorAt(person, 'bornOn', 'They must be under 18')] })
  assert.match(html, /href="#bornOn-day">They must be under 18</)
  assert.match(html, /<title>Error: About the person – Every kind of question<\/title>/)
})

test('every page has its words in Welsh', () => {
  for (const formPage of everyKind.pages) {
    const html = rendered(formPage, { language: 'cy', canSave: true })
    assert.match(html, />\s*Parhau\s*</)
    assert.match(html, />\s*Cadw a dod yn ôl yn nes ymlaen\s*</)
    assert.doesNotMatch(html, />\s*(Not known|Or an|Forenames|Continue|Day|Remove|Choose|or)\b/)
  }
})

test('answers to be checked and answers kept are shown as text, in valid HTML', async () => {
  for (const attack of hostile.slice(0, 5)) {
    const answers = {
      person: { surname: attack },
      concern: `${attack}\nsecond`,
      employer: { name: attack, kind: 'school' },
    }
    const check = checkAnswersView(everyKind, answers, {
      language: 'en',
      address: (id) => `/x/${id}`,
      action: '/x',
      button: { en: 'Send' },
    })
    for (const sections of [check.sections, keptView(keep(everyKind, answers, 'en'))]) {
      const html = summary(sections)
      assert.doesNotMatch(html, /<script|<img|49|onfocus='/)
      assert.match(html, /<br>second/)
      assert.deepEqual(await htmlFaults(html), [])
    }
  }
})

test('whole pages for a form, its tasks and its check are valid HTML', async () => {
  const draft = beginDraft(everyKind, 'en')
  const whole: readonly [string, object][] = [
    ['form-page', pageView(everyKind, pageOf('person'), { language: 'en', action: '/x', back: '/back' })],
    [
      'task-list',
      taskListView(everyKind, draft, {
        language: 'en',
        address: (id) => `/x/${id}`,
        checkAddress: '/check',
        back: '/b',
      }),
    ],
    [
      'check-answers',
      checkAnswersView(
        everyKind,
        {},
        {
          language: 'en',
          address: (id) => `/x/${id}`,
          action: '/x',
          button: { en: 'Send' },
          back: '/b',
          declaration: [{ en: 'By sending this you say it is true.' }],
          hidden: { seen: '1' },
        },
      ),
    ],
  ]
  for (const [name, view] of whole) {
    const html = environment.render(`platform/forms/views/${name}.njk`, { ...layoutContext, view })
    assert.deepEqual(await htmlFaults(html), [], name)
    assert.equal(html.split('<h1').length, 2, name)
  }
})

const single = defineForm({
  id: 'single',
  version: '1',
  title: { en: 'Note' },
  pages: [
    page({
      id: 'note',
      title: { en: 'Note' },
      questions: [text({ id: 'note', label: { en: 'Note' }, name: { en: 'a note' } })],
    }),
  ],
})

test('the words of the main button and hidden fields are the room’s', () => {
  const view = pageView(single, single.pages[0], {
    language: 'en',
    action: '/x',
    button: { en: 'Decide' },
    hidden: { version: '7' },
  })
  const html = environment.renderString(aPage, { view })
  assert.match(html, />\s*Decide\s*</)
  assert.match(html, /<input type="hidden" name="version" value="7">/)
})

const aPage =
  '{% from "platform/forms/views/questions.njk" import formPage %}<!DOCTYPE html><html lang="en"><head><title>{{ view.documentTitle }}</title></head><body><main>{{ formPage(view, "") }}</main></body></html>'

function rendered(formPage: Page, shown: Partial<PageShown> = {}): string {
  return environment.renderString(aPage, {
    view: pageView(everyKind, formPage, { language: 'en', action: '/here', ...shown }),
  })
}

function summary(sections: unknown): string {
  const template =
    '{% from "platform/forms/views/answers.njk" import answerSections %}<h1>Answers</h1>{{ answerSections(sections) }}'
  return environment.renderString(template, { sections })
}

/** Less two habits of GOV.UK Frontend: the role of a date's fieldset, for JAWS; checkboxes that share their name. */
async function htmlFaults(html: string): Promise<readonly string[]> {
  return (await everyFault(html)).filter((fault) => !/no-redundant-role|form-dup-name/.test(fault))
}

/** Something that no question takes, in every field that takes text. */
function wrongEverywhere(formPage: Page): Record<string, string> {
  const names = [...rendered(formPage).matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name)
  const fields = names.filter((name) => name !== 'action' && !name.endsWith('-rows') && !name.endsWith('-instead'))
  return Object.fromEntries(fields.map((name) => [name, 'a\u0000b']))
}

function pageOf(id: string): Page {
  const found = everyKind.pages.find((each) => each.id === id)
  assert.ok(found)
  return found
}

/** The little of the web layer that the layout asks for. */
const layoutContext = {
  t: (key: string) => key,
  lang: 'en',
  path: '/x',
  asset: (name: string) => `/assets/${name}`,
  navigation: [],
  organisation: 'A council',
  formFields: () => '',
  madeAt: Temporal.Instant.from('2026-03-02T10:00:00Z'),
}
