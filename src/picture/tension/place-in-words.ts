/**
 * Whether somebody wrote an address where only a ward may stand. It errs on the side of asking again: a street and a number, a flat, a
 * postcode. The name of a street alone is let through, for a demonstration goes along one. The database refuses a postcode, too (tension_words_no_postcode).
 */

const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i

const street =
  'street|st|road|rd|avenue|ave|lane|close|drive|way|crescent|gardens|grove|court|place|terrace|square|walk|mews|hill|row|parade'

/** "12 High Street", "7a, Orsett Rd"; not "9 people in Orsett Road". */
const houseInStreet = new RegExp(
  String.raw`\b\d{1,4}[a-z]?,?\s+(?:(?!(?:in|on|at|of|the|to|from|along|near|and|or|by|people|young|men|women|shops|houses|days|weeks|hours|minutes)\b)[a-z'’-]+\s+){1,2}(?:${street})\b`,
  'i',
)

const flat = /\b(?:flat|apartment|unit|house)\s+(?:no\.?\s*)?\d/i

export type PlaceFound = 'postcode' | 'address'

export function placeIn(words: string): PlaceFound | undefined {
  if (postcode.test(words)) return 'postcode'
  return houseInStreet.test(words) || flat.test(words) ? 'address' : undefined
}

/** What the page says where somebody wrote one. */
export const placeRefused: Record<PlaceFound, string> = {
  postcode:
    'Take the postcode out: a report is of a ward, never of an address, so that it cannot lead to anybody’s door',
  address: 'Take the address out: a report is of a ward, never of an address, so that it cannot lead to anybody’s door',
}
