/**
 * The meetings as a calendar: downloaded once by whoever is signed in, or fetched again and again by a program that knows its owner's
 * address (accounts/calendar-feed). The panel's meetings stand in the second for those invited to them, and
 * training sessions for those who have a place.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { openFeed } from '#accounts/calendar-feed/store.ts'
import { hashOf } from '#accounts/secrets.ts'
import { listFedPanelMeetings } from '#panel/meetings/feed.ts'
import { NotFound } from '#platform/failures.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { governanceReaders } from '#reference/roles.ts'
import { defaultSettings } from '#reference/settings.ts'
import { listFedSessions } from '#training/sessions/feed.ts'
import { listMeetings } from '../meetings/store.ts'
import { calendarOf, type CalendarEvent } from './calendar.ts'
import { listFedMeetings } from './store.ts'

const FeedPath = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

export function addCalendarRoutes(app: App, { baseUrl }: { readonly baseUrl: string }): void {
  const countFetch = fetchCounter(app)
  const readAbout = (meetingId: string) => `${baseUrl}/boards/meetings/${meetingId}`

  app.get('/boards/calendar.ics', { config: { roles: governanceReaders, personal: false } }, async (request, reply) => {
    const meetings = await request.asActor((trx) => listMeetings(trx))
    const events = meetings.map((one) => ({ ...one, title: 'Partnership meeting', address: readAbout(one.id) }))
    return reply.download(calendarFile(events))
  })

  app.get<{ Params: z.infer<typeof FeedPath> }>(
    '/calendar/:token/meetings.ics',
    {
      config: {
        roles: 'anyone',
        personal: false,
        params: FeedPath,
      },
    },
    async (request, reply) => {
      await countFetch(request, reply)
      const hash = hashOf(request.params.token)
      // Everything is asked for before the answer is known, so that a dead address takes as long as one that never was.
      const events = await request.asProgram(async (trx) => {
        const meetings = await listFedMeetings(trx, hash)
        const panels = await listFedPanelMeetings(trx, hash)
        const sessions = await listFedSessions(trx, hash)
        const feed = await openFeed(trx, hash)
        if (feed === undefined) throw new NotFound()
        return [
          ...meetings.map((one): CalendarEvent => ({
            ...one,
            title: feed.namesBodies ? one.body : 'Meeting',
            address: readAbout(one.id),
          })),
          ...panels.map((one): CalendarEvent => ({ ...one, title: 'Meeting', address: `${baseUrl}/work` })),
          ...sessions.map((one): CalendarEvent => ({
            ...one,
            title: 'Training',
            address: `${baseUrl}/training/sessions/${one.id}`,
          })),
        ]
      })
      return reply.download(calendarFile(events))
    },
  )

  function calendarFile(events: readonly CalendarEvent[]) {
    return {
      name: 'partnership-meetings.ics',
      type: 'text/calendar; charset=utf-8',
      bytes: Buffer.from(calendarOf(events, app.now())),
    }
  }
}

/**
 * A program that has gone wrong is told when to come back. Counted by the feed's address, beside the count of whoever sends it, and whether it
 * opens anything or not: a right one and a wrong one are turned away alike. Hashed, as the token lies nowhere in clear.
 */
function fetchCounter(app: App): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const countAddress = app.createRateLimit({
    max: defaultSettings.calendarFeedRequests,
    timeWindow: '1 hour',
    keyGenerator: ({ url }) => hashOf(url).toString('base64url'),
  })
  return async (request, reply) => {
    const count = await countAddress(request)
    if (count.isAllowed || !count.isExceeded) return
    reply.header('retry-after', count.ttlInSeconds)
    throw turnAway(429, 'a calendar fetched too often')
  }
}
