/**
 * All that a room meets on Fastify's own objects because of this folder: what a route says of itself, and what a request,
 * a reply and the app can do. Each is added in the file that its comment leads to.
 */
/* eslint-disable @typescript-eslint/consistent-type-definitions -- only an interface merges with Fastify's own */
import type { Temporal } from 'temporal-polyfill'
import type { ZodObject } from 'zod'
import type { Actor } from '../database/actor.ts'
import type { Trx } from '../database/database.ts'
import type { UploadedFile } from './bodies.ts'
import type { Clash } from './clash.ts'
import type { Download } from './downloads.ts'
import type { Language } from '../language.ts'
import type { Translate } from './language.ts'
import type { ListedRoute, Roles } from './routing.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route: anyone, anyone signed in, or holders of one of these roles. */
    roles: Roles
    /** Whether its answer can show something about a person whom records are about. */
    personal: boolean
    /** Shape of the :parameters in the path. What does not fit is "Page not found". */
    params?: ZodObject
    /** Shape of the query. What does not fit, and any key it does not name, is a bad request. */
    query?: ZodObject
    /**
     * Names of the fields that its form sends, for a handler that reads them by hand. Any other, and any sent twice, is a bad request.
     * Forms of questions (platform/forms) see to that themselves.
     */
    fields?: readonly (string | RegExp)[]
    /** The page exists in English and Welsh: it shows the toggle, and takes ?lang= besides its own query. */
    bilingual?: true
    /** Takes files: a multipart form of at most 20 MB in all. */
    upload?: true
    /** false only for what browsers send by themselves and that changes nothing (reports). */
    antiForgery?: false
  }

  interface FastifyRequest {
    /** The raw session token, when the browser brought one that could be real. Only the database knows whether it is. */
    sessionToken: string | undefined
    /** Who asks, once asActor has worked it out. */
    actor: Actor | undefined
    /** Whether this request has had its one transaction. */
    entered: boolean
    /**
     * Runs the work in this request's one transaction, as the person signed in.
     * @throws SignInNeeded without a live session; NotFound without one of the route's roles
     */
    asActor<T>(work: (trx: Trx, actor: Actor) => Promise<T>): Promise<T>
    /** Runs the work in this request's one transaction, as a visitor known only by a cookie. Only for routes open to anyone. */
    asVisitor<T>(work: (trx: Trx) => Promise<T>): Promise<T>
    /** The same for a program, which brings no cookie and is given none. Only for routes open to anyone. */
    asProgram<T>(work: (trx: Trx) => Promise<T>): Promise<T>
    /** The language of this page: English, unless the page has both and Welsh was chosen. */
    language: Language
    /** The words for a key in this page's language. @throws for a key without words */
    t: Translate
    /** The files of a multipart form. A file field that was left alone is left out. */
    uploads: readonly UploadedFile[]
    /** The form's own token, for once(). @throws a bad request when the form came without one */
    readonly formToken: string
  }

  interface FastifyReply {
    /** Answers with a page: `reply.page('cases/views/case.njk', model)`. Set a status other than 200 by `code` before. */
    page(template: string, model?: object): FastifyReply
    /** Answers 409 with both versions, when someone else changed first what this person was changing. */
    clash(clash: Clash): FastifyReply
    /** Answers with a file to keep, never to be shown in the browser. */
    download(file: Download): FastifyReply
    /** Signs the browser in with a new session's raw token (256 bits, base64url). */
    startSession(token: string): FastifyReply
    /** Signs the browser out and has it forget what it kept. The session itself is ended in the database. */
    endSession(): FastifyReply
    /** Gives the browser longer than usual to take this answer. */
    allowMs(ms: number): void
  }

  interface FastifyInstance {
    now(): Temporal.Instant
    today(): Temporal.PlainDate
    /** Every declared route, for `./causeway routes`. */
    routeList(): ListedRoute[]
  }
}
