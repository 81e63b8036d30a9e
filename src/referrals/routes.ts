/** Where a referral begins. The form itself is served by form-routes.ts, and what its writer may do afterwards by own-referral-routes.ts. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '#platform/web/web.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { once } from '#platform/database/once.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { ok } from '#platform/outcome.ts'
import { NotFound } from '#platform/failures.ts'
import { beginDraft } from './draft.ts'
import { nationalReferral } from './forms/national-referral.ts'
import { publicReferral } from './forms/public-referral.ts'
import { addOwnReferralRoutes } from './own-referral-routes.ts'
import { addFormRoutes, type ReferralServing } from './form-routes.ts'
import { isSignedIn, listAreas, type AreaChoice } from './visitor.ts'

export type ReferralOptions = ReferralServing & {
  readonly baseUrl: string
  /** Puts a mail with a link into the outbox, in the transaction it tells of. */
  readonly queueMail: (
    trx: Trx,
    mail: { to: string; template: string; details: Record<string, string>; language: 'en' | 'cy'; areaId?: string },
  ) => Promise<void>
}

const AreaForm = z.object({ area: z.uuid() }).loose()
const ConfirmationForm = z.object({ area: z.uuid(), email: z.email().max(200) }).loose()
const TokenPath = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
type TokenPath = { Params: z.infer<typeof TokenPath> }
const visitor = { roles: 'anyone' as const, personal: false }

