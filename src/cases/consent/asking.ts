/** Asking for consent, asking again, and attempts that reached nobody: whom, how, by whom, what they were told (s36(5)(a)). */
import { Temporal } from 'temporal-polyfill'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import {
  checkboxes,
  date,
  information,
  longText,
  radios,
  select,
  text,
  type Option,
} from '#platform/forms/questions.ts'
import {
  consentBands,
  consentPeople,
  consentReaders,
  consentTold,
  consentWays,
  type ConsentBand,
} from '#reference/consent.ts'
import { chosen, colleagues, given, remark, written } from '../steps/parts.ts'
import type { Showing, StepFacts, StepPage } from '../steps/step-page.ts'
import { consentAgeOn } from './rules.ts'
import { notTheBasis, whoIsAsked } from './words.ts'

const optionsOf = <Code extends string>(
  list: readonly { readonly code: Code; readonly label: { readonly en: string } }[],
) => list.map(({ code, label }) => ({ code, label }))

async function askers({ trx, file }: Showing): Promise<readonly Option[]> {
  const others = (await colleagues(trx, file)).filter(({ code }) => code !== 'nobody')
  return [
    { code: file.reader.account ?? 'me', label: { en: 'I did' } },
    ...others,
    { code: 'somebody-else', label: { en: 'Somebody without an account' } },
  ]
}

async function askingForm(showing: Showing, id: string, title: string): Promise<Form> {
  const { file, today } = showing
  const known = consentAgeOn(file.person.birth, today)
  return defineForm({
    id,
    version: '1',
    title: { en: title },
    pages: [
      page({
        id,
        title: { en: title },
        questions: [
          information({ id: 'whom', text: whoIsAsked(file.person, today).map((en) => ({ en })) }),
          date({
            id: 'askedOn',
            label: { en: 'When were they asked?' },
            name: { en: 'the day they were asked' },
            range: 'today or past',
          }),
          ...(known?.from === 'birth date' ? [] : ageQuestions),
          checkboxes({
            id: 'asked',
            label: { en: 'Who was asked?' },
            name: { en: 'who was asked' },
            options: optionsOf(consentPeople),
          }),
          radios({
            id: 'how',
            label: { en: 'How were they asked?' },
            name: { en: 'how they were asked' },
            options: optionsOf(consentWays),
          }),
          select({
            id: 'askedBy',
            label: { en: 'Who asked?' },
            name: { en: 'who asked' },
            options: await askers(showing),
          }),
          text({
            id: 'askedByName',
            label: { en: 'Name and role of whoever asked' },
            name: { en: 'the name and role of whoever asked' },
            maxLength: 200,
            showIf: { question: 'askedBy', is: ['somebody-else'] },
            sensitivity: 'narrative',
          }),
          radios({
            id: 'asPlanned',
            label: { en: 'Were they asked how, when and by whom the support plan says?' },
            name: { en: 'whether they were asked as the plan says' },
            options: yesNo,
          }),
          longText({
            id: 'notAsPlanned',
            label: { en: 'What was different, and why?' },
            name: { en: 'what was different' },
            maxLength: 2000,
            rows: 3,
            showIf: { question: 'asPlanned', is: ['no'] },
            sensitivity: 'narrative',
          }),
          checkboxes({
            id: 'told',
            label: { en: 'What were they told?' },
            name: { en: 'what they were told' },
            hint: { en: 'A yes counts only when everything here was said.' },
            options: optionsOf(consentTold),
            optional: true,
          }),
          checkboxes({
            id: 'sheets',
            label: { en: 'Which letters or information sheets did they get?' },
            name: { en: 'which letters or information sheets they got' },
            options: optionsOf(consentReaders),
            optional: true,
          }),
          radios({
            id: 'language',
            label: { en: 'In which language?' },
            name: { en: 'the language' },
            options: [
              { code: 'en', label: { en: 'English' } },
              { code: 'cy', label: { en: 'Welsh' } },
              { code: 'other', label: { en: 'Another language' } },
            ],
          }),
          text({
            id: 'otherLanguage',
            label: { en: 'Which language?' },
            name: { en: 'which language' },
            maxLength: 100,
            showIf: { question: 'language', is: ['other'] },
          }),
          radios({
            id: 'interpreter',
            label: { en: 'Was an interpreter or other help to communicate needed?' },
            name: { en: 'whether an interpreter was needed' },
            options: [
              { code: 'not needed', label: { en: 'No' } },
              { code: 'used', label: { en: 'Yes, and one was there' } },
              { code: 'needed but missing', label: { en: 'Yes, and none was there' } },
            ],
          }),
          text({
            id: 'interpreterName',
            label: { en: 'Who interpreted or helped?' },
            name: { en: 'who interpreted or helped' },
            hint: { en: 'Not a relative, and not anybody who is part of the concern' },
            maxLength: 200,
            showIf: { question: 'interpreter', is: ['used'] },
            sensitivity: 'narrative',
          }),
          remark(),
        ],
      }),
    ],
  })
}

