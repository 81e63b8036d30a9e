/** The answer about consent, the young person's own view beside a parent's, the chair's decision where they differ, and the end of consent. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
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
  type Question,
} from '#platform/forms/questions.ts'
import { labelOf } from '#reference/code-list.ts'
import {
  adviceSources,
  bestInterestDeciders,
  consentGivers,
  consentPeople,
  consentWays,
  familyCircumstances,
  ownViews,
  responsibilityEvidence,
  type ConsentBand,
} from '#reference/consent.ts'
import { chosen, colleagues, given, reason, remark, written } from '../steps/parts.ts'
import type { Beside, Showing, StepFacts, StepPage } from '../steps/step-page.ts'
import { accountIn } from './asking.ts'
import { lastOf, writtenAt } from './kept.ts'
import { ageOfBand, consentAgeOn } from './rules.ts'
import { aChoice, askedWords, notTheBasis, standingWords } from './words.ts'

/** Age on the day of the last asking: what an answer to it goes by. */
function bandAsked({ file, today }: Showing): ConsentBand {
  const { consentAsked } = file.state
  return consentAsked?.band ?? consentAgeOn(file.person.birth, consentAsked?.on ?? today)?.band ?? 'adult'
}

const yes = { question: 'status', is: ['given'] } as const
const labels = (list: readonly { readonly code: string; readonly label: { readonly en: string } }[]): Option[] =>
  list.map(({ code, label }) => ({ code, label }))

export const answer: StepPage = {
  step: 'record consent',
  address: 'consent-answer',
  form: (showing) => {
    const band = bandAsked(showing)
    const child = ageOfBand(band) === 'under_18'
    const { file, today } = showing
    const refreshBy = today.add({ months: file.settings.consentRefreshAfter })
    return defineForm({
      id: child ? 'consent-answer-under-18' : 'consent-answer-adult',
      version: '1',
      title: { en: 'Record the answer about consent' },
      pages: [
        page({
          id: 'consent-answer',
          title: { en: 'Record the answer about consent' },
          questions: [
            information({ id: 'aChoice', text: [{ en: aChoice }] }),
            radios({
              id: 'status',
              label: { en: child ? 'What did the parent, guardian or authority answer?' : 'What is the answer?' },
              name: { en: 'the answer' },
              options: answersTo(showing, child),
            }),
            date({
              id: 'answeredOn',
              label: { en: 'When?' },
              name: { en: 'the day of the answer' },
              range: 'today or past',
            }),
            radios({
              id: 'givenBy',
              label: { en: 'Who gave it?' },
              name: { en: 'who gave it' },
              options: labels(
                consentGivers.filter(({ code }) =>
                  (child
                    ? ['parent', 'guardian', 'la_parental_responsibility']
                    : ['self_adult', 'deputy_best_interests']
                  ).includes(code),
                ),
              ),
              showIf: yes,
            }),
            ...(child ? familyQuestions(band, answersTo(showing, child)) : []),
            radios({
              id: 'form',
              label: { en: 'In writing or spoken?' },
              name: { en: 'whether it was in writing' },
              options: [
                { code: 'written', label: { en: 'In writing' } },
                { code: 'oral', label: { en: 'Spoken' } },
              ],
              showIf: yes,
            }),
            radios({
              id: 'scope',
              label: { en: 'To which support?' },
              name: { en: 'which support it covers' },
              options: [
                { code: 'all', label: { en: 'All that the plan offers' } },
                { code: 'part', label: { en: 'Part of it' } },
              ],
              showIf: yes,
            }),
            longText({
              id: 'scopeWords',
              label: { en: 'Which part, and what not?' },
              name: { en: 'which part' },
              maxLength: 2000,
              rows: 3,
              showIf: { question: 'scope', is: ['part'] },
              sensitivity: 'narrative',
            }),
            date({
              id: 'until',
              label: { en: 'Until which day does it count?' },
              name: { en: 'the day until which it counts' },
              hint: { en: `After it they are asked again. Usually no later than ${formatDay(refreshBy)}.` },
              range: 'future',
              showIf: yes,
            }),
            remark('What they said, in their words'),
          ],
        }),
      ],
    })
  },
  facts: (answers, showing) => answerFacts(answers, bandAsked(showing)),
  beside: (showing) => Promise.resolve(askedBeside(showing)),
  refusalAt: {
    'in-the-future': 'answeredOn',
    'own-view-needed': 'ownView',
    'competence-needed': 'competent',
    'young-person-not-asked': 'ownView',
    'responsibility-not-shown': 'responsibility',
    'advice-needed': 'advice',
    'consent-needs-a-last-day': 'until',
    'consent-by-wrong-person': 'givenBy',
    'capacity-not-assessed': 'status',
    'capacity-says-otherwise': 'givenBy',
    'best-interests-not-decided': 'givenBy',
  },
}

