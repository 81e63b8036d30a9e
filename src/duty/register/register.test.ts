/** Reading a register: strict, whole, and every wrong row named. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readSmallSheet, sheetFaultWords } from '#platform/documents/sheet/read-sheet.ts'
import { workbook } from '#platform/documents/sheet/workbook-for-tests.ts'
import { mostRows, readRegister, type Register } from './register.ts'

const heading = 'number,name,kind,postcode,email\n'

async function read(file: string | Buffer, name = 'register.csv'): Promise<Register> {
  const sheet = await readSmallSheet(Buffer.from(file), name, { mostRows })
  assert.ok(sheet.ok)
  return readRegister(sheet.value.rows)
}

suite('A register of schools and settings', () => {
  test('is read with quotes, commas inside them, a byte order mark and columns in another order', async () => {
    const { places, rejected } = await read(
      '\ufeffName,Number,Kind,Email,Postcode\r\n"Marsh, ""Light"" Primary",100001,school,OFFICE@marsh.example,rm17 6sl\r\n',
    )
    assert.deepEqual(rejected, [])
    assert.deepEqual(places, [
      {
        number: '100001',
        name: 'Marsh, "Light" Primary',
        kind: 'school',
        postcode: 'RM17 6SL',
        email: 'office@marsh.example',
      },
    ])
  })

  test('names every wrong row with its line and reason', async () => {
    const { rejected } = await read(
      `${heading}1,One,school,,\n2,Two,castle,,\n\n"3\n",Three,school,,\n1,Again,school,,\n5,Five,school,XX,\n6,Six,school,,nowhere\n7,Seven\n,Eight,school,,\n`,
    )
    assert.deepEqual(
      rejected.map(({ line, reason }) => `${line}: ${reason.slice(0, 26)}`),
      [
        '3: Kind must be one of school',
        '7: Number 1 stands on line 2 ',
        '8: Postcode must be like RM17',
        '9: Email must be like office@',
        '10: Kind must be one of school',
        '11: Number must be 1 to 20 let',
      ],
    )
  })

  test('without its heading is not guessed at', async () => {
    assert.match((await read('1,One,school,,\n')).rejected[0]?.reason ?? '', /must have the columns/)
    assert.match((await read(`number,name,kind,postcode,email,head\n`)).rejected[0]?.reason ?? '', /not known: head/)
    assert.match((await read(heading)).rejected[0]?.reason ?? '', /no row below/)
  })

  test('may be a workbook, in which a number is a number', async () => {
    const { places, rejected } = await read(
      workbook([
        {
          name: 'Register',
          rows: [
            ['number', 'name', 'kind', 'postcode', 'email'],
            [100001, 'Marsh Light Primary', 'school', 'RM17 6SL'],
          ],
        },
      ]),
      'register.xlsx',
    )
    assert.deepEqual(rejected, [])
    assert.deepEqual(
      places.map(({ number, name }) => [number, name]),
      [['100001', 'Marsh Light Primary']],
    )
  })

  test('that cannot be read is refused, with the row where a quotation mark opens that never closes', async () => {
    const refusal = async (bytes: Buffer) => {
      const sheet = await readSmallSheet(bytes, 'register.csv', { mostRows })
      return sheet.ok ? 'read' : sheetFaultWords(sheet.reason)
    }
    assert.match(await refusal(Buffer.from('a,b\n1,"2\n3')), /quotation mark opens in row 2 of the file/)
    assert.match(await refusal(Buffer.from([0, 1, 2, 3])), /damaged/)
    assert.match(await refusal(Buffer.alloc(0)), /empty/)
    const tooMany = await readSmallSheet(Buffer.from('a\n'.repeat(mostRows + 1)), 'register.csv', { mostRows })
    assert.deepEqual(tooMany, { ok: false, reason: { why: 'too-many-rows' } })
  })
})
