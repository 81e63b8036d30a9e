/** What the pages of assurance statements show. */
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import { pickedView } from '../evidence-picking.ts'
import { yearWords } from '../year.ts'
import { nextPost, postNames, stateOf, titleOf, type State, type Statement, type Whole } from './statement.ts'

const stateTags: Record<State, { readonly text: string; readonly colour: string }> = {
  draft: { text: 'Draft', colour: 'grey' },
  'signed by the chair': { text: 'Signed by the chair', colour: 'blue' },
  signed: { text: 'Signed', colour: 'green' },
  submitted: { text: 'Submitted', colour: 'green' },
}

export function addressOf({ id }: Pick<Statement, 'id'>): string {
  return `/duty/assurance/${id}`
}

export function listTable(statements: readonly Statement[]) {
  return {
    caption: 'Assurance statements',
    hidden: true,
    nothing: 'No statement has been begun yet.',
    headings: ['Year', 'Area', 'Edition', 'State', 'Submitted'],
    rows: statements.map((one) => ({
      href: addressOf(one),
      cells: [
        yearWords(one.fromYear),
        one.areaName,
        String(one.edition),
        { tag: stateTags[stateOf(one)] },
        one.submitted === undefined ? 'Not yet' : formatDay(one.submitted.on),
      ],
    })),
  }
}

export type Reader = { readonly mayKeep: boolean; readonly maySign: boolean }

export function statementPage({ statement, lines, picked }: Whole, reader: Reader) {
  const state = stateOf(statement)
  const address = addressOf(statement)
  const post = nextPost(statement)
  return {
    heading: titleOf(statement),
    framework: statement.framework.title,
    state: stateTags[state],
    progress: `${lines.length} of ${statement.framework.controls.length} control areas are stated.`,
    signatures: statement.signatures.map(({ post: as, by, at }) => `${postNames[as]}: ${by}, ${formatDayAndTime(at)}`),
    submitted:
      statement.submitted === undefined
        ? undefined
        : [`Submitted on ${formatDay(statement.submitted.on)}.`, statement.submitted.words].join(' ').trim(),
    acts: [
      ...(reader.maySign && post !== undefined
        ? [{ text: `Sign as ${postNames[post].toLowerCase()}`, href: `${address}/signature`, first: true }]
        : []),
      ...(reader.mayKeep && state === 'signed'
        ? [{ text: 'Record that it was submitted', href: `${address}/submission`, first: true }]
        : []),
    ],
    controls: statement.framework.controls.map(({ code, label, asks }) => {
      const line = lines.find(({ control }) => control === code)
      const rating = statement.framework.ratings.find((one) => one.code === line?.rating)
      return {
        id: code,
        label,
        asks,
        rating: rating && { text: rating.label, colour: rating.colour },
        words: line?.words,
        evidence: picked.filter(({ control }) => control === code).map(pickedView),
        change:
          reader.mayKeep && state === 'draft'
            ? { text: line === undefined ? 'State it' : 'Change it', href: `${address}/controls/${code}` }
            : undefined,
      }
    }),
  }
}
