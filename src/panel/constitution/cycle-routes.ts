/** How often an area's panel means to meet, and the meetings that are arranged by it. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { areasHeld, type Area } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import type { Mailing } from '#cases/telling.ts'
import { note } from '#records/audit.ts'
import { tellInvited } from '../meetings/letters.ts'
import { addMeeting, listMeetingsFrom } from '../meetings/store.ts'
import { organisers } from '../who.ts'
import type { Cycle } from './constitution.ts'
import { proposeMeetings } from './cycle.ts'
import * as forms from './cycle-forms.ts'
import { keepCycle, listCycles } from './store.ts'

const AreaPath = z.object({ areaId: z.uuid() })

export function addCycleRoutes(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: organisers,
    address: '/panel/cycles/:areaId',
    params: AreaPath,
    about: async (trx, { areaId }, here) => {
      const area = areaOf(areaId, here)
      return { area, cycle: await cycleOf(trx, areaId), now: app.now() }
    },
    form: ({ area }) => forms.cycleForm(area.name),
    shown: ({ cycle, now }) => ({
      back: '/panel',
      button: 'Save',
      standing: {
        what: 'how often the panel meets',
        ...(cycle ?? { version: 0, changedBy: '', changedAt: now }),
        answers: cycle === undefined ? {} : forms.cycleAnswers(cycle),
      },
    }),
    act: async (trx, { area }, answers, { requestId, seen }) => {
      const clash = changedMeanwhile(await keepCycle(trx, area.id, seen, forms.cycleIn(answers)))
      if (clash !== undefined) return clash
      await note(trx, { action: 'set panel cycle', subject: { kind: 'panel' }, areaId: area.id, requestId })
      return ok('/panel')
    },
  })

  addFormPage(app, {
    roles: organisers,
    address: '/panel/cycles/:areaId/meetings',
    params: AreaPath,
    about: async (trx, { areaId }, here) => {
      const area = areaOf(areaId, here)
      const cycle = await cycleOf(trx, areaId)
      if (cycle === undefined) return { area, cycle, proposed: [] }
      const arranged = (await listMeetingsFrom(trx, areaId, here.today)).map(({ heldOn }) => heldOn)
      return { area, cycle, proposed: proposeMeetings(cycle, here.today, arranged) }
    },
    form: ({ cycle, proposed }) => {
      if (cycle === undefined) throw new NotFound()
      return forms.proposedForm(cycle, proposed)
    },
    shown: ({ proposed }) => ({
      back: '/panel',
      button: 'Arrange these meetings',
      likely: {
        days: proposed.filter(({ leftOut }) => leftOut === undefined).map(({ day }) => day.toString()),
      },
    }),
    insteadOf: ({ area, cycle, proposed }) =>
      cycle === undefined
        ? `/panel/cycles/${area.id}`
        : proposed.some(({ leftOut }) => leftOut === undefined)
          ? undefined
          : '/panel',
    act: async (trx, { area, cycle, proposed }, answers, { requestId }) => {
      const chosen = forms.proposedIn(answers)
      const days = proposed.filter(({ day, leftOut }) => leftOut === undefined && chosen.includes(day.toString()))
      if (cycle === undefined || days.length === 0)
        return refuse({ question: 'days', message: 'Select at least one day' })
      // Six at most, each with its invitations and its letters.
      for (const { day } of days) {
        const meeting = {
          areaId: area.id,
          heldOn: day,
          startsAt: cycle.startsAt,
          place: cycle.place,
          kind: 'ordinary' as const,
        }
        const id = await addMeeting(trx, meeting)
        await note(trx, {
          action: 'arrange panel meeting',
          subject: { kind: 'panel meeting', id },
          areaId: area.id,
          requestId,
        })
        await tellInvited(mailing, trx, { id, ...meeting }, 'meeting-arranged')
      }
      return ok('/panel')
    },
  })
}

/** @throws NotFound where the actor arranges no meetings */
function areaOf(areaId: string, { actor }: Circumstances): Area {
  const area = areasHeld(actor, organisers).find(({ id }) => id === areaId)
  if (area === undefined) throw new NotFound()
  return area
}

async function cycleOf(trx: Trx, areaId: string): Promise<Cycle | undefined> {
  return (await listCycles(trx)).find((cycle) => cycle.areaId === areaId)
}