function answersTo({ file }: Showing, child: boolean): readonly Option[] {
  const { stage, consent } = file.state
  const yesAndNo = [
    { code: 'given', label: { en: 'Yes to support' } },
    { code: 'refused', label: { en: 'No to support' } },
  ]
  return [
    ...yesAndNo,
    ...(consent === 'given' && stage === 'consent_sought'
      ? [{ code: 'withdrawn', label: { en: 'A yes was taken back before support began' } }]
      : []),
    ...(child ? [] : [{ code: 'unable_capacity', label: { en: 'They lack the capacity to decide this' } }]),
    { code: 'no_contact', label: { en: 'They could not be reached' } },
  ]
}

/** @param answers those offered: to a yes or a no the young person's own view is asked for, to silence not */
function familyQuestions(band: ConsentBand, answers: readonly Option[]): readonly Question[] {
  const answered = {
    question: 'status',
    is: answers.map(({ code }) => code).filter((code) => code !== 'no_contact'),
  } as const
  return [
    text({
      id: 'giverName',
      label: { en: 'Name of whoever answered' },
      name: { en: 'the name of whoever answered' },
      maxLength: 200,
      showIf: { question: 'status', is: ['given', 'refused'] },
      sensitivity: 'narrative',
    }),
    radios({
      id: 'responsibility',
      label: { en: 'How is it known that they hold parental responsibility?' },
      name: { en: 'how parental responsibility is known' },
      options: labels(responsibilityEvidence),
      showIf: yes,
    }),
    text({
      id: 'responsibilityWords',
      label: { en: 'Who else holds it' },
      name: { en: 'who else holds parental responsibility' },
      hint: { en: 'For a looked-after child, name the authority and the order.' },
      maxLength: 500,
      optional: true,
      sensitivity: 'narrative',
    }),
    checkboxes({
      id: 'family',
      label: { en: 'Does any of this apply?' },
      name: { en: 'what applies' },
      options: labels(familyCircumstances),
      optional: true,
    }),
    checkboxes({
      id: 'advice',
      label: { en: 'Whose advice was taken?' },
      name: { en: 'whose advice was taken' },
      options: labels(adviceSources),
      optional: true,
      showIf: { question: 'family', is: ['parents_disagree', 'parent_in_concern', 'looked_after'] },
    }),
    longText({
      id: 'adviceWords',
      label: { en: 'What was advised, and whether children’s social care needs to act' },
      name: { en: 'what was advised' },
      maxLength: 4000,
      rows: 4,
      optional: true,
      showIf: { question: 'family', is: ['parents_disagree', 'parent_in_concern', 'looked_after'] },
      sensitivity: 'narrative',
    }),
    ...(band === '16_17'
      ? []
      : [
          radios({
            id: 'competent',
            label: { en: 'Can the young person understand what is asked of them?' },
            name: { en: 'whether the young person can understand what is asked' },
            options: [
              { code: 'yes', label: { en: 'Yes: they are asked, and their answer is taken seriously' } },
              { code: 'no', label: { en: 'No, not yet' } },
            ],
            showIf: answered,
          }),
        ]),
    radios({
      id: 'ownView',
      label: { en: 'What does the young person say?' },
      name: { en: 'what the young person says' },
      hint: { en: 'If they do not agree, the chair decides what follows before any support is given.' },
      options: labels(band === '16_17' ? ownViews.filter(({ code }) => code !== 'not asked') : ownViews),
      showIf: answered,
    }),
    longText({
      id: 'ownViewWords',
      label: { en: 'In their own words, or why they were not asked' },
      name: { en: 'their own words' },
      maxLength: 4000,
      rows: 4,
      showIf: answered,
      sensitivity: 'narrative',
    }),
  ]
}

