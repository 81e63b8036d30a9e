/**
 * A list of 50,000 people and what they completed, as a workbook, brought as a person brings it and taken in as the job does: how long it takes
 * beside copying the same rows in bare SQL, and how much our own process grows, which must not hold the file's rows.
 *
 * `node bench/training-import.ts [rows]`. Exits with 1 when a limit is missed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { workbook } from '#platform/documents/sheet/workbook-for-tests.ts'
import { takeInImports } from '#training/imports/take-in-job.ts'
import { filledIn, formTo } from '../test/failure/page-forms.ts'
import { aCaller, encoded } from '../test/hostile/caller.ts'
import { aHouse } from '../test/house.ts'
import { trainingInTown } from '../test/training-in-town.ts'
import { printFigures, say } from './figures.ts'

const rows = Number(process.argv[2] ?? 50_000)
if (process.argv[3] === undefined) await measure()
else makeFile(process.argv[3])

/** In a process of its own: what it takes to write a workbook is not what is measured. */
function makeFile(path: string): void {
  const people = Array.from({ length: rows }, (_, place) => [
    `Person ${place}`,
    `person.${place}@health.example`,
    `B-${place}`,
    'Prevent awareness (government e-learning)',
    { day: 45_500 + (place % 400) },
    `C-${place}`,
  ])
  const headings = ['Employee name', 'E-mail', 'Staff number', 'Course', 'Date completed', 'Certificate']
  writeFileSync(path, workbook([{ name: 'Staff', rows: [headings, ...people] }]))
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'))
  const path = join(folder, 'staff.xlsx')
  say(`A workbook of ${rows.toLocaleString('en-GB')} rows …`)
  execFileSync(process.execPath, ['--max-old-space-size=4096', import.meta.filename, String(rows), path])
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })

  const house = await aHouse({ after })
  const { owner, database } = house.test
  const found = await owner.query<{ id: string }>(`select id from accounts.agency where name = 'Health'`)
  const agencyId = found.rows[0]?.id ?? ''
  const by = house.accounts.get('Cora Coordinator') ?? ''
  await trainingInTown(house.test, { areaId: house.areaId, by, agencyId })
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const form = formTo((await cora.get('/training/import')).text, '/training/import')

  const watch = watchMemory()
  const began = performance.now()
  const boundary = 'causeway-bench'
  const fields = filledIn(form, { agency: agencyId, source: 'bench' }).filter(([name]) => name !== 'list')
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="list"; filename="staff.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const read = await cora.post(form.action, {
    body: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  const readMs = performance.now() - began
  const columns = read.location ?? ''
  const mapping = formTo((await cora.get(columns)).text, columns)
  await cora.post(mapping.action, { body: encoded(filledIn(mapping, {})) })
  const today = Temporal.Now.plainDateISO('Europe/London')
  const taking = performance.now()
  await takeInImports(database, today)
  const takenMs = performance.now() - taking
  const grown = watch()

  const { rows: counted } = await owner.query<{ people: number; completions: number }>(
    `select (select count(*)::integer from training.person) as people, (select count(*)::integer from training.completion) as completions`,
  )
  const copyMs = await timeCopy(owner)
  printFigures([
    {
      what: 'People and completions added',
      value: `${counted[0]?.people ?? 0}, ${counted[0]?.completions ?? 0}`,
      limit: `${rows + 1} each`,
      met: counted[0]?.people === rows + 1 && counted[0].completions === rows + 1,
    },
    { what: 'Size of the workbook', value: `${(bytes.length / 1024 / 1024).toFixed(1)} MB` },
    { what: 'Read and kept', value: `${(readMs / 1000).toFixed(1)} s` },
    { what: 'Taken in', value: `${(takenMs / 1000).toFixed(1)} s` },
    { what: 'The same rows copied in bare SQL', value: `${(copyMs / 1000).toFixed(2)} s` },
    {
      what: 'Taken in, as a multiple of the copy',
      value: `${(takenMs / copyMs).toFixed(1)} ×`,
      limit: 'less than 15 ×',
      met: takenMs / copyMs < 15,
    },
    {
      what: 'Read and taken in, as a multiple of the copy',
      value: `${((readMs + takenMs) / copyMs).toFixed(1)} ×`,
    },
    {
      what: 'Growth of our own process, at most',
      value: `${grown} MB`,
      limit: 'less than 256 MB',
      met: grown < 256,
    },
  ])
  process.exit()
}

/** The same rows into tables with the same indexes and checks, and nothing else. */
async function timeCopy(owner: { query(sql: string): Promise<unknown> }): Promise<number> {
  await owner.query('create table public.person_copy (like training.person including all)')
  await owner.query('create table public.completion_copy (like training.completion including all)')
  const began = performance.now()
  await owner.query('insert into public.person_copy select * from training.person')
  await owner.query('insert into public.completion_copy select * from training.completion')
  return performance.now() - began
}

/** @returns by how many MB the resident memory exceeded what it was, at most */
function watchMemory(): () => number {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  return () => {
    clearInterval(timer)
    return Math.round((Math.max(most, process.memoryUsage.rss()) - before) / 1024 / 1024)
  }
}
