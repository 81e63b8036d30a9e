/** Every kind of mail the service sends. A mail holds a reference and a link: never a name, never a word of a case, never "Prevent" in its subject. */
import type { MailTemplates } from '#platform/mail/letter.ts'

const subject = { en: 'A message from Causeway', cy: 'Neges gan Causeway' }
const notYou = {
  en: 'If you did not expect this, you can leave it: nothing happens unless the link is used.',
  cy: 'Os nad oeddech yn disgwyl hyn, gallwch ei anwybyddu: nid oes dim yn digwydd oni ddefnyddir y ddolen.',
}

export const mailTemplates: MailTemplates = {
  'confirm-email': {
    subject,
    body: {
      en: [
        'Confirm your email address to go on with your form:',
        '{link}',
        'The link works once, for 24 hours.',
        notYou.en,
      ],
      cy: [
        'Cadarnhewch eich cyfeiriad e-bost i barhau â’ch ffurflen:',
        '{link}',
        'Mae’r ddolen yn gweithio unwaith, am 24 awr.',
        notYou.cy,
      ],
    },
  },
  'referral-received': {
    subject,
    body: {
      en: [
        'We have received your form. Its reference is {reference}.',
        'With the code shown when you sent it you can ask how far it has come:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Rydym wedi derbyn eich ffurflen. Ei chyfeirnod yw {reference}.',
        'Gyda’r cod a ddangoswyd wrth anfon gallwch ofyn pa mor bell y mae wedi dod:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'case-task': {
    subject,
    body: {
      en: ['There is something for you to do. Its reference is {reference}. Find it in your work:', '{link}'],
      cy: ['Mae rhywbeth i chi ei wneud. Ei gyfeirnod yw {reference}. Mae yn eich gwaith:', '{link}'],
    },
  },
  'answer-due': {
    subject,
    body: {
      en: [
        'Something that was asked of you is due soon. Sign in to see it:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae rhywbeth a ofynnwyd gennych yn ddyledus cyn bo hir. Mewngofnodwch i’w weld:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'answer-overdue': {
    subject,
    body: {
      en: [
        'Something that was asked of you is overdue. Sign in to see it:',
        '{link}',
        '“Nothing held” and “cannot be shared” are answers too. Please do not reply to this message.',
      ],
      cy: [
        'Mae rhywbeth a ofynnwyd gennych yn hwyr. Mewngofnodwch i’w weld:',
        '{link}',
        'Mae “dim yn cael ei ddal” ac “ni ellir ei rannu” yn atebion hefyd. Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'emergency-access': {
    subject,
    body: {
      en: [
        'Somebody has opened {reference} in an emergency. Please look at it now, and say within two working days whether it was right:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae rhywun wedi agor {reference} mewn argyfwng. Edrychwch arno nawr, a dywedwch o fewn dau ddiwrnod gwaith a oedd yn iawn:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'emergency-access-often': {
    subject,
    body: {
      en: [
        'Somebody has opened {reference} in an emergency. They have opened many cases like that in the last 30 days. Please look at it now, and ask why it is so often:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae rhywun wedi agor {reference} mewn argyfwng. Maent wedi agor llawer o achosion felly yn y 30 diwrnod diwethaf. Edrychwch arno nawr, a gofynnwch pam mae mor aml:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'emergency-access-overdue': {
    subject,
    body: {
      en: [
        '{reference} was opened in an emergency, and nobody has said in time whether that was right. Please do so now:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Agorwyd {reference} mewn argyfwng, ac nid oes neb wedi dweud mewn pryd a oedd hynny’n iawn. Gwnewch hynny nawr:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'certificate-looked-at': {
    subject,
    body: {
      en: [
        'Something you handed in has been looked at. Sign in to see what was found:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae rhywbeth a gyflwynwyd gennych wedi cael ei ystyried. Mewngofnodwch i weld y canlyniad:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'training-near': {
    subject,
    body: {
      en: [
        'A course that your work asks of you lapses or is due soon. Sign in to see which, or ask whoever keeps training where you work:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae cwrs y mae eich gwaith yn gofyn i chi ei wneud yn dod i ben neu’n ddyledus cyn bo hir. Mewngofnodwch i weld pa un, neu gofynnwch i bwy bynnag sy’n cadw hyfforddiant yn eich gweithle:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'training-past': {
    subject,
    body: {
      en: [
        'The day for a course that your work asks of you is past. Sign in to see which, or ask whoever keeps training where you work:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Mae’r dyddiad ar gyfer cwrs y mae eich gwaith yn gofyn i chi ei wneud wedi mynd heibio. Mewngofnodwch i weld pa un, neu gofynnwch i bwy bynnag sy’n cadw hyfforddiant yn eich gweithle:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'training-of-agency': {
    subject,
    body: {
      en: [
        'Some people of your agency must renew or take a course soon, or should have. Sign in to see who:',
        '{link}',
        'Please do not reply to this message.',
      ],
      cy: [
        'Rhaid i rai o bobl eich asiantaeth adnewyddu neu wneud cwrs cyn bo hir, neu dylent fod wedi gwneud hynny. Mewngofnodwch i weld pwy:',
        '{link}',
        'Peidiwch ag ateb y neges hon.',
      ],
    },
  },
  'new password': {
    subject,
    body: {
      en: ['Set your password here:', '{link}', 'The link works once, for 24 hours.', notYou.en],
      cy: ['Gosodwch eich cyfrinair yma:', '{link}', 'Mae’r ddolen yn gweithio unwaith, am 24 awr.', notYou.cy],
    },
  },
  'new authenticator': {
    subject,
    body: {
      en: ['Set up a new authenticator here:', '{link}', 'The link works once, for 24 hours.', notYou.en],
      cy: ['Gosodwch ddilyswr newydd yma:', '{link}', 'Mae’r ddolen yn gweithio unwaith, am 24 awr.', notYou.cy],
    },
  },
  invitation: {
    subject,
    body: {
      en: ['You have been invited to use Causeway. Begin here:', '{link}', 'The link works once, for 24 hours.'],
      cy: [
        'Fe’ch gwahoddwyd i ddefnyddio Causeway. Dechreuwch yma:',
        '{link}',
        'Mae’r ddolen yn gweithio unwaith, am 24 awr.',
      ],
    },
  },
}
