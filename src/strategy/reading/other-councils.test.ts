/** Three strategies of other shapes, written for these tests: Word with its heading styles, Markdown, and a text whose matter stands in tables. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { StrategyReading } from './strategy-reading.ts'
import { draftOf, draftOfFixture, texts } from './reading-for-tests.ts'
import { aWordStrategy } from './word-strategy-for-tests.ts'

suite('A Word document with heading styles', async () => {
  const draft = await draftOf(await aWordStrategy(), 'northbury.docx')

  test('its title is what Word calls the title, and its years stand beneath', () => {
    assert.equal(draft.title?.text, 'Northbury Prevent Strategy')
    assert.deepEqual([draft.period?.from, draft.period?.to], [2019, 2022])
  })

  test('a list is read by the sentence before it; items of an item say how it is met', () => {
    assert.deepEqual(texts(draft.objectives), [
      'Help people to withstand those who would draw them into terrorism',
      'Give early support to those at risk',
      'Make Prevent part of everyday safeguarding',
    ])
    assert.deepEqual(
      draft.means.map(({ text, under }) => [text, under]),
      [
        ['through Channel', 'Give early support to those at risk'],
        ['through family support', 'Give early support to those at risk'],
        ['Train every school', 'What we will do'],
        ['Open a single front door', 'What we will do'],
      ],
    )
  })

  test('a list is read by the heading above it', () => {
    assert.deepEqual(
      draft.recommendations.map(({ theme, text }) => [theme, text]),
      [
        ['Online radicalisation', 'work with parents'],
        ['Venues', 'adopt a hire policy'],
      ],
    )
  })

  test('a route within a section is found, with several bodies in a cell', () => {
    assert.deepEqual(route(draft), [
      ['3rd September 2018', 'draft', ['prevent_board']],
      [undefined, 'information', ['lscb', 'safeguarding_adults_board']],
      ['Jan 19', 'sign_off', ['cabinet', 'health_wellbeing_board']],
    ])
  })

  test('seven sections, two appendices, one paragraph on the duty; a note stands at the end', () => {
    assert.equal(draft.sections.length, 7)
    assert.deepEqual(
      draft.appendices.map(({ title }) => title),
      ['Delivery plan', 'Glossary'],
    )
    assert.equal(draft.dutyParagraphs.length, 1)
    assert.equal(draft.sections.at(-1)?.text.at(-1)?.text, '[1] Census 2011, table KS201.')
  })

  test('what has no place is listed', () => {
    assert.deepEqual(draft.unread, [
      { line: 1, text: 'Northbury Borough Council' },
      { line: 28, text: 'tbc | Publication' },
    ])
  })
})

suite('A Markdown text', async () => {
  const draft = await draftOfFixture('marshwick.md')

  test('title and years stand in one line', () => {
    assert.equal(draft.title?.text, "Standing together: Marshwick's Prevent strategy")
    assert.deepEqual([draft.period?.asWritten, draft.period?.from, draft.period?.to], ['2021–24', 2021, 2024])
  })

  test('each heading "Priority" is an objective, and the lists under it are means', () => {
    assert.deepEqual(
      draft.objectives.map(({ marker, text }) => [marker, text]),
      [
        ['Priority 1', 'Protect people who are at risk'],
        ['Priority 2', 'Build communities that withstand division'],
        ['Priority 3', 'Know our risks'],
      ],
    )
    assert.equal(draft.means.length, 6)
  })

  test('the aims of the national strategy are context, not objectives', () => {
    const context = draft.sections.find(({ heading }) => heading === 'Where we are')
    assert.ok(context?.text.some(({ text }) => text === '* tackle the causes of radicalisation'))
  })

  test('three recommendations, of which the last has no theme', () => {
    assert.deepEqual(
      draft.recommendations.map(({ theme }) => theme),
      ['Online harm', 'Self-initiated violence', undefined],
    )
  })

  test('its route keeps words that are no date and no purpose of ours', () => {
    assert.deepEqual(route(draft), [
      ['4 March 2021', 'draft', ['prevent_board']],
      ['Spring 2021', undefined, ['scrutiny_committee']],
      ['12 May 2021', 'approval', ['cabinet']],
      ['2021-06-24', 'information', ['other', 'other']],
    ])
    assert.equal(draft.route[1]?.purpose?.asWritten, 'Comments')
  })

  test('seven sections, two annexes, a table of contents', () => {
    assert.equal(draft.sections.length, 7)
    assert.deepEqual(
      draft.appendices.map(({ number, title }) => [number, title]),
      [
        ['Annex A', 'Terms of reference of the steering group'],
        ['Annex B', 'Equality impact assessment'],
      ],
    )
    assert.equal(draft.contents.length, 4)
  })

  test('what has no place is listed', () => {
    assert.deepEqual(draft.unread, [
      { line: 1, text: 'Marshwick City Council' },
      { line: 5, text: 'Owner: Head of Community Safety. Version 1.2.' },
    ])
  })
})

suite('A text from an older program, whose objectives, recommendations and route stand in tables', async () => {
  const draft = await draftOfFixture('holme-valley.txt')

  test('title and years stand in lines of their own', () => {
    assert.equal(draft.title?.text, 'Preventing Violent Extremism: a strategy for Holme Valley')
    assert.deepEqual([draft.period?.from, draft.period?.to], [2018, 2021])
  })

  test('objectives and what is done for them are columns of one table', () => {
    assert.deepEqual(
      draft.objectives.map(({ marker, text }) => [marker, text]),
      [
        ['1', 'People who are drawn towards violence are noticed early'],
        ['2', 'Venues are not used to spread hatred'],
        ['3', 'Schools are confident'],
      ],
    )
    assert.deepEqual(texts(draft.means), [
      'Brief all front-line staff',
      'Adopt a policy for the hire of rooms',
      'Visit each school once a year',
    ])
  })

  test('recommendations have the area of risk as their theme', () => {
    assert.deepEqual(
      draft.recommendations.map(({ theme }) => theme),
      ['Right-wing groups', 'Online', 'Isolation'],
    )
  })

  test('the body may stand in the first column', () => {
    assert.deepEqual(route(draft), [
      ['7.2.18', 'approval', ['csp_strategic_board']],
      ['21.2.18', 'information', ['directors_board']],
      ['March 2018', 'sign_off', ['cabinet']],
    ])
  })

  test('six numbered sections and two appendices, of which each is a section too', () => {
    assert.deepEqual(
      draft.sections.map(({ number }) => number),
      ['1.', '2.', '3.', '4.', '5.', '6.', 'Appendix 1', 'Appendix 2'],
    )
    assert.deepEqual(
      draft.appendices.map(({ title }) => title),
      ['Delivery plan', 'Who to call'],
    )
  })

  test('what belongs to no column of ours, and the delivery plan, is listed', () => {
    assert.deepEqual(texts(draft.unread), [
      'HOLME VALLEY DISTRICT COUNCIL',
      'Document owner | Communities Manager | Review | March 2021',
      'Lead: HR',
      'Lead: Estates',
      'Lead: Education',
      'Minute: CSP 18/4',
      'Minute: C 112',
      'Action | Owner | Due',
      'Write the policy for the hire of rooms | Estates | June 2018',
    ])
  })
})

function route({ route: stages }: StrategyReading) {
  return stages.map(({ date, purpose, bodies }) => [date?.asWritten, purpose?.code, bodies.map(({ kind }) => kind)])
}
