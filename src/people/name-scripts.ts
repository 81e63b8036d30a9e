/**
 * Writes a name in simple Latin letters, whatever script it came in, so that 'Юсуф', 'يوسف' and 'Yusuf' can be
 * compared. It is a reading for comparison alone: never shown, never stored in place of what somebody wrote.
 * Scripts that leave short vowels out (Arabic, Urdu) come out without them; the sound of a name ignores vowels.
 */

/** Latin letters that Unicode does not take apart into a letter and a mark. */
const latin: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ə: 'a', ħ: 'h', ŋ: 'n' },
}

/** Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and the Kazakh additions. */
const cyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'yo', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ ї: 'yi', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'w' },
  ...{ ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  ...{ ђ: 'dj', ј: 'j', љ: 'l', њ: 'n', ћ: 'ch', џ: 'dzh', ѓ: 'g', ќ: 'k', ѕ: 'dz' },
  ...{ ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h' },
}

/** Arabic with the letters that Urdu and Persian add. Waw and ya are vowels except at the start of a word. */
const arabic: Readonly<Record<string, string>> = {
  ...{ ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', پ: 'p', ت: 't', ٹ: 't', ث: 'th', ج: 'j', چ: 'ch', ح: 'h' },
  ...{ خ: 'kh', د: 'd', ڈ: 'd', ذ: 'z', ر: 'r', ڑ: 'r', ز: 'z', ژ: 'zh', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't' },
  ...{ ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ک: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ں: 'n', ه: 'h' },
  ...{ ہ: 'h', ھ: 'h', ة: 'a', ۃ: 'a', و: 'u', ؤ: 'u', ی: 'i', ي: 'i', ى: 'a', ئ: 'i', ے: 'e', ء: '', ـ: '' },
}
const arabicAtStart: Readonly<Record<string, string>> = { و: 'w', ی: 'y', ي: 'y' }

/**
 * Devanagari, Bengali, Gurmukhi (Punjabi) and Gujarati lie in Unicode in one common order, so one table by place
 * in the block reads all four. Bengali ya is spoken j, and its dotted form y.
 */
const indicBlocks = [0x0900, 0x0980, 0x0a00, 0x0a80] as const
const bengali = 0x0980
const indicConsonants: Readonly<Record<number, string>> = {
  ...{ 0x15: 'k', 0x16: 'kh', 0x17: 'g', 0x18: 'gh', 0x19: 'n', 0x1a: 'ch', 0x1b: 'ch', 0x1c: 'j', 0x1d: 'jh' },
  ...{ 0x1e: 'n', 0x1f: 't', 0x20: 'th', 0x21: 'd', 0x22: 'dh', 0x23: 'n', 0x24: 't', 0x25: 'th', 0x26: 'd' },
  ...{ 0x27: 'dh', 0x28: 'n', 0x2a: 'p', 0x2b: 'ph', 0x2c: 'b', 0x2d: 'bh', 0x2e: 'm', 0x2f: 'y', 0x30: 'r' },
  ...{ 0x32: 'l', 0x35: 'v', 0x36: 'sh', 0x37: 'sh', 0x38: 's', 0x39: 'h', 0x5c: 'r' },
}
const indicVowels: Readonly<Record<number, string>> = {
  ...{ 0x05: 'a', 0x06: 'a', 0x07: 'i', 0x08: 'i', 0x09: 'u', 0x0a: 'u', 0x0b: 'ri', 0x0f: 'e', 0x10: 'ai' },
  ...{ 0x13: 'o', 0x14: 'au', 0x3e: 'a', 0x3f: 'i', 0x40: 'i', 0x41: 'u', 0x42: 'u', 0x43: 'ri', 0x47: 'e' },
  ...{ 0x48: 'ai', 0x4b: 'o', 0x4c: 'au' },
}
const indicNasals: readonly number[] = [0x01, 0x02, 0x70]
const killsVowel = 0x4d
const dot = 0x3c
/** What a dot under a letter makes of it: Gurmukhi ਜ 'j' becomes ਜ਼ 'z'. */
const dotted: Readonly<Record<string, string>> = { j: 'z', ph: 'f', d: 'r', dh: 'r', s: 'sh' }

/** Lower case, marks gone, letters a to z where a table knows the letter; other characters stay as they are. */
export function inLatin(text: string): string {
  const composed = text.normalize('NFC').toLowerCase()
  const read = composed.replace(/[\p{L}\p{M}]+/gu, wordInLatin)
  const bare = read.normalize('NFKD').replace(/\p{M}/gu, '')
  return bare.replace(/\P{ASCII}/gu, (letter) => arabic[letter] ?? latin[letter] ?? letter)
}

function wordInLatin(word: string): string {
  const letters = Array.from(word)
  const read = letters.map((letter, at) => {
    const code = letter.codePointAt(0) ?? 0
    const block = indicBlocks.find((start) => code >= start && code < start + 0x80)
    if (block !== undefined) return indicLetter(letters, at, block)
    return (at === 0 ? arabicAtStart[letter] : undefined) ?? cyrillic[letter] ?? arabic[letter] ?? letter
  })
  // A nasal before a lip sound is spoken m: ਮੁਹੰਮਦ is muhammad.
  return read
    .join('')
    .replace(/~(?=[pbm])/g, 'm')
    .replaceAll('~', 'n')
}

/** One letter of an Indic word. A consonant carries an 'a' unless a vowel, a vowel killer or the word's end follows. */
function indicLetter(letters: readonly string[], at: number, block: number): string {
  const placeOf = (letter: string | undefined): number => (letter?.codePointAt(0) ?? 0) - block
  const place = placeOf(letters[at])
  if (indicNasals.includes(place)) return '~'
  const vowel = indicVowels[place]
  if (vowel !== undefined) return vowel
  const consonant = indicConsonants[place]
  if (consonant === undefined) return ''

  const hasDot = placeOf(letters[at + 1]) === dot
  const next = placeOf(letters[at + (hasDot ? 2 : 1)])
  const spoken =
    block === bengali && place === 0x2f && !hasDot ? 'j' : hasDot ? (dotted[consonant] ?? consonant) : consonant
  const carriesA = indicConsonants[next] !== undefined || indicNasals.includes(next)
  return carriesA && next !== killsVowel ? `${spoken}a` : spoken
}
