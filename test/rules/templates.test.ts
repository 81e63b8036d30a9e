/** Templates show what they are given, and only as text. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { trackedTexts, type TrackedFile } from './tracked-files.ts'

const templates = trackedTexts().filter(({ path }) => path.endsWith('.njk'))

/**
 * Where a value goes into the page as it is, and why that is safe. Each is a drawing of ours, made by code that writes text through one
 * escaping function; what somebody typed never becomes part of the markup.
 */
const drawings: Record<string, readonly string[]> = {
  'src/boards/bodies/views/boards.njk': ['one.chart | safe'],
  'src/boards/meetings/views/attendance.njk': ['chart | safe'],
  'src/boards/reports/views/parts.njk': ['table.drawing.svg | safe'],
  'src/training/coverage/views/coverage.njk': ['area.heat | safe', 'area.forecast.drawing | safe'],
  'src/cases/views/case.njk': ['line | safe', 'narrowLine | safe'],
  'src/cases/views/process.njk': ['diagram | safe'],
  'src/communities/views/page.njk': ['section.drawing.svg | safe'],
  'src/picture/views/parts.njk': ['svg | safe'],
  'src/duty/self-assessment/views/self-assessment.njk': ['yearOnYear.chart | safe'],
  'src/statistics/panel-health/views/health.njk': ['chart | safe'],
  'src/strategy/golden/views/thread.njk': ['drawing | safe'],
  'src/strategy/measure/views/measure.njk': ['measure.drawing | safe'],
}

suite('A template', () => {
  test('is there to be looked at', () => {
    assert.ok(templates.length > 10)
  })

  test('puts nothing into a page unescaped but drawings of ours', () => {
    const unescaped = templates.flatMap((template) =>
      [...template.text.matchAll(/[\w.]+\s*\|\s*safe\b/g)]
        .map(([use]) => use.replaceAll(/\s*\|\s*/g, ' | '))
        .filter((use) => drawings[template.path]?.includes(use) !== true)
        .map((use) => `${template.path}: ${use}`),
    )
    assert.deepEqual(unescaped, [])
  })

  test('does not switch escaping off', () => {
    assert.deepEqual(where(/\{%-?\s*autoescape\b/), [])
  })

  test('has no script or style of its own, and no handler in an attribute: the security policy would stop it', () => {
    assert.deepEqual(where(/<style[\s>]|<script(?![^>]*\bnonce=)[\s>]|\s(?:style|on[a-z]{3,})\s*=\s*["']/i), [])
  })

  test('loads nothing from elsewhere', () => {
    assert.deepEqual(
      where(/<(?:script|link|img|iframe|form)\b[^>]*\b(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\//i),
      [],
    )
  })
})

function where(forbidden: RegExp, among: readonly TrackedFile[] = templates): string[] {
  return among
    .filter(({ text }) => forbidden.test(text))
    .map(({ path, text }) => `${path}: ${forbidden.exec(text)?.[0] ?? ''}`)
}
