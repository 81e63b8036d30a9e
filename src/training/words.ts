/** Words of this room on pages in both languages: what whoever came to a session is asked without signing in. A native reader of Welsh is to read them. */
export const trainingWords = {
  en: {
    training: {
      thanksTitle: 'Thank you',
      thanksText: 'Your answers are kept. Who gave them is not.',
    },
  },
  cy: {
    training: {
      thanksTitle: 'Diolch',
      thanksText: 'Mae eich atebion wedi’u cadw. Nid yw pwy a’u rhoddodd.',
    },
  },
} as const
