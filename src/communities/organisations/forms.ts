/** The forms of an organisation: what it is, whom to write to there, how many volunteers it has. Behind sign-in, so in English. */
import { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, radios, select, text } from '#platform/forms/questions.ts'
import { codesOf } from '#reference/code-list.ts'
import { organisationKinds } from '#reference/communities.ts'
import {
  answersOf,
  nameNobody,
  oneForm,
  optionsOn,
  theCode,
  theDay,
  themesAsked,
  themesIn,
  theWhole,
  wholeCheck,
  wordsIfAny,
} from '../asking.ts'
import { consentWays, type Contact, type ConsentWay, type Organisation, type Volunteers } from './organisation.ts'
import type { ContactChange, NewVolunteers, OrganisationChange, VolunteersChange } from './store.ts'

export function organisationForm(
  title: string,
  today: Temporal.PlainDate,
  { areas, change }: { readonly areas: readonly Area[]; readonly change: boolean },
) {
  return oneForm('organisation', title, [
    ...areaQuestion(areas),
    text({ id: 'name', label: { en: 'Name of the organisation' }, name: { en: 'the name of the organisation' } }),
    select({
      id: 'kind',
      label: { en: 'What is it?' },
      name: { en: 'what it is' },
      options: optionsOn(organisationKinds, today),
    }),
    themesAsked('Which themes does it work on?', today),
    wordsIfAny('about', 'What does it do?', 'what it does'),
    ...(change
      ? [
          date({
            id: 'endedOn',
            label: { en: 'When did the partnership stop working with it?' },
            name: { en: 'when that ended' },
            hint: { en: 'Leave it empty while it goes on' },
            range: 'today or past',
            optional: true,
          }),
        ]
      : []),
  ])
}

export function organisationIn(answers: AnyAnswers): OrganisationChange {
  return {
    name: textIn(answers, 'name'),
    kind: theCode(answers, 'kind', codesOf(organisationKinds)),
    themes: themesIn(answers),
    about: textIn(answers, 'about'),
    endedOn: dayIn(answers, 'endedOn'),
  }
}

export function organisationAnswers({ name, kind, themes, about, endedOn }: Organisation): AnyAnswers {
  return answersOf({ name, kind, themes, about, endedOn })
}

const wayLabels: Record<ConsentWay, string> = {
  'in writing': 'In writing',
  'by email': 'By email',
  spoken: 'They said so',
}

/** @param months the longest that a contact is kept without being asked again */
export function contactForm(title: string, months: number) {
  return oneForm(
    'contact',
    title,
    [
      text({ id: 'contactName', label: { en: 'Name' }, name: { en: 'their name' } }),
      text({ id: 'post', label: { en: 'What they do there' }, name: { en: 'what they do there' }, optional: true }),
      text({
        id: 'email',
        label: { en: 'Email address' },
        name: { en: 'their email address' },
        as: 'email',
        optional: true,
      }),
      text({
        id: 'phone',
        label: { en: 'Phone number' },
        name: { en: 'their phone number' },
        as: 'phone',
        optional: true,
      }),
      date({
        id: 'consentOn',
        label: { en: 'When did they agree that we keep this?' },
        name: { en: 'when they agreed' },
        range: 'today or past',
      }),
      radios({
        id: 'consentHow',
        label: { en: 'How did they say so?' },
        name: { en: 'how they said so' },
        options: consentWays.map((way) => ({ code: way, label: { en: wayLabels[way] } })),
      }),
      date({
        id: 'reviewOn',
        label: { en: 'When will you ask them again?' },
        name: { en: 'when you will ask again' },
        hint: {
          en: `Within ${months} months of their consent. When nobody has asked them by then, the contact is removed.`,
        },
      }),
    ],
    {
      intro: [{ en: 'Only add somebody who has agreed to it. If they ask to be removed, remove them at once.' }],
      checks: [
        {
          reads: ['contactName'],
          at: 'email',
          message: { en: 'Enter an email address or a phone number' },
          wrong: (answers: AnyAnswers) => textIn(answers, 'email') === '' && textIn(answers, 'phone') === '',
        },
        {
          reads: ['consentOn', 'reviewOn'],
          at: 'reviewOn',
          message: { en: `When you will ask again must be after they agreed, and within ${months} months of it` },
          wrong: (answers: AnyAnswers) => !isWithin(answers, months),
        },
      ],
    },
  )
}

