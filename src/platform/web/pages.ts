/** From a template and its model to a page. Templates lay out; what they show comes in final form. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import nunjucks from 'nunjucks'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../database/actor.ts'
import type { Clock } from '../clock.ts'
import { hiddenFields } from './anti-forgery.ts'
import type { Assets } from './assets.ts'
import { addFilters } from './filters.ts'
import { scriptNonce } from './headers.ts'

/** One link of the service navigation. `current` marks the page itself, `active` the part of the service it belongs to. */
export type NavigationItem = { text: string; href: string; current?: boolean; active?: boolean }

export type Navigation = (visit: { actor: Actor | undefined; path: string }) => readonly NavigationItem[]

export type PageOptions = {
  assets: Assets
  clock: Clock
  demonstration: boolean
  organisation: string
  contactEmail: string
  navigation: Navigation
}

export function addPages(app: FastifyInstance, options: PageOptions): void {
  const environment = templates()

  app.decorateReply('page', function page(template: string, model: object = {}) {
    const html = environment.render(template, { ...pageContext(this, environment, options), ...model })
    return this.type('text/html; charset=utf-8').send(html)
  })
}

/** The templates of every room, GOV.UK Frontend and MoJ Frontend. */
export function templates(): nunjucks.Environment {
  const folders = [
    '../../',
    '../../../node_modules/govuk-frontend/dist/',
    '../../../node_modules/@ministryofjustice/frontend/',
  ]
  const paths = folders.map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  // throwOnUndefined stays off: the GOV.UK macros print parameters that were not given.
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(paths), { autoescape: true })
  addFilters(environment)
  return environment
}

/** What the layout, and every page, may use besides its own model. */
function pageContext(reply: FastifyReply, environment: nunjucks.Environment, options: PageOptions) {
  const { request } = reply
  const path = request.originalUrl.split('?', 1)[0] ?? '/'
  return {
    t: request.t,
    lang: request.language,
    bilingual: !request.is404 && request.routeOptions.config.bilingual === true,
    path,
    cspNonce: scriptNonce(request),
    asset: options.assets.addressOf,
    actor: request.actor,
    navigation: options.navigation({ actor: request.actor, path }),
    demonstration: options.demonstration,
    organisation: options.organisation,
    contactEmail: options.contactEmail,
    madeAt: options.clock.now(),
    // Asked for only where there is a form, so other pages set no cookie.
    formFields: () =>
      new nunjucks.runtime.SafeString(environment.render('platform/web/views/form-fields.njk', hiddenFields(reply))),
  }
}
