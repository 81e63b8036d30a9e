/** Is an earlier record the same person's? Both shown side by side as facts; a person decides, and may decide again (process.md 2.5). */
import { formatDay } from '#platform/day-and-time.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios, text } from '#platform/forms/questions.ts'
import { newId } from '#platform/database/ids.ts'
import { addIdentityDecision, type IdentityAnswer, type Person } from '#people/store.ts'
import { earlierRecords, type EarlierRecord } from '../earlier-records.ts'
import { stageOf } from '../journey/stages.ts'
import { birthInWords, fullName } from '../person-words.ts'
import { findCaseByReference } from '../store.ts'
import { chosen, given, reason, written } from './parts.ts'
import type { Beside, Showing, StepPage } from './step-page.ts'

export const identity: StepPage = {
  step: 'declare same person',
  address: 'earlier-records',
  form: async ({ trx, file }) => {
    const records = (await earlierRecords(trx, file)).filter(({ keptApart }) => !keptApart)
    return defineForm({
      id: 'identity',
      version: '1',
      title: { en: 'Earlier records' },
      pages: [
        page({
          id: 'identity',
          title: { en: 'Is an earlier record the same person’s?' },
          questions: [
            radios({
              id: 'otherPerson',
              label: { en: 'Which earlier record?' },
              name: { en: 'the earlier record' },
              options: [
                ...records.map((record) => ({ code: record.person.id, label: { en: referencesOf(record) } })),
                {
                  code: another,
                  label: { en: records.length > 0 ? 'Another record' : 'A record that I know of' },
                  hint: { en: 'For example, the person has changed their name. You may enter its reference.' },
                },
              ],
            }),
            text({
              id: 'reference',
              label: { en: 'Its reference' },
              name: { en: 'its reference' },
              hint: { en: 'For example, THU-2026-0042' },
              maxLength: 40,
              showIf: { question: 'otherPerson', is: [another] },
            }),
            radios({
              id: 'answer',
              label: { en: 'Are they the same person?' },
              name: { en: 'whether they are the same person' },
              options: [
                { code: 'same', label: { en: 'The same person' } },
                { code: 'different', label: { en: 'Different people' } },
                { code: 'unsure', label: { en: 'Unsure' } },
              ],
            }),
            reason('How you know'),
          ],
        }),
      ],
    })
  },
  facts: async (answers, showing) => ({
    facts: given({ answer: chosen(answers, 'answer'), otherPerson: await otherPerson(answers, showing) }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'facts-incomplete': 'reference' },
  beside: async ({ trx, file }) => {
    const records = await earlierRecords(trx, file)
    return [
      { heading: 'This referral', rows: personRows(file.person) },
      ...records.filter(({ keptApart }) => !keptApart).map(besideRecord),
    ]
  },
  alongside: async ({ trx, file, vault }, answers, { facts }) => {
    const id = newId()
    const { otherPerson: other, answer } = facts
    if (typeof other !== 'string' || !isIdentityAnswer(answer))
      throw new Error('an identity decision without its answer')
    await addIdentityDecision(trx, {
      id,
      areaId: file.row.areaId,
      personId: file.person.id,
      otherPersonId: other,
      answer,
      reasonSealed: await vault.seal(
        file.person.id,
        { table: 'people.identity_decision', column: 'reason_sealed', row: id },
        chosen(answers, 'reason') ?? '',
      ),
    })
  },
}

const another = 'another'

/**
 * Whose record was chosen, or named by a reference that the reader may see; undefined for one that there is not. What is said of a
 * restricted record is said there, so that nothing of it stands in the journal of a case that others read.
 */
async function otherPerson(answers: AnyAnswers, { trx, file }: Showing): Promise<string | undefined> {
  const listed = chosen(answers, 'otherPerson')
  if (listed !== another) return listed
  const row = await findCaseByReference(trx, file.row.areaId, chosen(answers, 'reference') ?? '')
  if (row === undefined || row.personId === file.person.id) return undefined
  return row.restricted && !file.row.restricted ? undefined : row.personId
}

function isIdentityAnswer(text: unknown): text is IdentityAnswer {
  return text === 'same' || text === 'different' || text === 'unsure'
}

function referencesOf(record: EarlierRecord): string {
  return record.cases.map((row) => row.reference).join(', ')
}

function besideRecord(record: EarlierRecord): Beside {
  const { likeness } = record
  return {
    heading: `Earlier record ${referencesOf(record)}`,
    rows: [
      ...personRows(record.person),
      {
        key: 'How the records agree',
        value: `Forename: ${likeness.forename}. Surname: ${likeness.surname}. Birth: ${likeness.birth}. Postcode district: ${likeness.postcode}.`,
      },
      ...record.cases.map((row) => ({
        key: `Case ${row.reference}`,
        value: `${stageOf(row.stage).label}. Opened on ${formatDay(row.openedOn)}${row.closedOn === undefined ? '' : `, closed on ${formatDay(row.closedOn)}`}.`,
        href: `/cases/${row.id}`,
      })),
      ...(record.decided === undefined ? [] : [{ key: 'Decided before', value: decidedInWords[record.decided] }]),
    ],
  }
}

const decidedInWords: Readonly<Record<IdentityAnswer, string>> = {
  same: 'The same person',
  different: 'Different people',
  unsure: 'Unsure',
}

function personRows(person: Person): Beside['rows'] {
  return [
    { key: 'Name', value: fullName(person) },
    { key: 'Born', value: birthInWords(person.birth) },
    {
      key: 'Postcode district',
      value: person.postcode === undefined || person.postcode === '' ? 'Not known' : person.postcode,
    },
  ]
}
