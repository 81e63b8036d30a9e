import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Birth } from './birth.ts'
import {
  compare,
  inOrderOfLikeness,
  isCandidate,
  lookUpKeys,
  matchKeys,
  postcodeDistrict,
  type Described,
  type Likeness,
} from './matching.ts'
import { nameWords } from './names.ts'

const today = Temporal.PlainDate.from('2026-11-24')

function described(forenames: string, surname: string, birth: string | number = '2011-04-03', more = {}): Described {
  return { forenames, surname, birth: birthOf(birth), postcode: 'RM17', ...more }
}

function birthOf(birth: string | number): Birth {
  if (birth === 'not known') return { known: 'nothing' }
  return typeof birth === 'number'
    ? { known: 'age', years: birth, on: today }
    : { known: 'date', on: Temporal.PlainDate.from(birth) }
}

function finds(newer: Described, earlier: Described): boolean {
  const held = new Set(matchKeys(earlier).map(({ key }) => key))
  return lookUpKeys(newer).some((key) => held.has(key)) && isCandidate(compare(newer, earlier))
}

suite('An earlier record is found', () => {
  const earlier = described('Yusuf Adam', 'Meadowrill')
  const again = [
    ['written just the same', described('Yusuf Adam', 'Meadowrill')],
    ['under another transliteration', described('Yousef', 'Meadowrill')],
    ['with a misspelt surname', described('Yusuf', 'Medowril')],
    ['with both names misspelt', described('Yusof', 'Meadowrlil')],
    ['with names in each other’s box', described('Meadowrill', 'Yusuf')],
    ['with day and month swapped', described('Yusuf', 'Meadowrill', '2011-03-04')],
    ['with a wrong digit in the birth date and a misspelt name', described('Yussuf', 'Meadowrill', '2012-04-03')],
    ['under another surname', described('Yusuf', 'Larkstone')],
    ['under a forename unlike the first', described('Bear', 'Meadowrill')],
    ['with the forename not known', described('', 'Meadowrill')],
    ['with only an estimated age', described('Yusuf', 'Meadowrill', 14)],
    ['with only an estimated age and a misspelt surname', described('Yusuf', 'Meadowrikl', 14)],
    ['with no age at all', described('Yusuf', 'Meadowrill', 'not known')],
    ['with no age and a misspelt surname, in the same district', described('Yusuf', 'Neadowrill', 'not known')],
    ['in another district', described('Yusuf', 'Meadowrill', '2011-04-03', { postcode: 'RM20' })],
    ['in another script', described('Юсуф', 'Meadowrill')],
    ['with the second forename alone', described('Adam', 'Meadowrill')],
    ['with half of a double surname', described('Yusuf', 'Meadowrill-Ashwick')],
    ['by what the person is known as', described('Joe', 'Meadowrill', 'not known', { knownAs: 'Yusuf' })],
    ['by an alias', described('Joe', 'Larkstone', '2011-04-03', { aliases: ['Yusuf Meadowrill'] })],
  ] as const
  for (const [how, newer] of again) {
    test(how, () => {
      assert.ok(finds(newer, earlier), JSON.stringify(compare(newer, earlier)))
      assert.ok(finds(earlier, newer), 'the other way round')
    })
  }
})

suite('A record is not brought up', () => {
  const earlier = described('Yusuf', 'Meadowrill')
  const others = [
    ['for a birth date alone', described('Callum', 'Fernbrook')],
    [
      'for a name alone, when the birth date is another',
      described('Yusuf', 'Meadowrill', '1978-09-21', { postcode: 'RM20' }),
    ],
    ['for a forename alone', described('Yusuf', 'Larkstone', '2009-11-30')],
    ['for an age and a forename', described('Yusuf', 'Larkstone', 14)],
    ['for a record that says nothing', described('', '', 'not known')],
    ['for a birth date without a name', described('', '')],
  ] as const
  for (const [why, newer] of others) {
    test(why, () => {
      assert.ok(!finds(newer, earlier))
      assert.ok(!finds(earlier, newer))
    })
  }

  test('for saying as little as another does', () => {
    const nothing = described('', '', 'not known', { postcode: '' })
    assert.deepEqual(matchKeys(nothing), [])
    assert.deepEqual(lookUpKeys(nothing), [])
    assert.ok(!isCandidate(compare(nothing, nothing)))
  })
})

