/** The forms of an import: choosing the document, and confirming, changing or leaving out each thing that was read in it. */
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { checkboxes, file, longText, select, text, type Option, type Question } from '#platform/forms/questions.ts'
import { labelOf } from '#reference/code-list.ts'
import { documentPurposes } from '#reference/document-purposes.ts'
import { yearChecks, yearsQuestions } from '../document/forms.ts'
import type { PartWords } from '../parts.ts'
import { assembled, type Piece, type Taken } from './pieces.ts'
import type { Proposals } from './proposals.ts'

export const uploadForm = defineForm({
  id: 'strategy-upload',
  version: '1',
  title: { en: 'Strategy' },
  pages: [
    page({
      id: 'strategy-upload',
      title: { en: 'Import a strategy from its document' },
      intro: [
        {
          en: 'The document is read by its headings, lists and tables. You then confirm, change or leave out each thing that was found, and see what could not be read.',
        },
        { en: 'Nothing is kept until you have confirmed it, and the file itself is not kept at all.' },
      ],
      questions: [
        file({
          id: 'document',
          label: { en: 'The document' },
          name: { en: 'the document' },
          hint: { en: 'A Word document (.docx) of up to 10 MB, or a text (.txt, .md) of up to 1 MB.' },
          maxFiles: 1,
          accept: '.docx,.txt,.md',
        }),
      ],
    }),
  ],
})

const groups = [
  {
    id: 'objectives',
    is: 'objective',
    label: 'Objectives',
    none: 'No objective was found. You can add them to the draft.',
  },
  {
    id: 'means',
    is: 'means',
    label: 'Means: how the objectives are achieved',
    none: 'No means were found. You can add them to the draft.',
  },
  {
    id: 'recommendations',
    is: 'recommendation',
    label: 'Recommendations of the threat profile',
    none: 'No recommendation was found. You can add them to the draft.',
  },
  { id: 'dutyParagraphs', is: 'prose', label: 'Paragraphs of the duty', none: '' },
] as const

type Placed = { readonly piece: Piece; readonly place: number }

export function proposalsForm(proposals: Proposals, areas: readonly Area[]) {
  return defineForm({
    id: 'strategy-proposals',
    version: '1',
    title: { en: 'Strategy' },
    pages: [
      page({
        id: 'strategy-proposals',
        title: { en: 'Confirm what was read' },
        intro: [
          {
            en: 'Take the tick away from what is not right: it then stays as ordinary text where it stood. Change words where they were not read well.',
          },
        ],
        checks: yearChecks,
        questions: [
          ...areaQuestion(areas),
          ...yearsQuestions(),
          ...groups.flatMap((group): readonly Question[] => groupQuestions(group, proposals)),
          ...stageQuestions(proposals),
        ],
      }),
    ],
  })
}

function placedIn({ pieces }: Proposals, is: Piece['is']): readonly Placed[] {
  return pieces
    .map((piece, place) => ({ piece, place }))
    .filter(({ piece }) => piece.is === is && (piece.is !== 'prose' || piece.speaksOfDuty))
}

function groupQuestions({ id, is, label, none }: (typeof groups)[number], proposals: Proposals): readonly Question[] {
  const placed = placedIn(proposals, is)
  if (placed.length === 0) return none === '' ? [] : [{ kind: 'information', id: `${id}None`, text: [{ en: none }] }]
  return [
    checkboxes({
      id,
      label: { en: label },
      name: { en: label },
      ...(is === 'prose' && {
        hint: {
          en: 'Tick those to which actions of the delivery plan will answer. The others stay text of their section.',
        },
      }),
      optional: true,
      options: placed.map(optionOf),
    }),
    ...placed.flatMap((item) => wordsOf(id, item)),
  ]
}

function optionOf({ piece, place }: Placed): Option {
  const under = 'under' in piece && piece.under !== '' ? `, under “${shortened(piece.under, 90)}”` : ''
  const name = [piece.number, piece.heading, piece.heading === '' ? shortened(piece.text, 60) : '']
    .filter(Boolean)
    .join(' ')
  return { code: codeOf(place), label: { en: name }, hint: { en: `Line ${piece.line}${under}` } }
}

function wordsOf(group: string, { piece, place }: Placed): readonly Question[] {
  const showIf = { question: group, is: [codeOf(place)] }
  const words = longText({
    id: `words${place}`,
    label: { en: 'Its words' },
    name: { en: 'the words' },
    maxLength: 20_000,
    rows: 3,
    showIf,
  })
  if (piece.is !== 'recommendation') return [words]
  const theme = text({
    id: `theme${place}`,
    label: { en: 'Its theme' },
    name: { en: 'the theme' },
    maxLength: 200,
    optional: true,
    showIf,
  })
  return [theme, words]
}

