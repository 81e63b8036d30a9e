/** Dates, bodies, purposes and years as papers write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyKinds, usualBodyNames } from '#reference/bodies.ts'
import { namesBody, readBodies } from './bodies-as-written.ts'
import { readDate } from './date-as-written.ts'
import { findYears, withoutYears } from './period.ts'
import { readPurpose } from './purpose-as-written.ts'

const dates: Record<string, string | undefined> = {
  '20/9/17': '2017-09-20',
  '28.09.2017': '2017-09-28',
  '2017-09-28': '2017-09-28',
  '3rd September 2018': '2018-09-03',
  'Tuesday 4 Sept. 2018': '2018-09-04',
  'v0.2, 1 May 2019': '2019-05-01',
  'Nov 17': '2017-11',
  'March 2018': '2018-03',
  '03/2018': '2018-03',
  '31/6/17': undefined,
  '13/2018': undefined,
  'Spring 2018': undefined,
  tbc: undefined,
}
for (const [written, expected] of Object.entries(dates)) {
  test(`the date "${written}" is ${expected ?? 'kept as words alone'}`, () => {
    const { asWritten, is } = readDate(written)
    assert.equal(asWritten, written)
    assert.equal(is === undefined ? undefined : 'day' in is ? is.day.toString() : is.month.toString(), expected)
  })
}

const bodies: Record<string, readonly string[]> = {
  'Directors Board Cabinet LSCB Adult Safeguarding Board Health & Well Being Board': [
    'Directors Board',
    'Cabinet',
    'LSCB',
    'Adult Safeguarding Board',
    'Health & Well Being Board',
  ],
  'Thurrock LSCB Northbury Health and Wellbeing Board': ['Thurrock LSCB', 'Northbury Health and Wellbeing Board'],
  'Cabinet and Overview and Scrutiny Committee': ['Cabinet', 'Overview and Scrutiny Committee'],
  'CSP Strategic Board': ['CSP Strategic Board'],
  'Hidden Harms Committee, Cabinet; Full Council': ['Hidden Harms Committee', 'Cabinet', 'Full Council'],
  'Cabinet Member for Communities': ['Cabinet Member for Communities'],
  'Local Safeguarding Children’s Board\nSAB': ['Local Safeguarding Children’s Board', 'SAB'],
}
for (const [written, expected] of Object.entries(bodies)) {
  test(`the bodies in "${written.replace('\n', ' / ')}" are parted`, () => {
    assert.deepEqual(
      readBodies(written).map(({ asWritten }) => asWritten),
      expected,
    )
  })
}

test('every usual name is found as its own kind, alone and among others', () => {
  for (const { code } of bodyKinds) {
    for (const name of usualBodyNames[code]) {
      assert.deepEqual(readBodies(name), [{ asWritten: name, kind: code }])
      assert.deepEqual(readBodies(`HWB ${name.toUpperCase()}`)[1], { asWritten: name.toUpperCase(), kind: code })
      assert.ok(namesBody(name))
    }
  }
})

const purposes: Record<string, string | undefined> = {
  Draft: 'draft',
  'For approval': 'approval',
  Endorsed: 'approval',
  Information: 'information',
  'To note': 'information',
  'Sign off': 'sign_off',
  'Signed-off by': 'sign_off',
  Adoption: 'sign_off',
  'Information and Action': 'information_and_action',
  'Draft for approval': 'approval',
  Comments: undefined,
  'Cannot be noticed': undefined,
}
for (const [written, expected] of Object.entries(purposes)) {
  test(`the purpose "${written}" is ${expected ?? 'for a person to choose'}`, () => {
    assert.equal(readPurpose(written), expected)
  })
}

const years: Record<string, readonly [number, number] | undefined> = {
  '2017/2019': [2017, 2019],
  '2019-22': [2019, 2022],
  '2019 – 2022': [2019, 2022],
  'April 2019 to March 2022': [2019, 2022],
  '2021/22 to 2023/24': [2021, 2024],
  '2017/18': [2017, 2018],
  '2017-09-28': undefined,
  '1998 to 2024': undefined,
  'since 2015': undefined,
}
for (const [written, expected] of Object.entries(years)) {
  test(`the years in "${written}" are ${expected?.join(' to ') ?? 'no period'}`, () => {
    const found = findYears(written)
    assert.deepEqual(found === undefined ? undefined : [found.from, found.to], expected)
  })
}

test('a title stands without its years, unless it is nothing else', () => {
  assert.equal(withoutYears('Prevent Strategy (2019–2022)'), 'Prevent Strategy')
  assert.equal(withoutYears('2019-22: Prevent Strategy'), 'Prevent Strategy')
  assert.equal(withoutYears('Prevent Strategy, April 2019 to March 2022'), 'Prevent Strategy')
  assert.equal(withoutYears('2019-22'), '2019-22')
})
