/** The panel's health as its page shows it: for each area, attendance by agency, then what is settled, under four headings. */
import type { AgencyAttendance } from '#panel/health/attendance.ts'
import { figuresPage, type FiguresShown } from '../figures-page.ts'
import type { Figure } from '../store.ts'
import { panelMeasures, type PanelMeasureCode } from './measures.ts'
import { shareBars, type Bar } from './share-bars.ts'

export type Governed = { readonly areaId: string; readonly areaName: string }

const parts: readonly { readonly heading: string; readonly codes: readonly PanelMeasureCode[] }[] = [
  { heading: 'Who decides', codes: ['panel as the act asks'] },
  { heading: 'How decisions are reached', codes: ['panel unanimous', 'panel by chair'] },
  {
    heading: 'From listing to decision',
    codes: ['panel decided soon', 'panel deferred', 'panel deferred again'],
  },
  { heading: 'What the panel asks for', codes: ['panel actions in time', 'panel actions late'] },
]

/** As many periods as are drawn: two years of quarters, where every quarter is told. */
const periodsShown = 8

export function healthPage(
  areas: readonly Governed[],
  figures: readonly Figure[],
  attendance: readonly AgencyAttendance[],
) {
  return areas.map(({ areaId, areaName }, place) => {
    const theirs = figures.filter((figure) => figure.areaId === areaId)
    const shown = figuresPage(theirs, panelMeasures)[0]?.measures ?? []
    return {
      id: `area-${place + 1}`,
      name: areaName,
      attendance: attendancePart(attendance.filter((one) => one.areaId === areaId)),
      parts: parts.map(({ heading, codes }) => ({
        heading,
        measures: codes.flatMap((code) => shown.filter(({ id }) => id === code.replaceAll(' ', '-'))).map(drawnMeasure),
      })),
    }
  })
}

function drawnMeasure({ rows, ...measure }: FiguresShown['measures'][number]) {
  const latest = rows.slice(0, periodsShown)
  const bars: readonly Bar[] = latest.toReversed().map(({ period, words, share }) => ({ name: period, words, share }))
  return { ...measure, rows: latest, chart: bars.length === 0 ? undefined : shareBars(measure.label, bars) }
}

function attendancePart(rows: readonly AgencyAttendance[]) {
  const bars = rows.map(({ agency, meetings, came }): Bar => ({
    name: agency,
    words: `${came} of ${meetings}`,
    share: { numerator: came, denominator: meetings },
  }))
  return {
    rows: bars,
    chart: bars.length === 0 ? undefined : shareBars('Meetings of the panel each agency came to', bars),
  }
}
