/** The forms of a threat profile, of what it recommends and of how that is answered. Behind sign-in, so in English. */
import { dayIn, listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, information, longText, radios, select, text } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { markings, profileKinds, threatThemes, type Marking } from '#reference/local-threat.ts'
import {
  priorities,
  wayNames,
  waysToAnswer,
  type Priority,
  type Recommendation,
  type RecommendationAnswer,
  type ThreatProfile,
} from './profile.ts'
import type { ChangedProfile, NewProfile, NewRecommendation } from './store.ts'

const version = '1'

/** Said on the page, and again when something higher is chosen. */
export const markingPolicy =
  'Causeway holds nothing marked above OFFICIAL-SENSITIVE. A profile with a higher marking stays on the systems of the police: ask its owner for a version at OFFICIAL-SENSITIVE, and enter what that version recommends.'

const markingQuestion = radios({
  id: 'marking',
  label: { en: 'How is it marked?' },
  name: { en: 'how it is marked' },
  options: [
    ...markings.map((marking) => ({ code: marking, label: { en: marking } })),
    { code: 'higher', label: { en: 'Higher, such as SECRET' } },
  ],
})

const markingCheck = {
  reads: ['marking'],
  at: 'marking',
  message: { en: markingPolicy },
  wrong: (answers: AnyAnswers) => textIn(answers, 'marking') === 'higher',
}

const declaration = checkboxes({
  id: 'declaration',
  label: { en: 'Declaration' },
  name: { en: 'the declaration' },
  missing: { en: 'Declare that nothing you enter is marked above OFFICIAL-SENSITIVE' },
  options: [
    {
      code: 'declared',
      label: { en: 'Nothing that I enter here is marked above OFFICIAL-SENSITIVE, and nothing names a person' },
    },
  ],
})

const aboutIt = [
  text({
    id: 'owner',
    label: { en: 'Who owns it?' },
    name: { en: 'who owns it' },
    hint: { en: 'A post or a body, such as “Essex Police, Prevent team”. Do not enter a name' },
    maxLength: 200,
  }),
  text({
    id: 'audience',
    label: { en: 'Who may read it?' },
    name: { en: 'who may read it' },
    hint: { en: 'Such as “Members of the Prevent Board”' },
    maxLength: 300,
  }),
  date({
    id: 'briefedOn',
    label: { en: 'When was it briefed?' },
    name: { en: 'when it was briefed' },
    hint: { en: 'Leave it empty if nobody has been briefed yet' },
    range: 'today or past',
    optional: true,
  }),
  date({
    id: 'refreshOn',
    label: { en: 'When is it to be refreshed?' },
    name: { en: 'when it is to be refreshed' },
    hint: { en: 'Once this day is past, the profile shows as overdue' },
  }),
]

export function newProfileForm(areas: readonly Area[]) {
  return defineForm({
    id: 'new-threat-profile',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'new-threat-profile',
        title: { en: 'Add a threat profile' },
        intro: [
          {
            en: 'Causeway keeps only what the profile recommends. The profile itself is not kept, and cannot be uploaded.',
          },
          { en: markingPolicy },
        ],
        questions: [
          ...areaQuestion(areas),
          radios({
            id: 'kind',
            label: { en: 'What is it?' },
            name: { en: 'what it is' },
            options: profileKinds.map(({ code, label }) => ({ code, label })),
          }),
          text({
            id: 'edition',
            label: { en: 'Edition' },
            name: { en: 'the edition' },
            hint: { en: 'As it calls itself, such as “2017” or “January 2027”' },
            maxLength: 60,
            width: 20,
          }),
          markingQuestion,
          ...aboutIt,
          declaration,
        ],
        checks: [markingCheck],
      }),
    ],
  })
}

export function newProfileIn(answers: AnyAnswers): Omit<NewProfile, 'areaId'> {
  const kind = textIn(answers, 'kind')
  if (!hasCode(profileKinds, kind)) throw new Error('the form let through a kind that it did not offer')
  if (!listIn(answers, 'declaration').includes('declared')) throw new Error('the form let through no declaration')
  return { kind, edition: textIn(answers, 'edition'), ...aboutItIn(answers) }
}

export function changeProfileForm(title: string) {
  return defineForm({
    id: 'threat-profile',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'threat-profile',
        title: { en: `Change ${title}` },
        questions: [
          markingQuestion,
          ...aboutIt,
          date({
            id: 'endedOn',
            label: { en: 'When did it end?' },
            name: { en: 'when it ended' },
            hint: {
              en: 'The day on which a later edition took its place, or it was withdrawn. Leave it empty while it is in force',
            },
            range: 'today or past',
            optional: true,
          }),
          declaration,
        ],
        checks: [markingCheck],
      }),
    ],
  })
}

export function changedProfileIn(answers: AnyAnswers): ChangedProfile {
  return { ...aboutItIn(answers), endedOn: dayIn(answers, 'endedOn') }
}

export function profileAnswers(profile: ThreatProfile): AnyAnswers {
  return {
    marking: profile.marking,
    owner: profile.owner,
    audience: profile.audience,
    ...(profile.briefedOn === undefined ? {} : { briefedOn: profile.briefedOn.toString() }),
    refreshOn: profile.refreshOn.toString(),
    ...(profile.endedOn === undefined ? {} : { endedOn: profile.endedOn.toString() }),
  }
}

