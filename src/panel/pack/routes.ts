/** The pack: what opens the cases on an agenda to those who are asked to the meeting, read by each as far as they may, with what agencies wrote beforehand. */
import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import { pdfType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { NotFound } from '#platform/failures.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { lookAtEach, withoutIdentity } from '#records/look.ts'
import { casesShown, casesUnnamed } from '../agenda/agenda.ts'
import { PartQuery, partNumberOf, partsView, type PartWanted } from '../agenda/part.ts'
import { listAgenda } from '../agenda/store.ts'
import { ItemPath, MeetingPath, theMeeting } from '../meetings/the-meeting.ts'
import { organisers, readers } from '../who.ts'
import { isChanged } from './changes.ts'
import { contributionAnswers, contributionForm, contributionIn } from './contribution-form.ts'
import { addContribution, contributionsDueOn, listContributions } from './contributions.ts'
import { findPack, shownItems, type Pack } from './pack.ts'
import { packPaper } from './paper.ts'
import { publish } from './publishing.ts'

export type PackNeeds = { readonly vault: Vault; readonly organisation: string }

export function addPackRoutes(app: App, { vault, organisation }: PackNeeds): void {
  const reading = { roles: readers, personal: true, params: MeetingPath } as const

  app.get<MeetingPath & { Querystring: z.infer<typeof PartQuery> }>(
    '/panel/meetings/:meetingId/pack',
    { config: { ...reading, query: PartQuery } },
    async (request, reply) => {
      const { meetingId } = request.params
      const { pack, mayArrange } = await request.asActor(async (trx, actor) => {
        const here = { actor, today: app.today(), requestId: request.id }
        const read = await readPack(trx, meetingId, 'panel pack', here, request.query.part)
        return { pack: read, mayArrange: areasAs(actor, ...organisers).includes(read.meeting.areaId) }
      })
      return reply.page('panel/pack/views/pack.njk', packPage(pack, mayArrange))
    },
  )

  app.get<MeetingPath>('/panel/meetings/:meetingId/pack/pdf', { config: reading }, async (request, reply) => {
    const { meetingId } = request.params
    const paper = await request.asActor(async (trx, actor) => {
      const here = { actor, today: app.today(), requestId: request.id }
      const pack = await readPack(trx, meetingId, 'panel pack as a file', here, 'whole')
      return {
        bytes: packPaper(pack, { reader: actor.name, at: app.now(), author: organisation }),
        name: `panel-pack-${pack.meeting.heldOn.toString()}.pdf`,
      }
    })
    return reply.download({ name: paper.name, type: pdfType, bytes: await toPdf(paper.bytes) })
  })

  // Publishing the pack opens the listed cases to the members, and is a step of each case.
  app.post<MeetingPath>(
    '/panel/meetings/:meetingId/pack',
    { config: { roles: organisers, personal: true, params: MeetingPath, fields: [] } },
    async (request, reply) => {
      const { meetingId } = request.params
      await request.asActor(async (trx, actor) => {
        const meeting = await theMeeting(trx, meetingId)
        if (!areasAs(actor, ...organisers).includes(meeting.areaId)) throw new NotFound()
        await once<never>(trx, request.formToken, async () => {
          await publish(trx, meeting, { actor, vault, now: app.now(), today: app.today(), requestId: request.id })
          await note(trx, {
            action: 'publish pack',
            subject: { kind: 'panel meeting', id: meetingId },
            areaId: meeting.areaId,
            requestId: request.id,
          })
          return ok(`/panel/meetings/${meetingId}`)
        })
      })
      return reply.redirect(`/panel/meetings/${meetingId}`, 303)
    },
  )

  addFormPage(app, {
    roles: readers,
    personal: true,
    address: '/panel/meetings/:meetingId/items/:itemId/contribution',
    params: ItemPath,
    about: async (trx, { meetingId, itemId }, { actor }: Circumstances) => {
      const meeting = await theMeeting(trx, meetingId)
      const item = (await listAgenda(trx, meetingId)).find(({ id }) => id === itemId)
      if (item === undefined || item.about.kind === 'standing' || item.state === 'taken off') throw new NotFound()
      const own = (await listContributions(trx, vault, [itemId])).find(({ agencyId }) => agencyId === actor.agencyId)
      return {
        meeting,
        item,
        own,
        agency: actor.agencyName,
        dueOn: await contributionsDueOn(trx, meeting),
        now: app.now(),
      }
    },
    form: ({ item, agency, dueOn }) =>
      contributionForm(item, agency, `What is written after ${formatDay(dueOn)} is marked as late.`),
    shown: ({ meeting, own, now }) => ({
      back: `/panel/meetings/${meeting.id}/pack`,
      button: 'Save it for the panel',
      standing: {
        what: 'what your agency wrote',
        version: own?.number ?? 0,
        changedBy: own?.by ?? '',
        changedAt: own?.at ?? now,
        answers: own === undefined ? {} : contributionAnswers(own),
      },
    }),
    // What is found at the meeting itself is recorded there.
    insteadOf: ({ meeting, now }) => (isOver(meeting.heldOn, now) ? `/panel/meetings/${meeting.id}/pack` : undefined),
    act: async (trx, { meeting, item, dueOn }, answers, { requestId, seen, today }) => {
      const late = Temporal.PlainDate.compare(today, dueOn) > 0
      const written = { ...contributionIn(answers), late }
      if (written.facts === '' && written.opinion === '')
        return refuse({ question: 'facts', message: 'Enter facts or an opinion, or say that you hold nothing' })
      const clash = changedMeanwhile(await addContribution(trx, vault, item, seen, written))
      if (clash !== undefined) return clash
      await note(trx, {
        action: 'write contribution',
        subject: { kind: 'panel item', id: item.id },
        areaId: meeting.areaId,
        ...(item.about.kind === 'standing' ? {} : { caseId: item.about.caseId }),
        requestId,
        details: { late, ...(item.about.kind === 'unnamed' && withoutIdentity) },
      })
      return ok(`/panel/meetings/${meeting.id}/pack`)
    },
  })

  /** Each case that it tells of has the look in its log. */
  async function readPack(
    trx: Trx,
    meetingId: string,
    what: string,
    here: Circumstances,
    wanted: PartWanted,
  ): Promise<Pack> {
    const meeting = await theMeeting(trx, meetingId)
    const pack = await findPack(trx, meeting, { ...here, vault }, wanted)
    const looked = { ...here, what, areaId: meeting.areaId, purpose: 'panel_preparation' } as const
    const unnamed = casesUnnamed(pack.agenda)
    const shown = casesShown({ ...pack.agenda, further: [], takenOff: [] })
    await lookAtEach(
      trx,
      looked,
      shown.filter((caseId) => !unnamed.includes(caseId)),
    )
    await lookAtEach(trx, { ...looked, unnamed: true }, unnamed)
    await note(trx, {
      action: `view ${what}`,
      subject: { kind: 'panel meeting', id: meetingId },
      areaId: meeting.areaId,
      requestId: here.requestId,
      details: { items: pack.agenda.part.items.length, edition: pack.edition?.number ?? 0 },
    })
    return pack
  }
}

function isOver(heldOn: Temporal.PlainDate, now: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(heldOn, now.toZonedDateTimeISO('Europe/London').toPlainDate()) < 0
}

function packPage(pack: Pack, mayArrange: boolean) {
  const { meeting, edition, changes } = pack
  const base = `/panel/meetings/${meeting.id}`
  return {
    heading: `Pack for the panel meeting, ${formatDay(meeting.heldOn)}`,
    base,
    meeting,
    mayArrange,
    published: meeting.packPublishedAt !== undefined,
    givenOut: edition && { at: formatDayAndTime(edition.publishedAt), by: edition.publishedBy, number: edition.number },
    changed: changes.ofAll,
    changedItems: changedItems(pack, `${base}/pack`),
    parts: partsView(pack.agenda.part, `${base}/pack`),
    isChanged: isChanged(changes),
    items: shownItems(pack).map((item) => ({ ...item, contributionHref: `${base}/items/${item.id}/contribution` })),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/** Each with its way to it, in whatever part it stands. */
function changedItems({ agenda: { all, part }, changes }: Pack, address: string) {
  return all.flatMap((item, place) => {
    const number = item.number ?? place + 1
    const query = part.items.includes(item) ? '' : `${address}?part=${partNumberOf(place)}`
    return (changes.ofItems.get(item.id) ?? []).map((words) => ({ number, words, href: `${query}#item-${number}` }))
  })
}
