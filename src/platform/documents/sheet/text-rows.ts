/** Reads a text of rows, whichever program saved it: parted by commas, semicolons or tabs, with lines that end as on any system. */
import { CsvError, parse } from 'csv-parse/sync'

/** A quotation mark that never closes takes the rest of the file into its row: the row says where. */
export class UnclosedQuote extends Error {
  readonly line: number

  constructor(line: number) {
    super('a quotation mark does not close')
    this.line = line
  }
}

const maxRowLetters = 64 * 1024

/**
 * @param row is given the line on which each row begins, from 1
 * @throws UnclosedQuote
 */
export function readTextRows(text: string, row: (line: number, cells: readonly string[]) => void): void {
  const lines = text.replaceAll(/\r\n?/gu, '\n')
  let begins = 1
  try {
    parse(lines, {
      delimiter: delimiterOf(lines.slice(0, 4_000)),
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxRowLetters,
      onRecord: (record: readonly string[], { lines: read }) => {
        row(begins, record)
        begins = read + 1
        // Handed over; nothing is kept.
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError && ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code))
      throw new UnclosedQuote(begins)
    throw error
  }
}

/** Spreadsheets set to a language with decimal commas save with semicolons. */
function delimiterOf(start: string): string {
  const signs = [',', ';', '\t']
  return signs.toSorted((one, other) => countOf(start, other) - countOf(start, one))[0] ?? ','
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length
}
