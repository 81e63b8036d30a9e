import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { nameAndEdgeKeys, nameKeys, namePairKeys, nameWords, normaliseName } from './names.ts'

function named(forenames: string, surname = '') {
  return { forenames, surname }
}

function shareAKey(a: string, b: string): boolean {
  const keysOfB = nameKeys(named(b))
  return nameKeys(named(a)).some((key) => keysOfB.includes(key))
}

suite('A name made comparable', () => {
  test('loses marks, apostrophes, hyphens and case', () => {
    assert.equal(normaliseName('O’Brien-ŁUKASZ'), 'obrien lukasz')
    assert.equal(normaliseName("  D'Arcy   Zoë "), 'darcy zoe')
    assert.equal(normaliseName('Siân Ŵyn'), 'sian wyn')
    assert.equal(normaliseName('Ștefan Țurcanu'), 'stefan turcanu')
    assert.equal(normaliseName('İbrahim Yıldız Şahin'), 'ibrahim yildiz sahin')
    assert.equal(normaliseName('Małgorzata Żuk'), 'malgorzata zuk')
  })

  test('is read from Arabic, Urdu, Cyrillic, Bengali, Punjabi and Hindi script', () => {
    assert.equal(normaliseName('يوسف'), 'yusf')
    assert.equal(normaliseName('مُحَمَّد'), 'mhmd')
    assert.equal(normaliseName('Юсуф'), 'yusuf')
    assert.equal(normaliseName('Олександр'), 'oleksandr')
    assert.equal(normaliseName('মোহাম্মদ'), 'mohammad')
    assert.equal(normaliseName('ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ'), 'guraprit singh')
    assert.equal(normaliseName('राजेश'), 'rajesh')
  })

  test('is never lost: a script nobody taught us stays as it was', () => {
    assert.equal(normaliseName('王偉'), '王偉')
    assert.deepEqual(nameKeys(named('王偉')), ['王偉'])
  })

  test('is taken apart into words, without the articles that come and go', () => {
    assert.deepEqual(nameWords('Abdul Rahman'), ['abdulrahman'])
    assert.deepEqual(nameWords('Mc Donald'), ['mcdonald'])
    assert.deepEqual(nameWords('Anne-Marie'), ['anne', 'marie'])
    assert.deepEqual(nameWords('al-Hassan'), ['hassan'])
    assert.deepEqual(nameWords('Leonardo da Silva'), ['leonardo', 'silva'])
  })

  test('keeps a particle when that is the whole name', () => {
    assert.deepEqual(nameWords('Al'), ['al'])
    assert.deepEqual(nameWords('Ben'), ['ben'])
  })

  test('has no words when it is empty, or only punctuation', () => {
    assert.deepEqual(nameWords(''), [])
    assert.deepEqual(nameWords(' – ?!'), [])
  })
})

suite('The keys of a name', () => {
  const oneName = [
    ['Mohammed', 'Muhammad', 'Mohamed', 'Mohd', 'محمد', 'মোহাম্মদ', 'ਮੁਹੰਮਦ', 'Мухаммед'],
    ['Yusuf', 'Yousef', 'Yusef', 'Youssef', 'يوسف', 'Юсуф'],
    ['Ahmed', 'Ahmad', 'Ahmet', 'أحمد'],
    ['Hussain', 'Hussein', 'Husayn', 'Hossain', 'حسین', 'হোসেন'],
    ['Alexander', 'Aleksandr', 'Aleksander', 'Oleksandr', 'Александр', 'Alex', 'Sasha'],
    ['Abdulrahman', 'Abdul Rahman', 'Abdurrahman', 'Abdel-Rahman', 'عبد الرحمن'],
    ['Choudhury', 'Chowdhry', 'Chaudhary', 'চৌধুরী'],
    ['Wojciech', 'Vojtech', 'Wojtek'],
    ['Kowalski', 'Kowalska', 'Kovalsky'],
    ['Şahin', 'Sahin', 'Shahin'],
    ['Siobhán', 'Shivaun', 'Siobhan'],
    ['Niamh', 'Neve'],
    ['Wright', 'Right', 'Rite'],
    ['Phillip', 'Filip', 'Philip'],
    ['William', 'Bill', 'Willam', 'Gwilym'],
    ['Katarzyna', 'Kasia', 'Catherine', 'Katherine', 'Kate'],
    ['Gurpreet', 'Gurprit', 'ਗੁਰਪ੍ਰੀਤ'],
    ['Jamal', 'Gamal', 'Djamal'],
    ['Chloe', 'Khloe', 'Kloe'],
  ]
  for (const [first = '', ...others] of oneName) {
    test(`bring ${first} together with ${others.join(', ')}`, () => {
      for (const other of others) assert.ok(shareAKey(first, other), other)
    })
  }

  test('keep apart names that nobody would confuse', () => {
    const apart = [
      ['Mohammed', 'Matthew'],
      ['Yusuf', 'Joseph'],
      ['Emma', 'Anna'],
      ['Daniel', 'David'],
      ['Aisha', 'Alisha'],
      ['Ivan', 'Igor'],
    ] as const
    for (const [one, other] of apart) assert.ok(!shareAKey(one, other), `${one}, ${other}`)
  })

  test('are the same when forename and surname were typed into each other’s box', () => {
    const keys = nameKeys(named('Fern', 'Larkstone')).toSorted()
    assert.deepEqual(nameKeys(named('Larkstone', 'Fern')).toSorted(), keys)
    assert.deepEqual(namePairKeys(named('Larkstone', 'Fern')), namePairKeys(named('Fern', 'Larkstone')))
  })

  test('include what a person is known as, and every alias', () => {
    const keys = nameKeys({ forenames: 'Callum', surname: 'Fernbrook', knownAs: 'Bear', aliases: ['Adam Otterweir'] })
    for (const also of ['Bear', 'Adam', 'Otterweir']) {
      for (const key of nameKeys(named(also))) assert.ok(keys.includes(key), also)
    }
  })

  test('that join both names survive a slip at the beginning, in the middle or at the end of one', () => {
    const keys = nameAndEdgeKeys(named('Callum', 'Fernbrook'))
    for (const slip of ['Gernbrook', 'Fermbrook', 'Fernbroom']) {
      assert.ok(
        nameAndEdgeKeys(named('Callum', slip)).some((key) => keys.includes(key)),
        slip,
      )
    }
  })

  test('that join both names need both', () => {
    assert.deepEqual(namePairKeys(named('Callum')), [])
    assert.deepEqual(nameAndEdgeKeys(named('', 'Fernbrook')), [])
  })

  test('are the same however the name is decorated, and no text breaks them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const keys = nameKeys(named(text))
        assert.deepEqual(nameKeys(named(` ${text.toLowerCase()}. `)), keys)
        assert.ok(keys.every((key) => key !== ''))
      }),
    )
  })

  test('stay few, even when somebody types a paragraph into the box', () => {
    assert.ok(nameKeys(named('word '.repeat(500) + 'one two three four five six', 'x'.repeat(5_000))).length < 20)
  })
})
