/** The forms of tension reports and of the list of wards. None has a place for a person or an address. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, information, longText, radios, select, text } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { corroborations, describedBy, tensionCategories, tensionLevels, tensionSources } from '#reference/tension.ts'
import { placeIn, placeRefused, type PlaceFound } from './place-in-words.ts'
import type { NewReport, NewTensionReview } from './store.ts'
import type { TensionReport, Ward } from './tension.ts'

const version = '1'

export const nobodyHere =
  'A report is about what happened, is felt or may come, never about a person. Do not name anybody or give an address. If you are worried about somebody, make a referral. If anybody is in danger, call 999.'

const noWards = { code: 'none', label: { en: 'No ward has been listed yet' } }

/** @param wards that stand; of several areas, each with the name of its own */
export function newReportForm(
  wards: readonly { readonly id: string; readonly label: string }[],
  today: Temporal.PlainDate,
) {
  return defineForm({
    id: 'new-tension-report',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'new-tension-report',
        title: { en: 'Report a tension' },
        intro: [{ en: nobodyHere }],
        questions: [
          select({
            id: 'ward',
            label: { en: 'In which ward?' },
            name: { en: 'the ward' },
            options:
              wards.length === 0 ? [noWards] : wards.map(({ id, label }) => ({ code: id, label: { en: label } })),
          }),
          radios({
            id: 'category',
            label: { en: 'What kind of tension is it?' },
            name: { en: 'the kind of tension' },
            options: tensionCategories.map(({ code, label, definition = '' }) => ({
              code,
              label,
              hint: { en: definition },
            })),
          }),
          date({
            id: 'happenedOn',
            label: { en: 'When was it, or when is it expected?' },
            name: { en: 'when it was or is expected' },
          }),
          longText({
            id: 'what',
            label: { en: 'What happened, is felt or may come?' },
            name: { en: 'what happened, is felt or may come' },
            hint: { en: 'Do not name anybody, or give a house number or a postcode' },
            maxLength: 2000,
            rows: 5,
          }),
          radios({
            id: 'describedBy',
            label: { en: 'Who described the communities that it affects?' },
            name: { en: 'who described the communities' },
            hint: { en: 'Do not decide for yourself who they are: use what somebody said' },
            options: describedBy.map(({ code, label }) => ({ code, label })),
          }),
          text({
            id: 'communities',
            label: { en: 'In their words, which communities?' },
            name: { en: 'the communities in their words' },
            hint: { en: 'Leave it empty if no community was described' },
            maxLength: 300,
            optional: true,
          }),
          radios({
            id: 'source',
            label: { en: 'Where does this information come from?' },
            name: { en: 'where the information comes from' },
            options: tensionSources.map(({ code, label }) => ({ code, label })),
          }),
          radios({
            id: 'corroboration',
            label: { en: 'Has anybody else reported it?' },
            name: { en: 'whether anybody else has reported it' },
            options: corroborations.map(({ code, label }) => ({ code, label })),
          }),
        ],
        checks: [
          ...withoutPlace('what'),
          ...withoutPlace('communities'),
          {
            reads: ['category', 'happenedOn'],
            at: 'happenedOn',
            message: { en: 'The date must be today or in the past, unless the kind of tension is potential' },
            wrong: (answers: AnyAnswers) => {
              const day = dayIn(answers, 'happenedOn')
              return day !== undefined && textIn(answers, 'category') !== 'potential' && isAfter(day, today)
            },
          },
          {
            reads: ['happenedOn'],
            at: 'happenedOn',
            message: { en: 'The date must be within a year of today' },
            wrong: (answers: AnyAnswers) => {
              const day = dayIn(answers, 'happenedOn')
              return (
                day !== undefined &&
                (isAfter(day, today.add({ years: 1 })) || isAfter(today.subtract({ years: 1 }), day))
              )
            },
          },
          {
            reads: ['describedBy', 'communities'],
            at: 'communities',
            message: { en: 'Enter the communities, or select that no community was described' },
            wrong: (answers: AnyAnswers) =>
              (textIn(answers, 'describedBy') === 'nobody') !== (textIn(answers, 'communities') === ''),
          },
        ],
      }),
    ],
  })
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}

/** An address is told apart from a postcode, so that whoever wrote it knows what to take out. */
function withoutPlace(question: string) {
  const places: readonly PlaceFound[] = ['postcode', 'address']
  return places.map((place) => ({
    reads: [question],
    at: question,
    message: { en: placeRefused[place] },
    wrong: (answers: AnyAnswers) => placeIn(textIn(answers, question)) === place,
  }))
}

export function newReportIn(answers: AnyAnswers): Omit<NewReport, 'agreeBy' | 'expiresOn'> {
  const [category, by] = [textIn(answers, 'category'), textIn(answers, 'describedBy')]
  const [source, corroboration] = [textIn(answers, 'source'), textIn(answers, 'corroboration')]
  const happenedOn = dayIn(answers, 'happenedOn')
  if (
    happenedOn === undefined ||
    !hasCode(tensionCategories, category) ||
    !hasCode(describedBy, by) ||
    !hasCode(tensionSources, source) ||
    !hasCode(corroborations, corroboration)
  )
    throw new Error('the form let through a choice that it did not offer')
  const words = { communities: textIn(answers, 'communities'), what: textIn(answers, 'what') }
  return { happenedOn, category, describedBy: by, source, corroboration, words }
}

