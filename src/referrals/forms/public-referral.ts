/**
 * The public form: for a relative, friend, neighbour or anyone else who is worried about someone. Plain words, English and Welsh,
 * few questions, nothing that needs an account; who writes may stay unnamed. It never hints whether anybody is known.
 */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { address, information, longText, name, partialDate, radios, repeated, text } from '#platform/forms/questions.ts'

const danger = page({
  id: 'danger',
  title: { en: 'Is anyone in danger now?', cy: 'A oes rhywun mewn perygl nawr?' },
  questions: [
    information({
      id: 'call999',
      text: [
        {
          en: 'If someone may be hurt, or someone is about to travel to a war zone, call 999 now.',
          cy: 'Os gallai rhywun gael niwed, neu os yw rhywun ar fin teithio i ardal ryfel, ffoniwch 999 nawr.',
        },
        {
          en: 'Nobody watches this form at night or at weekends.',
          cy: 'Nid oes neb yn gwylio’r ffurflen hon yn y nos nac ar benwythnosau.',
        },
      ],
    }),
    radios({
      id: 'emergency',
      label: { en: 'Is anyone in danger now?', cy: 'A oes rhywun mewn perygl nawr?' },
      name: { en: 'whether anyone is in danger now', cy: 'a oes rhywun mewn perygl nawr' },
      options: [
        { code: 'not needed', label: { en: 'No', cy: 'Nac oes' } },
        { code: '999 called', label: { en: 'Yes, and I have called 999', cy: 'Oes, ac rwyf wedi ffonio 999' } },
      ],
    }),
  ],
})

const who = page({
  id: 'who',
  title: { en: 'Who are you worried about?', cy: 'Am bwy rydych chi’n poeni?' },
  intro: [
    {
      en: 'Tell us what you know. It is fine not to know everything.',
      cy: 'Dywedwch wrthym beth rydych chi’n ei wybod. Mae’n iawn peidio â gwybod popeth.',
    },
  ],
  questions: [
    repeated({
      id: 'people',
      label: { en: 'Person', cy: 'Person' },
      name: { en: 'the person you are worried about', cy: 'y person rydych chi’n poeni amdano' },
      item: { en: 'person', cy: 'person' },
      min: 1,
      max: 5,
      of: [
        name({
          id: 'name',
          label: { en: 'Their name', cy: 'Eu henw' },
          name: { en: 'their name', cy: 'yr enw' },
          hint: { en: 'A nickname is fine', cy: 'Mae llysenw yn iawn' },
        }),
        partialDate({
          id: 'born',
          label: { en: 'Their age or date of birth', cy: 'Eu hoedran neu ddyddiad geni' },
          name: { en: 'their age or date of birth', cy: 'yr oedran neu’r dyddiad geni' },
          orAge: true,
          notKnown: true,
          range: 'today or past',
        }),
        address({
          id: 'address',
          label: { en: 'Where they live', cy: 'Ble maen nhw’n byw' },
          name: { en: 'where they live', cy: 'y cyfeiriad' },
          notKnown: true,
          sensitivity: 'narrative',
        }),
        text({
          id: 'occupation',
          label: { en: 'Their school, college or work', cy: 'Eu hysgol, coleg neu waith' },
          name: { en: 'their school, college or work', cy: 'yr ysgol, y coleg neu’r gwaith' },
          maxLength: 200,
          optional: true,
          sensitivity: 'narrative',
        }),
      ],
    }),
  ],
})

const worry = page({
  id: 'worry',
  title: { en: 'What are you worried about?', cy: 'Beth sy’n eich poeni?' },
  questions: [
    longText({
      id: 'whatHappened',
      label: { en: 'What have you seen or heard?', cy: 'Beth ydych chi wedi’i weld neu ei glywed?' },
      name: { en: 'what you have seen or heard', cy: 'yr hyn a welsoch neu a glywsoch' },
      hint: {
        en: 'What was said or done, when, and how you came to know. Say if someone else told you.',
        cy: 'Beth ddywedwyd neu wnaed, pryd, a sut daethoch i wybod. Dywedwch os mai rhywun arall ddywedodd wrthych.',
      },
      maxLength: 8000,
      rows: 10,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'otherExplanations',
      label: { en: 'Could there be another explanation?', cy: 'A allai fod esboniad arall?' },
      name: { en: 'another explanation', cy: 'yr esboniad arall' },
      hint: {
        en: 'For example a joke, a hard time at school, or a worry about something else',
        cy: 'Er enghraifft jôc, cyfnod anodd yn yr ysgol, neu boeni am rywbeth arall',
      },
      maxLength: 3000,
      optional: true,
      sensitivity: 'narrative',
    }),
    longText({
      id: 'strengths',
      label: { en: 'Who or what helps them?', cy: 'Pwy neu beth sy’n eu helpu?' },
      name: { en: 'who or what helps them', cy: 'pwy neu beth sy’n eu helpu' },
      maxLength: 2000,
      optional: true,
      sensitivity: 'narrative',
    }),
  ],
})