function answerFacts(answers: AnyAnswers, band: ConsentBand): StepFacts {
  const status = chosen(answers, 'status')
  const yesGiven = status === 'given'
  const child = ageOfBand(band) === 'under_18'
  const competent = chosen(answers, 'competent')
  const answeredOn = chosen(answers, 'answeredOn')
  return {
    facts: given({
      status,
      age: ageOfBand(band),
      givenBy: chosen(answers, 'givenBy'),
      form: chosen(answers, 'form'),
      scope: chosen(answers, 'scope'),
      until: chosen(answers, 'until'),
      ownView: chosen(answers, 'ownView'),
      competent: competent === undefined ? undefined : competent === 'yes',
      responsibility: chosen(answers, 'responsibility'),
      family: child && (yesGiven || answers['family'] !== undefined) ? (answers['family'] ?? []) : undefined,
      advice: answers['advice'],
    }),
    reasonGiven: written(answers),
    ...(answeredOn === undefined ? {} : { on: Temporal.PlainDate.from(answeredOn) }),
  }
}

/** What was asked, how consent stands, and what is known of capacity. */
export function askedBeside({ file, today }: Showing): readonly Beside[] {
  const { state, person } = file
  const { capacity, consentAsked } = state
  return [
    {
      heading: 'What the answer is about',
      rows: [
        { key: 'Consent now', value: standingWords(state, person, today) },
        { key: 'Asked', value: askedWords(state) ?? 'Nobody has been asked yet' },
        ...(consentAsked === undefined || consentAsked.informed
          ? []
          : [{ key: 'Not told everything', value: 'A yes does not count until they have been told the rest.' }]),
        ...(capacity === undefined
          ? []
          : [
              {
                key: 'Capacity to decide this',
                value: `${capacity.outcome === 'has' ? 'They can decide this themself' : 'They lack the capacity to decide this'}, assessed on ${formatDay(capacity.assessedOn)}${capacity.fluctuates ? '; it comes and goes' : ''}${capacity.decidedBy === undefined ? '' : `. Decided by: ${labelOf(bestInterestDeciders, capacity.decidedBy)}`}`,
              },
            ]),
        { key: 'What consent is', value: notTheBasis },
      ],
    },
  ]
}

/** The young person's own words of the last answer, where somebody else consents for them. */
export async function ownViewBeside(showing: Showing): Promise<readonly Beside[]> {
  const { ownView, ownViewDecision } = showing.file.state
  if (ownView === undefined) return []
  const words = await writtenAt(showing, lastOf(showing, 'record consent'))
  const decided = await writtenAt(showing, lastOf(showing, 'decide after young person disagrees'))
  return [
    {
      heading: 'What the young person says',
      rows: [
        { key: 'Their view', value: labelOf(ownViews, ownView) },
        { key: 'In their words', value: words.get('ownViewWords') ?? 'Nothing was written down' },
        ...(ownViewDecision === undefined
          ? []
          : [
              { key: 'The chair decided', value: ownViewDecision === 'go on' ? 'To go on' : 'Not to go on' },
              { key: 'Why', value: decided.get('reason') ?? '' },
            ]),
      ],
    },
  ]
}

