/** The sending area's side of a transfer: offering the case with a pack, withdrawing the offer, and writing down an answer from outside. */
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, information, longText, radios, select, text } from '#platform/forms/questions.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { markings, shareBases } from '#reference/sharing.ts'
import { transferParts } from '#reference/transfers.ts'
import { arrivalOf } from '../journey/steps-transfer.ts'
import { refusalWords } from '../journey/refusals.ts'
import { whyNotClosedYet } from '../steps/before-closing.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { Showing, StepPage } from '../steps/step-page.ts'
import { tellOfTransfer } from '../telling.ts'
import { makePack, type PackPart } from './pack.ts'
import { addTransfer, otherAreas, withdrawTransfers, type Destination } from './store.ts'

const destinations = [
  { code: 'area_here', label: { en: 'An area that uses Causeway' } },
  { code: 'outside', label: { en: 'Another area in England or Wales' } },
  {
    code: 'scotland',
    label: { en: 'Scotland' },
    hint: { en: 'There the work is done by Prevent Multi-Agency Panels (PMAP)' },
  },
] as const

export const transferProposal: StepPage = {
  step: 'propose transfer',
  address: 'transfer-proposal',
  // The case ends here when they accept: what closing waits for comes first, so that their answer stands alone.
  waitsFor: async (showing) => {
    const refusal = await whyNotClosedYet('transfer', showing)
    return refusal && refusalWords[refusal].en
  },
  form: async ({ trx, file }) => {
    const areas = await otherAreas(trx, file.row.areaId)
    const where = areas.length > 0 ? destinations : destinations.slice(1)
    return defineForm({
      id: 'transfer-proposal',
      version: '1',
      title: { en: 'Propose a transfer to another area' },
      pages: [
        page({
          id: 'transfer-proposal',
          title: { en: 'Propose a transfer to another area' },
          intro: [
            {
              en: 'Your panel stays responsible, and its clocks run on, until the other panel has accepted. What you choose below is copied into a hand-over pack as it stands today; nothing else of the case is seen there.',
            },
          ],
          questions: [
            radios({
              id: 'destination',
              label: { en: 'Where does the person move to?' },
              name: { en: 'where the person moves to' },
              options: where,
            }),
            ...(areas.length > 0
              ? [
                  select({
                    id: 'area',
                    label: { en: 'Which area?' },
                    name: { en: 'the area' },
                    options: areas,
                    showIf: { question: 'destination', is: ['area_here'] },
                  }),
                ]
              : []),
            text({
              id: 'place',
              label: { en: 'Which authority, and whom there?' },
              name: { en: 'which authority' },
              hint: { en: 'A council or a panel. Do not name the person.' },
              maxLength: 200,
              showIf: { question: 'destination', is: ['outside', 'scotland'] },
            }),
            checkboxes({
              id: 'contents',
              label: { en: 'What goes into the pack?' },
              name: { en: 'what goes into the pack' },
              hint: {
                en: 'Name and date of birth are always in it. Choose no more than the other panel needs to decide.',
              },
              options: transferParts.map(({ code, label }) => ({ code, label })),
            }),
            longText({
              id: 'covering',
              label: { en: 'What must the other panel know first?' },
              name: { en: 'what the other panel must know first' },
              maxLength: 8000,
              rows: 6,
              sensitivity: 'narrative',
            }),
            longText({
              id: 'risk',
              label: { en: 'Which risks does the other panel take over, and who owns each now?' },
              name: { en: 'the risks, and who owns each' },
              hint: { en: 'In words. If none is known, say so.' },
              maxLength: 4000,
              rows: 4,
              sensitivity: 'narrative',
            }),
            radios({
              id: 'basis',
              label: { en: 'On what basis is this shared?' },
              name: { en: 'the basis' },
              options: shareBases.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'marking',
              label: { en: 'Marking of the pack' },
              name: { en: 'the marking' },
              options: markings.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'personTold',
              label: { en: 'Has the person been told that their case may move?' },
              name: { en: 'whether the person has been told' },
              options: [
                { code: 'yes', label: { en: 'Yes' } },
                { code: 'not_yet', label: { en: 'Not yet' } },
                { code: 'no_risk', label: { en: 'No, it would increase a risk' } },
              ],
            }),
            longText({
              id: 'whyNotTold',
              label: { en: 'Why have they not been told?' },
              name: { en: 'why they have not been told' },
              maxLength: 2000,
              rows: 3,
              sensitivity: 'narrative',
              showIf: { question: 'personTold', is: ['not_yet', 'no_risk'] },
            }),
            reason(),
          ],
        }),
      ],
    })
  },
  facts: (answers) => {
    const destination = destinationIn(answers)
    return {
      facts: given({
        toArea: destination,
        transferId: newId(),
        areaId: destination === 'area here' ? chosen(answers, 'area') : undefined,
        basis: chosen(answers, 'basis'),
        personTold: toldIn(answers),
      }),
      reasonGiven: written(answers),
    }
  },
  alongside: async (showing, answers, { facts }) => {
    const { trx, file, vault, mailing } = showing
    const toAreaId = typeof facts['areaId'] === 'string' ? facts['areaId'] : undefined
    const area = (await otherAreas(trx, file.row.areaId)).find(({ code }) => code === toAreaId)
    const parts = partsIn(answers)
    const pack = await makePack(showing, parts, {
      covering: chosen(answers, 'covering') ?? '',
      risk: chosen(answers, 'risk') ?? '',
    })
    const id = String(facts['transferId'])
    await addTransfer(trx, vault, file, {
      id,
      toAreaId,
      destination: destinationIn(answers),
      toName: area?.label.en ?? chosen(answers, 'place') ?? '',
      arrivesAs: arrivalOf(file.state.stage),
      basis: String(facts['basis']),
      marking: chosen(answers, 'marking') ?? 'official_sensitive',
      contents: parts,
      pack: JSON.stringify(pack),
    })
    if (toAreaId !== undefined && mailing !== undefined)
      await tellOfTransfer(mailing, trx, { id, reference: file.row.reference, areaId: toAreaId })
  },
  refusalAt: { 'transfer-area-needed': 'destination', 'told-of-transfer-needed': 'personTold', 'pack-needed': 'basis' },
}

