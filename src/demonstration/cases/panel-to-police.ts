/** Discussed by the panel and given to police: support by consent was not what the situation needed. */
import {
  asked,
  assessed,
  decidedByPanel,
  informationIsIn,
  lookedInto,
  replied,
  toPanel,
  type ReferralDraft,
} from '../drafts.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'

export const panelToPolice: readonly ReferralDraft[] = [
  {
    ago: 57,
    knownFor: 19,
    sector: 'hmpps',
    concern: 'D_erw',
    told: ['no_risk', 'On the advice of police.'],
    happened:
      'In the second month of his licence Malachi told a group session that the course was “for people who have been caught”, and that he had a list. A member of the group told a facilitator afterwards that Malachi had asked him for an address.',
    view: 'I have known him for two years, and have never before been afraid of what he might do.',
    needs: ['court', 'grievance'],
    from: { account: 'probationMember', relationship: 'Supervises his licence' },
    people: [
      {
        key: 'malachi-frosthaven',
        forenames: 'Malachi',
        surname: 'Frosthaven',
        age: 25,
        gender: 'male',
        ethnicity: ['PNS', 'self'],
        stage: 'closed_police',
        steps: [
          ...lookedInto(
            57,
            'Police continue with their own enquiries and agree that partners’ information be gathered at the same time.',
          ),
          ...asked(52, {
            agency: 'probation',
            questions: 'What is in place, and what could be?',
            reason: 'Whatever a panel might offer must fit a licence.',
            mayBeTold: 'Nothing, until police agree.',
          }),
          ...replied(48, {
            request: 'probation',
            reply: 'answered',
            repliedBy: 'probationMember',
            facts: 'Conditions were tightened last week. He has missed two appointments.',
            opinion: 'A mentor would be in danger of being used.',
            tellPerson: 'not to be told',
            notToldBecause: 'police',
            whyNotTold: 'At the request of police.',
          }),
          ...assessed(42, {
            present: {
              I18: {
                evidence: 'Said before eleven people that the course is for those who have been caught.',
                source: 'Facilitator, written account',
              },
              I19: { evidence: 'Asked for an address.', source: 'Group member, by way of the facilitator' },
              E01: { evidence: 'A grievance against one person, held for two years.', source: 'Probation' },
            },
            notPresent: ['E07', 'E11', 'E12'],
            protective: 'A sister, from whom he has lately turned away.',
            summary: 'An intention may be forming. Others must lead.',
            needs: ['Not for this process to say'],
          }),
          ...informationIsIn(40),
          ...toPanel(
            37,
            'second last',
            'There are reasonable grounds. The officer doubts that Channel is right and asks the panel to decide with police and probation present.',
          ),
          ...decidedByPanel({
            meeting: 'second last',
            decision: 'refer_to_police',
            mode: 'unanimous',
            votes: { refer_to_police: 9 },
            shared:
              'Probation: the tightened conditions. Police: what may be released, by word of mouth to the panel alone and not minuted.',
            reason:
              'Support by consent is not what this situation needs. Police take it on from this meeting. Probation remains his supervisor.',
          }),
          {
            ago: 29,
            step: 'consider section 36(6)',
            by: 'deputyChair',
            meeting: 'second last',
            considered: 'neither_with_reason',
            reason:
              'Considered. He has refused health services three times this year and may ask for them through probation at any time.',
          },
          {
            ago: 28,
            step: 'close after panel',
            by: 'coordinator',
            closureReason: 'not_adopted_too_high_risk',
            reason: 'With police. The case here is closed, and the authority holds nothing beyond this record.',
          },
        ],
      },
    ],
  },
  {
    ago: 96,
    knownFor: 60,
    sector: 'police',
    concern: 'D_multiple',
    told: ['yes', 'Told by letter and in person. He laughed and kept the letter.'],
    happened:
      'Scott moves between four groups that agree on nothing but him. At each he has offered to “arrange what others only talk about”. Organisers of two of them, which are lawful, came to police separately and both asked for advice.',
    view: 'It is hard to say what he believes. He likes to be where things may happen.',
    needs: ['money_work_housing'],
    from: {
      name: 'Milena Foxstrand',
      role: 'Neighbourhood constable',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Took the organisers’ accounts',
    },
    people: [
      {
        key: 'scott-thornstrand',
        forenames: 'Scott',
        surname: 'Thornstrand',
        age: 40,
        gender: 'male',
        ethnicity: ['W1', 'self'],
        stage: 'closed_plp',
        steps: [
          ...lookedInto(96, 'Two organisers ask for advice about one man. To be looked into.', 'councilCaseOfficer'),
          ...asked(91, {
            agency: 'housing',
            questions: 'Is his tenancy secure? Is there anything that should be taken into account?',
            reason: 'He told an organiser that he is about to lose his home.',
            mayBeTold,
          }),
          ...replied(87, {
            request: 'housing',
            reply: 'answered',
            repliedBy: 'housingMember',
            facts: 'Private tenancy, notice served in June, no approach to us.',
            tellPerson: 'may be told',
          }),
          ...assessed(82, {
            present: {
              E04: {
                evidence: 'At each of four groups he offers himself as the one who acts.',
                source: 'Two organisers, written accounts',
              },
              E05: { evidence: '“You people only talk.”', source: 'The same' },
            },
            notPresent: ['E07', 'E10', 'E13', 'I14'],
            protective: 'Not known. He would not meet the case officer.',
            summary: 'Moves towards whatever may happen. Does not wish to be helped.',
            needs: ['Housing advice'],
          }),
          ...informationIsIn(79),
          ...toPanel(
            77,
            'fourth last',
            'There are reasonable grounds: he offers to act, to four audiences, one of which may say yes.',
          ),
          ...decidedByPanel({
            meeting: 'fourth last',
            decision: 'refer_to_police',
            mode: 'majority',
            votes: { refer_to_police: 7, adopt: 2 },
            shared:
              'Housing: the notice. Police: a multi-agency response is possible and they would lead it. Health: nothing known.',
            dissent:
              'Adult social care and housing would have offered support once, by letter, before giving the case to police.',
            reason:
              'He has twice refused to meet anybody, so support by consent has no beginning. A response is needed that does not wait for it. Housing advice is offered all the same.',
          }),
          {
            ago: 69,
            step: 'consider section 36(6)',
            by: 'chair',
            meeting: 'fourth last',
            considered: 'social_care',
            reason:
              'A letter from adult social care offers housing advice and an assessment of need, with a named person to ring.',
          },
          {
            ago: 67,
            step: 'close after panel',
            by: 'coordinator',
            closureReason: 'police_led_partnership',
            reason:
              'Police lead from here. The authority was asked to keep the offer of housing advice open and has done so.',
          },
        ],
      },
    ],
  },
]