export const disagreement: StepPage = {
  step: 'decide after young person disagrees',
  address: 'young-person-disagreement',
  form: () =>
    defineForm({
      id: 'young-person-disagreement',
      version: '1',
      title: { en: 'Decide what follows from the young person’s disagreement' },
      pages: [
        page({
          id: 'young-person-disagreement',
          title: { en: 'Decide what follows from the young person’s disagreement' },
          intro: [
            {
              en: 'A parent, a guardian or an authority consents, and the young person does not agree. No support is given until you have decided.',
            },
          ],
          questions: [
            radios({
              id: 'decision',
              label: { en: 'What do you decide?' },
              name: { en: 'what you decide' },
              options: [
                { code: 'do not go on', label: { en: 'Not to give support against what they say' } },
                { code: 'go on', label: { en: 'That support may be offered, with what they say taken into account' } },
              ],
            }),
            reason('Reasons, and how what they say is taken into account'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ decision: chosen(answers, 'decision') }), reasonGiven: written(answers) }),
  beside: async (showing) => [...(await ownViewBeside(showing)), ...askedBeside(showing)],
  refusalAt: { 'reason-needed': 'reason' },
}

export const consentEnd: StepPage = {
  step: 'end consent',
  address: 'consent-end',
  form: async ({ trx, file }) => {
    const others = (await colleagues(trx, file)).filter(({ code }) => code !== 'nobody')
    return defineForm({
      id: 'consent-end',
      version: '1',
      title: { en: 'Record that consent was withdrawn or has lapsed' },
      pages: [
        page({
          id: 'consent-end',
          title: { en: 'Record that consent was withdrawn or has lapsed' },
          intro: [
            {
              en: 'Support stops at once. The panel then considers health and social care, and police what remains for them. If they say yes again, support can go on.',
            },
            { en: aChoice },
          ],
          questions: [
            radios({
              id: 'status',
              label: { en: 'What happened?' },
              name: { en: 'what happened' },
              options: [
                { code: 'withdrawn', label: { en: 'Consent was withdrawn' } },
                { code: 'lapsed', label: { en: 'Consent no longer counts' } },
              ],
            }),
            date({
              id: 'endedOn',
              label: { en: 'When?' },
              name: { en: 'the day' },
              range: 'today or past',
            }),
            radios({
              id: 'withdrawnBy',
              label: { en: 'Who withdrew it?' },
              name: { en: 'who withdrew it' },
              options: labels(consentPeople),
              showIf: { question: 'status', is: ['withdrawn'] },
            }),
            radios({
              id: 'how',
              label: { en: 'How did they say so?' },
              name: { en: 'how they said so' },
              options: labels(consentWays),
              showIf: { question: 'status', is: ['withdrawn'] },
            }),
            select({
              id: 'toldTo',
              label: { en: 'Whom did they tell?' },
              name: { en: 'whom they told' },
              options: [
                { code: file.reader.account ?? 'me', label: { en: 'Me' } },
                ...others,
                { code: 'somebody-else', label: { en: 'Somebody without an account' } },
              ],
              showIf: { question: 'status', is: ['withdrawn'] },
            }),
            radios({
              id: 'cause',
              label: { en: 'Why does it no longer count?' },
              name: { en: 'why it no longer counts' },
              options: [
                { code: 'came of age', label: { en: 'They turned 18 and have not consented themself' } },
                { code: 'past its day', label: { en: 'Its last day has passed' } },
                { code: 'capacity lost', label: { en: 'They lost the capacity to decide this' } },
                { code: 'other', label: { en: 'Another reason' } },
              ],
              showIf: { question: 'status', is: ['lapsed'] },
            }),
            {
              ...remark('What they said'),
              hint: { en: 'Nobody owes a reason for changing their mind.' },
            },
          ],
        }),
      ],
    })
  },
  facts: (answers) => {
    const endedOn = chosen(answers, 'endedOn')
    return {
      facts: given({
        status: chosen(answers, 'status'),
        withdrawnBy: chosen(answers, 'withdrawnBy'),
        how: chosen(answers, 'how'),
        toldTo: accountIn(answers, 'toldTo'),
        cause: chosen(answers, 'cause'),
      }),
      reasonGiven: written(answers),
      ...(endedOn === undefined ? {} : { on: Temporal.PlainDate.from(endedOn) }),
    }
  },
  beside: (showing) => Promise.resolve(askedBeside(showing)),
  refusalAt: { 'in-the-future': 'endedOn', 'before-the-stage': 'endedOn' },
}