const yesNo = [
  { code: 'yes', label: { en: 'Yes' } },
  { code: 'no', label: { en: 'No' } },
] as const

const ageQuestions = [
  radios({
    id: 'band',
    label: { en: 'How old were they on that day?' },
    name: { en: 'how old they were' },
    options: consentBands.map((code) => ({ code, label: { en: bandWords(code) } })),
  }),
  text({
    id: 'ageReason',
    label: { en: 'What do you go by?' },
    name: { en: 'what you go by' },
    hint: { en: 'For example, what they or a parent said, or a document you saw' },
    maxLength: 300,
    sensitivity: 'narrative',
  }),
] as const

function bandWords(band: ConsentBand): string {
  return { under_12: 'Under 12', '12_15': '12 to 15', '16_17': '16 or 17', adult: '18 or over' }[band]
}

function askingFacts(answers: AnyAnswers, { file }: Showing): StepFacts {
  const askedOn = chosen(answers, 'askedOn')
  const on = askedOn === undefined ? undefined : Temporal.PlainDate.from(askedOn)
  const known = on === undefined ? undefined : consentAgeOn(file.person.birth, on)
  const fromRecord = known?.from === 'birth date'
  return {
    facts: given({
      asked: answers['asked'],
      band: fromRecord ? known.band : chosen(answers, 'band'),
      ageFrom: fromRecord ? 'birth date' : file.person.birth.known === 'age' ? 'estimate' : 'found out',
      how: chosen(answers, 'how'),
      askedBy: accountIn(answers, 'askedBy'),
      asPlanned: chosen(answers, 'asPlanned') === 'yes',
      told: answers['told'] ?? [],
      sheets: answers['sheets'] ?? [],
      language: chosen(answers, 'language'),
      interpreter: chosen(answers, 'interpreter'),
    }),
    reasonGiven: written(answers),
    ...(on === undefined ? {} : { on }),
  }
}

/** A colleague chosen from a list; undefined for "somebody without an account". */
export function accountIn(answers: AnyAnswers, question: string): string | undefined {
  const account = chosen(answers, question)
  return account === 'somebody-else' || account === 'me' ? undefined : account
}

const refusalAt = {
  'age-does-not-fit': 'askedOn',
  'in-the-future': 'askedOn',
  'before-the-stage': 'askedOn',
  'person-not-asked': 'asked',
  'parent-not-asked': 'asked',
  'young-person-not-asked': 'asked',
  'capacity-not-assessed': 'asked',
} as const

const askedFirst: StepPage = {
  step: 'seek consent',
  address: 'consent-request',
  form: (showing) => askingForm(showing, 'consent-request', 'Record that consent was asked for'),
  facts: askingFacts,
  beside: () => Promise.resolve(basisBeside),
  refusalAt,
}

const askedAgain: StepPage = {
  step: 'ask for consent again',
  address: 'new-consent-request',
  form: (showing) => askingForm(showing, 'new-consent-request', 'Record that consent was asked for again'),
  facts: askingFacts,
  beside: () => Promise.resolve(basisBeside),
  refusalAt,
}

const basisBeside = [{ heading: 'What consent is', rows: [{ key: 'Consent', value: notTheBasis }] }]

const attempt: StepPage = {
  step: 'record consent attempt',
  address: 'consent-attempt',
  form: async (showing) =>
    defineForm({
      id: 'consent-attempt',
      version: '1',
      title: { en: 'Record an attempt to reach them' },
      pages: [
        page({
          id: 'consent-attempt',
          title: { en: 'Record an attempt to reach them' },
          questions: [
            information({
              id: 'silence',
              text: [
                {
                  en: `Silence is neither consent nor refusal. After ${showing.file.settings.consentAttemptsAtLeast} attempts you may record that they could not be reached.`,
                },
                {
                  en: `${showing.file.state.consentAttempts} recorded so far since the last answer.`,
                },
              ],
            }),
            date({
              id: 'triedOn',
              label: { en: 'When did you try?' },
              name: { en: 'the day you tried' },
              range: 'today or past',
            }),
            radios({
              id: 'how',
              label: { en: 'How did you try?' },
              name: { en: 'how you tried' },
              options: optionsOf(consentWays),
            }),
            select({
              id: 'triedBy',
              label: { en: 'Who tried?' },
              name: { en: 'who tried' },
              options: await askers(showing),
            }),
            remark('What happened'),
          ],
        }),
      ],
    }),
  facts: (answers) => {
    const triedOn = chosen(answers, 'triedOn')
    return {
      facts: given({ how: chosen(answers, 'how'), triedBy: accountIn(answers, 'triedBy') }),
      reasonGiven: written(answers),
      ...(triedOn === undefined ? {} : { on: Temporal.PlainDate.from(triedOn) }),
    }
  },
  refusalAt: { 'in-the-future': 'triedOn' },
}

export const askingPages: readonly StepPage[] = [attempt, askedFirst, askedAgain]
