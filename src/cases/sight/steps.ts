/**
 * Who sees a case: names put on a restricted case and taken off it, and conflicts of interest, declared and ended. A conflict declared here
 * holds outside meetings too. Source: design, "Who sees what"; process.md 2.7 on conflicts.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios, select, type Option } from '#platform/forms/questions.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { Showing, StepPage } from '../steps/step-page.ts'
import { tellColleagues } from '../telling.ts'
import { addConflict, endConflict, listConflicts, listNamed, nameOn, takeNameOff, whoMayBeNamed } from './store.ts'

async function notNamedYet({ trx, file }: Showing): Promise<readonly Option[]> {
  const named = new Set((await listNamed(trx, file.row.id)).map(({ accountId }) => accountId))
  return (await whoMayBeNamed(trx, file.row.areaId)).filter(({ code }) => !named.has(code))
}

export const namedPerson: StepPage = {
  step: 'name on case',
  address: 'named-person',
  waitsFor: async (showing) =>
    (await notNamedYet(showing)).length > 0 ? undefined : 'Everybody whose role could be named is named already.',
  form: async (showing) =>
    defineForm({
      id: 'named-person',
      version: '1',
      title: { en: 'Name someone who may see it' },
      pages: [
        page({
          id: 'named-person',
          title: { en: 'Name someone who may see it' },
          intro: [
            {
              en: 'A coordinator or case officer who is named works the case like any other. A panel member who is named reads it, and does not see who referred.',
            },
          ],
          questions: [
            select({
              id: 'account',
              label: { en: 'Who may see it?' },
              name: { en: 'who may see it' },
              options: await notNamedYet(showing),
            }),
            reason('Why they need to see it'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ account: chosen(answers, 'account') }), reasonGiven: written(answers) }),
  alongside: ({ trx, file }, _answers, { facts }) => nameOn(trx, file, String(facts['account'])),
}

export const nameTakenOff: StepPage = {
  step: 'take name off case',
  address: 'named-person-end',
  waitsFor: async ({ trx, file }) =>
    (await listNamed(trx, file.row.id)).length > 0 ? undefined : 'Nobody is named on this case.',
  form: async ({ trx, file }) =>
    defineForm({
      id: 'named-person-end',
      version: '1',
      title: { en: 'Take a name off the case' },
      pages: [
        page({
          id: 'named-person-end',
          title: { en: 'Take a name off the case' },
          intro: [{ en: 'They no longer see it from their next page on.' }],
          questions: [
            select({
              id: 'account',
              label: { en: 'Who no longer sees it?' },
              name: { en: 'who no longer sees it' },
              options: (await listNamed(trx, file.row.id)).map(({ accountId, name }) => ({
                code: accountId,
                label: { en: name },
              })),
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ account: chosen(answers, 'account') }), reasonGiven: written(answers) }),
  alongside: ({ trx, file }, _answers, { facts }) => takeNameOff(trx, file, String(facts['account'])),
}

const mine: Option = { code: 'me', label: { en: 'I have a conflict' } }

/** A chair speaks for others too; everybody else for themselves. Somebody whose conflict stands already is not offered. */
async function whoseConflict({ trx, file }: Showing): Promise<readonly Option[]> {
  const isChair = file.reader.roles.some((role) => role === 'channel chair' || role === 'deputy chair')
  if (!isChair) return [mine]
  const standing = new Set((await listConflicts(trx, file.row.id)).map(({ accountId }) => accountId))
  const others = (await whoMayBeNamed(trx, file.row.areaId)).filter(
    ({ code }) => !standing.has(code) && code !== file.reader.account,
  )
  return [mine, ...others]
}

export const conflictDeclared: StepPage = {
  step: 'declare conflict',
  address: 'conflict',
  form: async (showing) => {
    const whose = await whoseConflict(showing)
    return defineForm({
      id: 'conflict',
      version: '1',
      title: { en: 'Declare a conflict of interest' },
      pages: [
        page({
          id: 'conflict',
          title: { en: 'Declare a conflict of interest' },
          intro: [
            {
              en: 'Whoever has a conflict no longer sees the case, also where they are named on it or their role would let them. If they led it, the coordinator is told to find a new lead.',
            },
          ],
          questions: [
            ...(whose.length > 1
              ? [
                  select({
                    id: 'whose',
                    label: { en: 'Whose conflict is it?' },
                    name: { en: 'whose conflict it is' },
                    options: whose,
                  }),
                ]
              : [
                  information({
                    id: 'yours',
                    text: [{ en: 'Once you have sent this you cannot open the case again.' }],
                  }),
                ]),
            radios({
              id: 'kind',
              label: { en: 'What kind of conflict is it?' },
              name: { en: 'what kind of conflict it is' },
              options: [
                { code: 'personal', label: { en: 'Personal' }, hint: { en: 'A relative, friend or neighbour' } },
                {
                  code: 'professional',
                  label: { en: 'Professional' },
                  hint: { en: 'For example, a complaint between them, or another case that pulls the other way' },
                },
              ],
            }),
            reason('What the conflict is, in a sentence', 'Say no more of the person than is needed to see why.'),
          ],
        }),
      ],
    })
  },
  facts: (answers, { file }) => {
    const whose = chosen(answers, 'whose') ?? mine.code
    return {
      facts: given({
        account: whose === mine.code ? (file.reader.account ?? undefined) : whose,
        kind: chosen(answers, 'kind'),
      }),
      reasonGiven: written(answers),
    }
  },
  alongside: async ({ trx, file, mailing }, _answers, { facts }) => {
    const about = { caseId: file.row.id, areaId: file.row.areaId, reference: file.row.reference }
    if (mailing !== undefined)
      await tellColleagues(mailing, trx, about, ['coordinator', 'channel chair', 'deputy chair'])
    // Last: from here on the case is out of sight, if the conflict is the actor's own.
    await addConflict(trx, file, { accountId: String(facts['account']), kind: String(facts['kind']) })
  },
  afterwards: (answers, { file }) =>
    (chosen(answers, 'whose') ?? mine.code) === mine.code ? '/work' : `/cases/${file.row.id}`,
}

export const conflictEnded: StepPage = {
  step: 'end conflict',
  address: 'conflict-end',
  waitsFor: async ({ trx, file }) =>
    (await listConflicts(trx, file.row.id)).length > 0 ? undefined : 'No conflict is declared on this case.',
  form: async ({ trx, file }) =>
    defineForm({
      id: 'conflict-end',
      version: '1',
      title: { en: 'Record that a conflict no longer stands' },
      pages: [
        page({
          id: 'conflict-end',
          title: { en: 'Record that a conflict no longer stands' },
          intro: [{ en: 'They see the case again as their role allows. Nobody can end a conflict of their own.' }],
          questions: [
            select({
              id: 'account',
              label: { en: 'Whose conflict no longer stands?' },
              name: { en: 'whose conflict no longer stands' },
              options: (await listConflicts(trx, file.row.id)).map(({ accountId, name }) => ({
                code: accountId,
                label: { en: name },
              })),
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ account: chosen(answers, 'account') }), reasonGiven: written(answers) }),
  alongside: ({ trx, file }, _answers, { facts }) => endConflict(trx, file, String(facts['account'])),
}
