/** What is asked of a certificate that is handed in, and of whoever looks at it. */
import { formatDay } from '#platform/day-and-time.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Page } from '#platform/forms/define-form.ts'
import { date, file, longText, radios, text } from '#platform/forms/questions.ts'
import type { Upload } from '#platform/forms/uploads.ts'
import type { Course } from '../courses/course.ts'
import { courseQuestion } from '../people/forms.ts'
import { outcomeIn, type Certificate } from './certificate.ts'
import type { Decided, NewCertificate, NewFile } from './store.ts'

/** @param title whose certificate it is, said in the heading */
export function certificateForm(title: string, courses: readonly Course[]) {
  return form({
    id: 'certificate',
    title: { en: title },
    intro: [
      {
        en: 'Somebody else looks at it before it counts: another person who keeps the training of that agency, or the Prevent coordinator.',
      },
    ],
    questions: [
      courseQuestion(courses),
      date({
        id: 'completedOn',
        label: { en: 'When was it completed?' },
        name: { en: 'the day it was completed' },
        hint: { en: 'As the certificate says.' },
        range: 'today or past',
      }),
      text({
        id: 'number',
        label: { en: 'Certificate number' },
        name: { en: 'the certificate number' },
        maxLength: 80,
        optional: true,
      }),
      file({
        id: 'file',
        label: { en: 'The certificate' },
        name: { en: 'the certificate' },
        hint: { en: 'A PDF, JPEG or PNG, smaller than 10 MB' },
        maxFiles: 1,
        accept: '.pdf,.jpg,.jpeg,.png',
      }),
    ],
  })
}

export function certificateIn(answers: AnyAnswers): NewCertificate {
  const completedOn = dayIn(answers, 'completedOn')
  if (completedOn === undefined) throw new Error('the form let through a certificate without its day')
  return { courseId: textIn(answers, 'course'), completedOn, number: textIn(answers, 'number').trim() }
}

const certificateTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png']

/** @returns what is wrong, where the file is none that a certificate may be */
export function certificateFileIn(uploads: readonly Upload[]): NewFile | string {
  const [upload] = uploads
  if (upload === undefined || !('file' in upload))
    throw new Error('the form let through a certificate without its file')
  const { name, type, sha256 } = upload.file
  if (!certificateTypes.includes(type)) return 'The selected file must be a PDF, JPEG or PNG'
  return { name, mediaType: type, sha256, content: upload.bytes }
}

/** @param seen whether its file can be opened: what nobody can open can only be turned down */
export function decisionForm(certificate: Certificate, seen: boolean) {
  const { person, course, completedOn, number } = certificate
  return form({
    id: 'decision',
    title: { en: 'What did you find?' },
    intro: [
      {
        en: `${person}: ${course}, completed on ${formatDay(completedOn)}${number === '' ? '' : `, certificate number ${number}`}.`,
      },
      {
        en: seen
          ? 'Verify it if the file shows the same name, course and day. The course is then recorded as completed.'
          : 'Its file cannot be opened now, so it can only be turned down. Ask for another, or come back when the virus check is done.',
      },
    ],
    questions: [
      radios({
        id: 'outcome',
        label: { en: 'Is the certificate what it is said to be?' },
        name: { en: 'whether the certificate is what it is said to be' },
        options: [
          ...(seen ? [{ code: 'verified', label: { en: 'Yes: name, course and day are right' } }] : []),
          { code: 'not accepted', label: { en: 'No, it is not accepted' } },
        ],
      }),
      longText({
        id: 'reason',
        label: { en: 'If it is not accepted, why?' },
        name: { en: 'why it is not accepted' },
        hint: { en: 'Whoever handed it in reads this' },
        maxLength: 500,
        rows: 3,
        optional: true,
      }),
    ],
    checks: [
      {
        reads: ['outcome'],
        at: 'reason',
        message: { en: 'Enter why it is not accepted' },
        wrong: (answers: AnyAnswers) =>
          textIn(answers, 'outcome') === 'not accepted' && textIn(answers, 'reason').trim() === '',
      },
    ],
  })
}

export function decidedIn(answers: AnyAnswers): Decided {
  const outcome = outcomeIn(textIn(answers, 'outcome'))
  return { outcome, reason: outcome === 'verified' ? '' : textIn(answers, 'reason').trim() }
}

function form(one: Page) {
  return defineForm({ id: one.id, version: '1', title: { en: 'Training' }, pages: [page(one)] })
}
