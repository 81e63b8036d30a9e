/** The duty in the invented Thurrock: who is bound, two years of self-assessment, a signed statement, a sample to review, advice and venue checks. */
import { Temporal } from 'temporal-polyfill'
import { addAnswer, addEnquiry } from '#duty/advice/store.ts'
import { addStatement, findWhole as findStatement, sign, state } from '#duty/assurance/store.ts'
import { addAuthority, type NewAuthority } from '#duty/authorities/store.ts'
import { draw } from '#duty/dip-sample/draw-rules.ts'
import { addSample, listDrawable } from '#duty/dip-sample/store.ts'
import { addItem } from '#duty/items/store.ts'
import { takeIn } from '#duty/register/store.ts'
import { addSelfAssessment, answer, findWhole, review, submit } from '#duty/self-assessment/store.ts'
import { addEntry } from '#duty/support/store.ts'
import { addAppeal, addCheck, addDecision, addFinding } from '#duty/venue-checks/store.ts'
import { yearOf } from '#duty/year.ts'
import { assuranceFrameworkOf } from '#reference/assurance-controls.ts'
import { schemeOf } from '#reference/self-assessment-schemes.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import type { AgencyKey } from './agencies.ts'
import type { Backstage } from './backstage.ts'
import type { Town } from './written-case.ts'

export async function inventDuty(stage: Backstage, town: Town): Promise<void> {
  await stage.as(town.account('coordinator'), () => inventRegister(stage, town))
  await inventAssessments(stage, town)
  await inventStatement(stage, town)
  await stage.as(town.account('coordinator'), () => inventSample(stage, town))
  await inventAdvice(stage, town)
  await inventVenueChecks(stage, town)
}

type Bound = Pick<NewAuthority, 'schedule' | 'kind' | 'name'> & { readonly agency?: AgencyKey; readonly post: string }

const bound: readonly Bound[] = [
  { schedule: 6, kind: 'la_unitary', name: 'Thurrock Council', agency: 'communitySafety', post: 'Prevent lead' },
  { schedule: 6, kind: 'police_force', name: 'Essex Police', agency: 'police', post: 'Prevent inspector' },
  {
    schedule: 6,
    kind: 'probation',
    name: 'Probation Service – Essex',
    agency: 'probation',
    post: 'Head of public protection',
  },
  {
    schedule: 6,
    kind: 'nhs_ft',
    name: 'Mid and South Essex Foundation Trust',
    agency: 'health',
    post: 'Named nurse for safeguarding',
  },
  { schedule: 6, kind: 'college', name: 'Estuary Reach College', agency: 'estuary', post: 'Head of student services' },
  { schedule: 6, kind: 'academy', name: 'Saltings Academy', agency: 'saltings', post: 'Designated safeguarding lead' },
  { schedule: 6, kind: 'port_police', name: 'Port of Tilbury Police', post: 'Chief officer' },
  {
    schedule: 7,
    kind: 'yot',
    name: 'Thurrock Youth Offending Service',
    agency: 'youthOffending',
    post: 'Operations manager',
  },
  { schedule: 7, kind: 'icb', name: 'Mid and South Essex Integrated Care Board', post: 'Designated nurse' },
]