function stageQuestions({ stages }: Proposals): readonly Question[] {
  if (stages.length === 0)
    return [{ kind: 'information', id: 'stagesNone', text: [{ en: 'No approval route was found.' }] }]
  const options = stages.map(({ line, date, purpose, bodies }, place) => ({
    code: codeOf(place),
    label: {
      en: [date === '' ? 'No date' : date, purpose, shortened(bodies.join(', '), 60)].filter(Boolean).join(', '),
    },
    hint: { en: `Line ${line}` },
  }))
  return [
    checkboxes({
      id: 'stages',
      label: { en: 'Approval route' },
      name: { en: 'the approval route' },
      hint: { en: 'In the order in which it goes before the bodies.' },
      optional: true,
      options,
    }),
    ...stages.flatMap((_stage, place) => {
      const showIf = { question: 'stages', is: [codeOf(place)] }
      return [
        text({
          id: `date${place}`,
          label: { en: 'Date, as the document writes it' },
          name: { en: 'the date' },
          maxLength: 60,
          width: 10,
          optional: true,
          showIf,
        }),
        select({
          id: `purpose${place}`,
          label: { en: 'Purpose' },
          name: { en: 'the purpose' },
          options: documentPurposes.map(({ code, label }) => ({ code, label })),
          showIf,
        }),
        longText({
          id: `bodies${place}`,
          label: { en: 'Bodies, one on each line' },
          name: { en: 'the bodies' },
          maxLength: 2_000,
          rows: 3,
          showIf,
        }),
      ]
    }),
  ]
}

/** The page as it is first shown: every proposal ticked, but for paragraphs of the duty. */
export function answersFrom(proposals: Proposals): AnyAnswers {
  const { title, period, years, stages } = proposals
  const placed = groups.flatMap(({ is }) => placedIn(proposals, is))
  return {
    title,
    period,
    ...(years === undefined ? {} : { fromYear: String(years.from), toYear: String(years.to) }),
    ...Object.fromEntries(
      groups
        .filter(({ is }) => is !== 'prose')
        .map(({ id, is }) => [id, placedIn(proposals, is).map(({ place }) => codeOf(place))]),
    ),
    ...Object.fromEntries(placed.map(({ piece, place }) => [`words${place}`, withoutDot(piece.text)])),
    ...Object.fromEntries(placed.map(({ piece, place }) => [`theme${place}`, piece.heading])),
    stages: stages.map((_stage, place) => codeOf(place)),
    ...Object.fromEntries(
      stages.flatMap(({ date, purposeCode, bodies }, place) => [
        [`date${place}`, date],
        ...(purposeCode === undefined ? [] : [[`purpose${place}`, purposeCode] as const]),
        [`bodies${place}`, bodies.join('\n')],
      ]),
    ),
  }
}

/** The parts of the strategy, once the proposals are confirmed. */
export function partsFrom(proposals: Proposals, answers: AnyAnswers): readonly PartWords[] {
  const taken: Taken = new Map(
    groups.flatMap(({ id, is }) => {
      const chosen = listIn(answers, id)
      return placedIn(proposals, is)
        .filter(({ place }) => chosen.includes(codeOf(place)))
        .map(
          ({ place }) =>
            [place, { heading: textIn(answers, `theme${place}`), text: textIn(answers, `words${place}`) }] as const,
        )
    }),
  )
  return assembled(proposals.pieces, taken)
}

export type ConfirmedStage = {
  /** As the document writes it; empty when it has none. */
  readonly date: string
  readonly purpose: string
  readonly bodies: readonly string[]
}

export function stagesFrom({ stages }: Proposals, answers: AnyAnswers): readonly ConfirmedStage[] {
  const chosen = listIn(answers, 'stages')
  return stages.flatMap((_stage, place) => {
    if (!chosen.includes(codeOf(place))) return []
    const bodies = textIn(answers, `bodies${place}`)
      .split('\n')
      .map((body) => body.trim())
      .filter((body) => body !== '')
    const purpose = labelOf(documentPurposes, textIn(answers, `purpose${place}`))
    return [{ date: textIn(answers, `date${place}`), purpose, bodies }]
  })
}

/** A form has at most 200 fields. Ticked choices, words and what every form carries are all counted. */
export function fitsOnePage(form: Form, proposals: Proposals): boolean {
  const questions = form.pages.reduce((sum, { questions: asked }) => sum + asked.length, 0)
  return questions + proposals.stages.length + placedCount(proposals) <= 180
}

function placedCount(proposals: Proposals): number {
  return groups.reduce((sum, { is }) => sum + placedIn(proposals, is).length, 0)
}

/** A paragraph of the duty that was a point of a list is one of its own. */
function withoutDot(text: string): string {
  return text.replace(/^[-*•–]\s+/u, '')
}

function codeOf(place: number): string {
  return `p${place}`
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/u, '')} …`
}
