/** Which reports one body owed another in the year, and whether they came in time. */
import { formatDay } from '#platform/day-and-time.ts'
import { listBodies } from '../../bodies/store.ts'
import { dueBetween, wasMet, type DueOnce } from '../../duties/duty.ts'
import { listDuties } from '../../duties/store.ts'
import { earlier } from '../report.ts'
import type { ReportSource } from '../sources.ts'

export const dutiesInReport: ReportSource = {
  key: 'duties',
  heading: 'Reports to other bodies',
  draft: async (trx, { areaId, year, today }) => {
    const names = new Map((await listBodies(trx)).map(({ id, name }) => [id, name]))
    const duties = (await listDuties(trx, today)).filter(({ line }) => line.areaId === areaId)
    const rows = duties.flatMap(({ line, duty }) =>
      dueBetween(duty, year.from, earlier(year.until, today)).map((due) => [
        names.get(line.toBodyId) ?? '',
        line.what,
        formatDay(due.dueOn),
        givenWords(due),
      ]),
    )
    return {
      text: '',
      figures:
        rows.length === 0
          ? []
          : [
              {
                title: 'Reports that fell due',
                headings: ['To', 'What', 'Due', 'Given'],
                rows,
                editions: ['board', 'scrutiny', 'public'],
              },
            ],
    }
  },
}

function givenWords(due: DueOnce): string {
  if (due.givenOn === undefined) return 'Not yet: late'
  return `${formatDay(due.givenOn)}: ${wasMet(due) ? 'in time' : 'late'}`
}