async function inventRegister({ trx, today }: Backstage, { areaId, agency }: Town): Promise<void> {
  for (const { agency: key, post, ...one } of bound) {
    const id = await addAuthority(trx, {
      ...one,
      areaId,
      functions: '',
      boundFrom: Temporal.PlainDate.from('2015-07-01'),
      boundUntil: undefined,
      agencyId: key === undefined ? undefined : agency(key),
      contact: { name: '', post, email: '' },
      agreementFrom: key === undefined ? today.subtract({ months: 11 }) : undefined,
      agreementUntil: key === undefined ? today.add({ days: 24 }) : undefined,
    })
    if (id === undefined) throw new Error(`the invented ${one.name} is there already`)
    if (one.kind !== 'port_police') continue
    const authority = { id, areaId }
    const words = 'A visit and a model risk assessment were offered.'
    await addEntry(trx, authority, { kind: 'support offered', on: today.subtract({ days: 60 }), words })
    const taken = 'The visit took place; the risk assessment is being written.'
    await addEntry(trx, authority, { kind: 'support taken up', on: today.subtract({ days: 31 }), words: taken })
  }
  await takeIn(trx, areaId, {
    sha256: '0'.repeat(64),
    places: [
      {
        number: '900001',
        name: 'Marshlight Primary School',
        kind: 'school',
        postcode: 'RM17 6SL',
        email: 'office@marshlight.example',
      },
      {
        number: '900002',
        name: 'Saltings Academy',
        kind: 'academy',
        postcode: 'RM16 4XY',
        email: 'safeguarding@saltings.example',
      },
      {
        number: '900003',
        name: 'Estuary Reach College',
        kind: 'college',
        postcode: 'RM20 1AB',
        email: 'students@estuary-reach.example',
      },
      { number: 'L-001', name: 'Saturday School at the Foreshore', kind: 'out_of_school', postcode: '', email: '' },
    ],
  })
  const inTime = today.add({ days: 120 })
  await addItem(trx, areaId, {
    kind: 'it-filtering',
    title: 'Filtering of public computers in libraries',
    owner: 'Head of ICT',
    policy: 'The national list is loaded every night; refusals are counted, never who was refused.',
    reviewOn: inTime,
    endedOn: undefined,
  })
  await addItem(trx, areaId, {
    kind: 'out-of-school-settings',
    title: 'Visits to out-of-school settings',
    owner: 'Education safeguarding adviser',
    policy: 'Each known setting is visited once a year, with the fire service.',
    reviewOn: today.subtract({ days: 9 }),
    endedOn: undefined,
  })
}

const reasons: Readonly<Record<string, string>> = {
  training: 'Nobody can yet tell who has completed the course, and there is no needs analysis by role.',
  communications: 'There is a plan; critics are heard twice a year.',
}

/** Submitted a year ago by the chair and looked at by the coordinator; this year's is being written. */
async function inventAssessments(stage: Backstage, { areaId, account }: Town): Promise<void> {
  const { trx } = stage
  const year = yearOf(stage.today)
  const written = async (fromYear: number, score: (code: string) => string | undefined): Promise<string> => {
    const id = await addSelfAssessment(trx, { areaId, agencyId: undefined, scheme: '2024-eight', fromYear })
    if (id === undefined) throw new Error('the invented self-assessment is there already')
    for (const { code } of schemeOf('2024-eight').benchmarks) {
      const given = score(code)
      const words = reasons[code] ?? 'It is in place, and was looked at this year.'
      if (given !== undefined) await answer(trx, { id, areaId }, { benchmark: code, score: given, words }, 0)
    }
    return id
  }
  for (const [back, training] of [
    [2, '1'],
    [1, '2'],
  ] as const) {
    const id = await stage.as(account('chair'), async () => {
      const one = await written(year - back, (code) => (code === 'training' ? training : '3'))
      await submit(trx, one, 'Most is in place. Training is not.')
      return one
    })
    await stage.as(account('coordinator'), async () => {
      const submittedBy = (await findWhole(trx, id))?.assessment.submitted?.byId ?? ''
      const said = {
        benchmark: 'training',
        score: '1',
        words: 'No list of who was trained could be shown.',
        submittedBy,
      }
      await review(trx, { id, areaId }, said)
    })
  }
  await stage.as(account('coordinator'), () =>
    written(year, (code) => (code === 'training' ? '2' : code === 'communications' ? undefined : '4')),
  )
}

async function inventStatement(stage: Backstage, { areaId, account }: Town): Promise<void> {
  const { trx } = stage
  const framework = 'channel-2021'
  const year = yearOf(stage.today)
  const stated = async (fromYear: number): Promise<string> => {
    const id = await addStatement(trx, { areaId, fromYear, edition: 1, framework })
    if (id === undefined) throw new Error('the invented statement is there already')
    for (const { code } of assuranceFrameworkOf(framework).controls) {
      const rating = code === 'reviews-and-exit' ? 'partly' : 'met'
      await state(
        trx,
        { id, areaId },
        { control: code, rating, words: 'It is in place; the dip sample found no gap.' },
        0,
      )
    }
    return id
  }
  const signed = await stage.as(account('coordinator'), async () => {
    await stated(year - 1)
    return await stated(year - 2)
  })
  for (const [key, post] of [
    ['chair', 'chair'],
    ['boardMember', 'director'],
  ] as const)
    await stage.as(account(key), async () => {
      const whole = await findStatement(trx, signed)
      if (whole !== undefined) await sign(trx, whole.statement, post)
    })
}

