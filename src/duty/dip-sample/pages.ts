/** What the pages of dip samples show: to whoever drew one how it was drawn and the counts, to its reviewer the cases. */
import type { Temporal } from 'temporal-polyfill'
import type { Deadline } from '#cases/clocks.ts'
import { isStep, stepOf } from '#cases/journey.ts'
import type { KeptEntry } from '#cases/store.ts'
import { formatDay } from '#platform/day-and-time.ts'
import {
  answerNames,
  answers,
  countAnswers,
  sampleState,
  unfinished,
  type Answered,
  type Sample,
  type SampledCase,
  type SampleState,
} from './sample.ts'
import type { AssessmentMade } from './store.ts'

const stateTags: Record<SampleState, { readonly text: string; readonly colour: string }> = {
  'being reviewed': { text: 'Being reviewed', colour: 'blue' },
  finished: { text: 'Finished', colour: 'green' },
  over: { text: 'Time is over', colour: 'yellow' },
}

export function addressOf({ id }: Pick<Sample, 'id'>): string {
  return `/duty/dip-samples/${id}`
}

export function listTable(samples: readonly Sample[], today: Temporal.PlainDate) {
  return {
    caption: 'Dip samples',
    hidden: true,
    nothing: 'No sample has been drawn.',
    headings: ['Drawn', 'Cases', 'Reviewer', 'State'],
    rows: samples.map((one) => ({
      href: addressOf(one),
      cells: [formatDay(one.drawnOn), String(one.size), one.reviewer.name, { tag: stateTags[sampleState(one, today)] }],
    })),
  }
}

export function samplePage(
  sample: Sample,
  { cases, given }: { readonly cases: readonly SampledCase[]; readonly given: readonly Answered[] },
  { isReviewer, today }: { readonly isReviewer: boolean; readonly today: Temporal.PlainDate },
) {
  const state = sampleState(sample, today)
  const open = unfinished(sample, cases, given)
  const reviewing = isReviewer && state === 'being reviewed'
  return {
    heading: `Dip sample of ${formatDay(sample.drawnOn)}`,
    state: stateTags[state],
    rows: [
      row('Area', sample.areaName),
      row('Drawn by', sample.drawnBy),
      row('Reviewer', sample.reviewer.name),
      row('Seen by the reviewer until', formatDay(sample.sightUntil)),
      row('Cases opened', `${formatDay(sample.openedFrom)} to ${formatDay(sample.openedUntil)}`),
      row('How they were picked', howWords(sample)),
      ...(sample.how === 'by date' ? [] : [row('How to check the draw', drawWords(sample))]),
    ],
    finding: sample.finding?.words,
    acts: reviewing
      ? [{ text: 'Say what you found', href: `${addressOf(sample)}/finding`, first: open.length === 0 }]
      : [],
    tables: [
      ...(reviewing
        ? [
            {
              caption: 'Cases',
              nothing: 'None of its cases can be seen now.',
              headings: ['Reference', 'Opened', 'Checklist'],
              rows: cases.map(({ position, reference, openedOn }) => ({
                href: `${addressOf(sample)}/cases/${position}`,
                cells: [
                  reference,
                  formatDay(openedOn),
                  {
                    tag: open.includes(position)
                      ? { text: 'To answer', colour: 'blue' }
                      : { text: 'Answered', colour: 'green' },
                  },
                ],
              })),
            },
          ]
        : []),
      {
        caption: 'What was answered, in counts of records',
        nothing: '',
        headings: ['Question', ...answers.map((answer) => answerNames[answer])],
        rows: countAnswers(sample, given).map(({ question, counts }) => ({
          // Where nobody has answered there is no count, rather than none of each.
          cells: [
            question.words,
            ...answers.map((answer) =>
              Object.values(counts).every((one) => one === 0) ? '–' : String(counts[answer]),
            ),
          ],
        })),
      },
    ],
  }
}

/** Of a sampled case: its steps with their days, its clocks, and when it was assessed. No name, and nothing that was written. */
export function sampledCasePage(
  sample: Sample,
  { reference, position, openedOn }: SampledCase,
  record: {
    readonly entries: readonly KeptEntry[]
    readonly clocks: readonly Deadline[]
    readonly assessments: readonly AssessmentMade[]
  },
) {
  const address = `${addressOf(sample)}/cases/${position}`
  return {
    heading: `Case ${reference}`,
    opened: formatDay(openedOn),
    sample: addressOf(sample),
    until: formatDay(sample.sightUntil),
    acts: [{ text: 'Answer the checklist', href: `${address}/answers`, first: true }],
    tables: [
      {
        caption: 'Steps',
        nothing: 'No step is recorded.',
        headings: ['Step', 'On', 'By', 'Reasons recorded', 'How it was decided'],
        rows: record.entries.map((entry) => ({
          cells: [
            isStep(entry.step) ? stepOf(entry.step).happened : entry.step,
            formatDay(entry.onDate),
            entry.takenByName,
            entry.reasonGiven ? 'Yes' : 'No',
            entry.decisionMode ?? 'Not a decision',
          ],
        })),
      },
      {
        caption: 'Clocks',
        nothing: 'No clock has run.',
        headings: ['Clock', 'Due', 'State', 'Met'],
        rows: record.clocks.map(({ label, dueOn, state, metOn }) => ({
          cells: [label, formatDay(dueOn), state, metOn === undefined ? 'Not yet' : formatDay(metOn)],
        })),
      },
      {
        caption: 'Assessments',
        nothing: 'None was made.',
        headings: ['Number', 'Framework', 'On'],
        rows: record.assessments.map(({ number, framework, on }) => ({
          cells: [String(number), framework, formatDay(on)],
        })),
      },
    ],
    marking: 'OFFICIAL-SENSITIVE',
  }
}

function howWords({ how, size, population }: Sample): string {
  const of = `${size} of the ${population} cases that could be drawn`
  return how === 'by date' ? `${of}: the first that were opened` : `${of}, at random`
}

/** For whoever does the sum again. */
function drawWords({ seed }: Sample): string {
  return `The seed is ${seed}. The cases are those with the smallest SHA-256 of the seed, a space and their reference.`
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}
