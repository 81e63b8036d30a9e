/** The register of conflicts as a page, and the forms by which a member declares an interest and says that it has ended. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { longText, radios } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { organisers, readers } from '../who.ts'
import {
  addInterest,
  endInterest,
  findInterest,
  listDeclaredConflicts,
  listInterests,
  type DeclaredConflicts,
  type Interest,
} from './register.ts'

const InterestPath = z.object({ interestId: z.uuid() })

export function addRegisterRoutes(app: App): void {
  app.get('/panel/register', { config: { roles: readers, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const kept = areasHeld(actor, organisers)
      const [areaId] = areasAs(actor, ...readers)
      await note(trx, {
        action: 'view conflicts register',
        subject: { kind: 'panel' },
        ...(areaId === undefined ? {} : { areaId }),
        requestId: request.id,
      })
      return registerPage(await listInterests(trx), await conflictsOf(trx, kept), actor.accountId, kept)
    })
    return reply.page('panel/constitution/views/register.njk', model)
  })

  addFormPage(app, {
    roles: readers,
    address: '/panel/new-interest',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, readers),
    form: interestForm,
    shown: () => ({ back: '/panel/register', button: 'Declare it' }),
    act: async (trx, areas, answers, { actor, requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await addInterest(trx, { areaId, accountId: actor.accountId, words: textIn(answers, 'words') })
      await note(trx, { action: 'declare interest', subject: { kind: 'panel interest', id }, areaId, requestId })
      return ok('/panel/register')
    },
  })

  addFormPage(app, {
    roles: readers,
    address: '/panel/interests/:interestId/end',
    params: InterestPath,
    about: theInterest,
    form: endForm,
    shown: () => ({ back: '/panel/register', button: 'Save' }),
    insteadOf: ({ endedOn }) => (endedOn === undefined ? undefined : '/panel/register'),
    act: async (trx, { id, areaId }, answers, { requestId }) => {
      if (textIn(answers, 'ended') === 'yes') {
        await endInterest(trx, id)
        await note(trx, { action: 'end interest', subject: { kind: 'panel interest', id }, areaId, requestId })
      }
      return ok('/panel/register')
    },
  })
}

/** One's own, or a member's for whoever keeps the register. @throws NotFound */
async function theInterest(
  trx: Trx,
  { interestId }: z.infer<typeof InterestPath>,
  { actor }: Circumstances,
): Promise<Interest> {
  const interest = await findInterest(trx, interestId)
  const keeps = interest !== undefined && areasAs(actor, ...organisers).includes(interest.areaId)
  if (interest === undefined || !(keeps || interest.accountId === actor.accountId)) throw new NotFound()
  return interest
}

async function conflictsOf(trx: Trx, areas: readonly Area[]): Promise<readonly DeclaredConflicts[]> {
  const found: DeclaredConflicts[] = []
  // Nearly always one area.
  for (const { id } of areas) found.push(...(await listDeclaredConflicts(trx, id)))
  return found
}

function registerPage(
  interests: readonly Interest[],
  conflicts: readonly DeclaredConflicts[],
  me: string,
  kept: readonly Area[],
) {
  const keeps = (areaId: string) => kept.some(({ id }) => id === areaId)
  const row = (interest: Interest) => ({
    ...interest,
    end:
      interest.endedOn === undefined && (interest.accountId === me || keeps(interest.areaId))
        ? `/panel/interests/${interest.id}/end`
        : undefined,
  })
  return {
    heading: 'Register of conflicts',
    standing: interests.filter(({ endedOn }) => endedOn === undefined).map(row),
    ended: interests.filter(({ endedOn }) => endedOn !== undefined).map(row),
    conflicts: conflicts.map(({ name, days }) => ({
      name,
      count: days.length,
      days: days.map((day) => formatDay(day)),
    })),
    keepsAny: kept.length > 0,
  }
}

function interestForm(areas: readonly Area[]) {
  return defineForm({
    id: 'panel-interest',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-interest',
        title: { en: 'Declare an interest' },
        intro: [
          {
            en: 'Something about yourself that may matter at any meeting: a post, a membership, a relation to an organisation. A conflict with one case is declared at its item.',
          },
        ],
        questions: [
          ...areaQuestion(areas),
          longText({
            id: 'words',
            label: { en: 'What is your interest?' },
            name: { en: 'what your interest is' },
            hint: { en: 'For example, “governor of a school”. Never about a person in a case.' },
            maxLength: 500,
            rows: 3,
          }),
        ],
      }),
    ],
  })
}

function endForm({ words, name }: Interest) {
  return defineForm({
    id: 'panel-interest-end',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-interest-end',
        title: { en: 'Has the interest ended?' },
        intro: [{ en: `${name}: ${words}` }],
        questions: [
          radios({
            id: 'ended',
            label: { en: 'Has it ended?' },
            name: { en: 'whether it has ended' },
            options: [
              { code: 'yes', label: { en: 'Yes, as of today' } },
              { code: 'no', label: { en: 'No, it stands' } },
            ],
          }),
        ],
      }),
    ],
  })
}
