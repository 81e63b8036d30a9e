/**
 * The survey of awareness: five questions with choices alone. None asks who somebody is, where they live or what they believe, and there is no
 * box for words. The columns of communities.survey_reply are these ids, and their checks are these codes.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'

const yesNo = [
  { code: 'yes', label: { en: 'Yes', cy: 'Ydw' } },
  { code: 'no', label: { en: 'No', cy: 'Nac ydw' } },
  { code: 'not sure', label: { en: 'Not sure', cy: 'Ddim yn siŵr' } },
] as const
const couldBe = [
  { code: 'yes', label: { en: 'Yes', cy: 'Byddwn' } },
  { code: 'no', label: { en: 'No', cy: 'Na fyddwn' } },
  { code: 'not sure', label: { en: 'Not sure', cy: 'Ddim yn siŵr' } },
] as const
const believed = [
  { code: 'yes', label: { en: 'Yes', cy: 'Ydy' } },
  { code: 'no', label: { en: 'No', cy: 'Nac ydy' } },
  { code: 'not sure', label: { en: 'Not sure', cy: 'Ddim yn siŵr' } },
] as const

export const surveyQuestions = [
  radios({
    id: 'heardOf',
    label: {
      en: 'Before today, had you heard of Prevent?',
      cy: 'Cyn heddiw, oeddech chi wedi clywed am Prevent?',
    },
    name: { en: 'whether you had heard of Prevent', cy: 'a oeddech wedi clywed am Prevent' },
    options: [
      { code: 'yes', label: { en: 'Yes', cy: 'Oeddwn' } },
      { code: 'no', label: { en: 'No', cy: 'Nac oeddwn' } },
      { code: 'not sure', label: { en: 'Not sure', cy: 'Ddim yn siŵr' } },
    ],
  }),
  radios({
    id: 'knowsHow',
    label: {
      en: 'Do you know how to tell somebody if you are worried about a person?',
      cy: 'Ydych chi’n gwybod sut i ddweud wrth rywun os ydych yn poeni am berson?',
    },
    name: { en: 'whether you know how to tell somebody', cy: 'a ydych yn gwybod sut i ddweud wrth rywun' },
    options: yesNo,
  }),
  radios({
    id: 'wouldTell',
    label: {
      en: 'Would you tell us if you were worried?',
      cy: 'Fyddech chi’n dweud wrthym pe baech yn poeni?',
    },
    name: { en: 'whether you would tell us', cy: 'a fyddech yn dweud wrthym' },
    options: couldBe,
  }),
  radios({
    id: 'treatedFairly',
    label: {
      en: 'Do you think that Prevent treats people fairly, whoever they are?',
      cy: 'Ydy Prevent, yn eich barn chi, yn trin pobl yn deg, pwy bynnag ydynt?',
    },
    name: { en: 'whether Prevent treats people fairly', cy: 'a yw Prevent yn trin pobl yn deg' },
    options: believed,
  }),
  radios({
    id: 'learnedFrom',
    label: {
      en: 'Where have you heard most about Prevent?',
      cy: 'Ble rydych chi wedi clywed fwyaf am Prevent?',
    },
    name: { en: 'where you have heard most about it', cy: 'ble rydych wedi clywed fwyaf amdano' },
    options: [
      { code: 'school or work', label: { en: 'At school, college or work', cy: 'Yn yr ysgol, y coleg neu’r gwaith' } },
      { code: 'community', label: { en: 'From a community or faith group', cy: 'Gan grŵp cymunedol neu ffydd' } },
      { code: 'council', label: { en: 'From the council or the police', cy: 'Gan y cyngor neu’r heddlu' } },
      { code: 'news', label: { en: 'In the news', cy: 'Yn y newyddion' } },
      { code: 'online', label: { en: 'Online or on social media', cy: 'Ar-lein neu ar y cyfryngau cymdeithasol' } },
      { code: 'nowhere', label: { en: 'Nowhere yet', cy: 'Unman eto' } },
    ],
  }),
] as const

/** Which column each answer is kept in, and found under in the results. */
export const columns = {
  heardOf: 'heard_of',
  knowsHow: 'knows_how',
  wouldTell: 'would_tell',
  treatedFairly: 'treated_fairly',
  learnedFrom: 'learned_from',
} as const

export const surveyForm = defineForm({
  id: 'awareness',
  version: '1',
  title: { en: 'What do you know about Prevent?', cy: 'Beth ydych chi’n ei wybod am Prevent?' },
  pages: [
    page({
      id: 'awareness',
      title: { en: 'What do you know about Prevent?', cy: 'Beth ydych chi’n ei wybod am Prevent?' },
      intro: [
        {
          en: 'Five questions, about a minute. Nobody can tell who answered: we keep your answers and nothing else, not even the day.',
          cy: 'Pum cwestiwn, tua munud. Ni all neb wybod pwy atebodd: rydym yn cadw eich atebion a dim byd arall, dim hyd yn oed y diwrnod.',
        },
        {
          en: 'Numbers are shown only once the survey has closed, and only where five people or more gave an answer.',
          cy: 'Dim ond ar ôl i’r arolwg gau y dangosir rhifau, a dim ond lle rhoddodd pum person neu fwy ateb.',
        },
      ],
      questions: surveyQuestions,
    }),
  ],
})
