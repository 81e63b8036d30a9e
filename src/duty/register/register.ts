/**
 * The register of schools and settings as a file: five columns, read whole or not at all. One wrong row refuses the file, and every wrong row is
 * named with its line and its reason, so that it is mended once.
 */
import type { SheetRow } from '#platform/documents/sheet/sheet.ts'
import { hasCode } from '#reference/code-list.ts'
import { placeKinds, type PlaceKind } from '#reference/duty-bodies.ts'

export type Place = {
  /** URN, or a local number. */
  readonly number: string
  readonly name: string
  readonly kind: PlaceKind
  readonly postcode: string
  /** Of the post that answers for safeguarding, not of a person where that can be helped. */
  readonly email: string
}

export type Rejected = { readonly line: number; readonly reason: string }
export type Register = { readonly places: readonly Place[]; readonly rejected: readonly Rejected[] }

/** Beneath the heading. */
export const mostRows = 5000

export const columns = ['number', 'name', 'kind', 'postcode', 'email'] as const

/** @param rows the heading first; its columns may stand in any order */
export function readRegister([heading, ...rows]: readonly SheetRow[]): Register {
  const names = heading?.[1].map((cell) => cell.toLowerCase()) ?? []
  const headingLine = heading?.[0] ?? 1
  const missing = columns.filter((column) => !names.includes(column))
  if (heading === undefined || missing.length > 0)
    return refused(1, `The heading must have the columns ${columns.join(', ')}. Missing: ${missing.join(', ')}`)
  const unknown = names.filter((name) => !columns.some((column) => column === name))
  if (unknown.length > 0)
    return refused(headingLine, `The heading has a column that is not known: ${unknown.join(', ')}`)
  if (new Set(names).size < names.length) return refused(headingLine, 'The heading has a column twice')
  if (rows.length === 0) return refused(headingLine, 'There is no row below the heading')

  const places: Place[] = []
  const rejected: Rejected[] = []
  const lines = new Map<string, number>()
  for (const [line, cells] of rows) {
    const read = readPlace(cells, names)
    if (typeof read === 'string') {
      rejected.push({ line, reason: read })
      continue
    }
    const earlier = lines.get(read.number)
    if (earlier !== undefined)
      rejected.push({ line, reason: `Number ${read.number} stands on line ${earlier} already` })
    lines.set(read.number, earlier ?? line)
    places.push(read)
  }
  return { places, rejected }
}

/** Empty cells at the end of a row are as good as missing ones. */
function readPlace(cells: readonly string[], names: readonly string[]): Place | string {
  if (cells.length > names.length) return `It has ${cells.length} cells, and the heading ${names.length}`
  const cell = (name: (typeof columns)[number]): string => cells[names.indexOf(name)] ?? ''
  const number = cell('number')
  if (!/^[A-Za-z0-9-]{1,20}$/.test(number)) return 'Number must be 1 to 20 letters, digits or hyphens'
  const name = cell('name')
  if (name === '' || name.length > 200) return 'Name must be 1 to 200 characters'
  const kind = cell('kind').toLowerCase()
  if (!hasCode(placeKinds, kind)) return `Kind must be one of ${placeKinds.map(({ code }) => code).join(', ')}`
  const postcode = cell('postcode').toUpperCase()
  if (postcode !== '' && !/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(postcode))
    return 'Postcode must be like RM17 6SL, or empty'
  const email = cell('email').toLowerCase()
  if (email !== '' && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(email))
    return 'Email must be like office@school.example, or empty'
  return { number, name, kind, postcode, email }
}

function refused(line: number, reason: string): Register {
  return { places: [], rejected: [{ line, reason }] }
}
