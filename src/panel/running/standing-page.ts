/** What the screen of a standing item shows. */
import type { SeriesAction } from '../actions/series.ts'
import type { Screen } from './pages.ts'
import { versionsOf } from './changes.ts'
import { agendaView, clashViews, errorsView, sectionViews } from './page-parts.ts'
import type { StandingShown } from './standing-item.ts'
import { standingSections } from './standing-record.ts'

export function standingPage(standing: StandingShown, { now, typed, errors = [], clashes = [] }: Screen) {
  const { item, invitees, actions, form, kept } = standing
  return {
    heading: item.title,
    ...agendaView(standing, now),
    errors: errorsView(errors),
    clashes: clashViews(kept, clashes),
    isDone: item.state === 'decided',
    present: invitees.filter(({ present }) => present === 'present').map(({ name, agency }) => `${name}, ${agency}`),
    sections: sectionViews(form, standingSections, typed, errors),
    actions: actions.map(actionLine),
    seen: JSON.stringify(versionsOf(kept)),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

function actionLine({ id, what, who, agency, dueOn, closed }: SeriesAction) {
  return {
    href: `/panel/series-actions/${id}`,
    what,
    who: who === '' ? agency : `${who}, ${agency}`,
    dueOn,
    closed: closed?.outcome,
  }
}