suite('Two records side by side', () => {
  const cases: readonly (readonly [Described, Described, Likeness])[] = [
    [
      described('Yusuf', 'Meadowrill'),
      described('Yousef', 'Medowril', '2011-03-04'),
      { forename: 'another form', surname: 'sounds alike', birth: 'day and month swapped', postcode: 'same' },
    ],
    [
      described('Bill', 'Ashwick', '2011-04-03', { postcode: 'RM17 4VK' }),
      described('William', 'Ashvick', '2011-04-08', { postcode: 'rm18' }),
      { forename: 'another form', surname: 'sounds alike', birth: 'one digit differs', postcode: 'differs' },
    ],
    [
      described('Larkstone', 'Fern', 'not known'),
      described('Fern', 'Larkstone', 9, { postcode: '' }),
      { forename: 'swapped', surname: 'swapped', birth: 'not known', postcode: 'not known' },
    ],
    [
      described('Mohammed Amir', 'Tidewold'),
      described('Mohammed Bilal', 'Tidewold-Gale', 15),
      { forename: 'part is shared', surname: 'one has fewer names', birth: 'age fits', postcode: 'same' },
    ],
    [
      described('Emma', 'Tidemold'),
      described('', 'Tidewold'),
      { forename: 'not known', surname: 'one letter differs', birth: 'same', postcode: 'same' },
    ],
    [
      described('Sara', 'Gale'),
      described('Sorrow', 'Gull', '1999-12-31', { postcode: 'RM16' }),
      { forename: 'differs', surname: 'differs', birth: 'differs', postcode: 'differs' },
    ],
  ]
  for (const [one, other, likeness] of cases) {
    const said = Object.values(likeness).join(', ')
    test(`${one.forenames} ${one.surname} and ${other.forenames} ${other.surname}: ${said}`, () => {
      assert.deepEqual(compare(one, other), likeness)
    })
  }

  test('are compared by postcode district, never further', () => {
    assert.equal(postcodeDistrict('rm17 6ab'), 'RM17')
    assert.equal(postcodeDistrict('RM176AB'), 'RM17')
    assert.equal(postcodeDistrict('RM17'), 'RM17')
    assert.equal(postcodeDistrict('E1 6AN'), 'E1')
    assert.equal(postcodeDistrict('E1W 1YY'), 'E1W')
    assert.equal(postcodeDistrict('not known'), '')
  })
})

suite('Whatever is written on two records', () => {
  const words = fc.constantFrom(
    'Yusuf',
    'Yousef',
    'Fern',
    'Larkstone',
    'Larkston',
    'Bill',
    'William',
    'Юсуф',
    '王',
    'O’Dew',
    'al',
    '',
  )
  const anyName = fc.oneof(
    fc.array(words, { maxLength: 3 }).map((some) => some.join(' ')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const anyBirth: fc.Arbitrary<Birth> = fc.oneof(
    fc.constant<Birth>({ known: 'nothing' }),
    fc.integer({ min: 0, max: 100 }).map((years): Birth => ({ known: 'age', years, on: today })),
    fc.integer({ min: 0, max: 500 }).map((days): Birth => ({ known: 'date', on: today.subtract({ years: 12, days }) })),
  )
  const anyone: fc.Arbitrary<Described> = fc.record({
    forenames: anyName,
    surname: anyName,
    knownAs: anyName,
    aliases: fc.array(anyName, { maxLength: 2 }),
    birth: anyBirth,
    postcode: fc.constantFrom('RM17', 'RM18 4VK', '', 'nonsense'),
  })

  test('comparing them either way round says the same', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        assert.deepEqual(compare(a, b), compare(b, a))
      }),
    )
  })

  test('if one finds the other, the other finds the one', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        assert.equal(finds(a, b), finds(b, a))
      }),
    )
  })

  test('a record with both names always finds itself', () => {
    fc.assert(
      fc.property(anyone, (a) => {
        if (nameWords(a.forenames).length === 0 || nameWords(a.surname).length === 0) return
        assert.equal(compare(a, a).forename, 'same')
        assert.ok(finds(a, a))
      }),
    )
  })

  test('nothing breaks, and keys stay short and few enough to store', () => {
    fc.assert(
      fc.property(anyone, (a) => {
        const keys = matchKeys(a)
        assert.ok(keys.length <= 2_000)
        assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length)
      }),
    )
  })
})

suite('Candidates are shown', () => {
  const same: Likeness = { forename: 'same', surname: 'same', birth: 'same', postcode: 'same' }
  const near: Likeness = { forename: 'same', surname: 'one letter differs', birth: 'same', postcode: 'same' }
  const far: Likeness = { forename: 'sounds alike', surname: 'differs', birth: 'same', postcode: 'differs' }
  const candidate = (name: string, likeness: Likeness, referredOn: string) => ({
    name,
    likeness,
    referredOn: Temporal.PlainDate.from(referredOn),
  })

  test('with the records most alike first, then by the date of the earlier referral', () => {
    const shown = inOrderOfLikeness([
      candidate('far', far, '2019-01-01'),
      candidate('same, later', same, '2025-05-01'),
      candidate('near', near, '2018-01-01'),
      candidate('same, earlier', same, '2021-05-01'),
    ])
    assert.deepEqual(
      shown.map(({ name }) => name),
      ['same, earlier', 'same, later', 'near', 'far'],
    )
  })

  test('without any figure of how alike they are', () => {
    assert.ok(
      Object.values(compare(described('Yusuf', 'Meadowrill'), described('Joe', 'Gale'))).every(
        (said) => typeof said === 'string',
      ),
    )
  })
})
