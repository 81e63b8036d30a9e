/** Training sessions: which there are, one session's page, and arranging, changing and cancelling them. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { defaultSettings } from '#reference/settings.ts'
import { isTakenOn } from '../courses/course.ts'
import { findCourse, listCourses } from '../courses/store.ts'
import { listAgencies } from '../coverage/store.ts'
import { listOwn } from '../people/store.ts'
import { keepers, keptAreas, partnerAreas } from '../who.ts'
import { addAttendanceRoutes } from './attendance-routes.ts'
import { listAttendees } from './attendance-store.ts'
import { addBookingRoutes } from './booking-routes.ts'
import * as bookings from './bookings-store.ts'
import { addFeedbackRoutes } from './feedback-routes.ts'
import { findAnswered } from './feedback-store.ts'
import * as forms from './forms.ts'
import { tell, type Mailing } from './letters.ts'
import { sessionPage, sessionsPage } from './pages.ts'
import { arranges, hasBegun, sessionAddress, takesBookings, type Session } from './session.ts'
import * as store from './store.ts'
import { noteOn, SessionPath, theArranged, theSession } from './the-session.ts'

/** A word that names no course names all of them. */
const CourseQuery = z.object({ course: z.uuid().optional().catch(undefined) })
type CourseQuery = z.infer<typeof CourseQuery>

const looking = { roles: 'signed in', personal: false } as const

export function addSessionRoutes(app: App, mailing: Mailing): void {
  app.get<{ Querystring: CourseQuery }>(
    '/training/sessions',
    { config: { ...looking, query: CourseQuery } },
    async (request, reply) => {
      const { course: courseId } = request.query
      const model = await request.asActor(async (trx, actor) => {
        const today = app.today()
        const coming = await store.listComing(trx, today, courseId)
        const held = await store.listHeld(trx, today, courseId)
        const own = (await listOwn(trx)).map(({ id }) => id)
        return sessionsPage(
          {
            coming,
            held,
            places: await store.countPlaces(trx, [...coming, ...held]),
            own: await bookings.listBookingsOf(trx, own, today),
            course: courseId === undefined ? undefined : await findCourse(trx, courseId),
          },
          keptAreas(actor).length + partnerAreas(actor).length > 0,
          today,
        )
      })
      return reply.page('training/sessions/views/sessions.njk', model)
    },
  )

  app.get<{ Params: SessionPath }>(
    '/training/sessions/:sessionId',
    { config: { ...looking, params: SessionPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const session = await theSession(trx, request.params)
        const own = await listOwn(trx)
        const booked = await bookings.listBookings(trx, session.id)
        const keeps = [...keptAreas(actor), ...partnerAreas(actor)].includes(session.areaId)
        if (keeps) await noteOn(trx, session, 'view training session', request.id)
        return sessionPage(
          session,
          {
            places: (await store.countPlaces(trx, [session])).get(session.id),
            booked: keeps ? booked : [],
            attendees:
              arranges(actor, session) && hasBegun(session, app.today()) ? await listAttendees(trx, session) : [],
            answered: session.isRecorded
              ? await findAnswered(trx, session.id, defaultSettings.feedbackShownFrom)
              : undefined,
            own,
            ownBooking: booked.find(({ personId }) => own.some(({ id }) => id === personId)),
          },
          { keeps, arranges: arranges(actor, session) },
          app.today(),
        )
      })
      return reply.page('training/sessions/views/session.njk', model)
    },
  )

  addArrangingForms(app, mailing)
  addBookingRoutes(app, mailing)
  addAttendanceRoutes(app, mailing)
  addFeedbackRoutes(app)
}

/** One that can still change: not over, not cancelled, and nobody has said yet who came. */
async function theOpen(trx: Trx, params: SessionPath, { actor, today }: Circumstances): Promise<Session> {
  const session = await theArranged(trx, params, actor)
  if (session.isRecorded || !takesBookings(session, today)) throw new NotFound()
  return session
}

const notTaken = { question: 'heldOn', message: 'The course cannot be taken on that day' }

