/**
 * The access matrix as a page for people: `node test/matrix/page.ts` writes it into docs/access-matrix.md, and page.test.ts holds that the page
 * says what expected.ts says.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { roleNames, roles, type Role } from '#reference/roles.ts'
import { ownFavour } from './acts.ts'
import { caseGroups, expected, type Rule, type TableRules } from './expected.ts'
import type { Actor } from './kinds.ts'

const file = new URL('../../docs/access-matrix.md', import.meta.url)
const marks = { from: '<!-- written by test/matrix/page.ts from here -->', to: '<!-- to here -->' } as const

/** The page as it is, and as it should be. */
export async function pages(): Promise<{ found: string; wanted: string }> {
  const found = await readFile(file, 'utf8')
  const [before = '', after = ''] = [found.split(marks.from)[0], found.split(marks.to)[1]]
  return { found, wanted: `${before}${marks.from}\n\n${tables()}\n\n${marks.to}${after}` }
}

/** Both tables, in Markdown. */
function tables(): string {
  return `${byRole()}\n\n${byTable()}`
}

// ── role by role ─────────────────────────────────────────────────────────────────────────────────

function byRole(): string {
  const lines = roles.map((role) => `| ${capital(roleNames[role])} | ${rowsOf(role, 'select')} | ${changesOf(role)} |`)
  return ['### Role by role', '', '| Role | Sees | Adds, changes or removes |', '| --- | --- | --- |', ...lines].join(
    '\n',
  )
}

function rowsOf(role: Role, act: 'select' | 'insert' | 'update' | 'delete'): string {
  const found = new Map<string, string[]>()
  for (const rules of Object.values(expected)) {
    const kinds = rules[act]?.by?.[role]
    if (kinds === undefined) continue
    const words = inWords(kinds)
    found.set(words, [...(found.get(words) ?? []), uncapital(rules.holds)])
  }
  return (
    [...found].map(([kinds, holds]) => `**${kinds}**: ${holds.join('; ')}`).join('<br>') ||
    'nothing but what is their own'
  )
}

function changesOf(role: Role): string {
  const acts = (['insert', 'update', 'delete'] as const).map((act) => {
    const holds = Object.values(expected).flatMap((rules) =>
      rules[act]?.by?.[role] === undefined ? [] : [uncapital(rules.holds)],
    )
    return holds.length === 0
      ? []
      : [`**${{ insert: 'adds', update: 'changes', delete: 'removes' }[act]}**: ${holds.join('; ')}`]
  })
  return acts.flat().join('<br>') || 'nothing but what is their own'
}

// ── table by table ───────────────────────────────────────────────────────────────────────────────

function byTable(): string {
  const lines = Object.entries(expected).map(([name, rules]) => {
    const added = [whoMay(rules.insert), ...further(rules.inserts), ...inOwnFavour(name, rules)].join('<br>')
    const changed = [whoMay(rules.update), ...further(rules.updates)].join('<br>')
    return `| ${rules.holds}<br>\`${name}\` | ${whoMay(rules.select)} | ${added} | ${changed} | ${whoMay(rules.delete)} |`
  })
  const head = [
    '### Table by table',
    '',
    '| What | Seen by | Added by | Changed by | Removed by |',
    '| --- | --- | --- | --- | --- |',
  ]
  return [...head, ...lines].join('\n')
}

/** The roles, and those without one; people who stand in the matrix as further examples of a role are left out. */
const shown: readonly (Actor | 'everybody')[] = [
  'everybody',
  ...roles,
  'visitor',
  'visitor with a cookie',
  'mailer',
  'sealer',
  'clerk',
  'no identity',
  'owner',
]

function whoMay(rule: Rule | undefined): string {
  if (rule === undefined) return '–'
  const groups = new Map<string, string[]>()
  for (const actor of shown) {
    const kinds = rule.by?.[actor]
    // A visitor with a cookie may what a visitor may, and is named where it is more.
    if (
      kinds === undefined ||
      kinds.length === 0 ||
      (actor === 'visitor with a cookie' && rule.by?.visitor !== undefined)
    )
      continue
    const words = inWords(kinds)
    groups.set(words, [...(groups.get(words) ?? []), nameOf(actor)])
  }
  const parts = [...groups].map(([kinds, who]) => `${list(who)}: ${kinds}`)
  if (rule.own !== undefined) parts.push('whoever it is about or by: their own')
  if (rule.freshFactor) parts.push('with a second factor of the last five minutes')
  return parts.join('<br>') || 'nobody'
}

/** What nobody may do though they may touch the row otherwise, and what fewer may. */
function further(acts: Readonly<Record<string, Rule>> = {}): readonly string[] {
  return Object.entries(acts).map(([act, rule]) => `*${act}*: ${rule.by === undefined ? 'nobody' : whoMay(rule)}`)
}

/** Said where it is more, or less, than what one may add for others. */
function inOwnFavour(table: string, { insert, insertForOneself }: TableRules): readonly string[] {
  if (insert === undefined || insertForOneself === insert) return []
  if (insertForOneself === undefined) return table in ownFavour ? ['*for oneself*: nobody'] : []
  return [`*for oneself*: ${whoMay(insertForOneself)}`]
}

function nameOf(actor: Actor | 'everybody'): string {
  if (actor === 'no identity') return 'the worker of timed jobs'
  if (actor === 'owner') return 'whoever migrates'
  return actor
}

/** Most of the fourteen are told by those who are missing. */
function list(who: readonly string[]): string {
  const missing = roles.filter((role) => !who.includes(role))
  if (missing.length > 3) return who.join(', ')
  return missing.length === 0 ? 'every role' : `every role but ${missing.join(', ')}`
}

function inWords(kinds: readonly string[]): string {
  if (kinds.includes('*')) return 'all'
  const group = Object.entries(caseGroups).find(([, cases]) => same(cases, kinds))
  if (group !== undefined) return group[0]
  const plain = kinds.filter((kind) => kind !== 'own' && !kind.startsWith('here: a role'))
  if (plain.every((kind) => kind.startsWith('here'))) return 'of their area'
  return kinds.join('; ')
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((kind) => other.includes(kind))
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function uncapital(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

if (import.meta.main) await writeFile(file, (await pages()).wanted)
