/** After a no: what police consider remains, and closing once the panel and police have thought of it. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, information, radios, type Option, type Question } from '#platform/forms/questions.ts'
import { labelOf } from '#reference/code-list.ts'
import { consentStatuses, policeConsiderations } from '#reference/consent.ts'
import { section36CarePaths } from '#reference/decisions.ts'
import { sessionsBeside } from '../sessions/beside.ts'
import { endFacts, endQuestions, endRefusalAt } from '../steps/end-of-support.ts'
import { chosen, given, reason, safeguardingHandOff, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import { lastOf, writtenAt } from './kept.ts'
import { aChoice } from './words.ts'

export const policeConsideration: StepPage = {
  step: 'record police consideration',
  address: 'police-consideration',
  form: () =>
    defineForm({
      id: 'police-consideration',
      version: '1',
      title: { en: 'Record what police consider remains' },
      pages: [
        page({
          id: 'police-consideration',
          title: { en: 'Record what police consider remains' },
          questions: [
            information({
              id: 'always',
              text: [
                {
                  en: 'What police are responsible for stays with them, whether or not somebody takes up support. Ask them what, if anything, remains for them to do now, and write down what they say. There is no level to give.',
                },
                { en: aChoice },
              ],
            }),
            date({
              id: 'askedOn',
              label: { en: 'When were police asked?' },
              name: { en: 'the day police were asked' },
              range: 'today or past',
            }),
            radios({
              id: 'answer',
              label: { en: 'What did they answer?' },
              name: { en: 'what they answered' },
              options: policeConsiderations.map(({ code, label }) => ({ code, label })),
            }),
            reason('Who answered, and in which words'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ askedOn: chosen(answers, 'askedOn'), answer: chosen(answers, 'answer') }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'in-the-future': 'askedOn', 'reason-needed': 'reason' },
}

const closureOptions = {
  consent_refused: 'Support was offered and not taken up',
  not_contactable: 'They could not be reached',
  x_withdrew: 'Consent has ended, and support with it',
  police_led_partnership: 'Police will lead a partnership response',
} as const

function closingForm(
  id: string,
  title: string,
  reasons: readonly (keyof typeof closureOptions)[],
  questions: readonly Question[] = [],
) {
  const options: readonly Option[] = reasons.map((code) => ({ code, label: { en: closureOptions[code] } }))
  return defineForm({
    id,
    version: '1',
    title: { en: title },
    pages: [
      page({
        id,
        title: { en: title },
        intro: [{ en: aChoice }, { en: 'The panel may look at the case again later, and a new answer can reopen it.' }],
        questions: [
          radios({
            id: 'closureReason',
            label: { en: 'Why is the case closed?' },
            name: { en: 'why the case is closed' },
            options,
          }),
          ...questions,
          safeguardingHandOff,
          reason(),
        ],
      }),
    ],
  })
}

/** What was considered since the no: it stands beside the form that closes the case. */
async function consideredBeside(showing: Showing): Promise<readonly Beside[]> {
  const { state } = showing.file
  const care = await writtenAt(showing, lastOf(showing, 'consider section 36(6)'))
  const police = await writtenAt(showing, lastOf(showing, 'record police consideration'))
  return [
    {
      heading: 'What was considered',
      rows: [
        { key: 'Consent', value: labelOf(consentStatuses, state.consent) },
        {
          key: 'Health and social care',
          value:
            state.section36CarePath === undefined
              ? 'Not considered yet'
              : [labelOf(section36CarePaths, state.section36CarePath), care.get('reason')].filter(Boolean).join('\n'),
        },
        {
          key: 'Police',
          value:
            state.policeConsidered === undefined
              ? 'Not asked yet'
              : [labelOf(policeConsiderations, state.policeConsidered), police.get('reason')]
                  .filter(Boolean)
                  .join('\n'),
        },
      ],
    },
  ]
}

const closingParts = {
  facts: (answers: Parameters<StepPage['facts']>[0]) => ({
    facts: given({
      closureReason: chosen(answers, 'closureReason'),
      safeguardingHandOff: chosen(answers, 'safeguardingHandOff'),
    }),
    reasonGiven: written(answers),
  }),
  beside: consideredBeside,
  refusalAt: {
    'hand-off-needed': 'safeguardingHandOff',
    'not-what-police-said': 'closureReason',
    'closure-reason-wrong': 'closureReason',
    'reason-needed': 'reason',
  },
} as const

export const closureWithoutConsent: StepPage = {
  step: 'close without consent',
  address: 'consent-closure',
  form: () =>
    closingForm('consent-closure', 'Close: no consent', [
      'consent_refused',
      'not_contactable',
      'police_led_partnership',
    ]),
  ...closingParts,
}

export const closureAfterConsent: StepPage = {
  step: 'close after consent ended',
  address: 'ended-consent-closure',
  form: async (showing) =>
    closingForm(
      'ended-consent-closure',
      'Close: consent has ended',
      ['x_withdrew', 'police_led_partnership'],
      await endQuestions(showing),
    ),
  facts: async (answers, showing) => {
    const { facts, ...said } = closingParts.facts(answers)
    return { ...said, facts: { ...facts, ...given(await endFacts(answers, showing)) } }
  },
  beside: async (showing) => [...(await consideredBeside(showing)), ...(await sessionsBeside(showing))],
  refusalAt: { ...closingParts.refusalAt, ...endRefusalAt },
}
