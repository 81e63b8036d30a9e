/** What each body owes another as a report, what is late, and the register of reports given. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { NotFound } from '#platform/failures.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { date, select } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { cycleWords, type Body } from '../bodies/body.ts'
import { findReportingLine, listBodies } from '../bodies/store.ts'
import { theBody, theKeptBody } from '../bodies/the-body.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { listNewestVersions, type VersionChoice } from '../meetings/agenda-store.ts'
import { listMeetings } from '../meetings/store.ts'
import { daysLate, lastGiven, type DutyState } from './duty.ts'
import { addReport, listDuties, listReportsGiven, type Given, type StandingDuty } from './store.ts'

const LinePath = z.object({ bodyId: z.uuid(), lineId: z.uuid() })

const tags: Record<DutyState, { readonly text: string; readonly colour: string }> = {
  late: { text: 'Late', colour: 'red' },
  'due soon': { text: 'Due soon', colour: 'yellow' },
  'not due yet': { text: 'Not due', colour: 'green' },
}

export function addDutyRoutes(app: App): void {
  app.get('/boards/duties', { config: { roles: governanceReaders, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const bodies = await listBodies(trx)
      const given = await listReportsGiven(trx)
      const duties = await listDuties(trx, app.today(), given)
      const keeps = areasAs(actor, ...governanceEditors)
      const name = (id: string) => bodyName(bodies, id)
      return {
        late: duties.filter(({ state }) => state === 'late').length,
        duties: duties.map(({ line, duty, dueOn, state }) => ({
          from: name(line.bodyId),
          to: name(line.toBodyId),
          what: line.what,
          every: cycleWords(line.everyMonths),
          owner: line.owner,
          lastGiven: lastGiven(duty),
          dueOn,
          daysLate: daysLate(duty, app.today()),
          tag: tags[state],
          record: keeps.includes(line.areaId) ? `/boards/${line.bodyId}/reporting-lines/${line.id}/report` : undefined,
        })),
        given: registered(given, duties, name),
      }
    })
    return reply.page('boards/duties/views/duties.njk', { heading: 'Reports that are due', ...model })
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/boards/:bodyId/reporting-lines/:lineId/report',
    params: LinePath,
    about: async (trx, { bodyId, lineId }, here) => {
      const body = await theKeptBody(trx, bodyId, here)
      const line = await findReportingLine(trx, lineId)
      if (line?.bodyId !== body.id) throw new NotFound()
      const to = await theBody(trx, line.toBodyId)
      return {
        line,
        to,
        papers: await listNewestVersions(trx, line.areaId),
        meetings: (await listMeetings(trx, to.id)).filter(({ heldOn }) => here.today.until(heldOn).sign <= 0),
      }
    },
    form: ({ to, papers, meetings }) => reportForm(to.name, papers, meetings),
    shown: () => ({ back: '/boards/duties', button: 'Record the report' }),
    act: async (trx, { line, meetings }, answers, { requestId }) => {
      const versionId = textIn(answers, 'paper')
      const meeting = meetings.find(({ id }) => id === textIn(answers, 'meeting'))
      const givenOn = dayIn(answers, 'givenOn')
      if (versionId === none) return refuse({ question: 'paper', message: 'Add a version of the report first' })
      if (givenOn === undefined) throw new Error('the form let through a report without its day')
      if (meeting !== undefined && !meeting.heldOn.equals(givenOn))
        return refuse({ question: 'givenOn', message: 'When it was given must be the day of that meeting' })
      const id = await addReport(trx, line, { versionId, givenOn, meetingId: meeting?.id })
      await note(trx, { action: 'record report', subject: { kind: 'report', id }, areaId: line.areaId, requestId })
      return ok('/boards/duties')
    },
  })
}

/** Reports of the duties that stand, the latest first. */
function registered(given: readonly Given[], duties: readonly StandingDuty[], name: (bodyId: string) => string) {
  const lines = new Map(duties.map(({ line }) => [line.id, line]))
  return given.flatMap((one) => {
    const line = lines.get(one.lineId)
    if (line === undefined) return []
    const meeting = one.meetingId === undefined ? undefined : `/boards/meetings/${one.meetingId}`
    return [{ ...one, to: name(line.toBodyId), href: `/boards/documents/${one.documentId}`, meeting }]
  })
}

const none = 'none'
const elsewhere = 'elsewhere'

function reportForm(to: string, papers: readonly VersionChoice[], meetings: readonly Meeting[]) {
  return defineForm({
    id: 'report',
    version: '1',
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'report',
        title: { en: `Record a report to ${to}` },
        questions: [
          select({
            id: 'paper',
            label: { en: 'Which document went there?' },
            name: { en: 'the document' },
            options:
              papers.length === 0
                ? [{ code: none, label: { en: 'No document has a version yet' } }]
                : papers.map(({ id, title, number }) => ({ code: id, label: { en: `${title}, version ${number}` } })),
          }),
          date({
            id: 'givenOn',
            label: { en: 'When was it given?' },
            name: { en: 'the day it was given' },
            range: 'today or past',
          }),
          select({
            id: 'meeting',
            label: { en: 'At which meeting?' },
            name: { en: 'the meeting' },
            options: [
              { code: elsewhere, label: { en: 'At none that is kept here' } },
              ...meetings.map(({ id, heldOn }) => ({ code: id, label: { en: formatDay(heldOn) } })),
            ],
          }),
        ],
      }),
    ],
  })
}

function bodyName(bodies: readonly Body[], id: string): string {
  const body = bodies.find((one) => one.id === id)
  if (body === undefined) throw new Error('a duty names a body that its reader cannot see')
  return body.name
}
