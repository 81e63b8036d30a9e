/**
 * The leaflet in English and Welsh: one text for the page and for the PDF. Other languages are linked, not kept: whoever publishes a translation
 * has had it made, checked and can be asked about it.
 */
import type { Block, PaperDocument } from '#platform/documents/document.ts'

export type LeafletLanguage = 'en' | 'cy'

export type LeafletPart = {
  readonly heading?: string
  readonly paragraphs: readonly string[]
  readonly items?: readonly string[]
}

export type Leaflet = { readonly title: string; readonly parts: readonly LeafletPart[] }

/** @param address where somebody can tell us, as it is read: "causeway.example.gov.uk/worried-about-someone" */
export function leafletIn(language: LeafletLanguage, organisation: string, address: string): Leaflet {
  return language === 'en' ? english(organisation, address) : welsh(organisation, address)
}

export function leafletPaper(language: LeafletLanguage, organisation: string, address: string): PaperDocument {
  const { title, parts } = leafletIn(language, organisation, address)
  return { title, language, author: organisation, marking: 'OFFICIAL', blocks: parts.flatMap(blocksOf) }
}

function blocksOf({ heading, paragraphs, items }: LeafletPart): readonly Block[] {
  return [
    ...(heading === undefined ? [] : [{ kind: 'heading', text: heading } as const]),
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    ...(items === undefined ? [] : [{ kind: 'list', items } as const]),
  ]
}

function english(organisation: string, address: string): Leaflet {
  return {
    title: 'Worried that somebody is being drawn into terrorism?',
    parts: [
      {
        paragraphs: [
          `You can tell us, and you do not have to say who you are. ${organisation} and its partners offer help, before anybody is hurt.`,
          'Help is given only if the person agrees, or a parent or guardian of somebody under 18.',
        ],
      },
      {
        heading: 'What you might notice',
        paragraphs: ['One of these alone need not mean anything. You know the person: trust what you see.'],
        items: [
          'They turn away from friends and family, and are often angry.',
          'Somebody new tells them what to think, often online.',
          'They speak of violence as the only answer, or admire those who used it.',
          'They hide what they look at or whom they speak to.',
        ],
      },
      {
        heading: 'What happens',
        paragraphs: [],
        items: [
          'Somebody reads what you tell us, usually within a working day.',
          'Most worries need nothing more, or another kind of help.',
          'It is not a punishment and gives nobody a criminal record.',
          'It is not about what somebody believes, wears or votes for.',
        ],
      },
      {
        heading: 'Where to go',
        paragraphs: [
          'In danger now: call 999.',
          `Worried about someone: ${address}`,
          'Something you saw online: www.gov.uk/report-terrorism',
        ],
      },
    ],
  }
}

function welsh(organisation: string, address: string): Leaflet {
  return {
    title: 'Poeni bod rhywun yn cael ei dynnu at derfysgaeth?',
    parts: [
      {
        paragraphs: [
          `Gallwch ddweud wrthym, ac nid oes rhaid i chi ddweud pwy ydych chi. Mae ${organisation} a’i bartneriaid yn cynnig cymorth, cyn i neb gael niwed.`,
          'Dim ond os yw’r person yn cytuno y rhoddir cymorth, neu riant neu warcheidwad rhywun dan 18 oed.',
        ],
      },
      {
        heading: 'Beth efallai y sylwch arno',
        paragraphs: [
          'Nid oes rhaid i un o’r rhain ar ei ben ei hun olygu dim. Chi sy’n adnabod y person: ymddiriedwch yn yr hyn a welwch.',
        ],
        items: [
          'Mae’n troi oddi wrth ffrindiau a theulu, ac yn aml yn ddig.',
          'Mae rhywun newydd yn dweud wrtho beth i’w feddwl, yn aml ar-lein.',
          'Mae’n sôn am drais fel yr unig ateb, neu’n edmygu’r rhai a’i defnyddiodd.',
          'Mae’n cuddio’r hyn y mae’n edrych arno neu gyda phwy y mae’n siarad.',
        ],
      },
      {
        heading: 'Beth sy’n digwydd',
        paragraphs: [],
        items: [
          'Mae rhywun yn darllen yr hyn a ddywedwch wrthym, fel arfer o fewn diwrnod gwaith.',
          'Nid oes angen dim mwy ar y rhan fwyaf o bryderon, neu fath arall o gymorth.',
          'Nid cosb ydyw, ac nid yw’n rhoi cofnod troseddol i neb.',
          'Nid yw’n ymwneud â’r hyn y mae rhywun yn ei gredu, ei wisgo neu’n pleidleisio drosto.',
        ],
      },
      {
        heading: 'Ble i fynd',
        paragraphs: [
          'Mewn perygl nawr: ffoniwch 999.',
          `Poeni am rywun: ${address}`,
          'Rhywbeth a welsoch ar-lein: www.gov.uk/report-terrorism',
        ],
      },
    ],
  }
}