export function reviewForm(report: TensionReport, title: string, today: Temporal.PlainDate) {
  return defineForm({
    id: 'tension-review',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'tension-review',
        title: { en: title },
        questions: [
          information({
            id: 'report',
            text: [{ en: report.words?.what ?? 'The words of this report have been removed.' }, { en: nobodyHere }],
          }),
          radios({
            id: 'level',
            label: { en: 'Which level was agreed?' },
            name: { en: 'the level that was agreed' },
            options: tensionLevels.map(({ code, label }) => ({ code, label })),
          }),
          longText({
            id: 'done',
            label: { en: 'What is done about it?' },
            name: { en: 'what is done about it' },
            hint: { en: 'The person who reported it will not see this' },
            maxLength: 2000,
            rows: 3,
            optional: true,
          }),
          date({
            id: 'reviewOn',
            label: { en: 'When will it be looked at again?' },
            name: { en: 'when it will be looked at again' },
            hint: { en: 'Leave it empty if nobody needs to look again' },
            range: 'future',
            optional: true,
          }),
          date({
            id: 'expiresOn',
            label: { en: 'Until when are the words kept?' },
            name: { en: 'until when the words are kept' },
            hint: { en: `Leave it empty to keep them until ${formatDay(report.expiresOn)}` },
            range: 'today or future',
            optional: true,
          }),
        ],
        checks: [
          ...withoutPlace('done'),
          {
            reads: ['expiresOn'],
            at: 'expiresOn',
            message: { en: 'The words must be kept for no longer than a year from today' },
            wrong: (answers: AnyAnswers) => {
              const day = dayIn(answers, 'expiresOn')
              return day !== undefined && isAfter(day, today.add({ years: 1 }))
            },
          },
          {
            reads: ['reviewOn'],
            at: 'reviewOn',
            message: { en: 'The date to look again must be before the words are deleted' },
            wrong: (answers: AnyAnswers) => {
              const next = dayIn(answers, 'reviewOn')
              return next !== undefined && isAfter(next, dayIn(answers, 'expiresOn') ?? report.expiresOn)
            },
          },
          {
            reads: ['expiresOn'],
            at: 'expiresOn',
            message: { en: 'The words must be kept at least until the level is due to be agreed' },
            wrong: (answers: AnyAnswers) => {
              const day = dayIn(answers, 'expiresOn')
              return day !== undefined && isAfter(report.agreeBy, day)
            },
          },
        ],
      }),
    ],
  })
}

/** `expiresOn` undefined: as it was. */
export function reviewIn(
  answers: AnyAnswers,
): NewTensionReview & { readonly expiresOn: Temporal.PlainDate | undefined } {
  const level = textIn(answers, 'level')
  if (!hasCode(tensionLevels, level)) throw new Error('the form let through no level')
  return {
    level,
    action: textIn(answers, 'done'),
    reviewOn: dayIn(answers, 'reviewOn'),
    expiresOn: dayIn(answers, 'expiresOn'),
  }
}

export function newWardsForm(areas: readonly Area[]) {
  return defineForm({
    id: 'new-wards',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'new-wards',
        title: { en: 'Add wards' },
        questions: [
          ...areaQuestion(areas),
          longText({
            id: 'names',
            label: { en: 'Names of the wards' },
            name: { en: 'the names of the wards' },
            hint: { en: 'One on each line. A ward that is listed already is left as it is' },
            maxLength: 4000,
            rows: 12,
          }),
        ],
        checks: [
          {
            reads: ['names'],
            at: 'names',
            message: { en: 'Each name must be 80 characters or fewer, and there must be 100 or fewer' },
            wrong: (answers: AnyAnswers) => {
              const names = wardNamesIn(answers)
              return names.length > 100 || names.some((name) => name.length > 80)
            },
          },
        ],
      }),
    ],
  })
}

/** Each once, as it was written, without the spaces around it. */
export function wardNamesIn(answers: AnyAnswers): readonly string[] {
  const names = textIn(answers, 'names')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}

export function wardForm(ward: Ward) {
  return defineForm({
    id: 'ward',
    version,
    title: { en: 'Local picture' },
    pages: [
      page({
        id: 'ward',
        title: { en: `Change the ward ${ward.name}` },
        questions: [
          text({ id: 'name', label: { en: 'Name' }, name: { en: 'the name' }, maxLength: 80 }),
          date({
            id: 'endedOn',
            label: { en: 'When did it end?' },
            name: { en: 'when it ended' },
            hint: { en: 'When the boundaries changed. Leave it empty while the ward stands' },
            range: 'today or past',
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function wardIn(answers: AnyAnswers): Pick<Ward, 'name' | 'endedOn'> {
  return { name: textIn(answers, 'name'), endedOn: dayIn(answers, 'endedOn') }
}

export function wardAnswers({ name, endedOn }: Ward): AnyAnswers {
  return { name, ...(endedOn === undefined ? {} : { endedOn: endedOn.toString() }) }
}