const destinationOf: Readonly<Record<string, Destination>> = { area_here: 'area here', scotland: 'scotland' }

function destinationIn(answers: AnyAnswers): Destination {
  return destinationOf[chosen(answers, 'destination') ?? ''] ?? 'england or wales'
}

const toldOf: Readonly<Record<string, string>> = {
  yes: 'yes',
  not_yet: 'not yet',
  no_risk: 'no, it would increase risk',
}

function toldIn(answers: AnyAnswers): string | undefined {
  return toldOf[chosen(answers, 'personTold') ?? '']
}

function partsIn(answers: AnyAnswers): readonly PackPart[] {
  const ticked = answers['contents']
  return transferParts
    .map(({ code }) => code)
    .filter((code) => Array.isArray(ticked) && ticked.some((one) => one === code))
}

export const transferWithdrawal: StepPage = {
  step: 'withdraw transfer',
  address: 'transfer-withdrawal',
  form: () =>
    defineForm({
      id: 'transfer-withdrawal',
      version: '1',
      title: { en: 'Withdraw the proposed transfer' },
      pages: [
        page({
          id: 'transfer-withdrawal',
          title: { en: 'Withdraw the proposed transfer' },
          intro: [{ en: 'The other area no longer sees the pack. Your panel goes on as before.' }],
          questions: [reason()],
        }),
      ],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
  alongside: ({ trx, file }) => withdrawTransfers(trx, file),
}

const answeredThere = ({ file }: Showing): Promise<string | undefined> =>
  Promise.resolve(
    file.state.transferInside
      ? 'The other area uses Causeway too: its chair answers there, and the answer comes here by itself.'
      : undefined,
  )

const metOn = date({
  id: 'metOn',
  label: { en: 'When did the other panel meet?' },
  name: { en: 'the day the other panel met' },
  range: 'today or past',
})

/** An answer from outside that leaves the case here. */
export const transferAnswer: StepPage = {
  step: 'keep after transfer answer',
  address: 'transfer-answer',
  waitsFor: answeredThere,
  form: () =>
    defineForm({
      id: 'transfer-kept',
      version: '1',
      title: { en: 'Record that the transfer was declined or is joint' },
      pages: [
        page({
          id: 'transfer-kept',
          title: { en: 'Record that the transfer was declined or is joint' },
          questions: [
            radios({
              id: 'answer',
              label: { en: 'What did the other panel answer?' },
              name: { en: 'what the other panel answered' },
              options: [
                { code: 'declined', label: { en: 'Declined' } },
                { code: 'joint', label: { en: 'Joint: both work on it, and we stay responsible' } },
              ],
            }),
            metOn,
            reason('What they said, and what follows'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ answer: chosen(answers, 'answer'), metOn: chosen(answers, 'metOn') }),
    reasonGiven: written(answers),
  }),
}

/** An answer from outside by which the case ends here. */
export const transferAccepted: StepPage = {
  step: 'transfer',
  address: 'transfer',
  waitsFor: answeredThere,
  form: () =>
    defineForm({
      id: 'transfer',
      version: '1',
      title: { en: 'Record that the other panel accepted the case' },
      pages: [
        page({
          id: 'transfer',
          title: { en: 'Record that the other panel accepted the case' },
          questions: [
            information({
              id: 'ends',
              text: [{ en: 'The case ends here today. Until you send this, your panel is responsible for it.' }],
            }),
            metOn,
            reason('Who accepted it there, and what was agreed'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ closureReason: 'x_moved', metOn: chosen(answers, 'metOn') }),
    reasonGiven: written(answers),
  }),
}

/** The receiving area's duty: whoever is supported there knows that it is another panel now, and what that panel holds. */
export const transferExplained: StepPage = {
  step: 'explain transfer',
  address: 'transfer-explanation',
  form: () =>
    defineForm({
      id: 'transfer-explanation',
      version: '1',
      title: { en: 'Record that they were told which area looks after them now' },
      pages: [
        page({
          id: 'transfer-explanation',
          title: { en: 'Record that they were told which area looks after them now' },
          intro: [
            {
              en: 'Tell them which panel it is, what came from the other area, who sees it here, what will be shared from now on, and how to complain. Consent to support is asked for anew after that.',
            },
          ],
          questions: [
            radios({
              id: 'told',
              label: { en: 'Who was told?' },
              name: { en: 'who was told' },
              options: [
                { code: 'person', label: { en: 'The person' } },
                { code: 'parent or guardian', label: { en: 'A parent or guardian' } },
                { code: 'both', label: { en: 'Both' } },
              ],
            }),
            reason('What they were told, and what they said'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ told: chosen(answers, 'told') }), reasonGiven: written(answers) }),
}
