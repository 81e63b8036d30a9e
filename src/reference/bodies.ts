/**
 * Kinds of bodies that govern a local Prevent partnership (codelists.md section 12), and the names papers usually give them. A council's own
 * bodies are rows of the boards; a name in an older paper is matched with its kind here.
 */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'S70', status: 'verified' } as const

export const bodyKinds = codeList(common, [
  { code: 'prevent_board', label: { en: 'Prevent Board' } },
  { code: 'prevent_delivery_group', label: { en: 'Prevent delivery group' } },
  { code: 'working_group', label: { en: 'Working group' } },
  { code: 'csp_executive', label: { en: 'Community safety partnership executive' } },
  { code: 'csp_strategic_board', label: { en: 'Community safety partnership strategic board' } },
  { code: 'directors_board', label: { en: 'Directors Board' } },
  { code: 'cabinet', label: { en: 'Cabinet' } },
  { code: 'lscb', label: { en: 'Safeguarding children board or partnership' } },
  { code: 'safeguarding_adults_board', label: { en: 'Safeguarding adults board' } },
  { code: 'health_wellbeing_board', label: { en: 'Health and Wellbeing Board' } },
  { code: 'scrutiny_committee', label: { en: 'Scrutiny committee' }, source: 'S61' },
  { code: 'other', label: { en: 'Another body' }, source: 'process.md 4.1', status: 'local' },
])
export type BodyKind = CodeOf<typeof bodyKinds>

/**
 * What papers call each kind, in small letters and with "and" for "&". A paper's own name may say more before or behind it:
 * "Thurrock LSCB", "Corporate Overview and Scrutiny Committee".
 */
export const usualBodyNames: Readonly<Record<BodyKind, readonly string[]>> = {
  prevent_board: [
    'prevent board',
    'prevent strategic board',
    'prevent strategic group',
    'prevent strategy group',
    'prevent partnership board',
    'prevent partnership group',
    'prevent steering group',
    'contest board',
    'contest strategic board',
  ],
  prevent_delivery_group: ['prevent delivery group', 'prevent operational group', 'prevent implementation group'],
  working_group: ['prevent working group', 'working group', 'working party', 'task and finish group'],
  csp_executive: [
    'csp executive',
    'csp executive board',
    'csp executive group',
    'community safety partnership executive',
    'community safety partnership executive board',
  ],
  csp_strategic_board: [
    'csp strategic board',
    'csp board',
    'community safety partnership strategic board',
    'community safety partnership board',
    'community safety partnership',
    'safer communities partnership',
    'safer communities board',
    'responsible authorities group',
    'csp',
  ],
  directors_board: [
    'directors board',
    'corporate management team',
    'corporate leadership team',
    'senior leadership team',
    'management board',
  ],
  cabinet: ['cabinet', 'executive committee', 'policy committee'],
  lscb: [
    'lscb',
    'lscp',
    'local safeguarding children board',
    'local safeguarding childrens board',
    'local safeguarding children partnership',
    'safeguarding children board',
    'safeguarding childrens board',
    'safeguarding children partnership',
    'safeguarding childrens partnership',
    'childrens safeguarding board',
    'childrens safeguarding partnership',
  ],
  safeguarding_adults_board: [
    'sab',
    'lsab',
    'adult safeguarding board',
    'adults safeguarding board',
    'safeguarding adult board',
    'safeguarding adults board',
    'local safeguarding adults board',
  ],
  health_wellbeing_board: ['hwb', 'hwbb', 'health and wellbeing board', 'health and well being board'],
  scrutiny_committee: [
    'scrutiny committee',
    'scrutiny panel',
    'scrutiny board',
    'scrutiny commission',
    'overview and scrutiny committee',
    'overview and scrutiny panel',
    'overview and scrutiny',
  ],
  other: [],
}