export function addReferralRoutes(app: App, options: ReferralOptions): void {
  app.get('/worried-about-someone', { config: { ...visitor, bilingual: true } }, async (request, reply) => {
    const areas = await request.asVisitor(listAreas)
    return reply.page('referrals/views/public-start.njk', { areas: areaItems(areas), quickExit: true })
  })

  app.post(
    '/worried-about-someone/drafts',
    { config: { ...visitor, bilingual: true, fields: ['area'] } },
    async (request, reply) => {
      const form = AreaForm.safeParse(request.body)
      const result = await request.asVisitor(async (trx) => {
        const areas = await listAreas(trx)
        const area = areas.find((candidate) => form.success && candidate.id === form.data.area)
        if (area === undefined) return { areas }
        return beginOnce(trx, request.formToken, {
          form: publicReferral,
          areaId: area.id,
          address: (draftId) => `/worried-about-someone/drafts/${draftId}/pages/danger`,
        })
      })
      if ('location' in result) return reply.redirect(result.location, 303)
      return reply.code(422).page('referrals/views/public-start.njk', {
        areas: areaItems(result.areas),
        areaError: { text: request.t('referrals.areaMissing') },
        errors: [{ text: request.t('referrals.areaMissing'), href: '#area' }],
        quickExit: true,
      })
    },
  )

  app.get('/refer', { config: visitor }, async (request, reply) => {
    const { areas, signedIn } = await request.asVisitor(async (trx) => ({
      areas: await listAreas(trx),
      signedIn: await isSignedIn(trx),
    }))
    return reply.page('referrals/views/professional-start.njk', {
      heading: 'Make a referral',
      areas: areaItems(areas),
      signedIn,
    })
  })

  // Only somebody who is signed in begins here; others confirm their address first.
  app.post('/refer/drafts', { config: { ...visitor, fields: ['area'] } }, async (request, reply) => {
    const form = AreaForm.safeParse(request.body)
    const result = await request.asVisitor(async (trx) => {
      const areas = await listAreas(trx)
      if (!(await isSignedIn(trx))) return { areas, signedIn: false }
      const area = areas.find((candidate) => form.success && candidate.id === form.data.area)
      if (area === undefined) return { areas, signedIn: true }
      return beginOnce(trx, request.formToken, {
        form: nationalReferral,
        areaId: area.id,
        address: (draftId) => `/refer/drafts/${draftId}`,
      })
    })
    if ('location' in result) return reply.redirect(result.location, 303)
    return reply.code(422).page('referrals/views/professional-start.njk', {
      heading: 'Make a referral',
      areas: areaItems(result.areas),
      signedIn: result.signedIn,
      errors: [
        {
          text: result.signedIn ? 'Select where the person lives' : 'Confirm your email, or sign in',
          href: result.signedIn ? '#area' : '#email',
        },
      ],
    })
  })

  app.post(
    '/refer/email-confirmations',
    { config: { ...visitor, fields: ['area', 'email'] } },
    async (request, reply) => {
      const form = ConfirmationForm.safeParse(request.body)
      const { areas, asked } = await request.asVisitor(async (trx) => {
        const areas = await listAreas(trx)
        if (!form.success || !areas.some((area) => area.id === form.data.area)) return { areas, asked: false }
        // One letter, however often the button is pressed.
        await once<never>(trx, request.formToken, async () => {
          await askForConfirmation(trx, form.data)
          return ok('/refer')
        })
        return { areas, asked: true }
      })
      if (asked) {
        return reply.page('referrals/views/message.njk', {
          heading: 'Check your email',
          paragraphs: [
            'We have sent a link to the address you gave. It works once, for 24 hours.',
            'If it does not come, look in your junk mail, or try again.',
          ],
        })
      }
      const emailError = { text: 'Enter an email address, like name@example.com' }
      const isEmailWrong = !form.success && form.error.issues.some((issue) => issue.path[0] === 'email')
      return reply.code(422).page('referrals/views/professional-start.njk', {
        heading: 'Make a referral',
        areas: areaItems(areas),
        signedIn: false,
        email: emailTyped(request.body),
        ...(isEmailWrong ? { emailError } : {}),
        errors: [
          isEmailWrong ? { ...emailError, href: '#email' } : { text: 'Select where the person lives', href: '#area' },
        ],
      })
    },
  )

  // Two steps, because mail programs open links by themselves: the link shows a button, the button uses the link.
  app.get<TokenPath>(
    '/refer/email-confirmations/:token',
    { config: { ...visitor, params: TokenPath } },
    async (request, reply) => {
      return reply.page('referrals/views/message.njk', {
        heading: 'Your email is confirmed',
        paragraphs: ['Go on to begin the referral. You can stop and come back within 7 days on this device.'],
        action: { text: 'Begin the referral', href: `/refer/email-confirmations/${request.params.token}` },
      })
    },
  )

  app.post<TokenPath>(
    '/refer/email-confirmations/:token',
    { config: { ...visitor, params: TokenPath, fields: [] } },
    async (request, reply) => {
      const begun = await request.asVisitor((trx) =>
        once<never>(trx, request.formToken, async () => {
          const confirmed = await useConfirmation(trx, request.params.token)
          if (confirmed === undefined) throw new NotFound()
          const draftId = await beginDraft(trx, options.vault, {
            form: nationalReferral,
            areaId: confirmed.areaId,
            confirmedEmail: confirmed.email,
          })
          return ok(`/refer/drafts/${draftId}`)
        }),
      )
      return reply.redirect(begun.ok ? begun.value : '/refer', 303)
    },
  )

  addOwnReferralRoutes(app, options.vault)
  addFormRoutes(app, { base: '/refer', form: nationalReferral, channel: 'professional', bilingual: false }, options)
  addFormRoutes(
    app,
    { base: '/worried-about-someone', form: publicReferral, channel: 'public', bilingual: true },
    options,
  )

  /** Begins a draft; the same one for a form that is sent again. */
  async function beginOnce(
    trx: Trx,
    formToken: string,
    begins: { form: Form; areaId: string; address: (draftId: string) => string },
  ): Promise<{ location: string }> {
    const { form, areaId, address } = begins
    const begun = await once<never>(trx, formToken, async () =>
      ok(address(await beginDraft(trx, options.vault, { form, areaId }))),
    )
    return { location: begun.ok ? begun.value : '/' }
  }

  async function askForConfirmation(trx: Trx, asked: { area: string; email: string }): Promise<void> {
    const token = randomBytes(32).toString('base64url')
    const subjectId = newId()
    const tokenHash = hashOf(token)
    await trx
      .insertInto('referrals.email_confirmation')
      .values({
        token_hash: tokenHash,
        area_id: asked.area,
        subject_id: subjectId,
        sealed: await options.vault.seal(subjectId, confirmationPlace(tokenHash), asked.email),
      })
      .execute()
    await options.queueMail(trx, {
      to: asked.email,
      template: 'confirm-email',
      details: { link: `${options.baseUrl}/refer/email-confirmations/${token}` },
      language: 'en',
      areaId: asked.area,
    })
  }

  async function useConfirmation(trx: Trx, token: string): Promise<{ areaId: string; email: string } | undefined> {
    const tokenHash = hashOf(token)
    const { rows } = await sql<{
      area_id: string
      sealed: Buffer
      subject_id: string
    }>`select * from referrals.use_email_confirmation(${tokenHash})`.execute(trx)
    const used = rows[0]
    if (used === undefined) return undefined
    const email = await options.vault.open(used.subject_id, confirmationPlace(tokenHash), used.sealed)
    return email === undefined ? undefined : { areaId: used.area_id, email }
  }
}

const confirmationPlace = (tokenHash: Buffer) => ({
  table: 'referrals.email_confirmation',
  column: 'sealed',
  row: tokenHash.toString('hex'),
})

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function areaItems(areas: readonly AreaChoice[]) {
  const items = areas.map((area) => ({ value: area.id, text: area.name }))
  return items.length > 1 ? [{ value: '', text: '' }, ...items] : items
}

function emailTyped(body: unknown): string {
  return typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string'
    ? body.email.slice(0, 200)
    : ''
}
