/** Walks one invented case down its path, step by step, with the people who would take each step. */
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { addReply, addRequest, findRequestToAnswer, markTakenIn } from '#cases/information/store.ts'
import { birthInWords, fullName } from '#cases/person-words.ts'
import type { CaseFile } from '#cases/store.ts'
import { addItem, markDecided } from '#panel/agenda/store.ts'
import { nationalReferral } from '#referrals/forms/national-referral.ts'
import { submissionOf } from '#referrals/submission.ts'
import { addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { walkOn } from './after-adoption.ts'
import type { Backstage } from './backstage.ts'
import type { Chance } from './chance.ts'
import type { InventedReferral } from './generate.ts'
import { assess, meetingOf, type Cast, type Walk } from './invented-walk.ts'
import { daysAgo, isAdopted, type Path } from './paths.ts'
import { replyNote, writtenNote } from './notes.ts'
import { gatewayReasons, panelReasons, replies, section36Reasons, type Story } from './stories.ts'

export type { Cast } from './invented-walk.ts'

type FromReferral = Walk & { readonly by: Chance; readonly receivedOn: Temporal.PlainDate }

/** Invents one case, from its referral to the end of its path. @returns the case's id */
export async function inventCase(
  stage: Backstage,
  cast: Cast,
  by: Chance,
  invented: InventedReferral,
  story: Story,
  path: Path,
  receivedOn = subtractWorkingDays(stage.today, daysAgo[path]),
): Promise<string> {
  const receipt = await stage.receive(submission(stage, cast, by, invented, story), receivedOn, cast.referrer)
  const caseId = receipt.caseIds[0]
  if (caseId === undefined) throw new Error('an invented referral without a case')
  await walk({ stage, cast, by, caseId, receivedOn }, path)
  return caseId
}

async function walk(way: FromReferral, path: Path): Promise<void> {
  const { stage, cast, caseId } = way
  const on = (days: number): Temporal.PlainDate => earlier(addWorkingDays(way.receivedOn, days), stage.today)
  const words = (text: string) => ({ written: writtenNote(text) })

  if (path === 'received, not acknowledged') return
  await stage.step(caseId, 'acknowledge', cast.coordinator, on(1), { facts: { how: 'email' }, reasonGiven: false })
  if (path === 'received') return
  if (path === 'returned' || path === 'returned and closed') {
    await stage.step(caseId, 'return referral', cast.coordinator, on(2), {
      facts: { missing: ['concern', 'told'] },
      ...words(
        'The form names no event and does not say what the person has been told. I have asked the referrer for both.',
      ),
    })
    if (path === 'returned') return
    await stage.step(caseId, 'close returned referral', cast.coordinator, on(12), {
      facts: { closureReason: 'nfa_insufficient', supervisor: cast.supervisor, safeguardingHandOff: 'not_needed' },
      ...words(gatewayReasons.nfa_insufficient),
    })
    return
  }
  await stage.step(caseId, 'start gateway', cast.caseOfficer, on(1), { facts: {}, reasonGiven: false })
  if (path === 'gateway' || path === 'gateway overdue') return

  const ending = gatewayEndings[path]
  if (ending !== undefined) {
    await stage.step(caseId, 'decide gateway', cast.caseOfficer, on(5), {
      facts: {
        outcome: ending.outcome,
        officerRole: 'case officer',
        marking: 'official_sensitive',
        closureReason: ending.reason,
        supervisor: cast.supervisor,
        safeguardingHandOff: ending.outcome === 'signposted' ? 'made' : 'not_needed',
      },
      ...words(gatewayReasons[ending.words]),
    })
    if (path === 'police-led, asked') await askedByPolice(way, on(9))
    if (path === 'archived')
      await stage.step(caseId, 'archive', cast.coordinator, on(40), { facts: {}, reasonGiven: false })
    return
  }
  await stage.step(caseId, 'decide gateway', cast.caseOfficer, on(4), {
    facts: { outcome: 'continue', officerRole: 'case officer', marking: 'official_sensitive' },
    ...words(gatewayReasons.continue),
  })
  await stage.step(caseId, 'notify local authority', cast.caseOfficer, on(4), {
    facts: { how: 'shared record' },
    reasonGiven: false,
  })
  await askPartners(way, on(5), path)
  if (path === 'information asked' || path === 'information overdue' || path === 'information in') return
  await assess(way, on(11))
  if (path === 'assessed') return
  await stage.step(caseId, 'close information gathering', cast.caseOfficer, on(12), { facts: {}, reasonGiven: false })
  if (path === 'section 36') return
  if (path === 'section 36: no further action' || path === 'section 36: signposted') {
    const signposted = path === 'section 36: signposted'
    await stage.step(caseId, 'decide section 36', cast.caseOfficer, on(15), {
      facts: {
        decision: 'grounds_no',
        next: signposted ? 'signposted' : 'no_further_action',
        referredBy: 'police',
        closureReason: signposted ? 'signposted' : 'nfa_no_concern',
        supervisor: cast.supervisor,
        safeguardingHandOff: signposted ? 'made' : 'not_needed',
      },
      ...words(section36Reasons.no),
    })
    return
  }
  await stage.step(caseId, 'decide section 36', cast.caseOfficer, on(15), {
    facts: { decision: 'grounds_yes', next: 'panel', referredBy: 'police' },
    ...words(section36Reasons.yes),
  })
  await atPanel(way, on(16), path)
}

const gatewayEndings: Readonly<
  Partial<
    Record<
      Path,
      {
        outcome: 'nfa' | 'signposted' | 'police_investigation' | 'police_led_partnership' | 'transferred_force'
        reason:
          | 'nfa_no_concern'
          | 'nfa_context'
          | 'nfa_misinformed'
          | 'nfa_malicious'
          | 'nfa_insufficient'
          | 'signposted'
          | 'safeguarding_route'
          | 'police_investigation'
          | 'police_led_partnership'
          | 'wrong_area'
        words: keyof typeof gatewayReasons
      }
    >
  >
> = {
  'closed: no concern': { outcome: 'nfa', reason: 'nfa_no_concern', words: 'nfa_no_concern' },
  archived: { outcome: 'nfa', reason: 'nfa_no_concern', words: 'nfa_no_concern' },
  'closed: context': { outcome: 'nfa', reason: 'nfa_context', words: 'nfa_context' },
  'closed: misinformed': { outcome: 'nfa', reason: 'nfa_misinformed', words: 'nfa_misinformed' },
  'closed: malicious': { outcome: 'nfa', reason: 'nfa_malicious', words: 'nfa_malicious' },
  'closed: insufficient': { outcome: 'nfa', reason: 'nfa_insufficient', words: 'nfa_insufficient' },
  'closed: signposted': { outcome: 'signposted', reason: 'signposted', words: 'signposted' },
  'closed: safeguarding': { outcome: 'signposted', reason: 'safeguarding_route', words: 'safeguarding_route' },
  'closed: police': { outcome: 'police_investigation', reason: 'police_investigation', words: 'police_investigation' },
  'closed: police-led': {
    outcome: 'police_led_partnership',
    reason: 'police_led_partnership',
    words: 'police_led_partnership',
  },
  'police-led, asked': {
    outcome: 'police_led_partnership',
    reason: 'police_led_partnership',
    words: 'police_led_partnership',
  },
  'closed: other force': { outcome: 'transferred_force', reason: 'wrong_area', words: 'wrong_area' },
}

/** Police ask for two things: one is answered, the other still waits. */
async function askedByPolice({ stage, cast, caseId }: FromReferral, on: Temporal.PlainDate): Promise<void> {
  const asked = { askedBy: 'counter_terrorism_police', basis: 'crime_prevention', askedOn: on.toString() } as const
  const requestId = newId()
  await stage.step(caseId, 'record police-led request', cast.caseOfficer, on, {
    facts: { ...asked, requestId, asked: ['housing', 'meetings'] },
    written: writtenNote('A move to another estate, and somebody of housing at their meeting each month.'),
  })
  const answeredOn = addWorkingDays(on, 5)
  await stage.step(caseId, 'answer police-led request', cast.coordinator, answeredOn, {
    facts: { requestId, answer: 'agreed_in_part', answeredOn: answeredOn.toString() },
    written: writtenNote(
      'The head of housing takes part in the meetings. A move is possible in the new year at the earliest.',
    ),
  })
  await stage.step(caseId, 'record police-led request', cast.caseOfficer, answeredOn, {
    facts: { ...asked, askedOn: answeredOn.toString(), requestId: newId(), asked: ['education'] },
    written: writtenNote('A place on a course that starts in spring.'),
  })
}

/** Two requests; the first is answered except where the path waits for it. */
async function askPartners(
  { stage, cast, by, caseId }: FromReferral,
  on: Temporal.PlainDate,
  path: Path,
): Promise<void> {
  const waits = path === 'information asked' || path === 'information overdue'
  for (const [place, agencyId] of [cast.partnerAgencyId, cast.otherAgencyId].entries()) {
    if (place === 1 && !waits) continue
    const requestId = newId()
    const file = await stage.step(caseId, 'request information', cast.caseOfficer, on, {
      facts: { requestId, agencyId, basis: 's38_cooperation', marking: 'official_sensitive' },
      written: writtenNote(
        'What they know of attendance, health and home would help to tell a hard time from something else. Nothing less would.',
      ),
    })
    await stage.as(cast.caseOfficer, () =>
      addRequest(stage.trx, stage.vault, newRequest(file, requestId, agencyId, on)),
    )
    if (waits) continue
    const answeredOn = earlier(addWorkingDays(on, 3), stage.today)
    await stage.as(cast.partner, async () => {
      const request = await findRequestToAnswer(stage.trx, requestId)
      if (request === undefined) throw new Error('an invented request that its agency cannot see')
      const answer = by.oneOf(replies)
      await addReply(stage.trx, stage.vault, {
        request,
        kind: 'answered',
        tellPerson: 'may be told',
        seenBy: 'panel too',
        sourceOn: on,
        marking: 'official_sensitive',
        kept: replyNote(answer),
        formToken: newId(),
        today: answeredOn,
      })
    })
    if (path === 'information in') continue
    await stage.step(caseId, 'record reply', cast.caseOfficer, answeredOn, {
      facts: { requestId, reply: 'answered' },
      reasonGiven: false,
    })
    await stage.as(cast.caseOfficer, () => markTakenIn(stage.trx, requestId))
  }
}

function newRequest(file: CaseFile, requestId: string, agencyId: string, on: Temporal.PlainDate) {
  return {
    id: requestId,
    areaId: file.row.areaId,
    caseId: file.row.id,
    personId: file.person.id,
    agencyId,
    askedOn: on,
    dueOn: addWorkingDays(on, file.settings.informationReturnWithin),
    basis: 's38_cooperation',
    marking: 'official_sensitive',
    words: {
      name: fullName(file.person),
      born: birthInWords(file.person.birth),
      questions:
        'What contact have you had in the last twelve months? Is anything known that explains a change since the spring? Who else is helping?',
      why: 'To tell a hard time at home or at school from something that needs the panel. Nothing less would tell the two apart.',
      mayTell: 'That partners were asked, and why. Not which.',
    },
  }
}

async function atPanel(way: Walk, on: Temporal.PlainDate, path: Path): Promise<void> {
  const { stage, cast, caseId } = way
  const coming = path === 'listed'
  const meetingOn = coming ? addWorkingDays(stage.today, 6) : addWorkingDays(on, 8)
  const heldOn = coming ? meetingOn : earlier(meetingOn, stage.today)
  const meetingId = await meetingOf(way, heldOn)
  const listed = await stage.step(caseId, 'list for panel', cast.coordinator, on, {
    facts: { meetingId, meetingOn: heldOn.toString() },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () =>
    addItem(stage.trx, { areaId: cast.areaId, meetingId, caseId, purpose: 'first discussion' }),
  )
  if (coming) return

  const here = { chair: 'channel chair' as const, homeForcePolice: true }
  const words = (text: string) => ({ written: writtenNote(text) })
  const decide = {
    adopted: {
      decision: 'adopt' as const,
      votes: { adopt: 6 },
      planStates: [
        'consent_request' as const,
        'nature_of_support' as const,
        'provider' as const,
        'how_and_when' as const,
      ],
      why: panelReasons.adopt,
    },
    deferred: {
      decision: 'defer' as const,
      votes: { defer: 6 },
      actionAgency: cast.otherAgencyId,
      actionDueOn: addWorkingDays(heldOn, 10).toString(),
      why: panelReasons.defer,
    },
    other: { decision: 'not_adopt' as const, votes: { not_adopt: 6 }, why: panelReasons.not_adopt },
  }
  const adopts = isAdopted(path)
  const { why, ...facts } = adopts ? decide.adopted : path === 'deferred' ? decide.deferred : decide.other
  await stage.step(listed.row.id, 'panel decision', cast.chair, heldOn, {
    facts: { meetingId, present: here, ...facts },
    decisionMode: 'unanimous',
    ...words(why),
  })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
  if (adopts) await walkOn(way, heldOn, path)
  if (path !== 'not adopted and closed') return
  await stage.step(caseId, 'consider section 36(6)', cast.chair, heldOn, {
    facts: { meetingId, present: here, considered: 'both' },
    ...words(panelReasons.care),
  })
  await stage.step(caseId, 'close after panel', cast.chair, heldOn, {
    facts: { closureReason: 'not_adopted_other_service' },
    ...words(panelReasons.not_adopt),
  })
}

function submission(stage: Backstage, cast: Cast, by: Chance, invented: InventedReferral, story: Story) {
  const { person } = invented
  const answers: AnyAnswers = {
    emergency: 'not needed',
    people: [
      {
        name: {
          forenames: person.forenames,
          surname: person.surname,
          ...(person.knownAs === undefined ? {} : { knownAs: person.knownAs }),
        },
        born:
          person.birth.known === 'date'
            ? { precision: 'day', date: person.birth.on.toString() }
            : { instead: 'not-known' },
        gender:
          person.gender === 'prefer_not_to_say'
            ? { instead: 'prefer-not-to-say' }
            : person.gender === 'not_known'
              ? { instead: 'not-known' }
              : person.gender,
        address: { line1: person.line1, town: person.place.town, postcode: person.postcode },
      },
    ],
    concern: story.concern,
    whatHappened: story.whatHappened,
    otherExplanations: story.otherExplanations,
    firstKnownOn: subtractWorkingDays(stage.today, 140).toString(),
    needs: story.needs,
    strengths: story.strengths,
    told: invented.told,
    toldInWords:
      invented.told === 'yes'
        ? 'They know, and said that they would talk to someone.'
        : 'We want advice first about how and when to tell them.',
    parentsTold: { instead: 'not-known' },
    discussed: 'yes',
    safeguarding: by.happens(0.6) ? 'made' : 'not needed',
    safeguardingWhyNot: 'An adult who lives alone',
    referrerName: { forenames: 'Robin', surname: 'Fernhollow' },
    referrerRole: 'Designated safeguarding lead',
    referrerOrganisation: { name: 'Marram Bank School' },
    sector: invented.sector === 'unspecified' ? 'other' : invented.sector,
    referrerEmail: 'robin.fernhollow@marrambank.example',
    referrerPhone: '01632 960214',
    relationship: 'I see them most weeks',
  }
  return submissionOf({
    form: nationalReferral,
    channel: 'professional',
    answers,
    language: 'en',
    areaId: cast.areaId,
    agencyId: cast.partnerAgencyId,
    documents: [],
    formToken: newId(),
    today: stage.today,
  })
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other
}
