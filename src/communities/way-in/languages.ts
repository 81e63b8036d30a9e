/** Languages in which leaflets are published by others, each by its own name: whoever looks for one reads that, and not our word for it. */
export const leafletLanguages = [
  { code: 'ar', name: 'Arabic', ownName: 'العربية', direction: 'rtl' },
  { code: 'bn', name: 'Bengali', ownName: 'বাংলা', direction: 'ltr' },
  { code: 'fa', name: 'Persian', ownName: 'فارسی', direction: 'rtl' },
  { code: 'gu', name: 'Gujarati', ownName: 'ગુજરાતી', direction: 'ltr' },
  { code: 'ku', name: 'Kurdish', ownName: 'Kurdî', direction: 'ltr' },
  { code: 'lt', name: 'Lithuanian', ownName: 'Lietuvių', direction: 'ltr' },
  { code: 'pa', name: 'Punjabi', ownName: 'ਪੰਜਾਬੀ', direction: 'ltr' },
  { code: 'pl', name: 'Polish', ownName: 'Polski', direction: 'ltr' },
  { code: 'ps', name: 'Pashto', ownName: 'پښتو', direction: 'rtl' },
  { code: 'pt', name: 'Portuguese', ownName: 'Português', direction: 'ltr' },
  { code: 'ro', name: 'Romanian', ownName: 'Română', direction: 'ltr' },
  { code: 'so', name: 'Somali', ownName: 'Soomaali', direction: 'ltr' },
  { code: 'ta', name: 'Tamil', ownName: 'தமிழ்', direction: 'ltr' },
  { code: 'tr', name: 'Turkish', ownName: 'Türkçe', direction: 'ltr' },
  { code: 'uk', name: 'Ukrainian', ownName: 'Українська', direction: 'ltr' },
  { code: 'ur', name: 'Urdu', ownName: 'اردو', direction: 'rtl' },
  { code: 'yo', name: 'Yoruba', ownName: 'Yorùbá', direction: 'ltr' },
] as const

/** @throws for a language that the list does not have */
export function languageOf(code: string): (typeof leafletLanguages)[number] {
  const language = leafletLanguages.find((one) => one.code === code)
  if (language === undefined) throw new Error(`no such language: ${code}`)
  return language
}
