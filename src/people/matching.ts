/**
 * Finding that two records may be about one person: the keys under which records are brought together, how two of
 * them agree, which are worth showing, and in what order. A person decides "same, different or unsure"
 * (process.md 2.5, repeat referrals); nothing here decides, joins or counts towards anything.
 *
 * Likeness is a list of facts in words. There is no figure: not for people, and not for how alike two records are.
 * Only records of the same area are compared. See docs/decisions/0006-matching.md.
 */
import { Temporal } from 'temporal-polyfill'
import {
  allBirthSpans,
  birthSpans,
  compareBirths,
  partialBirthKeys,
  wholeBirthKeys,
  type Birth,
  type BirthLikeness,
} from './birth.ts'
import { compareNames, compareNameWords, isAlike, type NameLikeness } from './name-likeness.ts'
import { nameAndEdgeKeys, nameKeys, namePairKeys, wordFrom, wordsOf, type Names, type Word } from './names.ts'

/** What a record says about whom it is about, as far as it stands in clear in people.person. */
export type Described = Names & {
  readonly birth: Birth
  /** 'RM17', or a whole postcode, of which only the district is compared; empty or absent when not known. */
  readonly postcode?: string
}

export type PlaceLikeness = 'same' | 'differs' | 'not known'

/** How two records agree, field by field. */
export type Likeness = {
  readonly forename: NameLikeness
  readonly surname: NameLikeness
  readonly birth: BirthLikeness
  readonly postcode: PlaceLikeness
}

/**
 * What a key is made of, and so what may be wrong with a record that is still found by it:
 * - birth date: both names
 * - name and part of birth date: the other name, and one part of the date
 * - both names: the birth date
 * - name, edge and age: a slip in the other name where only an age is known, or not even that
 * - name, edge and no date: the same, on records without a birth date
 */
export type MatchKeyKind =
  'birth date' | 'name and part of birth date' | 'both names' | 'name, edge and age' | 'name, edge and no date'

export type MatchKey = { readonly kind: MatchKeyKind; readonly key: string }

const letterOf: Readonly<Record<MatchKeyKind, string>> = {
  'birth date': 'd',
  'name and part of birth date': 'p',
  'both names': 'n',
  'name, edge and age': 'a',
  'name, edge and no date': 'u',
}

/**
 * The keys of a record, to be stored in people.match_key when it is written: some 20 to 60, fewer when little is
 * known, none when there is no name.
 */
export function matchKeys(described: Described): readonly MatchKey[] {
  const { birth } = described
  const edges = nameAndEdgeKeys(described)
  const hasDate = birth.known === 'date'
  return [
    ...keysHeldAndAskedFor(described),
    ...cross('name, edge and age', edges, birthSpans(birth)),
    ...(hasDate ? [] : cross('name, edge and no date', edges, undatedSpans(birth))),
  ]
}

/**
 * The keys to look other records up by: a record is found when it holds one of them. With a birth date, ages are
 * asked for among undated records alone, since dated ones are found by the date. If a finds b, b finds a.
 */
export function lookUpKeys(described: Described): readonly string[] {
  const { birth } = described
  const edges = nameAndEdgeKeys(described)
  const byAge =
    birth.known === 'date'
      ? cross('name, edge and no date', edges, [...birthSpans(birth), noSpan])
      : [
          ...cross('name, edge and age', edges, birth.known === 'age' ? birthSpans(birth) : allBirthSpans),
          ...cross('name, edge and no date', edges, [noSpan]),
        ]
  return [...keysHeldAndAskedFor(described), ...byAge].map(({ key }) => key)
}

/** Stands for the age span of a record that says nothing of age. */
const noSpan = 'none'

function undatedSpans(birth: Birth): readonly string[] {
  return birth.known === 'nothing' ? [noSpan] : birthSpans(birth)
}

function keysHeldAndAskedFor(described: Described): readonly MatchKey[] {
  const { birth } = described
  const names = nameKeys(described)
  return [
    // A record without any name is about nobody in particular: it is not brought together with others by its date.
    ...cross('birth date', names.length > 0 ? wholeBirthKeys(birth) : [], ['']),
    ...cross('name and part of birth date', names, partialBirthKeys(birth)),
    ...cross('both names', namePairKeys(described), ['']),
  ]
}

function cross(kind: MatchKeyKind, names: readonly string[], dates: readonly string[]): readonly MatchKey[] {
  return names.flatMap((name) => dates.map((date) => ({ kind, key: `${letterOf[kind]}:${name}${date && `:${date}`}` })))
}

/** Symmetrical: compare(a, b) says what compare(b, a) says. */
export function compare(a: Described, b: Described): Likeness {
  return {
    ...compareNames(a, b),
    birth: compareBirths(a.birth, b.birth),
    postcode: comparePlaces(a.postcode, b.postcode),
  }
}

