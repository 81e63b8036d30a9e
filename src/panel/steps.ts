/** The panel's own steps on a case: listing, decision, health and social care, closure. Presence comes from the meeting's attendance. */
import { Temporal } from 'temporal-polyfill'
import { defineForm, page } from '#platform/forms/define-form.ts'
import {
  checkboxes,
  date,
  information,
  longText,
  radios,
  select,
  text,
  type Option,
} from '#platform/forms/questions.ts'
import { agenciesToAsk } from '#cases/information/store.ts'
import { knownBeside } from '#cases/steps/known-beside.ts'
import { chosen, given, reason, remark, written } from '#cases/steps/parts.ts'
import type { Showing, StepPage } from '#cases/steps/step-page.ts'
import {
  closureReasons,
  decisionModes,
  panelDecisions,
  section36CarePaths,
  type DecisionMode,
} from '#reference/decisions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import {
  addItem,
  findMeeting,
  listInvitees,
  listMeetingsFrom,
  markDecided,
  presenceOf,
  type Meeting,
  type Presence,
} from './store.ts'

export const panelListing: StepPage = {
  step: 'list for panel',
  address: 'panel-listing',
  waitsFor: async ({ trx, file, today }) =>
    (await listMeetingsFrom(trx, file.row.areaId, today)).length > 0
      ? undefined
      : 'No panel meeting is arranged. Arrange one first, under Panel.',
  form: async ({ trx, file, today }) => {
    const meetings = await listMeetingsFrom(trx, file.row.areaId, today)
    const options: readonly Option[] = meetings.map((meeting) => ({
      code: meeting.id,
      label: {
        en: `${dayInWords(meeting.heldOn)} at ${meeting.startsAt}${meeting.kind === 'emergency' ? ' (emergency)' : ''}`,
      },
    }))
    return defineForm({
      id: 'panel-listing',
      version: '1',
      title: { en: 'List for a panel meeting' },
      pages: [
        page({
          id: 'panel-listing',
          title: { en: 'List for a panel meeting' },
          questions: [
            radios({
              id: 'meeting',
              label: { en: 'Which meeting?' },
              name: { en: 'the meeting' },
              options,
            }),
            remark(),
          ],
        }),
      ],
    })
  },
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

/** Who was there, of those whom section 37 asks for, as the meeting's attendance has it. */
async function presence({ trx, file }: Showing, meetingId: string): Promise<Presence> {
  return presenceOf(await listInvitees(trx, meetingId), file.row.homeForce)
}

const votes = [
  { id: 'votesAdopt', decision: 'adopt', label: 'Votes to adopt' },
  { id: 'votesNotAdopt', decision: 'not_adopt', label: 'Votes not to adopt' },
  { id: 'votesDefer', decision: 'defer', label: 'Votes to defer' },
  { id: 'votesPolice', decision: 'refer_to_police', label: 'Votes to refer to police' },
] as const

export const panelDecision: StepPage = {
  step: 'panel decision',
  address: 'panel-decision',
  form: async ({ trx, file }) =>
    defineForm({
      id: 'panel-decision',
      version: '1',
      title: { en: 'Record the panel’s decision' },
      pages: [
        page({
          id: 'panel-decision',
          title: { en: 'Record the panel’s decision' },
          questions: [
            information({
              id: 'howDecided',
              text: [
                {
                  en: 'A panel decides unanimously; if it cannot, by majority; if there is no majority, the chair decides. Record the votes as they were. Abstentions are not votes.',
                },
              ],
            }),
            radios({
              id: 'decision',
              label: { en: 'What was decided?' },
              name: { en: 'what was decided' },
              options: panelDecisions.map(({ code, label }) => ({ code, label })),
            }),
            ...votes.map((vote) =>
              text({
                id: vote.id,
                label: { en: vote.label },
                name: { en: vote.label.toLowerCase() },
                width: 5,
                maxLength: 2,
                optional: true,
              }),
            ),
            radios({
              id: 'mode',
              label: { en: 'How was it decided?' },
              name: { en: 'how it was decided' },
              options: decisionModes.map(({ code, label }) => ({ code, label })),
            }),
            checkboxes({
              id: 'planStates',
              label: { en: 'Which of the four matters of section 36(5) does the support plan state?' },
              name: { en: 'what the plan states' },
              hint: { en: 'The plan must state all four.' },
              options: [
                { code: 'consent_request', label: { en: 'How, when and by whom consent is asked for' } },
                { code: 'nature_of_support', label: { en: 'The nature of the support' } },
                { code: 'provider', label: { en: 'Who is responsible for providing it' } },
                { code: 'how_and_when', label: { en: 'How and when it is provided' } },
              ],
              showIf: { question: 'decision', is: ['adopt'] },
            }),
            longText({
              id: 'plan',
              label: { en: 'The support plan, as agreed so far' },
              name: { en: 'the support plan' },
              maxLength: 8000,
              showIf: { question: 'decision', is: ['adopt'] },
              sensitivity: 'narrative',
            }),
            select({
              id: 'actionAgency',
              label: { en: 'Who must act before the panel decides?' },
              name: { en: 'who must act' },
              options: await agenciesToAsk(trx, file.row.areaId),
              showIf: { question: 'decision', is: ['defer'] },
            }),
            date({
              id: 'actionDueOn',
              label: { en: 'By when?' },
              name: { en: 'by when' },
              range: 'today or future',
              showIf: { question: 'decision', is: ['defer'] },
            }),
            radios({
              id: 'chairExtends',
              label: { en: 'If the case was deferred before: does the chair extend?' },
              name: { en: 'whether the chair extends' },
              options: [
                { code: 'yes', label: { en: 'Yes, the chair extends' } },
                { code: 'no', label: { en: 'No' } },
              ],
              showIf: { question: 'decision', is: ['defer'] },
            }),
            reason('Reasons for the decision'),
            longText({
              id: 'dissent',
              label: { en: 'Dissent' },
              name: { en: 'the dissent' },
              hint: { en: 'Who disagreed, and why' },
              maxLength: 4000,
              optional: true,
              sensitivity: 'narrative',
            }),
          ],
        }),
      ],
    }),
  facts: async (answers, showing) => {
    const meetingId = showing.file.state.listedFor?.meetingId
    const decision = chosen(answers, 'decision')
    return {
      facts: given({
        meetingId,
        present: meetingId === undefined ? undefined : await presence(showing, meetingId),
        decision,
        votes: votesIn(answers),
        planStates: decision === 'adopt' ? answers['planStates'] : undefined,
        actionAgency: chosen(answers, 'actionAgency'),
        actionDueOn: chosen(answers, 'actionDueOn'),
        chairExtends: chosen(answers, 'chairExtends') === 'yes' ? true : undefined,
      }),
      reasonGiven: written(answers),
      ...modeIn(answers),
    }
  },
  alongside: async ({ trx, file }, _answers, { facts }) => {
    await markDecided(trx, String(facts['meetingId']), file.row.id)
  },
  beside: async (showing) => {
    const meetingId = showing.file.state.listedFor?.meetingId
    if (meetingId === undefined) return []
    const here = await presence(showing, meetingId)
    return [
      ...(await knownBeside(showing)),
      {
        heading: 'Who was present',
        rows: [
          {
            key: 'Chair or deputy',
            value: here.chair === 'neither' ? 'Neither is recorded as present' : here.chair,
            href: `/panel/meetings/${meetingId}`,
          },
          {
            key: `Police (${showing.file.row.homeForce})`,
            value: here.homeForcePolice ? 'Present' : 'Not recorded as present',
          },
        ],
      },
    ]
  },
  refusalAt: {
    'reason-needed': 'reason',
    'deferral-action-needed': 'actionAgency',
    'deferred-before': 'chairExtends',
  },
}

/** A vote is a whole number; anything else is no vote and the rules then say what is missing. */
function votesIn(answers: AnyAnswers): Record<string, number> {
  return Object.fromEntries(
    votes.flatMap(({ id, decision }) => {
      const typed = chosen(answers, id) ?? ''
      return /^\d{1,2}$/.test(typed) ? [[decision, Number(typed)]] : []
    }),
  )
}

function modeIn(answers: AnyAnswers): { decisionMode?: DecisionMode } {
  const mode = chosen(answers, 'mode')
  return mode === 'unanimous' || mode === 'majority' || mode === 'chair' ? { decisionMode: mode } : {}
}

/** The meeting at which the case was last discussed: health and social care are considered there, before it closes. */
function lastMeeting({ file }: Showing): string | undefined {
  const decided = file.entries.findLast((entry) => entry.step === 'panel decision')
  const id = decided?.facts['meetingId']
  return typeof id === 'string' ? id : undefined
}

/** Meetings held since consent was refused or ended, newest first: where the panel can have considered what follows. */
async function meetingsSince({ trx, file, today }: Showing): Promise<readonly Meeting[]> {
  const ended = file.entries.findLast((entry) => entry.step === 'record consent' || entry.step === 'end consent')
  if (ended === undefined) return []
  const held = await listMeetingsFrom(trx, file.row.areaId, ended.onDate)
  return held.filter((meeting) => Temporal.PlainDate.compare(meeting.heldOn, today) <= 0).toReversed()
}

function whichMeeting(meetings: readonly Meeting[]) {
  return radios({
    id: 'meeting',
    label: { en: 'At which meeting?' },
    name: { en: 'the meeting' },
    options: meetings.map((meeting) => ({ code: meeting.id, label: { en: dayInWords(meeting.heldOn) } })),
  })
}

export const careConsideration: StepPage = {
  step: 'consider section 36(6)',
  address: 'care-consideration',
  waitsFor: async (showing) =>
    showing.file.state.stage === 'not_adopted' || (await meetingsSince(showing)).length > 0
      ? undefined
      : 'The panel considers this at a meeting. None has been held since consent was refused or ended.',
  form: async (showing) =>
    defineForm({
      id: 'care-consideration',
      version: '1',
      title: { en: 'Health and social care' },
      pages: [
        page({
          id: 'care-consideration',
          title: { en: 'Record what was considered for health and social care' },
          intro: [
            {
              en: 'Where support is not given, the panel must consider whether the person ought to be referred to a provider of health or social care, and make the arrangements if so.',
            },
          ],
          questions: [
            ...(showing.file.state.stage === 'not_adopted' ? [] : [whichMeeting(await meetingsSince(showing))]),
            radios({
              id: 'considered',
              label: { en: 'What was decided?' },
              name: { en: 'what was decided' },
              options: section36CarePaths.map(({ code, label }) => ({ code, label })),
            }),
            reason('To whom, what was arranged, or why neither'),
          ],
        }),
      ],
    }),
  facts: async (answers, showing) => {
    const meetingId = chosen(answers, 'meeting') ?? lastMeeting(showing)
    return {
      facts: given({
        meetingId,
        present: meetingId === undefined ? undefined : await presence(showing, meetingId),
        considered: chosen(answers, 'considered'),
      }),
      reasonGiven: written(answers),
    }
  },
}

const panelClosures = [
  'not_adopted_not_susceptible',
  'not_adopted_other_service',
  'not_adopted_too_high_risk',
  'police_led_partnership',
]

export const panelClosure: StepPage = {
  step: 'close after panel',
  address: 'panel-closure',
  form: () =>
    defineForm({
      id: 'panel-closure',
      version: '1',
      title: { en: 'Close the case' },
      pages: [
        page({
          id: 'panel-closure',
          title: { en: 'Close the case the panel did not adopt' },
          questions: [
            radios({
              id: 'closureReason',
              label: { en: 'Why is it closed?' },
              name: { en: 'why it is closed' },
              options: closureReasons
                .filter(({ code }) => panelClosures.includes(code))
                .map(({ code, label }) => ({ code, label })),
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ closureReason: chosen(answers, 'closureReason') }),
    reasonGiven: written(answers),
  }),
}

export const panelStepPages: readonly StepPage[] = [panelListing, panelDecision, careConsideration, panelClosure]

export const panelStepAddresses: ReadonlyMap<string, string> = new Map(
  panelStepPages.map((page) => [page.step, page.address]),
)

function dayInWords(day: Temporal.PlainDate): string {
  return day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}
