/** Reminders: what was sent and what goes next, for who keeps the people; and whether somebody wants letters at all, for themselves and for them. */
import { z } from 'zod'
import { findSettings } from '#cases/store.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areasHeld } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { radios } from '#platform/forms/questions.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { Person } from '../people/person.ts'
import { findPerson, listOwn } from '../people/store.ts'
import { keepers, keepsPeopleOf, keptAreas } from '../who.ts'
import { aheadDays, remindersPage } from './pages.ts'
import { reminderDays } from './steps.ts'
import * as store from './store.ts'

const PersonPath = z.object({ personId: z.uuid() })

export function addReminderRoutes(app: App): void {
  app.get('/training/reminders', { config: { roles: keepers, personal: false } }, async (request, reply) => {
    const today = app.today()
    const areas = await request.asActor(async (trx, actor) => {
      const pages = []
      for (const area of areasHeld(actor, keepers)) {
        const days = reminderDays(await findSettings(trx, area.id))
        const known = {
          days,
          sent: await store.listSent(trx, area.id),
          coming: await store.listComing(trx, area.id, today, days.first + aheadDays),
          digests: await store.listDigests(trx, area.id),
        }
        pages.push(remindersPage(area, known, today, keptAreas(actor).includes(area.id)))
        await note(trx, {
          action: 'list training reminders',
          subject: { kind: 'training' },
          areaId: area.id,
          requestId: request.id,
        })
      }
      return pages
    })
    return reply.page('training/reminders/views/reminders.njk', { heading: 'Reminders', areas })
  })

  addFormPage(app, {
    roles: 'signed in',
    address: '/training/own/letters',
    params: z.object({}),
    about: async (trx) => {
      const [person] = await listOwn(trx)
      return { person, wanted: person === undefined || (await store.getsLetters(trx, person.id)) }
    },
    form: () => lettersForm('Do you want to be reminded by email?'),
    shown: ({ wanted }) => ({ back: '/training/own', button: 'Save', likely: lettersAnswers(wanted) }),
    // That page says how to get into the register.
    insteadOf: ({ person }) => (person === undefined ? '/training/own' : undefined),
    act: async (trx, { person }, answers, { requestId }) => {
      if (person !== undefined) await sayLetters(trx, person, answers, requestId)
      return ok('/training/own')
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/people/:personId/letters',
    params: PersonPath,
    about: async (trx, { personId }, { actor }) => {
      const person = await findPerson(trx, personId)
      if (person === undefined || !keepsPeopleOf(actor, person)) throw new NotFound()
      return { person, wanted: await store.getsLetters(trx, person.id) }
    },
    form: ({ person }) => lettersForm(`Is ${person.name} to be reminded by email?`),
    shown: ({ person, wanted }) => ({
      back: `/training/people/${person.id}`,
      button: 'Save',
      likely: lettersAnswers(wanted),
    }),
    act: async (trx, { person }, answers, { requestId }) => {
      await sayLetters(trx, person, answers, requestId)
      return ok(`/training/people/${person.id}`)
    },
  })
}

async function sayLetters(trx: Trx, person: Person, answers: AnyAnswers, requestId: string): Promise<void> {
  const wanted = textIn(answers, 'letters') === 'yes'
  await store.sayLetters(trx, person, wanted)
  await note(trx, {
    action: 'say whether somebody is reminded of training',
    subject: { kind: 'person in training', id: person.id },
    areaId: person.areaId,
    requestId,
    details: { letters: wanted },
  })
}

function lettersForm(asked: string) {
  return defineForm({
    id: 'letters',
    version: '1',
    title: { en: 'Training' },
    pages: [
      page({
        id: 'letters',
        title: { en: asked },
        questions: [
          radios({
            id: 'letters',
            label: { en: asked },
            name: { en: 'whether letters are sent' },
            hint: {
              en: 'Before a course lapses or is due, and when it is. The agency is told once a week either way.',
            },
            options: [
              { code: 'yes', label: { en: 'Yes' } },
              { code: 'no', label: { en: 'No, send no letters' } },
            ],
          }),
        ],
      }),
    ],
  })
}

function lettersAnswers(wanted: boolean): AnyAnswers {
  return { letters: wanted ? 'yes' : 'no' }
}