async function inventSample({ trx, today }: Backstage, { areaId, account }: Town): Promise<void> {
  const openedFrom = today.subtract({ months: 12 })
  const drawable = await listDrawable(trx, areaId, { from: openedFrom, until: today })
  const seed = '5eed5eed5eed5eed'
  await addSample(trx, {
    areaId,
    how: 'at random',
    openedFrom,
    openedUntil: today,
    seed,
    population: drawable.length,
    checklist: 'record-2023',
    reviewer: account('independentReviewer'),
    sightUntil: today.add({ days: 14 }),
    cases: draw(drawable, { how: 'at random', seed, size: 5 }),
  })
}

async function inventAdvice(stage: Backstage, { areaId, account, agency }: Town): Promise<void> {
  const { trx, today } = stage
  const dueOn = addWorkingDays(today, 5)
  const answered = await stage.as(account('primaryContact'), () =>
    addEnquiry(trx, {
      areaId,
      agencyId: agency('marshlight'),
      setting: 'school',
      topic: 'filtering',
      question: 'What must our filtering provider be able to show us each year?',
      dueOn,
    }),
  )
  await stage.as(account('academyContact'), () =>
    addEnquiry(trx, {
      areaId,
      agencyId: agency('saltings'),
      setting: 'academy',
      topic: 'visitors',
      question: 'Do we need a check for a speaker whom the sixth form society invites?',
      dueOn,
    }),
  )
  await stage.as(account('coordinator'), () =>
    addAnswer(
      trx,
      { id: answered, areaId },
      'That the national list is loaded, and a report of what was refused, in counts.',
    ),
  )
}

async function inventVenueChecks(stage: Backstage, { areaId, account }: Town): Promise<void> {
  const { trx, today } = stage
  const event = {
    areaId,
    venue: 'Riverside Hall',
    audience: 'Everybody',
    publicity: 'A poster in the library',
    speakers: '',
    ticketed: 'open',
    equality: 'given',
  } as const
  const found = { looked: 'website', words: 'Nothing on it speaks against the booking.' } as const
  const freeSpeech = 'The theme is lawful and of public interest; nothing outweighs letting it be heard.'
  const { declined, approved } = await stage.as(account('coordinator'), async () => {
    const hall = { ...event, hirer: 'Estuary Debating Society', theme: 'Whether the sea wall should stand' }
    const ids = {
      declined: await addCheck(trx, { ...hall, event: 'An evening on the sea wall', eventOn: today.add({ days: 24 }) }),
      approved: await addCheck(trx, {
        ...event,
        hirer: 'Foreshore Community Forum',
        event: 'Harvest supper',
        theme: 'A supper with songs',
        eventOn: today.subtract({ days: 40 }),
      }),
    }
    for (const id of Object.values(ids)) await addFinding(trx, { id, areaId }, found)
    return ids
  })
  await stage.as(account('chair'), async () => {
    const of = (id: string) => ({ id, areaId })
    const fits = { stage: 'first', outcome: 'approved', reasons: 'Nothing stands against it.', conditions: '' } as const
    await addDecision(trx, of(approved), { ...fits, freeSpeech }, undefined)
    const small = 'More are expected than the hall may hold.'
    await addDecision(trx, of(declined), { ...fits, outcome: 'declined', reasons: small, freeSpeech }, undefined)
  })
  await stage.as(account('coordinator'), () =>
    addAppeal(
      trx,
      { id: declined, areaId },
      { receivedOn: today.subtract({ days: 2 }), grounds: 'A larger hall is free on the same evening.' },
    ),
  )
}
