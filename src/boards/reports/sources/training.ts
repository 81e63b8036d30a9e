/** Who has the training they need, as it stands on the day of the report: how many of how many, never a name. */
import { shareOf, shareWords } from '#training/coverage/coverage.ts'
import { listAgencies, listCounted, listInDate } from '#training/coverage/store.ts'
import { listCourses } from '#training/courses/store.ts'
import type { FigureTable } from '../figures.ts'
import type { ReportSource } from '../sources.ts'

export const trainingInReport: ReportSource = {
  key: 'training',
  heading: 'Training',
  draft: async (trx, { areaId, today }) => {
    const inDate = await listInDate(trx, areaId, today)
    const counted = await listCounted(trx, areaId, today)
    const names = new Map((await listAgencies(trx, areaId)).map(({ id, name }) => [id, name]))
    const courses = await listCourses(trx, areaId)
    const byCourse: FigureTable = {
      title: 'Training in date, by course',
      headings: ['Course', 'In date, of those who need it and are not exempt'],
      rows: courses
        .filter(({ id }) => counted.some(({ courseId }) => courseId === id))
        .map(({ id, name }) => [name, shareWords(shareOf(counted.filter(({ courseId }) => courseId === id)))]),
      editions: ['board', 'scrutiny', 'public'],
    }
    // Not for the public: a small agency is a person.
    const byAgency: FigureTable = {
      title: 'Staff with every course they need, by agency',
      headings: ['Agency', 'In date, of those who need any'],
      rows: inDate
        .map((one): [string, string] => [names.get(one.agencyId) ?? 'Another agency', shareWords(one)])
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
      editions: ['board', 'scrutiny'],
    }
    return {
      text:
        inDate.length === 0
          ? 'It is not known yet who needs training.'
          : 'Figures are of staff of the partnership’s agencies, as their training stood on the day they were drawn.',
      figures: [byCourse, byAgency].filter(({ rows }) => rows.length > 0),
    }
  },
}
