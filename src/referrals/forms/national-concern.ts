/** National referral form, pages about the concern: is anyone in danger, what happened, who has been told, who refers. */
import { page } from '#platform/forms/define-form.ts'
import {
  checkboxes,
  date,
  file,
  information,
  longText,
  name,
  organisation,
  radios,
  select,
  text,
} from '#platform/forms/questions.ts'
import { concernsD } from '#reference/concerns.ts'
import { toldAnswers } from '#reference/consent.ts'
import { sectors } from '#reference/sectors.ts'
import { optionsOf } from './options.ts'

export const emergency = page({
  id: 'emergency',
  title: { en: 'Is anyone in immediate danger?' },
  questions: [
    information({
      id: 'call999',
      text: [
        {
          en: 'Call 999 now if someone may be harmed, if a crime is about to happen, or if someone is about to travel to a conflict zone.',
        },
        { en: 'Then come back and tell us what you did. This form is not watched around the clock.' },
      ],
    }),
    radios({
      id: 'emergency',
      label: { en: 'Is anyone in immediate danger?' },
      name: { en: 'whether anyone is in immediate danger' },
      options: [
        { code: 'not needed', label: { en: 'No' } },
        { code: '999 called', label: { en: 'Yes, and 999 has been called' } },
      ],
    }),
    text({
      id: 'emergencyReference',
      label: { en: 'What was done, when, and the police reference if you have one' },
      name: { en: 'what was done' },
      maxLength: 300,
      optional: true,
      showIf: { question: 'emergency', is: ['999 called'] },
      sensitivity: 'narrative',
    }),
  ],
})

export const concern = page({
  id: 'concern',
  title: { en: 'What are you worried about?' },
  intro: [{ en: 'Write what was seen or heard, by whom, and when. Keep facts apart from what you think they mean.' }],
  questions: [
    radios({
      id: 'concern',
      label: { en: 'What is the concern about?' },
      name: { en: 'what the concern is about' },
      hint: { en: 'This describes the worry. It says nothing about what the person is.' },
      options: optionsOf(concernsD.filter((item) => item.code !== 'D_unspecified')),
      notKnown: true,
    }),
    longText({
      id: 'whatHappened',
      label: { en: 'How and why did you become worried?' },
      name: { en: 'how and why you became worried' },
      hint: { en: 'A specific event, a change over time, what was said or shared, and how it came to light' },
      maxLength: 8000,
      rows: 10,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'otherExplanations',
      label: { en: 'What else could explain it?' },
      name: { en: 'what else could explain it' },
      hint: {
        en: 'For example a joke, something copied, schoolwork, or a need that has nothing to do with radicalisation',
      },
      maxLength: 3000,
      sensitivity: 'narrative',
      notKnown: true,
    }),
    longText({
      id: 'online',
      label: { en: 'Anything online, and how it was found' },
      name: { en: 'anything online' },
      maxLength: 3000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'contacts',
      label: { en: 'Contact with people or groups that worry you' },
      name: { en: 'contact with people or groups' },
      maxLength: 3000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'harm',
      label: { en: 'Any wish or threat to cause harm' },
      name: { en: 'any wish or threat to cause harm' },
      hint: { en: 'To whom, when, and in what words' },
      maxLength: 3000,
      optional: true,
      sensitivity: 'narrative',
    }),
    date({
      id: 'firstKnownOn',
      label: { en: 'When did the concern first come to light?' },
      name: { en: 'the date the concern first came to light' },
      range: 'today or past',
      notKnown: true,
    }),
  ],
})

