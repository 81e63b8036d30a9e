/**
 * How a name sounds, as one or two short codes: names that are heard alike share a code. Made for names in England
 * today, so it must hold across English, Welsh and Irish, South Asian, Arabic, Turkish and Eastern European spellings:
 * what transliteration wavers on (vowels, doubled letters, h, b/p, d/t, g/k/q, f/v/w, s/sh/z) is not told apart.
 * Codes only bring records together to be looked at; whether names are alike is said by comparing their spelling too.
 *
 * Capital letters are consonant classes: A any vowel at the start, P F T S C K J Y H L M N R.
 */

type Rule = readonly [pattern: RegExp, spoken: string]

/** Applied in order, in both readings, before the letters are classed. */
const silent: readonly Rule[] = [
  [/(.)\1+/g, '$1'],
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^x/, 's'],
  [/mb$/, 'm'],
  // Abdul, Abdel, Abdur, Abdi: one name with what follows it, however the article is written.
  [/^abd[aeiou]+(l(?![aeiou]|$))?(?=.)/, 'abd'],
  [/([aeiou])gh(?=t|$)/, '$1'],
]

/** As most would read it. */
const firstReading: readonly Rule[] = [
  [/tsch|tch|cz/g, 'C'],
  [/ch(?=[rl])/g, 'K'],
  [/sch|sh|sz|zh|ts|tz/g, 'S'],
  [/ch/g, 'C'],
  [/dzh|dz|dj/g, 'J'],
  [/c(?=[eiy])/g, 'S'],
  [/kh|gh|ck|[ckgq]/g, 'K'],
  [/ph|[fv]/g, 'F'],
  [/w(?=[aeiouy])|^w/g, 'F'],
]

/** As it may also be read: Irish bh and mh, Turkish c, Polish and German j, Italian and Romanian ce, soft g, a w glided over. */
const secondReading: readonly Rule[] = [
  [/tsch|tch|cz/g, 'C'],
  [/ch/g, 'K'],
  [/sch|sh|sz|ts|tz/g, 'S'],
  [/bh|mh/g, 'F'],
  // A spelling with ph, th or ck is English, where j is never y: Joseph is not heard as Yusuf.
  [/^(j(?!.*(ph|th|ck))|i(?=[aeou]))/, 'Y'],
  [/zh|dzh|dz|dj|g(?=[eiy])/g, 'J'],
  [/^c(?=[aou])/, 'K'],
  [/c(?=[eiy])/g, 'C'],
  [/kh|ck|[ckq]/g, 'K'],
  [/([aeiou])[dg]h/g, '$1'],
  [/gh|g/g, 'K'],
  [/ph|[fv]|^w/g, 'F'],
]

/** What is left after either reading. */
const classes: readonly Rule[] = [
  [/x/g, 'KS'],
  [/th|dh|[dt]/g, 'T'],
  [/bh|[bp]/g, 'P'],
  [/[sz]/g, 'S'],
  [/j/g, 'J'],
  [/^y(?=[aeiou])/, 'Y'],
  [/^h(?=.)/, 'H'],
  [/l/g, 'L'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [/r/g, 'R'],
  [/([A-Z])\1+/g, '$1'],
  [/^[aeiouyw]+/, 'A'],
  [/[^A-Z]/g, ''],
]

/** The codes of one word of a name, already in letters a to z. Empty when there is nothing to hear. */
export function soundsOf(word: string): readonly string[] {
  const letters = apply(silent, word)
  const codes = [firstReading, secondReading].map((reading) => apply(classes, apply(reading, letters)))
  return [...new Set(codes)].filter((code) => code !== '')
}

function apply(rules: readonly Rule[], word: string): string {
  return rules.reduce((said, [pattern, spoken]) => said.replace(pattern, spoken), word)
}
