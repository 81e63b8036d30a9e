/**
 * The one door from a request to the database: one transaction, as the person signed in or as a visitor.
 * Whoever has none of the route's roles meets the same "Page not found" as for something that does not exist.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holdsAny, type Actor } from '../database/actor.ts'
import type { Database, Trx } from '../database/database.ts'
import { NotFound, SignInNeeded } from '../failures.ts'
import { visitorToken } from './cookies.ts'
import type { Roles } from './routing.ts'

export type Entry = Pick<Database, 'asActor' | 'asVisitor'>

/** Fastify's request does not know its reply, and a visitor's cookie is set the moment it is first needed. */
const replies = new WeakMap<FastifyRequest, FastifyReply>()

export function addEntry(app: FastifyInstance, database: Entry): void {
  app.decorateRequest('actor', undefined)
  app.decorateRequest('entered', false)
  app.addHook('onRequest', async (request, reply) => {
    replies.set(request, reply)
  })

  app.decorateRequest('asActor', async function asActor<
    T,
  >(this: FastifyRequest, work: (trx: Trx, actor: Actor) => Promise<T>) {
    enterOnce(this)
    if (this.sessionToken === undefined) throw new SignInNeeded()
    return database.asActor(this.sessionToken, async (trx, actor) => {
      // Known first, so that the page for "not yours" is the same as the one for "not there".
      this.actor = actor
      if (!mayEnter(actor, this.routeOptions.config.roles)) throw new NotFound()
      return work(trx, actor)
    })
  })

  app.decorateRequest('asVisitor', async function asVisitor<T>(this: FastifyRequest, work: (trx: Trx) => Promise<T>) {
    enterOnce(this)
    if (this.routeOptions.config.roles !== 'anyone') throw new Error('only a route open to anyone works as a visitor')
    const reply = replies.get(this)
    if (reply === undefined) throw new Error('a request without its reply')
    return database.asVisitor({ visitorToken: visitorToken(this, reply), sessionToken: this.sessionToken }, work)
  })

  // A program has no cookie jar: it is given none, and whatever lets it in is in the address.
  app.decorateRequest('asProgram', async function asProgram<T>(this: FastifyRequest, work: (trx: Trx) => Promise<T>) {
    enterOnce(this)
    if (this.routeOptions.config.roles !== 'anyone') throw new Error('only a route open to anyone answers a program')
    return database.asVisitor({}, work)
  })

  // A route for people with a role that answers without having asked who they are would let everyone in.
  app.addHook('onSend', async (request, reply) => {
    if (request.is404 || reply.statusCode >= 300) return
    if (request.routeOptions.config.roles !== 'anyone' && request.actor === undefined) {
      throw new Error('a route for people signed in answered without asking who they are')
    }
  })
}

function mayEnter(actor: Actor, roles: Roles): boolean {
  return typeof roles === 'string' || holdsAny(actor, roles)
}

function enterOnce(request: FastifyRequest): void {
  if (request.entered) throw new Error('one transaction a request')
  request.entered = true
}
