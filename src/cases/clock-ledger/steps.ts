/** Pausing a clock, letting it run again, and correcting the day it started. A pause changes what is shown, never the day that was due. */
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, information, radios, type Option } from '#platform/forms/questions.ts'
import { isLive } from '../clocks.ts'
import { clocks } from '../journey/clock-table.ts'
import { chosen, given, reason, remark, written } from '../steps/parts.ts'
import type { Showing, StepPage } from '../steps/step-page.ts'
import { runsOf, type Run } from './ledger.ts'

const aDay = (run: Run): string => `counted from ${formatDay(run.startedOn)}, due on ${formatDay(run.dueOn)}`

/** The latest run of each clock that may be named, one option each. A clock that runs for several requests at once pauses for all. */
function optionsOf(runs: readonly Run[]): readonly Option[] {
  const names = [...new Set(runs.map(({ clock }) => clock))]
  return names.map((clock) => {
    const mine = runs.filter((run) => run.clock === clock)
    return { code: clock, label: { en: clocks[clock].label }, hint: { en: mine.map(aDay).join('; ') } }
  })
}

async function pausable(showing: Showing): Promise<readonly Run[]> {
  const runs = await runsOf(showing)
  return runs.filter((run) => isLive(run) && run.state !== 'paused' && clocks[run.clock].pausable)
}

async function paused(showing: Showing): Promise<readonly Run[]> {
  return (await runsOf(showing)).filter(({ state }) => state === 'paused')
}

export const clockPause: StepPage = {
  step: 'pause clock',
  address: 'clock-pause',
  waitsFor: async (showing) =>
    (await pausable(showing)).length > 0 ? undefined : 'No clock that can be paused is running on this case.',
  form: async (showing) =>
    defineForm({
      id: 'clock-pause',
      version: '1',
      title: { en: 'Pause a clock' },
      pages: [
        page({
          id: 'clock-pause',
          title: { en: 'Pause a clock' },
          questions: [
            information({
              id: 'whatAPauseIs',
              text: [
                {
                  en: 'A pause is shown beside the clock, with its reason. The day it was due does not move, and a clock met after it is still shown as met late.',
                },
              ],
            }),
            radios({
              id: 'clock',
              label: { en: 'Which clock?' },
              name: { en: 'which clock' },
              options: optionsOf(await pausable(showing)),
            }),
            radios({
              id: 'cause',
              label: { en: 'What are you waiting for?' },
              name: { en: 'what you are waiting for' },
              options: [
                { code: 'awaiting consent', label: { en: 'An answer about consent' } },
                { code: 'person abroad or in custody', label: { en: 'The person is abroad or in custody' } },
                { code: 'awaiting partner information', label: { en: 'Information from a partner' } },
              ],
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ clock: chosen(answers, 'clock'), cause: chosen(answers, 'cause') }),
    reasonGiven: written(answers),
  }),
  refusalAt: {
    'clock-not-running': 'clock',
    'clock-not-pausable': 'clock',
    'clock-already-paused': 'clock',
    'record-away-first': 'cause',
  },
}

export const clockResumption: StepPage = {
  step: 'resume clock',
  address: 'clock-resumption',
  waitsFor: async (showing) => ((await paused(showing)).length > 0 ? undefined : 'No clock on this case is paused.'),
  form: async (showing) =>
    defineForm({
      id: 'clock-resumption',
      version: '1',
      title: { en: 'Let a clock run again' },
      pages: [
        page({
          id: 'clock-resumption',
          title: { en: 'Let a clock run again' },
          questions: [
            radios({
              id: 'clock',
              label: { en: 'Which clock?' },
              name: { en: 'which clock' },
              options: optionsOf(await paused(showing)),
            }),
            remark(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ clock: chosen(answers, 'clock') }), reasonGiven: written(answers) }),
  refusalAt: { 'clock-not-paused': 'clock' },
}

/** The latest run of each clock, and of each request for a clock that runs once for each: what a correction can be about. */
async function correctable(showing: Showing): Promise<readonly Run[]> {
  const latest = new Map<string, Run>()
  for (const run of await runsOf(showing)) latest.set(codeOf(run), run)
  return [...latest.values()]
}

function codeOf({ clock, key }: Run): string {
  return key === undefined ? clock : `${clock}|${key}`
}

export const clockCorrection: StepPage = {
  step: 'correct trigger date',
  address: 'clock-correction',
  waitsFor: async (showing) =>
    (await correctable(showing)).length > 0 ? undefined : 'No clock has started on this case.',
  form: async (showing) =>
    defineForm({
      id: 'clock-correction',
      version: '1',
      title: { en: 'Correct the day a clock started' },
      pages: [
        page({
          id: 'clock-correction',
          title: { en: 'Correct the day a clock started' },
          questions: [
            radios({
              id: 'clock',
              label: { en: 'Which clock?' },
              name: { en: 'which clock' },
              options: (await correctable(showing)).map((run) => ({
                code: codeOf(run),
                label: { en: run.name },
                hint: { en: aDay(run) },
              })),
            }),
            date({
              id: 'startedOn',
              label: { en: 'On which day did it really start?' },
              name: { en: 'the day it really started' },
              hint: { en: 'The day it is due moves with it. What it was before stays in the ledger.' },
              range: 'today or past',
            }),
            reason('Why the day was wrong'),
          ],
        }),
      ],
    }),
  facts: (answers) => {
    const [clock, requestId] = chosen(answers, 'clock')?.split('|') ?? []
    return {
      facts: given({
        clock,
        requestId,
        startedOn: chosen(answers, 'startedOn'),
      }),
      reasonGiven: written(answers),
    }
  },
  refusalAt: { 'clock-not-started': 'clock', 'trigger-in-the-future': 'startedOn' },
}