/**
 * Those of many records that are candidates for one, each with how it agrees: what isCandidate(compare(…)) says, without comparing the
 * names of those whom birth and place already exclude, nor taking the same word apart twice.
 */
export function candidatesFor<Other extends Described>(
  one: Described,
  others: readonly Other[],
): readonly { readonly other: Other; readonly likeness: Likeness }[] {
  const known = new Map<string, Word>()
  const word = (letters: string): Word => {
    const before = known.get(letters)
    if (before) return before
    const made = wordFrom(letters)
    known.set(letters, made)
    return made
  }
  const words = wordsOf(one, word)
  return others.flatMap((other) => {
    const birth = compareBirths(one.birth, other.birth)
    const postcode = comparePlaces(one.postcode, other.postcode)
    if (birth === 'differs' && postcode !== 'same') return []
    const likeness = { ...compareNameWords(words, wordsOf(other, word)), birth, postcode }
    return isCandidate(likeness) ? [{ other, likeness }] : []
  })
}

function comparePlaces(a = '', b = ''): PlaceLikeness {
  const districtOfA = postcodeDistrict(a)
  const districtOfB = postcodeDistrict(b)
  if (districtOfA === '' || districtOfB === '') return 'not known'
  return districtOfA === districtOfB ? 'same' : 'differs'
}

/** 'rm17 6ab' gives 'RM17', 'RM17' itself, and '' what is not a postcode. */
export function postcodeDistrict(postcode: string): string {
  const written = postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return /^([A-Z]{1,2}[0-9][0-9A-Z]??)(?:[0-9][A-Z]{2})?$/.exec(written)?.[1] ?? ''
}

/**
 * Whether two records are alike enough to be shown side by side to a coordinator. Wide on purpose: a record shown in
 * vain costs a glance, and a record missed is an earlier concern that nobody knows of.
 */
export function isCandidate({ forename, surname, birth, postcode }: Likeness): boolean {
  if (isAlike(forename) && isAlike(surname)) return isFullNameAndDateAlike(forename, surname, birth, postcode)
  // One name agrees: the other may have changed, be unknown, or be written in a way that nothing above recognises.
  const agreeing = isAlike(forename) ? forename : surname
  switch (birth) {
    case 'same':
      return isAlike(agreeing)
    case 'day and month swapped':
    case 'one digit differs':
      return isClose(agreeing) && postcode === 'same'
    case 'one part differs':
    case 'only the year is the same':
    case 'age fits':
    case 'differs':
    case 'not known':
      return false
  }
}

function isFullNameAndDateAlike(
  forename: NameLikeness,
  surname: NameLikeness,
  birth: BirthLikeness,
  postcode: PlaceLikeness,
): boolean {
  switch (birth) {
    case 'same':
    case 'day and month swapped':
    case 'one digit differs':
    case 'one part differs':
    case 'age fits':
      return true
    case 'only the year is the same':
      return isClose(forename) || isClose(surname)
    case 'not known':
      return postcode === 'same' ? isClose(forename) || isClose(surname) : isClose(forename) && isClose(surname)
    case 'differs':
      return isSame(forename) && isSame(surname) && postcode === 'same'
  }
}

/** The same name to whoever hears it, or hears a part of it. */
function isClose(likeness: NameLikeness): boolean {
  return isSame(likeness) || likeness === 'sounds alike' || likeness === 'one has fewer names'
}

function isSame(likeness: NameLikeness): boolean {
  return likeness === 'same' || likeness === 'another form' || likeness === 'swapped'
}

export type Candidate = {
  readonly likeness: Likeness
  /** When that record's referral was received. */
  readonly referredOn: Temporal.PlainDate
}

/**
 * Candidates in the order to show them: those with most fields the same first, then those with most fields alike, then
 * by date, earliest first. It is an order of how alike two records are, so that the eye finds the likeliest pair;
 * never an order of people, of concern or of risk. Candidates that agree equally keep to their dates alone.
 */
export function inOrderOfLikeness<Shown extends Candidate>(candidates: readonly Shown[]): readonly Shown[] {
  return candidates.toSorted(
    (a, b) =>
      fieldsThat('are the same', b.likeness) - fieldsThat('are the same', a.likeness) ||
      fieldsThat('are alike', b.likeness) - fieldsThat('are alike', a.likeness) ||
      Temporal.PlainDate.compare(a.referredOn, b.referredOn),
  )
}

function fieldsThat(agree: 'are the same' | 'are alike', likeness: Likeness): number {
  const holds = agree === 'are the same' ? isSame : isAlike
  const names = [likeness.forename, likeness.surname].filter(holds)
  const birth =
    agree === 'are the same' ? likeness.birth === 'same' : !['differs', 'not known'].includes(likeness.birth)
  return names.length + (birth ? 1 : 0) + (likeness.postcode === 'same' ? 1 : 0)
}
