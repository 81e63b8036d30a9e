/**
 * What goes wrong when the same person is written down a second time by somebody else: slips of the keyboard, names
 * heard and spelled by ear, another transliteration, a short form, boxes swapped, dates guessed. For measuring whether
 * matching still finds the first record.
 */
import { Temporal } from 'temporal-polyfill'
import { birthYears, type Birth } from '#people/birth.ts'
import type { Chance } from './chance.ts'
import { inventSurname } from './invented-names.ts'

/** As much of a record as can be mistyped. */
export type Written = {
  readonly forenames: string
  readonly surname: string
  readonly birth: Birth
  readonly postcode: string
}

export type Mistake =
  | 'slip in forename'
  | 'slip in surname'
  | 'forename as heard'
  | 'surname as heard'
  | 'another spelling'
  | 'second forename left out'
  | 'half of a double surname'
  | 'names swapped'
  | 'surname changed'
  | 'day and month swapped'
  | 'digit of the birth date'
  | 'year one out'
  | 'age in place of birth date'
  | 'birth date not known'
  | 'moved'

/** How often each, among mistakes: our own estimate from what typists, callers and forms are known to get wrong. */
const howOften: readonly (readonly [Mistake, number])[] = [
  ['slip in forename', 14],
  ['slip in surname', 16],
  ['forename as heard', 12],
  ['surname as heard', 10],
  ['another spelling', 10],
  ['second forename left out', 5],
  ['half of a double surname', 4],
  ['names swapped', 5],
  ['surname changed', 3],
  ['day and month swapped', 5],
  ['digit of the birth date', 7],
  ['year one out', 3],
  ['age in place of birth date', 6],
  ['birth date not known', 2],
  ['moved', 8],
]

export type Mistyped = { readonly written: Written; readonly mistakes: readonly Mistake[] }

/** The record as somebody else would write it: mostly one mistake, sometimes two, now and then three. */
export function mistype(by: Chance, written: Written, today: Temporal.PlainDate): Mistyped {
  const howMany = by.weighted([
    [1, 60],
    [2, 30],
    [3, 10],
  ])
  let now = written
  const mistakes: Mistake[] = []
  while (mistakes.length < howMany) {
    const mistake = by.weighted(howOften)
    if (mistakes.includes(mistake)) continue
    now = make(mistake, by, now, today)
    mistakes.push(mistake)
  }
  return { written: now, mistakes }
}

function make(mistake: Mistake, by: Chance, written: Written, today: Temporal.PlainDate): Written {
  const { forenames, surname, birth } = written
  switch (mistake) {
    case 'slip in forename':
      return { ...written, forenames: slip(by, forenames) }
    case 'slip in surname':
      return { ...written, surname: slip(by, surname) }
    case 'forename as heard':
      return { ...written, forenames: asHeard(by, forenames) }
    case 'surname as heard':
      return { ...written, surname: asHeard(by, surname) }
    case 'another spelling':
      return { ...written, forenames: anotherSpelling(by, forenames) }
    case 'second forename left out':
      return { ...written, forenames: forenames.split(' ')[0] ?? forenames }
    case 'half of a double surname':
      return { ...written, surname: by.oneOf(surname.split('-')) }
    case 'names swapped':
      return { ...written, forenames: surname, surname: forenames }
    case 'surname changed':
      return { ...written, surname: inventSurname(by) }
    case 'day and month swapped':
      return { ...written, birth: withDate(birth, swapDayAndMonth) }
    case 'digit of the birth date':
      return { ...written, birth: withDate(birth, (on) => changeDigit(by, on)) }
    case 'year one out':
      return { ...written, birth: withDate(birth, (on) => on.add({ years: by.oneOf([-1, 1]) })) }
    case 'age in place of birth date':
      return { ...written, birth: asEstimate(by, birth, today) }
    case 'birth date not known':
      return { ...written, birth: { known: 'nothing' } }
    case 'moved':
      return { ...written, postcode: `RM${by.between(15, 20)}` }
  }
}

