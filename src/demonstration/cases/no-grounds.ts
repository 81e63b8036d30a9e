/** The section 36 decision found no reasonable grounds: closed, with a supervisor's agreement and somebody to look after the person. */
import { asked, assessed, informationIsIn, lookedInto, replied, type ReferralDraft } from '../drafts.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'

export const noGrounds: readonly ReferralDraft[] = [
  {
    ago: 61,
    knownFor: 7,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Dylan and his father were told by the head of year.'],
    happened:
      'Dylan organised a walk-out of forty pupils against a change to the uniform and wrote in a leaflet that “rules made without us are not rules”. A parent complained that he was teaching younger pupils to defy the law. He has read a great deal about protest, some of it from groups that break the law.',
    view: 'I admire him, if I am honest. I refer because the parent has written to the governors.',
    needs: [],
    strengths: 'A natural leader with a sense of fairness.',
    from: { account: 'referrer', relationship: 'Head of year' },
    people: [
      {
        key: 'dylan-gullthorn',
        forenames: 'Dylan',
        surname: 'Gullthorn',
        age: 16,
        gender: 'male',
        occupation: 'Saltings Academy, Year 11',
        ethnicity: ['W1', 'self'],
        religion: ['none', 'self'],
        stage: 'closed_nfa',
        steps: [
          ...lookedInto(
            61,
            'Probably lawful protest. One of the groups he reads has members in prison for serious damage, so this is looked at once and properly.',
          ),
          ...asked(56, {
            agency: 'saltings',
            questions:
              'Has he urged anybody to damage or hurt? Is he in touch with the groups, or does he only read about them?',
            reason: 'It is the only question that matters here.',
            mayBeTold: 'Everything, in writing.',
          }),
          ...replied(52, {
            request: 'saltings',
            reply: 'answered',
            repliedBy: 'academyContact',
            facts:
              'No to both. He asked the caretaker where the pupils could stand so that nobody would be in the way.',
            tellPerson: 'may be told',
          }),
          ...assessed(50, {
            present: {
              E08: { evidence: 'Wishes to change a school rule and says so openly.', source: 'Leaflet; school' },
            },
            notPresent: ['E12', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Fairness, friends, a father who argues with him at breakfast.',
            summary: 'A young man who protests lawfully.',
            needs: [],
          }),
          ...informationIsIn(48),
          {
            ago: 46,
            step: 'decide section 36',
            by: 'caseOfficer',
            decision: 'grounds_no',
            next: 'no_further_action',
            referredBy: 'police',
            closureReason: 'nfa_no_concern',
            supervisor: 'policeSupervisor',
            handOff: 'not_needed',
            reason:
              'There are no grounds to believe that he is being drawn into terrorism. Protest is a right, and a referral must never be the price of it. Dylan and his father have been written to in those words, and the head teacher has been asked to tell the governors.',
          },
        ],
      },
    ],
  },
  {
    ago: 88,
    knownFor: 18,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    told: ['yes', 'Katarzyna was told at the hostel, and agreed to meet the case officer.'],
    happened:
      'A support worker at the hostel heard Katarzyna tell another resident that “after the fire we will all be equal”. In her room were pages of drawings of burning buildings and a list of hostels. She has been in eleven hostels since she was sixteen.',
    explanation: 'There was a fire at her third hostel, and the list is where she has lived.',
    view: 'I was frightened by the drawings. She was not surprised that I was.',
    needs: ['mental_health', 'money_work_housing'],
    strengths: 'She draws extremely well.',
    from: { account: 'housingMember', relationship: 'Her hostel reports to me' },
    people: [
      {
        key: 'katarzyna-sunfell',
        forenames: 'Katarzyna',
        surname: 'Sunfell',
        knownAs: 'Kasia',
        age: 19,
        gender: 'female',
        ethnicity: ['W9', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_signposted',
        steps: [
          ...lookedInto(88, 'The list of hostels and the drawings need to be understood.', 'councilCaseOfficer'),
          ...asked(
            83,
            {
              agency: 'adults',
              questions: 'Is she known to you since leaving care?',
              reason: 'She may be owed support.',
              mayBeTold,
            },
            {
              agency: 'health',
              questions: 'Without clinical detail: is a service involved, or waiting?',
              reason: 'The drawings.',
              mayBeTold,
            },
          ),
          ...replied(
            79,
            {
              request: 'adults',
              reply: 'answered',
              repliedBy: 'adultsMember',
              facts: 'A leaving-care worker was assigned and left; no other was. She is owed support until she is 25.',
              opinion: 'This is our failing, not hers.',
              tellPerson: 'may be told',
            },
            { request: 'health', reply: 'nil_return', repliedBy: 'healthMember', tellPerson: 'may be told' },
          ),
          ...assessed(76, {
            present: {
              E13: {
                evidence:
                  'Relives a hostel fire in which a friend was hurt. She draws it so that it stays on the page.',
                source: 'Katarzyna, conversation with the case officer',
              },
            },
            notPresent: ['E06', 'E08', 'E10', 'E12', 'I15', 'I16', 'I18', 'I19', 'C21', 'C22'],
            protective: 'Drawing; a frank way of talking; the support worker who apologised to her.',
            summary: 'What she draws is what happened to her. “Equal” was a bitter joke about insurance.',
            needs: ['Help with what she went through', 'A worker who stays', 'A home'],
          }),
          ...informationIsIn(74),
          {
            ago: 72,
            step: 'decide section 36',
            by: 'councilCaseOfficer',
            decision: 'grounds_no',
            next: 'signposted',
            referredBy: 'local_authority',
            closureReason: 'signposted',
            supervisor: 'coordinator',
            handOff: 'made',
            reason:
              'No grounds. There is a need, and it is about a fire, not a cause. A trauma service and a new leaving-care worker both began within two weeks, and each has written to say so.',
          },
        ],
      },
    ],
  },
  {
    ago: 69,
    knownFor: 3,
    sector: 'police',
    concern: 'D_violence',
    told: ['yes', 'Omar’s parents were told by the officer, and Omar by his parents.'],
    happened:
      'Omar, who is 13, was stopped on his way to school with a kitchen knife in a sock. He said that it was for a boy who had said that he would kill him, and that he had watched how others “got it over with”. The other boy’s messages are on his phone and they say what Omar says they do.',
    view: 'He was shaking. He is the child who has been threatened here.',
    needs: ['bullying'],
    strengths: 'He told us everything before we asked.',
    from: {
      name: 'Harvey Reedwharf',
      role: 'Schools officer',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Stopped him',
    },
    people: [
      {
        key: 'omar-rainbridge',
        forenames: 'Omar',
        surname: 'Rainbridge',
        age: 13,
        gender: 'male',
        occupation: 'Saltings Academy, Year 8',
        ethnicity: ['A9', 'parent'],
        religion: ['none', 'parent'],
        stage: 'closed_signposted',
        steps: [
          ...lookedInto(
            69,
            'What he watched is the only reason to go on. The knife and the threats are being dealt with today, by others.',
          ),
          ...asked(
            64,
            {
              agency: 'children',
              questions: 'What has been put in place for both boys?',
              reason: 'Safety comes first.',
              mayBeTold: 'Everything.',
            },
            {
              agency: 'youthOffending',
              questions: 'Is diversion agreed, and would it cover what he watched?',
              reason: 'One plan is better than two.',
              mayBeTold: 'Everything.',
            },
          ),
          ...replied(
            60,
            {
              request: 'children',
              reply: 'answered',
              repliedBy: 'childrensMember',
              facts:
                'A child protection enquiry for both. The other boy has moved school. Omar is walked to and from his.',
              tellPerson: 'may be told',
            },
            {
              request: 'youthOffending',
              reply: 'answered',
              repliedBy: 'youthMember',
              facts:
                'Diversion agreed for twelve weeks. Two sessions are about films of violence and what they leave out.',
              opinion: 'He is afraid, not fascinated.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(57, {
            present: {
              E02: { evidence: 'Nineteen messages threatening his life.', source: 'Police; children’s social care' },
            },
            notPresent: ['E03', 'E05', 'E06', 'E08', 'E12', 'I14', 'I16', 'I17', 'I19', 'C21'],
            protective:
              'Parents, two brothers, a teacher who meets him at the gate. Slept through the night last week.',
            summary: 'A frightened child. He looked for how a threat ends, and found films.',
            needs: ['To be safe, and to feel it'],
          }),
          ...informationIsIn(55),
          {
            ago: 53,
            step: 'decide section 36',
            by: 'caseOfficer',
            decision: 'grounds_no',
            next: 'signposted',
            referredBy: 'police',
            closureReason: 'safeguarding_route',
            supervisor: 'policeSupervisor',
            handOff: 'made',
            reason:
              'No grounds. Children’s social care lead, and the youth offending service cover the only part that brought him here. A panel would add nothing but another meeting for a child who has had enough of them.',
          },
        ],
      },
    ],
  },
  {
    ago: 99,
    knownFor: 25,
    sector: 'community',
    concern: 'D_erw',
    told: ['no_risk', 'He does not take well to being spoken about.'],
    happened:
      'A man at our boxing club, Gareth, wants to use the hall on Wednesdays for “a private class, ours only”, and has shown some of the younger ones a book that he says is banned. When the committee said no, he told the treasurer that the club “would be run differently one day soon”.',
    view: 'The lads look up to him. We would like advice, and we would like him to stay away from the under-sixteens.',
    needs: ['grievance'],
    from: {
      name: 'Jerome Flintwharf',
      role: 'Club secretary',
      organisation: 'A boxing club',
      mail: 'boxing-club',
      relationship: 'Same club',
    },
    people: [
      {
        key: 'gareth-slatecombe',
        forenames: 'Gareth',
        surname: 'Slatecombe',
        age: 36,
        gender: 'male',
        ethnicity: ['PNS', 'self'],
        stage: 'closed_plp',
        steps: [
          ...lookedInto(
            99,
            'He is said to be showing children a book and asking for a closed room. To be looked into.',
          ),
          ...asked(94, {
            agency: 'probation',
            questions: 'Is he known to you, and on what conditions?',
            reason: 'He told the club that he is “on paper”.',
            mayBeTold: 'Nothing, until police agree.',
          }),
          ...replied(90, {
            request: 'probation',
            reply: 'partial',
            repliedBy: 'probationMember',
            facts: 'Known. Under conditions for another year.',
            whyNot: 'The conditions themselves are not ours alone to share.',
            tellPerson: 'not to be told',
            notToldBecause: 'police',
            whyNotTold: 'At the request of police.',
          }),
          ...assessed(84, {
            present: {
              E06: { evidence: 'The remark to the treasurer; the wish for a closed class.', source: 'Club secretary' },
              I15: { evidence: '“Ours only”, said of a hall that is open to all.', source: 'Club secretary' },
            },
            notPresent: ['E07', 'E11', 'E12'],
            protective: 'None known to us. Nobody has yet asked him.',
            summary: 'Influences others rather than being drawn in himself. Channel would be the wrong place.',
            needs: ['Not known'],
          }),
          ...informationIsIn(82),
          {
            ago: 80,
            step: 'decide section 36',
            by: 'caseOfficer',
            decision: 'grounds_no',
            next: 'police_led_partnership',
            referredBy: 'police',
            closureReason: 'police_led_partnership',
            supervisor: 'policeSupervisor',
            handOff: 'not_needed',
            reason:
              'The section 36 test is about being drawn in, and this is not that. Police lead with probation. The authority is asked to advise the club on hiring out its hall. The club’s safeguarding lead has the names of the young members and is supported.',
          },
        ],
      },
    ],
  },
]
