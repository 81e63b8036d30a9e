/** National referral form, pages about the people: who they are, what they need, how they describe themselves. */
import { page } from '#platform/forms/define-form.ts'
import {
  address,
  checkboxes,
  longText,
  name,
  partialDate,
  radios,
  repeated,
  select,
  text,
} from '#platform/forms/questions.ts'
import { ethnicities, genders, religions } from '#reference/equality.ts'
import { optionsOf } from './options.ts'

export const people = page({
  id: 'people',
  title: { en: 'Who are you worried about?' },
  intro: [
    {
      en: 'You can refer up to 5 people together, for example a brother and sister. Each of them gets a record of their own.',
    },
    { en: 'Give what you know. You do not need to ask the person for anything.' },
  ],
  questions: [
    repeated({
      id: 'people',
      label: { en: 'Person' },
      name: { en: 'the person you are worried about' },
      item: { en: 'person' },
      min: 1,
      max: 5,
      of: [
        name({
          id: 'name',
          label: { en: 'Name' },
          name: { en: 'the person’s name' },
          hint: { en: 'Known as: a nickname, an online name or another spelling' },
        }),
        partialDate({
          id: 'born',
          label: { en: 'Date of birth or age' },
          name: { en: 'the person’s date of birth or age' },
          orAge: true,
          notKnown: true,
          range: 'today or past',
        }),
        select({
          id: 'gender',
          label: { en: 'Gender' },
          name: { en: 'the person’s gender' },
          options: optionsOf(genders.filter((item) => item.code !== 'not_known' && item.code !== 'prefer_not_to_say')),
          notKnown: true,
          preferNotToSay: true,
        }),
        address({
          id: 'address',
          label: { en: 'Home address' },
          name: { en: 'the person’s home address' },
          notKnown: true,
          sensitivity: 'narrative',
        }),
        text({
          id: 'phone',
          label: { en: 'Phone number' },
          name: { en: 'the person’s phone number' },
          as: 'phone',
          optional: true,
          sensitivity: 'narrative',
        }),
        text({
          id: 'language',
          label: { en: 'First language, and whether an interpreter is needed' },
          name: { en: 'the person’s first language' },
          maxLength: 100,
          optional: true,
        }),
        text({
          id: 'occupation',
          label: { en: 'School, college, work or other daytime place' },
          name: { en: 'where the person spends the day' },
          maxLength: 200,
          optional: true,
          sensitivity: 'narrative',
        }),
      ],
    }),
    longText({
      id: 'household',
      label: { en: 'Who else is in the household?' },
      name: { en: 'who else is in the household' },
      hint: { en: 'Include any children, and their ages if you know them' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
  ],
})

export const needs = page({
  id: 'needs',
  title: { en: 'What else is going on for them?' },
  intro: [{ en: 'A need is not a concern. Tell us what you know, so that the right people can help.' }],
  questions: [
    checkboxes({
      id: 'needs',
      label: { en: 'Which of these apply, as far as you know?' },
      name: { en: 'which needs apply, or that you do not know' },
      notKnown: true,
      options: [
        { code: 'disability', label: { en: 'Disability or special educational needs' } },
        { code: 'mental_health', label: { en: 'Mental health' } },
        { code: 'physical_health', label: { en: 'Physical health' } },
        { code: 'bullying', label: { en: 'Victim of crime or bullying' } },
        { code: 'family', label: { en: 'Family or relationship difficulty' } },
        { code: 'money_work_housing', label: { en: 'Money, work or housing' } },
        { code: 'immigration', label: { en: 'Immigration or asylum' } },
        { code: 'court', label: { en: 'Court proceedings or probation' } },
        { code: 'substance', label: { en: 'Alcohol or drugs' } },
        { code: 'self_harm', label: { en: 'Self-harm' } },
        { code: 'grievance', label: { en: 'A grievance that matters to them' } },
        { code: 'none', label: { en: 'None of these' } },
      ],
      sensitivity: 'special category',
    }),
    longText({
      id: 'needsInWords',
      label: { en: 'Tell us more' },
      name: { en: 'what else is going on' },
      maxLength: 3000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'strengths',
      label: { en: 'What is going well for them?' },
      name: { en: 'what is going well' },
      hint: { en: 'For example, an adult they trust, something they enjoy, friends, school or work' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'agencies',
      label: { en: 'Which other services or professionals are involved?' },
      name: { en: 'which services are involved' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
  ],
})

export const equality = page({
  id: 'equality',
  title: { en: 'Equality questions' },
  intro: [
    {
      en: 'These are optional. They help us see whether people are treated fairly. They play no part in any decision about the person.',
    },
    { en: 'Do not guess from a name or from how someone looks. Tell us who described the person this way.' },
  ],
  questions: [
    select({
      id: 'ethnicity',
      label: { en: 'Ethnic group' },
      name: { en: 'the ethnic group' },
      options: optionsOf(
        ethnicities.filter((item) => item.code.length === 2 && item.code !== 'NK' && item.code !== 'NA'),
      ),
      optional: true,
      provenance: true,
      notKnown: true,
      notAsked: true,
      preferNotToSay: true,
      sensitivity: 'special category',
    }),
    select({
      id: 'religion',
      label: { en: 'Religion or belief' },
      name: { en: 'the religion or belief' },
      options: optionsOf(religions.filter((item) => item.code !== 'prefer_not_to_say' && item.code !== 'not_known')),
      optional: true,
      provenance: true,
      notKnown: true,
      notAsked: true,
      preferNotToSay: true,
      sensitivity: 'special category',
    }),
    radios({
      id: 'disabled',
      label: { en: 'Does the person have a disability as the Equality Act means it?' },
      name: { en: 'whether the person has a disability' },
      options: [
        { code: 'yes', label: { en: 'Yes' } },
        { code: 'no', label: { en: 'No' } },
      ],
      optional: true,
      provenance: true,
      notKnown: true,
      notAsked: true,
      preferNotToSay: true,
      sensitivity: 'special category',
    }),
  ],
})
