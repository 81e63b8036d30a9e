/**
 * What every route must say of itself, checked when it is added, so that a forgotten line stops the start and not a case worker:
 * who may use it, whether it shows personal data, and the shape of its parameters and query.
 */
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { ZodObject } from 'zod'
import { NotFound } from '../failures.ts'
import { turnAway } from './turn-away.ts'

export type Roles = readonly string[] | 'anyone' | 'signed in'

export type ListedRoute = { method: string; path: string; roles: readonly string[]; personal: boolean }

export function addRouteRules(app: FastifyInstance): void {
  const routes: ListedRoute[] = []

  app.addHook('onRoute', (route) => {
    const config = checkedConfig(route)
    takeNothingElse(route)
    for (const method of [route.method].flat()) {
      // Fastify adds a HEAD beside every GET.
      if (method === 'HEAD') continue
      const roles = typeof config.roles === 'string' ? [config.roles] : config.roles
      routes.push({ method, path: route.url, roles, personal: config.personal })
    }
  })

  app.decorate('routeList', () => routes.toSorted((a, b) => compare(a.path, b.path) || compare(a.method, b.method)))

  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { params, query } = request.routeOptions.config
    if (params !== undefined) {
      const parsed = params.safeParse(request.params)
      if (!parsed.success) throw new NotFound()
      request.params = parsed.data
    }
    if (query === undefined) {
      if (Object.keys(request.query ?? {}).length > 0) throw turnAway(400, 'a query where none is known')
      return
    }
    const parsed = query.safeParse(request.query)
    if (!parsed.success) throw turnAway(400, 'a query that does not fit')
    request.query = parsed.data
  })
}

/** Once, as the route is added: zod compiles a shape when it is first used. */
function takeNothingElse(route: RouteOptions): void {
  const { config } = route
  if (config?.params !== undefined) config.params = config.params.strict()
  if (config?.query !== undefined) config.query = config.query.strict()
}

/** Methods that some route declares for a path like this one. */
export function methodsFor(app: FastifyInstance, path: string): string[] {
  const asked = path.split('/')
  const methods = app
    .routeList()
    .filter((route) => matches(route.path.split('/'), asked))
    .map((route) => route.method)
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
}

function matches(declared: readonly string[], asked: readonly string[]): boolean {
  if (declared.at(-1) === '*') {
    return asked.length >= declared.length && matches(declared.slice(0, -1), asked.slice(0, declared.length - 1))
  }
  return (
    declared.length === asked.length &&
    declared.every((part, place) => (part.startsWith(':') ? asked[place] !== '' : part === asked[place]))
  )
}

function checkedConfig(route: RouteOptions): { roles: Roles; personal: boolean } {
  const name = `${String(route.method)} ${route.url}`
  // The type asks for both, yet a route may leave its whole config out.
  const config: { roles?: Roles; personal?: boolean; params?: ZodObject } = route.config ?? {}
  const { roles, personal, params } = config
  if (roles === undefined || roles.length === 0) throw new Error(`${name} does not say who may use it (config.roles)`)
  if (personal === undefined) throw new Error(`${name} does not say whether it shows personal data (config.personal)`)
  const named = [...route.url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '').sort()
  const shaped = Object.keys(params?.shape ?? {}).sort()
  if (!route.url.includes('*') && named.join() !== shaped.join()) {
    throw new Error(`${name} and its config.params do not name the same parameters`)
  }
  return { roles, personal }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
