/**
 * Run apart by sort-apart.ts: takes, a line each, how the file is to be read and then its batches of rows, and prints what each batch is to do:
 * how many rows were looked at, how many rejected, and both kinds as JSON that the database takes apart.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { begun, linesIn } from '../../platform/documents/apart/lines.ts'
import { rowsIn } from '../../platform/documents/sheet/sheet.ts'
import { Mapping } from './read-row.ts'
import { daysIn, sorter } from './sort-rows.ts'

const Instructions = z.object({ mapping: Mapping, today: z.iso.date() })

process.stdout.write(`${begun}\n`)
// As bytes, which take the least room: a batch is taken apart twice, and only one at a time.
const lines: Buffer[] = []
for await (const line of linesIn(process.stdin, { maxLineBytes: 4 * 1024 * 1024 })) lines.push(Buffer.from(line))
const [first, ...batches] = lines
const { mapping, today } = Instructions.parse(JSON.parse(first?.toString() ?? ''))

const days = daysIn(rowsOfEach(), mapping)
const sort = sorter(mapping, days, Temporal.PlainDate.from(today))
for (const rows of rowsOfEach()) {
  const { looked, ...sorted } = sort(rows)
  process.stdout.write(`sorted ${looked} ${sorted.rejected.length} ${JSON.stringify(sorted)}\n`)
}
process.stdout.write('end\n')

function* rowsOfEach() {
  for (const json of batches) yield rowsIn({ json: json.toString() })
}