function addArrangingForms(app: App, mailing: Mailing): void {
  addFormPage(app, {
    roles: keepers,
    address: '/training/new-session',
    params: z.object({}),
    about: async (trx, _params, { actor }) => {
      const kept = keptAreas(actor)
      const areas = kept.length > 0 ? kept : partnerAreas(actor)
      const courses = []
      const agencies = []
      for (const areaId of areas) {
        courses.push(...(await listCourses(trx, areaId)))
        if (kept.length > 0) agencies.push(...(await listAgencies(trx, areaId)).map((one) => ({ ...one, areaId })))
      }
      return { courses, agencies, own: kept.length > 0 ? undefined : actor.agencyId }
    },
    form: ({ courses, agencies }) => forms.newSessionForm(courses, agencies),
    shown: () => ({ back: '/training/sessions', button: 'Arrange the session' }),
    act: async (trx, { courses, agencies, own }, answers, { requestId }) => {
      const session = forms.newSessionIn(answers, courses, own)
      const course = courses.find(({ id }) => id === session?.courseId)
      if (session === undefined || course === undefined)
        return refuse({ question: 'course', message: 'A course must be added first' })
      const isElsewhere = agencies.some(({ id, areaId }) => id === session.agencyId && areaId !== session.areaId)
      if (isElsewhere) return refuse({ question: 'mayCome', message: 'That agency is of another area than the course' })
      if (!isTakenOn(course, session.heldOn)) return refuse(notTaken)
      const id = await store.addSession(trx, session)
      await noteOn(trx, { id, areaId: session.areaId }, 'arrange training session', requestId)
      return ok(sessionAddress(id))
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/sessions/:sessionId/change',
    params: SessionPath,
    about: theOpen,
    form: (session) => forms.sessionForm(session),
    shown: (session) => ({
      ...forms.backTo(session),
      button: 'Save the changes',
      standing: { what: 'this session', ...session, answers: forms.sessionAnswers(session) },
    }),
    act: async (trx, session, answers, { requestId, seen }) => {
      const change = forms.sessionIn(answers)
      const course = await findCourse(trx, session.courseId)
      if (course !== undefined && !isTakenOn(course, change.heldOn)) return refuse(notTaken)
      await bookings.takeTurn(trx, session.id)
      const booked = (await store.countPlaces(trx, [session])).get(session.id)?.booked ?? 0
      if (change.capacity < booked)
        return refuse({
          question: 'capacity',
          message: `${booked} people have a place already: it must be at least that`,
        })
      const clash = changedMeanwhile(await store.changeSession(trx, session.id, seen, change))
      if (clash !== undefined) return clash
      const toTell = isElsewhen(session, change) ? await bookings.listBookings(trx, session.id) : []
      const told = await tell(trx, mailing, 'training-session-changed', session, toTell)
      const movedUp = await bookings.moveUp(trx, session.id)
      await tell(trx, mailing, 'training-place-free', session, movedUp)
      await noteOn(trx, session, 'change training session', requestId, { told, movedUp: movedUp.length })
      return ok(sessionAddress(session.id))
    },
  })

  addFormPage(app, {
    roles: keepers,
    address: '/training/sessions/:sessionId/cancellation',
    params: SessionPath,
    about: theOpen,
    form: (session) => forms.cancellationForm(session),
    shown: (session) => ({ ...forms.backTo(session), button: 'Cancel the session' }),
    act: async (trx, session, answers, { requestId }) => {
      await bookings.takeTurn(trx, session.id)
      if (!(await store.cancelSession(trx, session, textIn(answers, 'reason'))))
        return refuse({ question: 'reason', message: 'It was cancelled before' })
      const booked = await bookings.listBookings(trx, session.id)
      const told = await tell(trx, mailing, 'training-session-cancelled', session, booked)
      await noteOn(trx, session, 'cancel training session', requestId, { told, booked: booked.length })
      return ok(sessionAddress(session.id))
    },
  })
}

/** What those who are booked must hear of. */
function isElsewhen(before: Session, after: store.SessionToKeep): boolean {
  return (
    !before.heldOn.equals(after.heldOn) ||
    before.startsAt !== after.startsAt ||
    before.endsAt !== after.endsAt ||
    before.place !== after.place ||
    before.link !== after.link
  )
}
