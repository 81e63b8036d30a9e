/**
 * Every form of the service: how its page is reached and by whom, how an honest person fills it in, and what one honest submit adds. The
 * list is checked against the service's own list of routes: a new form without its entry fails, and so does an entry without its form.
 */
import type { PageForm } from '../failure/page-forms.ts'
import { agendaEntries } from './agenda-entries.ts'
import { boardEntries } from './board-entries.ts'
import { communityEntries } from './community-entries.ts'
import { caseEntries } from './case-entries.ts'
import { accountEntries } from './account-entries.ts'
import { dutyEntries } from './duty-entries.ts'
import { minutesEntries } from './minutes-entries.ts'
import { panelEntries } from './panel-entries.ts'
import { runningEntries } from './running-entries.ts'
import { rehearsalEntries } from './rehearsal-entries.ts'
import { pictureEntries } from './picture-entries.ts'
import { sessionEntries } from './session-entries.ts'
import { strategyEntries } from './strategy-entries.ts'
import { transferEntries } from './transfer-entries.ts'
import { reportEntries } from './report-entries.ts'
import { referralEntries } from './referral-entries.ts'
import { referrerEntries, referrerSteps } from './referrer-entries.ts'
import { trainingEntries } from './training-entries.ts'
import type { Caller } from './caller.ts'
import type { Town } from './town.ts'

export type Entry = {
  /** As `./causeway routes` lists it. */
  readonly route: string
  /** Signed in by one click; left out: a visitor. */
  readonly as?: string
  /** The page with the form, made first where it has to be. */
  readonly page: (town: Town, caller: Caller) => string | Promise<string>
  /** The form's address where it is not the page's own. */
  readonly action?: string | RegExp
  /** Where it is sent although the page's form goes elsewhere: for pages that need what a test cannot have. */
  readonly sendTo?: string
  /** What an honest person types and chooses; `*` is the first choice that is offered. */
  readonly answers?: Answers | ((form: PageForm, town: Town) => Answers | Promise<Answers>)
  /** Fields that belong to other answers than the honest ones: they are not read, whatever they hold. */
  readonly unasked?: RegExp
  /** It answers with a page of its own. */
  readonly answersWithPage?: true
  /** Why an id of something else may be taken, where nothing follows from it. */
  readonly anyIdWillDo?: string
  /** What tells two entries of one route apart. */
  readonly about?: string
  /** Nothing has to be answered. */
  readonly asksNothing?: boolean
  /** Rows that one honest submit adds. Left out: it cannot be honest here, and is only attacked. */
  readonly adds?: Readonly<Record<string, number>>
  /** Tables in which a refused form may leave something, and why that is right. */
  readonly mayKeep?: Readonly<Record<string, string>>
  /** Answers a question and stores nothing, so a page in answer to an odd question is right. */
  readonly onlyAsks?: boolean
  /** Why a repeat cannot be shown to act once here. */
  readonly notRepeated?: string
}

export type Answers = Readonly<Record<string, string | readonly string[]>>

/** Those of a case, and of the support that is given. */
export const caseForms: readonly Entry[] = [...caseEntries, ...sessionEntries, ...transferEntries, ...referrerSteps]

/** Those of the partnership's work beside its cases. */
export const partnershipForms: readonly Entry[] = [
  ...boardEntries,
  ...communityEntries,
  ...reportEntries,
  ...strategyEntries,
  ...pictureEntries,
  ...trainingEntries,
  ...dutyEntries,
]

export const entries: readonly Entry[] = [
  ...caseForms,
  ...partnershipForms,
  ...agendaEntries,
  ...panelEntries,
  ...runningEntries,
  ...minutesEntries,
  ...rehearsalEntries,
  ...referralEntries,
  ...referrerEntries,
  ...accountEntries,
]

/** Routes that take no form. */
export const noForms: Readonly<Record<string, string>> = {
  '/panel/meetings/:meetingId/running/:itemId/typed':
    'a script sends one field at a time here and reads JSON; panel/running/running.test.ts sends it the wrong things',
  '/security/reports':
    'browsers report breaches of the content policy here, as JSON; reports.test.ts sends it the wrong things',
}