function isWithin(answers: AnyAnswers, months: number): boolean {
  const consentOn = theDay(answers, 'consentOn')
  const reviewOn = theDay(answers, 'reviewOn')
  return (
    Temporal.PlainDate.compare(reviewOn, consentOn) > 0 &&
    Temporal.PlainDate.compare(reviewOn, consentOn.add({ months })) <= 0
  )
}

export function contactIn(answers: AnyAnswers): ContactChange {
  return {
    name: textIn(answers, 'contactName'),
    post: textIn(answers, 'post'),
    email: textIn(answers, 'email'),
    phone: textIn(answers, 'phone'),
    consentOn: theDay(answers, 'consentOn'),
    consentHow: theCode(answers, 'consentHow', consentWays),
    reviewOn: theDay(answers, 'reviewOn'),
  }
}

export function contactAnswers(contact: Contact): AnyAnswers {
  const { name, post, email, phone, consentOn, consentHow, reviewOn } = contact
  return answersOf({ contactName: name, post, email, phone, consentOn, consentHow, reviewOn })
}

export function removalForm(contact: Contact) {
  return oneForm(
    'removal',
    `Remove the contact ${contact.name}`,
    [
      radios({
        id: 'why',
        label: { en: 'Why are they removed?' },
        name: { en: 'why they are removed' },
        options: [
          { code: 'they asked', label: { en: 'They asked to be removed' } },
          { code: 'no longer there', label: { en: 'They are no longer the contact' } },
          { code: 'not needed', label: { en: 'We no longer need a contact there' } },
        ],
      }),
    ],
    { intro: [{ en: 'Their name and how to reach them are deleted at once. You cannot undo this.' }] },
  )
}

const howMany = text({
  id: 'howMany',
  label: { en: 'How many are there?' },
  name: { en: 'how many there are' },
  hint: { en: 'Enter a number' },
  width: 5,
})
const checksHeld = radios({
  id: 'checksHeld',
  label: { en: 'Does the organisation say that it holds their safeguarding checks?' },
  name: { en: 'whether it holds their checks' },
  options: [
    { code: 'yes', label: { en: 'Yes' } },
    { code: 'no', label: { en: 'No, or not for all of them' } },
  ],
})
const saidOn = date({
  id: 'saidOn',
  label: { en: 'When did it say so?' },
  name: { en: 'when it said so' },
  range: 'today or past',
})
const numbersAlone = {
  intro: [{ en: 'Volunteers are counted, not named: the organisation knows them, and holds their checks.' }],
  checks: [wholeCheck('howMany', 'How many they are must be a whole number', 9999)],
}

export function newVolunteersForm(title: string) {
  return oneForm(
    'volunteers',
    title,
    [
      text({
        id: 'role',
        label: { en: 'What do they do?' },
        name: { en: 'what they do' },
        hint: { en: `For example, mentors. ${nameNobody}.` },
      }),
      howMany,
      checksHeld,
      saidOn,
    ],
    numbersAlone,
  )
}

export function volunteersForm(title: string) {
  return oneForm('volunteers', title, [howMany, checksHeld, saidOn], numbersAlone)
}

export function newVolunteersIn(answers: AnyAnswers): NewVolunteers {
  return { role: textIn(answers, 'role'), ...volunteersIn(answers) }
}

export function volunteersIn(answers: AnyAnswers): VolunteersChange {
  return {
    howMany: theWhole(answers, 'howMany'),
    checksHeld: textIn(answers, 'checksHeld') === 'yes',
    saidOn: theDay(answers, 'saidOn'),
  }
}

export function volunteersAnswers(one: Volunteers): AnyAnswers {
  return answersOf({ howMany: one.howMany, checksHeld: one.checksHeld ? 'yes' : 'no', saidOn: one.saidOn })
}
