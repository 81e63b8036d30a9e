/** Words of this room on pages in both languages. The longer texts have a file for each language. A native reader of Welsh is to read all of it: docs/way-in.md. */
export const communityWords = {
  en: {
    wayIn: {
      about: 'What Prevent is, and what it is not',
      thanksTitle: 'Thank you',
      thanksText: 'Your answers are kept. Nothing else is.',
      readOn: 'Read more about Prevent',
      leafletPdf: 'The leaflet as PDF',
    },
  },
  cy: {
    wayIn: {
      about: 'Beth yw Prevent, a beth nad ydyw',
      thanksTitle: 'Diolch',
      thanksText: 'Mae eich atebion wedi’u cadw. Nid oes dim arall.',
      readOn: 'Darllenwch ragor am Prevent',
      leafletPdf: 'Y daflen fel PDF',
    },
  },
} as const
