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
import { readLists } from '#training/imports/read-lists-job.ts'
import { takeInImports } from '#training/imports/take-in-job.ts'
import { filledIn, formTo } from '../test/failure/page-forms.ts'
import { aCaller, encoded, type Answer, type Caller } from '../test/hostile/caller.ts'
import { aHouse, type House } from '../test/house.ts'
import { trainingInTown } from '../test/training-in-town.ts'
import { percentile, printFigures, say } from './figures.ts'
import { askMeanwhile } from './other-requests.ts'
import { watchProcesses } from './processes.ts'

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
  const fileOf = (many: number): Buffer => {
    const path = join(folder, `${many}.xlsx`)
    execFileSync(process.execPath, ['--max-old-space-size=4096', import.meta.filename, String(many), path])
    return readFileSync(path)
  }
  say(`A workbook of ${rows.toLocaleString('en-GB')} rows …`)
  const bytes = fileOf(rows)
  const small = fileOf(500)
  rmSync(folder, { recursive: true })

  const house = await aHouse({ after })
  const { owner } = house.test
  const found = await owner.query<{ id: string }>(`select id from accounts.agency where name = 'Health'`)
  const agencyId = found.rows[0]?.id ?? ''
  const by = house.accounts.get('Cora Coordinator') ?? ''
  await trainingInTown(house.test, { areaId: house.areaId, by, agencyId })
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const pages = ['/training', '/training/imports', '/work', '/training/people']
  const others = await askMeanwhile({ origin: house.origin, cookie: cora.cookie(), pages })

  // A service that has been at work for a while: pages asked for, a small list taken in.
  await bring(house, cora, agencyId, small)
  await seconds(8)
  await others.told()
  const atRest = watchProcesses([])
  await seconds(8)
  const restMs = await others.told()
  const grownAtRest = atRest().grown

  const watch = watchProcesses(['sheet-process', 'rows-process'])
  const { keptMs, readMs, takenMs } = await bring(house, cora, agencyId, bytes)
  const { grown, started } = watch()
  const meanwhileMs = await others.told()
  others.stop()

  const { rows: counted } = await owner.query<{ people: number; completions: number }>(
    `select (select count(*)::integer from training.person) as people, (select count(*)::integer from training.completion) as completions`,
  )
  const copyMs = await timeCopy(owner, { withReferences: false })
  const wholeCopyMs = await timeCopy(owner, { withReferences: true })
  const parsing = started.filter(({ what }) => what === 'sheet-process')
  const longest = Math.max(...parsing.map(({ milliseconds }) => milliseconds))
  const largest = Math.max(...started.map(({ megabytes }) => megabytes))
  printFigures([
    {
      what: 'People and completions added',
      value: `${counted[0]?.people ?? 0}, ${counted[0]?.completions ?? 0}`,
      limit: `${rows + 1} each`,
      met: counted[0]?.people === rows + 1 && counted[0].completions === rows + 1,
    },
    { what: 'Size of the workbook', value: `${(bytes.length / 1024 / 1024).toFixed(1)} MB` },
    { what: 'Handed over: until the page answers', value: inSeconds(keptMs) },
    { what: 'Read by the job', value: inSeconds(readMs) },
    { what: 'The process that reads it', value: inSeconds(longest), limit: 'less than 10 s', met: longest < 10_000 },
    {
      what: 'Memory of the largest process apart',
      value: `${largest} MB`,
      limit: 'less than 256 MB',
      met: largest < 256,
    },
    { what: 'Taken in', value: inSeconds(takenMs) },
    { what: 'The same rows copied in bare SQL', value: `${(wholeCopyMs / 1000).toFixed(2)} s` },
    {
      what: 'Taken in, as a multiple of the copy',
      value: `${(takenMs / wholeCopyMs).toFixed(1)} ×`,
      limit: 'less than 5 ×',
      met: takenMs / wholeCopyMs < 5,
    },
    {
      what: 'Read and taken in, as a multiple of the copy',
      value: `${((keptMs + readMs + takenMs) / wholeCopyMs).toFixed(1)} ×`,
    },
    { what: 'Copied into tables without references', value: `${(copyMs / 1000).toFixed(2)} s` },
    { what: 'Taken in, as a multiple of that', value: `${(takenMs / copyMs).toFixed(1)} ×` },
    { what: 'Growth of our own process, at most', value: `${grown} MB`, limit: 'less than 20 MB', met: grown < 20 },
    { what: 'The same in 8 s of other requests alone', value: `${grownAtRest} MB` },
    {
      what: 'Other requests meanwhile, 95 in 100',
      value: `${percentile(meanwhileMs, 95).toFixed(0)} ms of ${meanwhileMs.length}`,
      limit: 'less than 500 ms',
      met: percentile(meanwhileMs, 95) < 500,
    },
    { what: 'Other requests before, 95 in 100', value: `${percentile(restMs, 95).toFixed(0)} ms of ${restMs.length}` },
  ])
  process.exit()
}

/** As a coordinator brings it and the jobs go on with it. */
async function bring(house: House, cora: Caller, agencyId: string, bytes: Buffer) {
  const { database } = house.test
  const form = formTo((await cora.get('/training/import')).text, '/training/import')
  const boundary = 'causeway-bench'
  const fields = filledIn(form, { agency: agencyId, source: 'bench' }).filter(([name]) => name !== 'list')
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="list"; filename="staff.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`
  let sent: Answer | undefined
  const keptMs = await timed(async () => {
    sent = await cora.post(form.action, {
      body: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
  })
  const readMs = await timed(async () => {
    await readLists(database)
  })
  const columns = `${sent?.location ?? ''}/columns`
  const mapping = formTo((await cora.get(columns)).text, columns)
  await cora.post(mapping.action, { body: encoded(filledIn(mapping, {})) })
  const today = Temporal.Now.plainDateISO('Europe/London')
  const takenMs = await timed(async () => {
    await takeInImports(database, today)
  })
  return { keptMs, readMs, takenMs }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function seconds(many: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, many * 1000))
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

type Owner = House['test']['owner']

/** The same rows into tables with the same indexes and checks, and nothing else; or with the same references to other tables too. */
async function timeCopy(owner: Owner, { withReferences }: { readonly withReferences: boolean }): Promise<number> {
  await owner.query('create table public.person_copy (like training.person including all)')
  await owner.query('create table public.completion_copy (like training.completion including all)')
  if (withReferences) for (const reference of await referencesOf(owner)) await owner.query(reference)
  const began = performance.now()
  await owner.query('insert into public.person_copy select * from training.person')
  await owner.query('insert into public.completion_copy select * from training.completion')
  const taken = performance.now() - began
  await owner.query('drop table public.completion_copy, public.person_copy')
  return taken
}

async function referencesOf(owner: Owner): Promise<readonly string[]> {
  const { rows: found } = await owner.query<{ add: string }>(`
    select format('alter table public.%I_copy add %s', t.relname, replace(pg_get_constraintdef(c.oid), 'training.person(', 'public.person_copy(')) as add
      from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'f' and c.conrelid in ('training.person'::regclass, 'training.completion'::regclass)`)
  return found.map(({ add }) => add)
}
