/** Is an earlier record the same person's? Both shown side by side as facts; a person decides, and may decide again (process.md 2.5). */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'
import { newId } from '#platform/database/ids.ts'
import { addIdentityDecision, type IdentityAnswer, type Person } from '#people/store.ts'
import { earlierRecords, type EarlierRecord } from '../earlier-records.ts'
import { stageOf } from '../journey/stages.ts'
import { birthInWords, dayInWords, fullName } from '../person-words.ts'
import { chosen, given, reason, written } from './parts.ts'
import type { Beside, StepPage } from './step-page.ts'

export const identity: StepPage = {
  step: 'declare same person',
  address: 'earlier-records',
  waitsFor: async ({ trx, file }) =>
    (await earlierRecords(trx, file)).length > 0 ? undefined : 'No earlier record in this area resembles this one.',
  form: async ({ trx, file }) => {
    const records = await earlierRecords(trx, file)
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
              options: records.map((record) => ({ code: record.person.id, label: { en: referencesOf(record) } })),
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
  facts: (answers) => ({
    facts: given({ answer: chosen(answers, 'answer'), otherPerson: chosen(answers, 'otherPerson') }),
    reasonGiven: written(answers),
  }),
  beside: async ({ trx, file }) => {
    const records = await earlierRecords(trx, file)
    return [{ heading: 'This referral', rows: personRows(file.person) }, ...records.map(besideRecord)]
  },
  alongside: async ({ trx, file, vault }, answers) => {
    const id = newId()
    const other = chosen(answers, 'otherPerson')
    const answer = chosen(answers, 'answer')
    if (other === undefined || !isIdentityAnswer(answer)) throw new Error('an identity decision without its answer')
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

function isIdentityAnswer(text: string | undefined): text is IdentityAnswer {
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
        value: `${stageOf(row.stage).label}. Opened on ${dayInWords(row.openedOn)}${row.closedOn === undefined ? '' : `, closed on ${dayInWords(row.closedOn)}`}.`,
        href: `/cases/${row.id}`,
      })),
      ...(record.decided === undefined ? [] : [{ key: 'Decided before', value: record.decided }]),
    ],
  }
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
