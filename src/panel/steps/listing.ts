/** Listing a case for a meeting: for its first discussion or after a deferral, and later on the agenda for whatever the panel follows. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { radios } from '#platform/forms/questions.ts'
import { chosen, given, remark, written } from '#cases/steps/parts.ts'
import type { Showing, StepPage } from '#cases/steps/step-page.ts'
import { hasCode } from '#reference/code-list.ts'
import { agendaPurposes } from '#reference/decisions.ts'
import { addItem } from '../agenda/store.ts'
import { findMeeting, listMeetingsFrom } from '../meetings/store.ts'
import { meetingInWords } from './meeting.ts'

async function needsComingMeeting({ trx, file, today }: Showing): Promise<string | undefined> {
  return (await listMeetingsFrom(trx, file.row.areaId, today)).length > 0
    ? undefined
    : 'No panel meeting is arranged. Arrange one first, under Panel.'
}

async function comingMeeting({ trx, file, today }: Showing) {
  const meetings = await listMeetingsFrom(trx, file.row.areaId, today)
  return radios({
    id: 'meeting',
    label: { en: 'Which meeting?' },
    name: { en: 'the meeting' },
    options: meetings.map((meeting) => ({ code: meeting.id, label: { en: meetingInWords(meeting) } })),
  })
}

export const panelListing: StepPage = {
  step: 'list for panel',
  address: 'panel-listing',
  waitsFor: needsComingMeeting,
  form: async (showing) =>
    defineForm({
      id: 'panel-listing',
      version: '1',
      title: { en: 'List for a panel meeting' },
      pages: [
        page({
          id: 'panel-listing',
          title: { en: 'List for a panel meeting' },
          questions: [await comingMeeting(showing), remark()],
        }),
      ],
    }),
  facts: async (answers, { trx }) => {
    const meetingId = chosen(answers, 'meeting')
    const meeting = meetingId === undefined ? undefined : await findMeeting(trx, meetingId)
    return { facts: given({ meetingId, meetingOn: meeting?.heldOn.toString() }), reasonGiven: written(answers) }
  },
  alongside: async ({ trx, file }, _answers, { facts }) => {
    await addItem(trx, {
      areaId: file.row.areaId,
      meetingId: String(facts['meetingId']),
      caseId: file.row.id,
      purpose: file.state.deferrals > 0 ? 'deferred discussion' : 'first discussion',
    })
  },
}

export const agendaListing: StepPage = {
  step: 'put on agenda',
  address: 'agenda-listing',
  waitsFor: needsComingMeeting,
  form: async (showing) =>
    defineForm({
      id: 'agenda-listing',
      version: '1',
      title: { en: 'Put the case on a meeting’s agenda' },
      pages: [
        page({
          id: 'agenda-listing',
          title: { en: 'Put the case on a meeting’s agenda' },
          intro: [
            {
              en: 'Members who are invited see the case once the pack is published, and say beforehand whether they have a conflict.',
            },
          ],
          questions: [
            await comingMeeting(showing),
            radios({
              id: 'purpose',
              label: { en: 'What is it for?' },
              name: { en: 'what it is for' },
              options: agendaPurposes.map(({ code, label }) => ({ code, label })),
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: async (answers, { trx }) => {
    const meetingId = chosen(answers, 'meeting')
    const meeting = meetingId === undefined ? undefined : await findMeeting(trx, meetingId)
    return {
      facts: given({
        meetingId,
        meetingOn: meeting?.heldOn.toString(),
        purpose: chosen(answers, 'purpose'),
      }),
      reasonGiven: written(answers),
    }
  },
  alongside: async ({ trx, file }, _answers, { facts }) => {
    const purpose = String(facts['purpose'])
    if (!hasCode(agendaPurposes, purpose)) throw new Error(`no such purpose of an agenda item: ${purpose}`)
    await addItem(trx, {
      areaId: file.row.areaId,
      meetingId: String(facts['meetingId']),
      caseId: file.row.id,
      purpose,
    })
  },
}
