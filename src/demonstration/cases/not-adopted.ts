/** Discussed by the panel and not adopted. The Act then asks the panel to consider health and social care (s36(6)). */
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

export const notAdopted: readonly ReferralDraft[] = [
  {
    ago: 35,
    knownFor: 28,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Megan was told by her tutor and came to read the form.'],
    happened:
      'Megan lost her temper in a seminar about punishment and said that some people “only understand what is done to their children”. She named no one. A student wrote it down word for word and brought it to us. In her bag, which she emptied on the table herself, were letters from a man in prison abroad to whom she has written since she was sixteen.',
    explanation: 'She belongs to a scheme that writes to people awaiting execution, and the letters came through it.',
    view: 'The remark shocked the room. I am less sure about the letters than I was when I started this form.',
    needs: ['mental_health', 'grievance'],
    strengths: 'A fierce sense of fairness, and a place at university.',
    from: { account: 'collegeContact', relationship: 'Head of student services at her college' },
    people: [
      {
        key: 'megan-saltreach',
        forenames: 'Megan',
        surname: 'Saltreach',
        age: 18,
        gender: 'female',
        occupation: 'Estuary Reach College, A levels',
        ethnicity: ['W1', 'self'],
        religion: ['none', 'self'],
        stage: 'not_adopted',
        steps: [
          ...lookedInto(35, 'Words said in anger, and letters to be understood.'),
          ...asked(
            30,
            {
              agency: 'estuary',
              questions: 'Has she said such a thing before or since? What lies behind the anger?',
              reason: 'It was said there.',
              mayBeTold,
            },
            { agency: 'adults', questions: 'Is she known to you?', reason: 'She lives alone.', mayBeTold },
          ),
          ...replied(
            26,
            {
              request: 'estuary',
              reply: 'answered',
              repliedBy: 'collegeContact',
              facts:
                'Neither before nor since. The man who killed her uncle was released in the week of the seminar; she had learned of it from a newspaper.',
              opinion: 'Nobody had told her. I would have lost my temper too.',
              tellPerson: 'may be told',
            },
            { request: 'adults', reply: 'nil_return', repliedBy: 'adultsMember', tellPerson: 'may be told' },
          ),
          ...assessed(21, {
            present: {
              E01: {
                evidence: 'A killing in the family, and a release of which she was not told.',
                source: 'Megan; college',
              },
              I17: {
                evidence:
                  'The sentence said in the seminar. She has since said: “I do not believe that, I was saying how it felt.”',
                source: 'Student’s note; Megan',
              },
            },
            notPresent: ['E07', 'E10', 'E12', 'I14', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Friends, study, the letter-writing scheme, which is about mercy.',
            summary: 'Grief and a wrong done by a system that should have told her.',
            needs: ['Bereavement support', 'A named contact for victims’ families'],
          }),
          ...informationIsIn(19),
          ...toPanel(
            17,
            'last',
            'The threshold is low and the words were grave. The panel should decide rather than one officer.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'not_adopt',
            mode: 'majority',
            votes: { not_adopt: 7, adopt: 1 },
            shared:
              'College: what had happened that week. Police: the victims’ contact service confirms that a letter to the family went astray. Youth offending: would have welcomed somebody to mentor her.',
            dissent:
              'The youth offending member would have offered support, since she may meet the man by chance and has nobody to call. The panel understood this, and the victims’ contact will be that person.',
            reason:
              'The panel does not find her susceptible to being drawn into terrorism. She was wronged, and she grieved in public. Health and social care were named in the discussion but time ran out before the panel had considered them properly; the chair will complete that consideration.',
          }),
        ],
      },
    ],
  },
  {
    ago: 76,
    knownFor: 6,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Lewis and his foster carer were told.'],
    happened:
      'Lewis asked a chemistry teacher a string of questions after a lesson on reactions and wrote down the answers. The next day he asked the same of a second teacher. He would not say why, and went red.',
    explanation: 'He had promised a younger child a firework display.',
    view: 'Probably nothing, but two colleagues raised it independently.',
    needs: [],
    strengths: 'Curious, careful, and known for keeping promises.',
    from: { account: 'referrer', relationship: 'Head of year' },
    people: [
      {
        key: 'lewis-copperwing',
        forenames: 'Lewis',
        surname: 'Copperwing',
        age: 16,
        gender: 'male',
        occupation: 'Saltings Academy, Year 12',
        ethnicity: ['M1', 'self'],
        stage: 'closed_not_adopted',
        steps: [
          ...lookedInto(76, 'Questions about reactions, and a boy who would not say why. Information is limited.'),
          ...asked(71, {
            agency: 'saltings',
            questions: 'What exactly was asked, and of whom? Has anything else been noticed?',
            reason: 'Only the school knows.',
            mayBeTold,
          }),
          ...replied(67, {
            request: 'saltings',
            reply: 'answered',
            repliedBy: 'academyContact',
            facts:
              'The questions were about colours in flames. His notebook, which he offered, has nothing else in it but a drawing of a catherine wheel.',
            tellPerson: 'may be told',
          }),
          ...assessed(62, {
            present: { E11: { evidence: 'Moved to his present carers in the summer.', source: 'School' } },
            notPresent: ['E01', 'E06', 'E08', 'E10', 'E12', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'C21', 'C22'],
            protective: 'Carers, curiosity, the younger child to whom he made the promise.',
            summary: 'A firework display.',
            needs: [],
          }),
          ...informationIsIn(59),
          ...toPanel(
            57,
            'third last',
            'Referred to the panel because two teachers raised it and he would not speak. On reflection the officer might have waited for him to do so.',
          ),
          ...decidedByPanel({
            meeting: 'third last',
            decision: 'not_adopt',
            mode: 'unanimous',
            votes: { not_adopt: 8 },
            shared:
              'School: the notebook. His social worker (by letter): he has asked whether he is “on a list” and needs to hear that he is not.',
            reason:
              'There is no susceptibility here. The panel asks that he be told so by somebody he trusts, in plain words, this week.',
          }),
          {
            ago: 49,
            step: 'consider section 36(6)',
            by: 'chair',
            meeting: 'third last',
            considered: 'neither_with_reason',
            reason: 'Considered. He has a social worker and carers who know him and nothing more is needed.',
          },
          {
            ago: 48,
            step: 'close after panel',
            by: 'coordinator',
            closureReason: 'not_adopted_not_susceptible',
            reason: 'Told by his social worker on the day after the panel. The school set off the fireworks with him.',
          },
        ],
      },
    ],
  },
  {
    ago: 56,
    knownFor: 31,
    sector: 'health',
    concern: 'D_no_ideology',
    told: ['yes', 'Titilayo was told by her midwife and brought a friend to the meeting.'],
    happened:
      'Titilayo told her midwife that she must keep her baby inside until the “cleansing” that a preacher online has dated to next spring, and that doctors will be “answered for”. She has sold her furniture and sent the money to him. She keeps every appointment.',
    explanation: 'She was very unwell after her first child, and the midwife sees signs of it again.',
    view: 'I fear for her more than for anybody. I do not know what he will ask of her when the date passes.',
    needs: ['mental_health', 'money_work_housing'],
    strengths: 'Trusts her midwife. A friend from her old choir visits daily.',
    from: {
      name: 'Ruth Hazelbourne',
      role: 'Community midwife',
      organisation: 'NHS – Mid and South Essex',
      mail: 'nhs-mse',
      relationship: 'Her midwife',
    },
    people: [
      {
        key: 'titilayo-junipergrove',
        forenames: 'Titilayo',
        surname: 'Junipergrove',
        knownAs: 'Titi',
        age: 30,
        gender: 'female',
        ethnicity: ['B2', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_not_adopted',
        steps: [
          ...lookedInto(
            56,
            'A stranger takes her money and gives her a date. To be looked into beside, and not in place of, her care.',
          ),
          ...asked(
            51,
            {
              agency: 'health',
              questions: 'Without clinical detail: who leads, and what would help?',
              reason: 'A birth is expected within weeks.',
              mayBeTold: 'Everything.',
            },
            {
              agency: 'children',
              questions: 'Is a plan being made for the baby and the older child?',
              reason: 'The same.',
              mayBeTold: 'Everything.',
            },
          ),
          ...replied(
            47,
            {
              request: 'health',
              reply: 'answered',
              repliedBy: 'healthMember',
              facts:
                'The perinatal mental health team saw her within two days and sees her weekly. She agreed to that being said.',
              opinion: 'With treatment the beliefs are already held less firmly.',
              tellPerson: 'may be told',
            },
            {
              request: 'children',
              reply: 'answered',
              repliedBy: 'childrensMember',
              facts: 'A pre-birth assessment is under way with her. Her friend will stay for the first month.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(41, {
            present: {
              E13: {
                evidence: 'Unwell, as after her first child, and being treated.',
                source: 'Health, with her agreement',
              },
              E07: { evidence: 'Sold her furniture at the preacher’s word.', source: 'Titilayo, to her midwife' },
            },
            notPresent: ['E01', 'E04', 'E06', 'E08', 'E12', 'I16', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Midwife, friend, choir, her older child.',
            summary: 'Illness and a fraud. Held well by those who care for her.',
            needs: ['Treatment', 'Her money back, if that can be done'],
          }),
          ...informationIsIn(39),
          ...toPanel(
            37,
            'second last',
            'There are reasonable grounds for the panel to consider it: a person who speaks of others being answered for, and somebody who profits by it.',
          ),
          ...decidedByPanel({
            meeting: 'second last',
            decision: 'not_adopt',
            mode: 'unanimous',
            votes: { not_adopt: 9 },
            shared:
              'Health: treatment and progress, with her agreement. Children’s social care: the pre-birth plan. Police: the preacher is being looked into as a fraud by another unit.',
            reason:
              'Her needs are being met by those best placed to do it, and Channel would add strangers at the worst of times. If the date brings new demands, the midwife will call the coordinator the same day.',
          }),
          {
            ago: 29,
            step: 'consider section 36(6)',
            by: 'deputyChair',
            meeting: 'second last',
            considered: 'both',
            reason:
              'Both are already engaged, with her consent. The panel asks that the perinatal team stay for as long as children’s social care does, and both have agreed.',
          },
          {
            ago: 28,
            step: 'close after panel',
            by: 'coordinator',
            closureReason: 'not_adopted_other_service',
            reason:
              'Closed, with arrangements confirmed in writing by both services. She asked the midwife to say thank you.',
          },
        ],
      },
    ],
  },
  {
    ago: 96,
    knownFor: 14,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Edward and his grandparents were told at home.'],
    happened:
      'Edward has missed 31 days since Easter. When he comes he wears the same army coat and says that he is “waiting for orders”. A pupil photographed a page of a notebook in which he had drawn the school’s entrances with arrows.',
    explanation: 'He is the carer of a grandfather who served in the army and now often believes that he still does.',
    view: 'The arrows worried us. The coat and the absences are, I think, about home.',
    needs: ['family'],
    needsInWords: 'His grandfather has dementia and his grandmother cannot lift him.',
    strengths: 'Devoted and punctual to the minute, when he comes.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at his school' },
    people: [
      {
        key: 'edward-mapletide',
        forenames: 'Edward',
        surname: 'Mapletide',
        knownAs: 'Ted',
        age: 14,
        gender: 'male',
        occupation: 'Saltings Academy, Year 9',
        ethnicity: ['W1', 'self'],
        religion: ['jewish', 'self'],
        stage: 'closed_not_adopted',
        steps: [
          ...lookedInto(96, 'A plan of a school is not set aside unread.'),
          ...asked(
            91,
            {
              agency: 'saltings',
              questions: 'Who has seen the notebook whole? How is he on the days when he comes?',
              reason: 'One page was photographed.',
              mayBeTold,
            },
            {
              agency: 'adults',
              questions: 'What support has the grandfather, and who gives it?',
              reason: 'It seems to be Edward.',
              mayBeTold,
            },
          ),
          ...replied(
            87,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'The notebook is a set of exercises that his grandfather gives him each evening: guard a building, cross a river. The school is one of fourteen buildings.',
              opinion: 'It is how they talk to each other now.',
              tellPerson: 'may be told',
            },
            {
              request: 'adults',
              reply: 'answered',
              repliedBy: 'adultsMember',
              facts: 'No package of care. The request of March was closed in error.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(82, {
            present: {
              E11: {
                evidence: 'A child who does an adult’s work at home, mostly at night.',
                source: 'Grandmother; school',
              },
            },
            notPresent: [
              'E01',
              'E04',
              'E06',
              'E08',
              'E10',
              'E12',
              'I14',
              'I15',
              'I16',
              'I17',
              'I18',
              'I19',
              'C20',
              'C21',
              'C22',
            ],
            protective: 'Love. Two grandparents, a rabbi who calls, and teachers who like him.',
            summary: 'A young carer.',
            needs: ['Care for his grandfather', 'Sleep', 'To be at school'],
          }),
          ...informationIsIn(79),
          ...toPanel(
            77,
            'fourth last',
            'Because a school’s entrances were drawn, the panel is asked to decide with all agencies present.',
          ),
          ...decidedByPanel({
            meeting: 'fourth last',
            decision: 'not_adopt',
            mode: 'unanimous',
            votes: { not_adopt: 9 },
            shared:
              'School: the whole notebook, with the family’s agreement. Adult social care: an apology, and care from Monday. Education: a young carer’s plan.',
            reason:
              'The arrows are an old soldier’s bedtime story. There is no susceptibility, and there is a family that should have been helped in March.',
          }),
          {
            ago: 69,
            step: 'consider section 36(6)',
            by: 'chair',
            meeting: 'fourth last',
            considered: 'social_care',
            reason:
              'Referred to adult social care for his grandfather and to the young carers’ service for Edward. Both started in the same week.',
          },
          {
            ago: 67,
            step: 'close after panel',
            by: 'coordinator',
            closureReason: 'not_adopted_other_service',
            reason:
              'Closed. He has missed one day since. The pupil who took the photograph was thanked and told that all is well.',
          },
        ],
      },
    ],
  },
]
