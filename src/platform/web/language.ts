/** English or Welsh, on the pages that offer both. The choice comes as ?lang=cy and is remembered in a small cookie. */
import type { FastifyInstance } from 'fastify'
import { createInstance } from 'i18next'
import { hostOnly } from './cookies.ts'
import type { Language } from '../language.ts'
import { turnAway } from './turn-away.ts'
import { webWords, type Words } from './words.ts'

export type Translate = (key: string, values?: Record<string, string | number>) => string

const languageCookie = '__Host-causeway-language'
const yearInSeconds = 31_536_000

/** Must be added before the rules of routing look at the query. @throws when a key has words in one language alone */
export function addLanguages(app: FastifyInstance, words: Record<Language, Words>): void {
  const translate = translator({ en: { ...webWords.en, ...words.en }, cy: { ...webWords.cy, ...words.cy } })

  app.decorateRequest('language', 'en')
  app.decorateRequest('t')
  app.addHook('onRequest', async (request, reply) => {
    // A bad ?lang= is answered by a page too.
    request.t = translate.en
    const bilingual = !request.is404 && request.routeOptions.config.bilingual === true
    const asked = bilingual ? takeLanguage(request.query) : undefined
    if (asked !== undefined) reply.setCookie(languageCookie, asked, { ...hostOnly, maxAge: yearInSeconds })
    const remembered = asLanguage(request.cookies[languageCookie])
    request.language = bilingual ? (asked ?? remembered ?? 'en') : 'en'
    request.t = translate[request.language]
  })
}

export function translator(words: Record<Language, Words>): Record<Language, Translate> {
  const lacking = keysOf(words.en).filter((key) => !keysOf(words.cy).includes(key))
  const surplus = keysOf(words.cy).filter((key) => !keysOf(words.en).includes(key))
  if (lacking.length + surplus.length > 0) {
    throw new Error(`words in one language alone: ${[...lacking, ...surplus].join(', ')}`)
  }
  const i18n = createInstance()
  void i18n.init({
    lng: 'en',
    resources: { en: { translation: words.en }, cy: { translation: words.cy } },
    initAsync: false,
    // Templates escape.
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`no words for "${key}"`)
    },
  })
  return {
    en: (key, values) => i18n.getFixedT('en')(key, values ?? {}),
    cy: (key, values) => i18n.getFixedT('cy')(key, values ?? {}),
  }
}

/** Takes ?lang= out of the query, so that a page's own shape need not name it. */
function takeLanguage(query: unknown): Language | undefined {
  if (typeof query !== 'object' || query === null || !('lang' in query)) return undefined
  const language = asLanguage(query.lang)
  if (language === undefined) throw turnAway(400, 'a language we do not have')
  delete query.lang
  return language
}

function asLanguage(value: unknown): Language | undefined {
  return value === 'en' || value === 'cy' ? value : undefined
}

function keysOf(words: Words, under = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [under + key] : keysOf(value, `${under}${key}.`),
  )
}
