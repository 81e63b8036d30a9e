/**
 * The whole process as one drawing, made from the journey: for `/process` and docs/journey.svg. Text stays text, so that
 * it can be read aloud, searched and magnified; nothing is said by colour alone.
 */
import { element, ink } from '#platform/charts/svg.ts'
import { edges } from './journey/diagram-edges.ts'
import { bands, rails, size } from './journey/diagram-layout.ts'
import {
  band,
  besideTheJourney,
  dotsAndWords,
  heading,
  keepingBand,
  line,
  rail,
  stageBox,
} from './journey/diagram-parts.ts'
import { stageNames } from './journey/stages.ts'

const title = 'The journey of a case'
const description =
  'Work runs down the middle: a referral is received, police check it at the gateway, information is gathered and assessed, ' +
  'someone decides whether there are reasonable grounds under section 36, and the Channel panel decides whether to offer support. ' +
  'A plan is made, consent is asked for, and support is given only by consent. Reviews follow 6 and 12 months after support ends. ' +
  'Waiting stages stand beside the middle: returned, deferred, not adopted, paused. Each way of ending is a column to the right; ' +
  'a dot shows from which stage a case can end that way. Closed cases can be reopened, and are archived, reviewed and destroyed. ' +
  'The page on how the process works says the same in words.'

/**
 * The whole state model as one SVG, the same to the letter each time: every stage and every transition of journey.ts.
 * Accessible name and description included; no script, no style element, no font of its own.
 */
export function journeyDiagram(): string {
  const { width, height } = size
  const parts = [
    element('title', { id: 'journey-title' }, title),
    element('desc', { id: 'journey-desc' }, description),
    element('rect', { width, height, fill: ink.paper }),
    heading(title),
    ...bands.map(band),
    keepingBand(),
    ...rails.map(rail),
    ...edges.map(line),
    ...edges.map(dotsAndWords),
    ...stageNames.map(stageBox),
    besideTheJourney(),
  ]
  return (
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'img',
        'aria-labelledby': 'journey-title journey-desc',
        'font-family': 'Arial, Helvetica, sans-serif',
        fill: ink.text,
      },
      `\n${parts.filter((part) => part !== '').join('\n')}\n`,
    ) + '\n'
  )
}
