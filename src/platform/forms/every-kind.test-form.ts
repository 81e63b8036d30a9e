/** A form that asks one question of every kind: what the tests of this folder read, render and keep. */
import { defineForm, page } from './define-form.ts'
import {
  address,
  checkboxes,
  date,
  file,
  information,
  longText,
  name,
  organisation,
  partialDate,
  radios,
  repeated,
  select,
  text,
} from './questions.ts'

export const everyKind = defineForm({
  id: 'every-kind',
  version: '1.0',
  title: { en: 'Every kind of question', cy: 'Pob math o gwestiwn' },
  pages: [
    page({
      id: 'person',
      title: { en: 'About the person', cy: 'Ynglŷn â’r person' },
      intro: [{ en: 'Tell us as much as you know.', cy: 'Dywedwch gymaint ag y gwyddoch.' }],
      questions: [
        information({ id: 'notice', text: [{ en: 'In an emergency call 999.', cy: 'Mewn argyfwng ffoniwch 999.' }] }),
        name({
          id: 'person',
          label: { en: 'What is the person’s name?', cy: 'Beth yw enw’r person?' },
          name: { en: 'the person’s name', cy: 'enw’r person' },
          why: { en: 'So that we do not act on the wrong person.', cy: 'Fel na weithredwn ar y person anghywir.' },
          notKnown: true,
        }),
        partialDate({
          id: 'bornOn',
          label: { en: 'When was the person born?', cy: 'Pryd cafodd y person ei eni?' },
          name: { en: 'the person’s date of birth', cy: 'y dyddiad geni' },
          range: 'today or past',
          orAge: true,
          notKnown: true,
        }),
        address({
          id: 'home',
          label: { en: 'Where does the person live?', cy: 'Ble mae’r person yn byw?' },
          name: { en: 'the person’s address', cy: 'y cyfeiriad' },
          optional: true,
        }),
        text({
          id: 'email',
          as: 'email',
          label: { en: 'Email address', cy: 'Cyfeiriad e-bost' },
          name: { en: 'your email address', cy: 'eich cyfeiriad e-bost' },
        }),
        text({
          id: 'phone',
          as: 'phone',
          label: { en: 'Telephone number', cy: 'Rhif ffôn' },
          name: { en: 'your telephone number', cy: 'eich rhif ffôn' },
          optional: true,
          preferNotToSay: true,
        }),
        text({
          id: 'nickname',
          label: { en: 'Nickname', cy: 'Llysenw' },
          name: { en: 'the nickname', cy: 'y llysenw' },
          optional: true,
          maxLength: 30,
          width: 20,
        }),
      ],
    }),
    page({
      id: 'concern',
      title: { en: 'The concern', cy: 'Y pryder' },
      questions: [
        longText({
          id: 'concern',
          label: { en: 'What worries you?', cy: 'Beth sy’n eich poeni?' },
          name: { en: 'what worries you', cy: 'yr hyn sy’n eich poeni' },
          maxLength: 2000,
        }),
        radios({
          id: 'told',
          label: { en: 'Has the person been told?', cy: 'A yw’r person wedi cael gwybod?' },
          name: { en: 'whether the person has been told', cy: 'a yw’r person wedi cael gwybod' },
          options: [
            { code: 'yes', label: { en: 'Yes', cy: 'Ydy' } },
            {
              code: 'no-risk',
              label: { en: 'No, it would increase the risk', cy: 'Nac ydy, byddai’n cynyddu’r risg' },
            },
            {
              code: 'no-yet',
              label: { en: 'No, not yet', cy: 'Nac ydy, ddim eto' },
              hint: { en: 'You may still do so.' },
            },
          ],
          notKnown: true,
        }),
        text({
          id: 'response',
          label: { en: 'How did they respond?', cy: 'Sut wnaethon nhw ymateb?' },
          name: { en: 'how they responded', cy: 'sut wnaethon nhw ymateb' },
          showIf: { question: 'told', is: ['yes'] },
        }),
        text({
          id: 'whyNot',
          label: { en: 'Why not?', cy: 'Pam ddim?' },
          name: { en: 'why they have not been told', cy: 'pam nad ydynt wedi cael gwybod' },
          showIf: { question: 'told', is: ['no-risk', 'no-yet'] },
        }),
        date({
          id: 'firstSeenOn',
          label: { en: 'When did you first notice?', cy: 'Pryd wnaethoch chi sylwi gyntaf?' },
          name: { en: 'the date you first noticed', cy: 'y dyddiad y gwnaethoch sylwi gyntaf' },
          range: 'today or past',
        }),
        date({
          id: 'lastSeenOn',
          label: { en: 'When did you last see it?', cy: 'Pryd welsoch chi hyn ddiwethaf?' },
          name: { en: 'the date you last saw it', cy: 'y dyddiad y gwelsoch hyn ddiwethaf' },
          range: 'today or past',
          optional: true,
        }),
      ],
      checks: [
        {
          reads: ['firstSeenOn', 'lastSeenOn'],
          at: 'lastSeenOn',
          message: {
            en: 'The date you last saw it must be the same as or after the date you first noticed',
            cy: 'Rhaid i’r dyddiad diwethaf fod yr un fath â’r dyddiad cyntaf neu ar ei ôl',
          },
          wrong: ({ firstSeenOn = '', lastSeenOn = '' }) => lastSeenOn < firstSeenOn,
        },
      ],
    }),
    page({
      id: 'background',
      title: { en: 'Background', cy: 'Cefndir' },
      questions: [
        checkboxes({
          id: 'needs',
          label: {
            en: 'Does the person have any of these needs?',
            cy: 'A oes gan y person unrhyw un o’r anghenion hyn?',
          },
          name: { en: 'the person’s needs', cy: 'anghenion y person' },
          options: [
            { code: 'autism', label: { en: 'Autism', cy: 'Awtistiaeth' } },
            { code: 'adhd', label: { en: 'ADHD', cy: 'ADHD' } },
            { code: 'other', label: { en: 'Another need', cy: 'Angen arall' } },
          ],
          notKnown: true,
          notAsked: true,
          provenance: true,
          sensitivity: 'special category',
        }),
        text({
          id: 'otherNeed',
          label: { en: 'Which need?', cy: 'Pa angen?' },
          name: { en: 'which need', cy: 'pa angen' },
          showIf: { question: 'needs', is: ['other'] },
        }),
        select({
          id: 'sector',
          label: { en: 'Which sector are you from?', cy: 'O ba sector ydych chi?' },
          name: { en: 'your sector', cy: 'eich sector' },
          options: [
            { code: 'education', label: { en: 'Education', cy: 'Addysg' } },
            { code: 'health', label: { en: 'Health', cy: 'Iechyd' } },
          ],
          preferNotToSay: true,
        }),
        organisation({
          id: 'employer',
          label: { en: 'Where do you work?', cy: 'Ble ydych chi’n gweithio?' },
          name: { en: 'where you work', cy: 'ble ydych chi’n gweithio' },
          kinds: [
            { code: 'school', label: { en: 'School', cy: 'Ysgol' } },
            { code: 'council', label: { en: 'Council', cy: 'Cyngor' } },
          ],
          optional: true,
        }),
        repeated({
          id: 'children',
          label: { en: 'Children in the household', cy: 'Plant yn yr aelwyd' },
          name: { en: 'the children in the household', cy: 'y plant yn yr aelwyd' },
          item: { en: 'child', cy: 'plentyn' },
          max: 4,
          notKnown: true,
          of: [
            name({
              id: 'child',
              label: { en: 'Name', cy: 'Enw' },
              name: { en: 'the child’s name', cy: 'enw’r plentyn' },
            }),
            radios({
              id: 'atSchool',
              label: { en: 'At school?', cy: 'Yn yr ysgol?' },
              name: { en: 'whether the child is at school', cy: 'a yw’r plentyn yn yr ysgol' },
              options: [
                { code: 'yes', label: { en: 'Yes', cy: 'Ydy' } },
                { code: 'no', label: { en: 'No', cy: 'Nac ydy' } },
              ],
            }),
            text({
              id: 'school',
              label: { en: 'Which school?', cy: 'Pa ysgol?' },
              name: { en: 'which school', cy: 'pa ysgol' },
              showIf: { question: 'atSchool', is: ['yes'] },
            }),
          ],
        }),
        file({
          id: 'evidence',
          label: { en: 'Add files', cy: 'Ychwanegu ffeiliau' },
          name: { en: 'a file', cy: 'ffeil' },
          optional: true,
          maxFiles: 3,
        }),
      ],
    }),
    page({
      id: 'risk',
      title: { en: 'Why would it increase the risk?', cy: 'Pam y byddai’n cynyddu’r risg?' },
      showIf: { question: 'told', is: ['no-risk'] },
      questions: [
        longText({
          id: 'risk',
          label: { en: 'Why would it increase the risk?', cy: 'Pam y byddai’n cynyddu’r risg?' },
          name: { en: 'why it would increase the risk', cy: 'pam y byddai’n cynyddu’r risg' },
        }),
      ],
    }),
  ],
})