const telling = page({
  id: 'telling',
  title: { en: 'Have you told them?', cy: 'Ydych chi wedi dweud wrthynt?' },
  questions: [
    radios({
      id: 'told',
      label: { en: 'Do they know that you are telling us?', cy: 'Ydyn nhw’n gwybod eich bod yn dweud wrthym?' },
      name: { en: 'whether they know', cy: 'ydyn nhw’n gwybod' },
      hint: { en: 'You do not have to tell them.', cy: 'Nid oes rhaid i chi ddweud wrthynt.' },
      options: [
        { code: 'yes', label: { en: 'Yes', cy: 'Ydyn' } },
        {
          code: 'no_risk',
          label: { en: 'No, it could put someone at risk', cy: 'Nac ydyn, gallai roi rhywun mewn perygl' },
        },
        { code: 'no_not_yet', label: { en: 'No, not yet', cy: 'Nac ydyn, ddim eto' } },
        { code: 'no_other', label: { en: 'No, for another reason', cy: 'Nac ydyn, am reswm arall' } },
      ],
    }),
  ],
})

const you = page({
  id: 'you',
  title: { en: 'About you', cy: 'Amdanoch chi' },
  intro: [
    {
      en: 'You do not have to say who you are. If you do, we may ask you more, and only the few people who work on this see it.',
      cy: 'Nid oes rhaid i chi ddweud pwy ydych chi. Os gwnewch, efallai y byddwn yn gofyn mwy, a dim ond yr ychydig bobl sy’n gweithio ar hyn fydd yn ei weld.',
    },
  ],
  questions: [
    radios({
      id: 'named',
      label: { en: 'Do you want to tell us who you are?', cy: 'Ydych chi eisiau dweud wrthym pwy ydych chi?' },
      name: { en: 'whether you want to tell us who you are', cy: 'ydych chi eisiau dweud pwy ydych chi' },
      options: [
        { code: 'yes', label: { en: 'Yes', cy: 'Ydw' } },
        { code: 'no', label: { en: 'No', cy: 'Nac ydw' } },
      ],
    }),
    name({
      id: 'referrerName',
      label: { en: 'Your name', cy: 'Eich enw' },
      name: { en: 'your name', cy: 'eich enw' },
      showIf: { question: 'named', is: ['yes'] },
      sensitivity: 'narrative',
    }),
    text({
      id: 'referrerContact',
      label: { en: 'How we can reach you safely', cy: 'Sut gallwn gysylltu â chi’n ddiogel' },
      name: { en: 'how we can reach you', cy: 'sut gallwn gysylltu â chi' },
      hint: {
        en: 'A phone number or email that only you see',
        cy: 'Rhif ffôn neu e-bost mai dim ond chi sy’n ei weld',
      },
      maxLength: 200,
      showIf: { question: 'named', is: ['yes'] },
      sensitivity: 'narrative',
    }),
    radios({
      id: 'relationship',
      label: { en: 'How do you know the person?', cy: 'Sut rydych chi’n adnabod y person?' },
      name: { en: 'how you know the person', cy: 'sut rydych chi’n adnabod y person' },
      options: [
        { code: 'friends_family', label: { en: 'Family or friend', cy: 'Teulu neu ffrind' } },
        {
          code: 'community',
          label: {
            en: 'Neighbour, or we belong to the same group or place of worship',
            cy: 'Cymydog, neu rydym yn perthyn i’r un grŵp neu addoldy',
          },
        },
        { code: 'other', label: { en: 'In another way', cy: 'Mewn ffordd arall' } },
      ],
      preferNotToSay: true,
    }),
  ],
})

export const publicReferral = defineForm({
  id: 'public-referral',
  version: '2026.1',
  title: { en: 'Worried about someone', cy: 'Poeni am rywun' },
  from: '2026-01-01',
  pages: [danger, who, worry, telling, you],
})