const besideOnKeyboard: Readonly<Record<string, string>> = {
  ...{ a: 'qsz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k' },
  ...{ m: 'n', n: 'bm', o: 'ip', p: 'o', q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc' },
  ...{ y: 'tu', z: 'x' },
}

/** One letter wrong, left out, doubled, or exchanged with its neighbour, anywhere in the word. */
function slip(by: Chance, name: string): string {
  const at = by.between(0, name.length - 1)
  const letter = name[at] ?? ''
  const before = name.slice(0, at)
  const after = name.slice(at + 1)
  switch (by.oneOf(['wrong', 'left out', 'doubled', 'exchanged'] as const)) {
    case 'wrong':
      return before + by.oneOf(Array.from(besideOnKeyboard[letter.toLowerCase()] ?? 'e')) + after
    case 'left out':
      return name.length > 2 ? before + after : name + letter
    case 'doubled':
      return before + letter + letter + after
    case 'exchanged':
      return before + (after[0] ?? '') + letter + after.slice(1)
  }
}

const byEar: readonly (readonly [RegExp, string])[] = [
  [/ph/i, 'f'],
  [/f/i, 'ph'],
  [/c(?=[aou])/i, 'k'],
  [/k/i, 'c'],
  [/ck/i, 'k'],
  [/ee/i, 'ea'],
  [/ea/i, 'ee'],
  [/y/i, 'i'],
  [/i/i, 'y'],
  [/oo/i, 'u'],
  [/u/i, 'oo'],
  [/ou/i, 'u'],
  [/ai/i, 'ay'],
  [/e(?=.)/i, 'i'],
  [/a(?=.)/i, 'e'],
  [/o(?=.)/i, 'u'],
  [/ll/i, 'l'],
  [/l(?=.)/i, 'll'],
  [/ss/i, 's'],
  [/s(?=.)/i, 'ss'],
  [/sh/i, 'ch'],
  [/(?<=.)h/i, ''],
  [/h$/i, ''],
  [/a$/i, 'ah'],
  [/w/i, 'v'],
  [/v/i, 'w'],
  [/z/i, 's'],
  [/s$/i, 'z'],
  [/q/i, 'k'],
  [/(?<=[aeiou])d/i, 't'],
  [/th/i, 't'],
  [/j/i, 'g'],
  [/e$/i, ''],
]

/** Spelled by ear: one sound written another way. */
function asHeard(by: Chance, name: string): string {
  const possible = byEar.filter(([sound]) => sound.test(name))
  if (possible.length === 0) return slip(by, name)
  const [sound, written] = by.oneOf(possible)
  return name.replace(sound, written)
}

/** Spellings and short forms one person's records mix. Kept apart from those that matching knows, and longer in places. */
const together: readonly string[] = [
  'Mohammed Muhammad Mohamed Mohammad Mohd Mo',
  'Ahmed Ahmad Ahmet',
  'Hussain Hussein Husain Hossain',
  'Yusuf Yousef Youssef Yousaf',
  'Abdullah Abdallah Abdulla Abdul',
  'Abdulrahman Abdurrahman Abdirahman',
  'Ibrahim Ebrahim Ibraheem',
  'Ismail Ismael Esmail',
  'Omar Umar Omer',
  'Osman Usman Uthman',
  'Khalid Khaled',
  'Hassan Hasan',
  'Hamza Hamzah',
  'Zain Zayn Zane',
  'Tariq Tarik Tareq',
  'Imran Emran',
  'Zubair Zubayr Zubeir',
  'Fatima Fatimah Fatema',
  'Aisha Ayesha Aysha',
  'Khadija Khadijah Hadija',
  'Zainab Zaynab Zeinab',
  'Maryam Mariam Maryum',
  'Sara Sarah',
  'Oleksandr Aleksandr Alexander',
  'Dmytro Dmitri Dmitry',
  'Mykola Nikolai Nicholas',
  'Sergei Sergey Serhii',
  'Kateryna Ekaterina Katerina Katya',
  'Katarzyna Kasia Catherine',
  'Yulia Julia Iulia',
  'Natalia Nataliia Natalya',
  'Tomasz Thomas Tomek',
  'Jakub Jacob Kuba',
  'Piotr Peter',
  'Pawel Paul',
  'Mateusz Matthew Matt',
  'Stefan Stephen Steven Steve',
  'Mihai Michael Mike',
  'Andrei Andrey Andrew Andy',
  'Gurpreet Gurprit',
  'Jaswinder Jas',
  'Sean Shaun Shawn',
  'Siobhan Shivaun',
  'Niamh Neve',
  'Caoimhe Keeva',
  'Ciaran Kieran',
  'Owen Eoin Owain',
  'Rhys Reece Reese',
  'William Will Bill Billy',
  'Robert Rob Bob Bobby',
  'Richard Rick Richie',
  'James Jim Jamie',
  'Joseph Joe',
  'Joshua Josh',
  'Daniel Dan Danny',
  'Matthew Matt',
  'Anthony Tony Antony',
  'Christopher Chris',
  'Nicholas Nick',
  'Benjamin Ben',
  'Samuel Sam',
  'Samantha Sam',
  'Edward Ed Eddie Ted',
  'Charles Charlie',
  'Charlotte Charlie Lottie',
  'Elizabeth Liz Beth',
  'Catherine Katherine Kate Katie',
  'Victoria Vicky',
  'Rebecca Becky',
  'Jennifer Jen Jenny',
  'Jessica Jess',
  'Stephanie Steph',
]

function anotherSpelling(by: Chance, forenames: string): string {
  const [first = '', ...others] = forenames.split(' ')
  const known = together.map((line) => line.split(' ')).filter((line) => line.includes(first))
  if (known.length === 0) return asHeard(by, forenames)
  const spelling = by.oneOf(by.oneOf(known).filter((one) => one !== first))
  return [spelling, ...others].join(' ')
}

function withDate(birth: Birth, change: (on: Temporal.PlainDate) => Temporal.PlainDate): Birth {
  return birth.known === 'date' ? { known: 'date', on: change(birth.on) } : birth
}

function swapDayAndMonth(on: Temporal.PlainDate): Temporal.PlainDate {
  return on.day <= 12 ? on.with({ month: on.day, day: on.month }, { overflow: 'reject' }) : on
}

/** One digit of the date, so that it is still a date, and not in the future. */
function changeDigit(by: Chance, on: Temporal.PlainDate): Temporal.PlainDate {
  const digits = Array.from(on.toString())
  const at = by.oneOf([3, 5, 6, 8, 9])
  digits[at] = String(by.between(0, 9))
  try {
    return Temporal.PlainDate.from(digits.join(''), { overflow: 'reject' })
  } catch {
    // Not a date, such as the 31st of a short month: the typist would have noticed, so try another.
    return changeDigit(by, on)
  }
}

function asEstimate(by: Chance, birth: Birth, today: Temporal.PlainDate): Birth {
  const years = birthYears(birth)
  if (birth.known !== 'date' || years === undefined) return birth
  const age = today.year - birth.on.year
  return { known: 'age', years: Math.max(8, age + by.between(-1, age < 18 ? 1 : 3)), on: today }
}
