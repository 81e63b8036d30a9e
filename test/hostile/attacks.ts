/** What is sent instead of an honest answer: one thing wrong at a time, the rest as somebody would have filled it in. */
import type { Field, PageForm } from '../failure/page-forms.ts'
import { encoded, type Sent } from './caller.ts'

export type Attack = {
  readonly name: string
  readonly sent: Sent
  /** Text that must stand on the page again when it answers 422. */
  readonly typed?: string
  /** Turned away before any room sees it: one of these statuses, and nothing else. */
  readonly status?: readonly number[]
}

export type Honest = {
  readonly form: PageForm
  /** A whole and right set of fields, tokens included. */
  readonly fields: readonly Field[]
  /** Nothing has to be answered: an empty form is honest. */
  readonly asksNothing: boolean
  /** It adds something, so it has to carry the token that makes a repeat safe. */
  readonly actsOnce: boolean
  /** Ids of things that exist and are not this person's. */
  readonly foreignIds: readonly string[]
  readonly takesAnyId: boolean
  /** The journey asks for a reason at this step: without a word it is refused. */
  readonly needsReason: boolean
}

const tokens = new Set(['_csrf', 'formToken'])
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longForm = 20
const nobodys = '01890000-0000-7000-8000-00000000dead'

/** Turned away by the web itself, whatever the form. */
export function attacksOnTheRequest({ fields }: Honest, origin: string): Attack[] {
  const body = encoded(fields)
  const without = (name: string): string => encoded(fields.filter(([field]) => field !== name))
  const url = new URL(origin)
  url.port = String(Number(url.port) + 1)
  return [
    { name: 'no anti-forgery token', sent: { body: without('_csrf') }, status: [403] },
    { name: 'an anti-forgery token of nobody', sent: { body: `${without('_csrf')}&_csrf=made-up` }, status: [403] },
    {
      name: 'sent by another site',
      sent: { body, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' } },
      status: [403],
    },
    {
      name: 'sent by a neighbouring site',
      sent: { body, headers: { 'sec-fetch-site': 'same-site', origin: url.origin } },
      status: [403],
    },
    { name: 'sent by nobody’s page', sent: { body, headers: { 'sec-fetch-site': '', origin: '' } }, status: [403] },
    {
      name: 'JSON in place of a form',
      sent: {
        body: JSON.stringify(Object.fromEntries(fields)),
        headers: { 'content-type': 'application/json' },
      },
      status: [415],
    },
    { name: 'a form called plain text', sent: { body, headers: { 'content-type': 'text/plain' } }, status: [415] },
    {
      name: 'a broken multipart form',
      sent: { body: '--x\r\nnothing', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      status: [400, 403, 415],
    },
    { name: 'a body beyond its limit', sent: { body: `${body}&more=${'a'.repeat(300_000)}` }, status: [413] },
    { name: 'more fields than any form has', sent: { body: `${body}${'&a=b'.repeat(250)}` }, status: [413] },
  ]
}

/** Refused by the form. */
export function attacksOnTheForm(honest: Honest): Attack[] {
  const { fields, form } = honest
  const own = fields.filter(([name]) => !tokens.has(name))
  const kept = fields.filter(([name]) => tokens.has(name))
  const instead = (changed: readonly Field[]): Sent => ({ body: encoded([...kept, ...changed]) })
  const attacks: Attack[] = [
    { name: 'a key that no page has', sent: instead([...own, ['isAdministrator', 'yes']]) },
    { name: 'the prototype as a key', sent: instead([...own, ['__proto__', 'x'], ['constructor', 'x']]) },
    ...(own.length > 0 && !honest.asksNothing ? [{ name: 'nothing answered', sent: instead([]) }] : []),
    // Half a surrogate pair cannot be sent but so: it arrives as a mark of replacement.
    { name: 'bytes that are no text', sent: { body: `${encoded(fields)}&%ED%A0%80=%FF` } },
    ...(honest.actsOnce
      ? [
          {
            name: 'a form token that is none',
            sent: { body: encoded(fields).replace(/formToken=[^&]*/, 'formToken=1') },
          },
          { name: 'no form token', sent: { body: encoded(fields.filter(([name]) => name !== 'formToken')) } },
        ]
      : []),
    ...attacksOnDates(own, instead),
    ...(honest.needsReason
      ? [{ name: 'a decision without a reason', sent: instead(own.map((field) => withoutWords(field, form))) }]
      : []),
  ]
  for (const [place, [name, value]] of own.entries()) {
    // Of a long form of like questions, read alike, some.
    if (own.length > longForm && place % 5 !== 0) continue
    const put = (other: string): Sent => instead(own.map((field, at) => (at === place ? [name, other] : field)))
    const add = (...more: readonly Field[]): Sent => instead([...own, ...more])
    attacks.push(
      { name: `${name}: sent twice`, sent: add([name, 'another value']) },
      { name: `${name}: as a list`, sent: instead([...own.filter((_, at) => at !== place), [`${name}[]`, value]]) },
      { name: `${name}: as an object`, sent: instead([...own.filter((_, at) => at !== place), [`${name}[a]`, value]]) },
    )
    if (form.choices.has(name))
      attacks.push({ name: `${name}: a choice that is not offered`, sent: put('not offered') })
    if (uuid.test(value) && !honest.takesAnyId)
      for (const id of [nobodys, ...honest.foreignIds].filter(
        (other) => form.choices.get(name)?.includes(other) !== true,
      ))
        attacks.push({ name: `${name}: the id ${id} of something else`, sent: put(id) })
    if (form.textFields.includes(name)) attacks.push(...attacksOnText(name, form.secretFields.includes(name), put))
  }
  return attacks
}

/** Everything chosen, and nothing written. */
function withoutWords([name, value]: Field, form: PageForm): Field {
  return form.textFields.includes(name) && !/-(day|month|year|age)$|^votes/.test(name) ? [name, ' '] : [name, value]
}

/** Days that no calendar has, whole: 31 February of this and of no year. */
function attacksOnDates(own: readonly Field[], instead: (changed: readonly Field[]) => Sent): Attack[] {
  const dates = own.flatMap(([name]) => /^(.*)-day$/.exec(name)?.[1] ?? [])
  return dates.flatMap((date) =>
    [
      ['31', '2', '2026'],
      ['29', '2', '2025'],
      ['1', '1', '0'],
      ['1', '1', '99999'],
      ['-1', '-1', '-1'],
      ['today', 'or', 'tomorrow'],
    ].map(([day = '', month = '', year = '']) => {
      const put: Readonly<Record<string, string>> = {
        [`${date}-day`]: day,
        [`${date}-month`]: month,
        [`${date}-year`]: year,
      }
      return {
        name: `${date}: ${day} ${month} ${year}`,
        sent: instead(own.map(([name, value]) => [name, put[name] ?? value])),
      }
    }),
  )
}

function attacksOnText(name: string, isSecret: boolean, put: (text: string) => Sent): Attack[] {
  const part = /-(day|month|year|age)$/.exec(name)?.[1]
  if (part !== undefined) return attacksOnDate(name, part, put)
  const long = `Invented ${'words '.repeat(5_000)}`
  return [
    {
      name: `${name}: 30,000 characters`,
      sent: put(long),
      // A password is never put back into a page.
      ...(isSecret ? {} : { typed: long.trim().slice(0, 200) }),
    },
    { name: `${name}: a character that cannot be stored`, sent: put('Invented\u0000words') },
    { name: `${name}: a bell and an escape`, sent: put('Invented\u0007\u001b[31mwords') },
    { name: `${name}: text that turns round`, sent: put('Invented \u202Esdrow') },
  ]
}

function attacksOnDate(name: string, part: string, put: (text: string) => Sent): Attack[] {
  const wrong: Readonly<Record<string, readonly string[]>> = {
    day: ['32', '0', '-1', 'thirty-first', '1e1', '1'.repeat(500)],
    month: ['13', '0', '-2', 'Smarch', '2.5'],
    year: ['0', '0000', '99999', '-2026', '26', 'next', '1066'],
    age: ['-1', '999', 'old', '1e3'],
  }
  return (wrong[part] ?? []).map((text) => ({ name: `${name}: ${text.slice(0, 12)}`, sent: put(text) }))
}
