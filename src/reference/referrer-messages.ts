/**
 * What a referrer may be told after the receipt. Fixed sentences: they thank, and say what to do next, and nobody can read from them whether
 * anything was found or what is done. Source: process.md 2.16 (the school left out) and 8 ("not told what happened").
 */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 8', status: 'local' } as const

export const referrerMessages = codeList(common, [
  {
    code: 'considered',
    label: {
      en: 'Thank you. What you told us has been read and considered by the people whose work it is. We cannot say what they decided.',
      cy: 'Diolch. Mae’r bobl sy’n gyfrifol am y gwaith wedi darllen ac ystyried yr hyn a ddywedoch wrthym. Ni allwn ddweud beth a benderfynwyd.',
    },
  },
  {
    code: 'go_on',
    label: {
      en: 'Please go on supporting the person as you always do. You do not have to do anything else for us.',
      cy: 'Daliwch ati i gefnogi’r person fel y gwnewch bob amser. Nid oes rhaid i chi wneud dim arall i ni.',
    },
  },
  {
    code: 'tell_more',
    label: {
      en: 'If you notice anything more, add it here. If somebody is in danger, call 999.',
      cy: 'Os sylwch ar unrhyw beth arall, ychwanegwch ef yma. Os oes rhywun mewn perygl, ffoniwch 999.',
    },
  },
  {
    code: 'will_call',
    label: {
      en: 'We would like to speak with you, and will use the contact details that you gave.',
      cy: 'Hoffem siarad â chi, a byddwn yn defnyddio’r manylion cyswllt a roesoch.',
    },
  },
])
export type ReferrerMessage = CodeOf<typeof referrerMessages>
