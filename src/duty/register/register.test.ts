/** Reading a register: strict, whole, and every wrong row named. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readCsv } from './csv.ts'
import { readRegister, type Register } from './register.ts'

const heading = 'number,name,kind,postcode,email\n'

function read(text: string): Register {
  const rows = readCsv(Buffer.from(text))
  assert.ok(rows.ok)
  return readRegister(rows.value)
}

suite('A register of schools and settings', () => {
  test('is read with quotes, commas inside them, a byte order mark and columns in another order', () => {
    const { places, rejected } = read(
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

  test('names every wrong row with its line and reason', () => {
    const { rejected } = read(
      `${heading}1,One,school,,\n2,Two,castle,,\n\n"3\n",Three,school,,\n1,Again,school,,\n5,Five,school,XX,\n6,Six,school,,nowhere\n7,Seven\n,Eight,school,,\n`,
    )
    assert.deepEqual(
      rejected.map(({ line, reason }) => `${line}: ${reason.slice(0, 26)}`),
      [
        '3: Kind must be one of school',
        '7: Number 1 stands on line 2 ',
        '8: Postcode must be like RM17',
        '9: Email must be like office@',
        '10: It has 2 cells, and the he',
        '11: Number must be 1 to 20 let',
      ],
    )
  })

  test('without its heading is not guessed at', () => {
    assert.match(read('1,One,school,,\n').rejected[0]?.reason ?? '', /must have the columns/)
    assert.match(read(`number,name,kind,postcode,email,head\n`).rejected[0]?.reason ?? '', /not known: head/)
    assert.match(read(heading).rejected[0]?.reason ?? '', /no row below/)
  })

  test('that is no CSV in UTF-8 is refused, with the line where quotes do not close', () => {
    assert.deepEqual(readCsv(Buffer.from([0x4e, 0xe9, 0x0a])), { ok: false, reason: { why: 'not UTF-8' } })
    assert.deepEqual(readCsv(Buffer.from('a,b\n1,"2\n3')), { ok: false, reason: { why: 'quotes', line: 2 } })
    assert.deepEqual(readCsv(Buffer.from('a\n'.repeat(5_002))), { ok: false, reason: { why: 'too many rows' } })
  })
})