export const telling = page({
  id: 'telling',
  title: { en: 'What has been said and done so far?' },
  questions: [
    radios({
      id: 'told',
      label: { en: 'Has the person been told that you are making this referral?' },
      name: { en: 'whether the person has been told' },
      why: {
        en: 'People should know, unless telling them would put someone at greater risk. For a child, tell their parents or carers too.',
      },
      options: optionsOf(toldAnswers),
    }),
    longText({
      id: 'toldInWords',
      label: { en: 'What they said, or why they have not been told' },
      name: { en: 'what they said, or why they have not been told' },
      maxLength: 2000,
      sensitivity: 'narrative',
    }),
    radios({
      id: 'parentsTold',
      label: { en: 'If they are under 18, have their parents or carers been told?' },
      name: { en: 'whether parents or carers have been told' },
      options: [
        { code: 'yes', label: { en: 'Yes' } },
        { code: 'no', label: { en: 'No' } },
        { code: 'adult', label: { en: 'The person is 18 or over' } },
      ],
      notKnown: true,
    }),
    radios({
      id: 'discussed',
      label: { en: 'Have you talked to your safeguarding or Prevent lead?' },
      name: { en: 'whether you have talked to your safeguarding lead' },
      options: [
        { code: 'yes', label: { en: 'Yes' } },
        { code: 'no', label: { en: 'No, or we do not have one' } },
      ],
    }),
    radios({
      id: 'safeguarding',
      label: { en: 'Have you also made a safeguarding referral?' },
      name: { en: 'whether you have made a safeguarding referral' },
      hint: { en: 'Needed when the person is a child, or an adult who lives with a child. Send it at the same time.' },
      options: [
        { code: 'made', label: { en: 'Yes' } },
        { code: 'not needed', label: { en: 'No, it is not needed' } },
      ],
      notKnown: true,
    }),
    text({
      id: 'safeguardingReference',
      label: { en: 'Reference of the safeguarding referral' },
      name: { en: 'the reference of the safeguarding referral' },
      maxLength: 60,
      optional: true,
      showIf: { question: 'safeguarding', is: ['made'] },
    }),
    text({
      id: 'safeguardingWhyNot',
      label: { en: 'Why it is not needed' },
      name: { en: 'why a safeguarding referral is not needed' },
      maxLength: 300,
      showIf: { question: 'safeguarding', is: ['not needed'] },
      sensitivity: 'narrative',
    }),
    longText({
      id: 'actionTaken',
      label: { en: 'What have you or others already done?' },
      name: { en: 'what has already been done' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'fear',
      label: { en: 'What do you fear may happen if nothing is done?' },
      name: { en: 'what you fear may happen' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
  ],
})

export const referrer = page({
  id: 'referrer',
  title: { en: 'About you' },
  intro: [{ en: 'Only the few people who work on the case see who you are.' }],
  questions: [
    name({ id: 'referrerName', label: { en: 'Your name' }, name: { en: 'your name' }, sensitivity: 'narrative' }),
    text({
      id: 'referrerRole',
      label: { en: 'Your job' },
      name: { en: 'your job' },
      maxLength: 120,
      sensitivity: 'narrative',
    }),
    organisation({
      id: 'referrerOrganisation',
      label: { en: 'Your organisation' },
      name: { en: 'your organisation' },
      sensitivity: 'narrative',
    }),
    select({
      id: 'sector',
      label: { en: 'What kind of organisation is it?' },
      name: { en: 'what kind of organisation it is' },
      options: optionsOf(sectors.filter((item) => item.code !== 'unspecified')),
    }),
    text({
      id: 'referrerEmail',
      label: { en: 'Email' },
      name: { en: 'your email' },
      as: 'email',
      sensitivity: 'narrative',
    }),
    text({
      id: 'referrerPhone',
      label: { en: 'Phone number' },
      name: { en: 'your phone number' },
      as: 'phone',
      sensitivity: 'narrative',
    }),
    text({
      id: 'relationship',
      label: { en: 'How do you know the person?' },
      name: { en: 'how you know the person' },
      maxLength: 200,
      sensitivity: 'narrative',
    }),
    text({
      id: 'firstNoticedBy',
      label: { en: 'Who first noticed, if it was not you?' },
      name: { en: 'who first noticed' },
      maxLength: 200,
      optional: true,
      sensitivity: 'narrative',
    }),
    checkboxes({
      id: 'wishes',
      label: { en: 'Should we know anything about contacting you?' },
      name: { en: 'anything about contacting you' },
      options: [
        { code: 'anonymous', label: { en: 'Do not tell the person or their family who referred them' } },
        { code: 'no_voicemail', label: { en: 'Do not leave a voicemail' } },
      ],
      optional: true,
    }),
  ],
})

export const documents = page({
  id: 'documents',
  title: { en: 'Documents' },
  intro: [
    {
      en: 'You can add up to 5 documents: PDF, Word, PNG, JPEG or plain text, 10 MB each. Do not add anything marked above OFFICIAL-SENSITIVE.',
    },
  ],
  questions: [
    file({
      id: 'documents',
      label: { en: 'Add a document' },
      name: { en: 'a document' },
      optional: true,
      maxFiles: 5,
      sensitivity: 'narrative',
    }),
  ],
})
