/**
 * The second pair of eyes on a repeat referral that is to be closed: whoever would close it says why, and to whom; the colleague signs in,
 * reads, and agrees or objects in their own name. Only then can it be closed, by somebody other than the reader (process.md 2.5).
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios, select, type Option } from '#platform/forms/questions.ts'
import { keptView, openKept } from '#platform/forms/kept.ts'
import type { ClosureReason } from '#reference/decisions.ts'
import { closureWords } from '../closure-words.ts'
import { earlierFacts } from '../earlier-section.ts'
import { transitions } from '../journey.ts'
import { isClosed, stageOf, type Stage } from '../journey/stages.ts'
import { formRecordPlace, type CaseFile } from '../store.ts'
import { chosen, given, reason, written } from './parts.ts'
import type { Beside, Showing, StepPage } from './step-page.ts'

/** What the journal says in codes, and the page in its own words. */
const coded = ['Who reads it?', 'Why would it be closed?'] as const satisfies readonly string[]

export const secondReadingRequest: StepPage = {
  step: 'ask for second reading',
  address: 'second-reading-request',
  waitsFor: async ({ trx, file }) =>
    (await mayRead(trx, file)).length > 0 ? undefined : 'Nobody else works on cases in this area yet.',
  form: async ({ trx, file }) =>
    defineForm({
      id: 'second-reading-request',
      version: '1',
      title: { en: 'Ask for a second reading' },
      pages: [
        page({
          id: 'second-reading-request',
          title: { en: 'Ask a colleague to read it before it is closed' },
          intro: [
            {
              en: 'Nobody closes alone a case of somebody who has, or may have, been referred before. Your colleague reads the case and what you write here, and agrees or objects.',
            },
          ],
          questions: [
            select({
              id: 'reader',
              label: { en: coded[0] },
              name: { en: 'who reads it' },
              options: await mayRead(trx, file),
            }),
            radios({
              id: 'closureReason',
              label: { en: coded[1] },
              name: { en: 'why it would be closed' },
              options: reasonsFrom(file.state.stage).map((code) => ({ code, label: { en: closureWords(code) } })),
            }),
            reason('What you would write when you close it'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ reader: chosen(answers, 'reader'), closureReason: chosen(answers, 'closureReason') }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'second-reader-is-you': 'reader' },
}

export const secondReading: StepPage = {
  step: 'read a second time',
  address: 'second-reading',
  waitsFor: ({ file }) =>
    Promise.resolve(
      file.state.secondReading?.reader === file.reader.account
        ? undefined
        : 'A colleague was asked to read this case a second time, and answers in their own name.',
    ),
  form: () =>
    defineForm({
      id: 'second-reading',
      version: '1',
      title: { en: 'Read it a second time' },
      pages: [
        page({
          id: 'second-reading',
          title: { en: 'Do you agree that this case is closed?' },
          questions: [
            information({
              id: 'readTheCase',
              text: [{ en: 'Read the whole case, and the earlier ones, before you answer.' }],
            }),
            radios({
              id: 'answer',
              label: { en: 'Your answer' },
              name: { en: 'whether you agree' },
              options: [
                { code: 'agreed', label: { en: 'I have read it and agree that it is closed' } },
                { code: 'objected', label: { en: 'I object: it must not be closed like this' } },
              ],
            }),
            reason('Your reason'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ answer: chosen(answers, 'answer') }), reasonGiven: written(answers) }),
  beside: async (showing) => [
    await whatIsProposed(showing),
    ...(await earlierFacts(showing.trx, showing.file)).map((facts) => ({
      heading: `Earlier referral ${facts.reference}`,
      rows: [...facts.rows, { key: 'The case', value: 'Open it', href: facts.href }],
    })),
  ],
}

/** What whoever asked would close it for, in their words. */
async function whatIsProposed({ trx, file, vault }: Showing): Promise<Beside> {
  const asked = file.entries.findLast((entry) => entry.step === 'ask for second reading')
  const record =
    asked?.formRecordId === undefined
      ? undefined
      : await trx
          .selectFrom('cases.form_record')
          .select(['id', 'sealed'])
          .where('id', '=', asked.formRecordId)
          .executeTakeFirst()
  const kept =
    record === undefined ? undefined : await vault.open(file.person.id, formRecordPlace(record.id), record.sealed)
  const said = kept === undefined ? [] : keptView(openKept(kept)).flatMap((view) => view.rows)
  const proposed = file.state.secondReading?.closureReason
  return {
    heading: 'What is proposed',
    rows: [
      ...(asked === undefined
        ? []
        : [{ key: 'Asked by', value: `${asked.takenByName}, on ${formatDay(asked.onDate)}` }]),
      ...(proposed === undefined ? [] : [{ key: 'To be closed as', value: closureWords(proposed) }]),
      ...said
        .filter(({ key }) => !coded.some((label) => label === key))
        .map(({ key, lines }) => ({ key, value: lines.join('\n') })),
      { key: 'The case', value: 'Read it', href: `/cases/${file.row.id}` },
    ],
  }
}

/** Reasons with which a case may end from where it is. */
function reasonsFrom(stage: Stage): readonly ClosureReason[] {
  const endings = transitions().filter(({ from, to }) => from === stage && isClosed(to))
  return [...new Set(endings.flatMap(({ to }) => stageOf(to).closesWith ?? []))]
}

/** Colleagues who may work on this very case, other than the reader of the page. */
async function mayRead(trx: Trx, file: CaseFile): Promise<readonly Option[]> {
  const { rows } = await sql<{ id: string; name: string; agency: string; job_title: string }>`
    select account.id, account.name, account.job_title, agency.name as agency
      from access.who_may_work(${file.row.id}::uuid) as may (account_id)
      join accounts.account on account.id = may.account_id
      join accounts.agency on agency.id = account.agency_id
     where account.id <> ${file.reader.account}::uuid
     order by account.name limit 200`.execute(trx)
  return rows.map((row) => ({
    code: row.id,
    label: { en: `${row.name}, ${row.job_title === '' ? row.agency : `${row.job_title}, ${row.agency}`}` },
  }))
}