function aboutItIn(answers: AnyAnswers) {
  const refreshOn = dayIn(answers, 'refreshOn')
  if (refreshOn === undefined) throw new Error('the form let through a profile that is never refreshed')
  return {
    marking: markingIn(textIn(answers, 'marking')),
    owner: textIn(answers, 'owner'),
    audience: textIn(answers, 'audience'),
    briefedOn: dayIn(answers, 'briefedOn'),
    refreshOn,
  }
}

function markingIn(code: string): Marking {
  const marking = markings.find((one) => one === code)
  if (marking === undefined) throw new Error('the form let through a marking that is refused')
  return marking
}

/** What the strategy in force says of its own accord, for whoever ties a recommendation to it. */
export type PartToTie = { readonly key: string; readonly label: string }

const onItsOwn = 'own'

function recommendationQuestions(parts: readonly PartToTie[]) {
  return [
    longText({
      id: 'words',
      label: { en: 'What is recommended?' },
      name: { en: 'what is recommended' },
      maxLength: 2000,
      rows: 4,
    }),
    radios({
      id: 'priority',
      label: { en: 'Priority' },
      name: { en: 'the priority' },
      options: [
        { code: 'high', label: { en: 'High' } },
        { code: 'medium', label: { en: 'Medium' } },
        { code: 'low', label: { en: 'Low' } },
      ],
    }),
    select({
      id: 'theme',
      label: { en: 'Theme' },
      name: { en: 'the theme' },
      options: threatThemes.map(({ code, label }) => ({ code, label })),
    }),
    ...(parts.length === 0
      ? []
      : [
          select({
            id: 'part',
            label: { en: 'Does the strategy say the same?' },
            name: { en: 'whether the strategy says the same' },
            hint: { en: 'They are then one in the golden thread' },
            options: [
              { code: onItsOwn, label: { en: 'No: it stands on its own' } },
              ...parts.map(({ key, label }) => ({ code: key, label: { en: label } })),
            ],
          }),
        ]),
  ]
}

const nobodyIsNamed = { en: 'Do not name anybody, or write anything that could identify somebody.' }

export function newRecommendationForm(title: string, parts: readonly PartToTie[]) {
  return defineForm({
    id: 'new-recommendation',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'new-recommendation',
        title: { en: `Add a recommendation: ${title}` },
        intro: [nobodyIsNamed],
        questions: [
          text({ id: 'number', label: { en: 'Its number' }, name: { en: 'its number' }, maxLength: 20, width: 5 }),
          ...recommendationQuestions(parts),
        ],
      }),
    ],
  })
}

export function newRecommendationIn(answers: AnyAnswers): Omit<NewRecommendation, 'areaId' | 'profileId'> {
  const key = partIn(answers)
  return { number: textIn(answers, 'number'), ...recommendedIn(answers), ...(key === undefined ? {} : { key }) }
}

export function changeRecommendationForm(number: string, parts: readonly PartToTie[]) {
  return defineForm({
    id: 'recommendation',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'recommendation',
        title: { en: `Change recommendation ${number}` },
        intro: [nobodyIsNamed],
        questions: recommendationQuestions(parts),
      }),
    ],
  })
}

export function changedRecommendationIn(answers: AnyAnswers, one: Recommendation) {
  const chosen = textIn(answers, 'part')
  // Without a strategy nobody was asked.
  return { ...recommendedIn(answers), key: chosen === '' ? one.key : (partIn(answers) ?? one.id) }
}

export function recommendationAnswers(one: Recommendation): AnyAnswers {
  return {
    words: one.words,
    priority: one.priority,
    theme: one.theme,
    part: one.key === one.id ? onItsOwn : one.key,
  }
}

function partIn(answers: AnyAnswers): string | undefined {
  const chosen = textIn(answers, 'part')
  return chosen === '' || chosen === onItsOwn ? undefined : chosen
}

function recommendedIn(answers: AnyAnswers) {
  const theme = textIn(answers, 'theme')
  if (!hasCode(threatThemes, theme)) throw new Error('the form let through a theme that it did not offer')
  return { words: textIn(answers, 'words'), priority: priorityIn(textIn(answers, 'priority')), theme }
}

function priorityIn(code: string): Priority {
  const priority = priorities.find((one) => one === code)
  if (priority === undefined) throw new Error('the form let through a priority that it did not offer')
  return priority
}

export function answerForm({ number, words }: Recommendation) {
  return defineForm({
    id: 'recommendation-answer',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'recommendation-answer',
        title: { en: `How is recommendation ${number} answered?` },
        questions: [
          information({ id: 'recommended', text: [{ en: words }] }),
          radios({
            id: 'how',
            label: { en: 'How is it answered?' },
            name: { en: 'how it is answered' },
            options: waysToAnswer.map((way) => ({ code: way, label: { en: wayNames[way] } })),
          }),
          longText({
            id: 'words',
            label: { en: 'By what, or why not?' },
            name: { en: 'by what, or why not' },
            hint: { en: 'You cannot change this afterwards, but you can add a later answer. Do not name anybody' },
            maxLength: 2000,
            rows: 4,
          }),
        ],
      }),
    ],
  })
}

export function answerIn(answers: AnyAnswers): Pick<RecommendationAnswer, 'how' | 'words'> {
  const how = waysToAnswer.find((way) => way === textIn(answers, 'how'))
  if (how === undefined) throw new Error('the form let through a way that it did not offer')
  return { how, words: textIn(answers, 'words') }
}
