/**
 * Functions that look across row security repeat the rule that they step over: what each answers to everybody, and once their role has ended.
 * Who may call them at all stands in functions.ts.
 */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { roles } from '#reference/roles.ts'
import { become } from './attempts.ts'
import { actors, people, type Actor, type Area, type Person } from './kinds.ts'
import { bytesOf, idOf } from './rows.ts'
import { accountId, areaId, who } from './seed-accounts.ts'
import { aWorld } from './world.ts'

const world = await aWorld()

type Asked = {
  readonly says: string
  /** SQL that answers rows of one column, `answer`. */
  readonly sql: string
  /** Who is answered, and what. Everybody else: nothing, or an error. */
  readonly answered: Partial<Record<Actor, readonly string[]>>
  /** Stays when the role has ended: it is their own. */
  readonly own?: true
}

const everyAccount = `(select array_agg(id) from (values ${people.map((one) => `('${accountId(one)}'::uuid)`).join(', ')}) v (id))`
const accountsOf = (area: string): readonly string[] =>
  people.filter((one) => who[one].area === area).map((one) => accountId(one))
const organisers: readonly Actor[] = [
  'coordinator',
  'channel chair',
  'deputy chair',
  'coordinator, named',
  'coordinator, in an emergency',
]
/** Those who govern here. */
const governing: readonly Actor[] = [...organisers, 'board member', 'elected member']
const askers: readonly Actor[] = [
  'coordinator',
  'coordinator, named',
  'coordinator, in an emergency',
  'case officer',
  'case officer of two areas',
  'information governance',
  'information governance, in an emergency',
]
const opened = 'restricted, opened in an emergency'
const mayBeNamed = people.filter((one) =>
  who[one].holds.some(
    ([role, area]) => area === 'here' && ['coordinator', 'case officer', 'panel member'].includes(role),
  ),
)
/** Those who may sit on a panel here; the officer of two areas once. */
const mayHaveASeat = people.filter((one) =>
  who[one].holds.some(
    ([role, area]) =>
      area === 'here' && ['channel chair', 'deputy chair', 'panel member', 'case officer'].includes(role),
  ),
)
const caseRoles = ['coordinator', 'case officer', 'channel chair', 'deputy chair']
const worksCases = (one: Person, areas: readonly Area[]): boolean =>
  who[one].holds.some(([role, area]) => areas.includes(area) && caseRoles.includes(role))
/** Whom each of those who work cases can hand one to. */
const handsTo = Object.fromEntries(
  people
    .filter((one) => worksCases(one, ['here', 'there', 'beyond']))
    .map((one) => {
      const areas = who[one].holds.map(([, area]) => area)
      return [one, people.filter((other) => worksCases(other, areas)).map((other) => accountId(other))]
    }),
)
const colleague = accountId('a colleague')
/** A conflict with a case of the area, on the case or at a meeting. */
const haveDeclared = [
  'panel member',
  'panel member, named',
  'panel member, not invited',
  'deputy chair',
  'coordinator, named',
  'coordinator, in an emergency',
  'case officer',
  'case officer of two areas',
  'independent reviewer',
] as const
/** What a visitor is answered, whoever they are besides; and the owner, who has every right on functions. */
function forVisitors(answer: readonly string[]): Asked['answered'] {
  return {
    owner: answer,
    visitor: answer,
    'visitor with a cookie': answer,
    'visitor who is signed in as the referrer': answer,
  }
}

/** On the agenda of the next meeting, and told to its members. */
const itemsOfNext = [
  'on the agenda',
  'on the agenda, without identity',
  'on the agenda, limited identity',
  'on the agenda, named for Health',
  'on the agenda, named for the School',
].map((kind) => idOf(`item ${kind} next`))

const asked: readonly Asked[] = [
  {
    says: 'how far people have got with signing in is for administrators of their area',
    sql: `select account_id::text as answer from access.sign_in_states(${everyAccount})`,
    answered: { administrator: accountsOf('here'), 'administrator there': accountsOf('there') },
  },
  {
    says: 'who may sit on a panel is for those who arrange its meetings',
    sql: `select account_id::text as answer from panel.who_may_sit('${areaId('here')}')`,
    answered: Object.fromEntries(organisers.map((actor) => [actor, mayHaveASeat.map((one) => accountId(one))])),
  },
  {
    says: 'where to write to those who are asked to a meeting is for those who arrange it, and nobody writes to themselves',
    sql: `select email as answer from panel.whom_to_tell('${idOf('meeting of others')}')`,
    answered: Object.fromEntries(
      organisers.filter((actor) => actor !== 'channel chair').map((actor) => [actor, ['channel.chair@here.example']]),
    ),
  },
  {
    says: 'apologies are sent by whoever is asked to the meeting',
    sql: `select 'sent' as answer from (select count(*) from panel.send_apologies('${idOf('meeting next')}', null)) done`,
    answered: { 'panel member': ['sent'], 'channel chair': ['sent'] },
  },
  {
    says: 'and name nobody who is not their deputy',
    sql: `select 'sent' as answer from (select count(*) from panel.send_apologies('${idOf('meeting next')}', '${colleague}')) done`,
    answered: {},
  },
  {
    says: 'nor are they sent of a meeting that is cancelled, or over',
    sql: `select 'sent' as answer from (select count(*) from panel.send_apologies('${idOf('meeting cancelled')}', null)) done`,
    answered: {},
  },
  {
    says: 'whose conflicts were declared is told to those who arrange the meetings, and never with which case',
    sql: `select distinct account_id::text as answer from panel.conflicts_declared('${areaId('here')}')`,
    answered: Object.fromEntries(organisers.map((actor) => [actor, haveDeclared.map((one) => accountId(one))])),
  },
  {
    says: 'items are told to whoever is invited, from the pack until 30 days after, restricted cases and conflicts apart',
    sql: 'select unnest(access.items_by_panel())::text as answer',
    answered: {
      'panel member': [...itemsOfNext, idOf('item discussed 30 days ago 30 days ago')],
      'channel chair': [
        ...itemsOfNext,
        idOf('item on the agenda, conflict declared next'),
        idOf('item on the agenda of others of others'),
        idOf('item on the agenda, conflict declared at an earlier meeting next'),
      ],
      'panel member there': [idOf('item there: on the agenda there')],
    },
  },
  {
    says: 'of which items somebody who knows the case is told less, is for members, and never for whoever works it',
    sql: 'select distinct unnest(access.items_told_less())::text as answer',
    answered: { 'panel member': [idOf('item for a minute on the agenda cancelled')] },
  },
  {
    says: 'a pack is given out by whoever arranges the meetings of its area',
    sql: `select n::text as answer from panel.publish_edition(gen_random_uuid(), '${idOf('meeting next')}') n where n is not null`,
    answered: Object.fromEntries(organisers.map((actor) => [actor, ['2']])),
  },
  {
    says: 'who works cases is for those who work cases in the same area',
    sql: 'select distinct account_id::text as answer from cases.who_works_cases()',
    answered: handsTo,
  },
  {
    says: 'who may be asked to give support is for those who commission it',
    sql: `select account_id::text as answer from cases.who_may_provide('${areaId('here')}')`,
    answered: Object.fromEntries(organisers.map((actor) => [actor, [accountId('intervention provider')]])),
  },
  {
    says: 'which work is theirs is told to the provider, from the day support stood until the last report',
    sql: 'select unnest(access.commissions_assigned())::text as answer',
    answered: {
      'intervention provider': [
        'sent by the referrer',
        'restricted',
        'sent by Health',
        'closed',
        'discussed 30 days ago',
      ].map((kind) => idOf(`commission ${kind}`)),
    },
  },
  {
    says: 'for which of it support stands is told to the provider',
    sql: 'select unnest(access.commissions_supported())::text as answer',
    answered: {
      'intervention provider': ['sent by the referrer', 'restricted'].map((kind) => idOf(`commission ${kind}`)),
    },
  },
  {
    says: 'how a referral stands is for whoever sent it, and for the partner contact of their agency',
    sql: 'select referral_id::text as answer from referrals.progress_of_own()',
    own: true,
    answered: {
      referrer: [idOf('referral sent by the referrer')],
      'visitor who is signed in as the referrer': [idOf('referral sent by the referrer')],
      'partner contact of another agency': [idOf('referral sent by the referrer')],
      'somebody without a role': [idOf('referral sent by Health')],
      'partner contact': [idOf('referral sent by Health')],
    },
  },
  {
    says: 'a link for a new password is made by an administrator of the area, for somebody else',
    sql: `select email as answer from access.invite('${colleague}', gen_random_uuid(), '${bytesOf('new link')}')`,
    answered: { administrator: ['a.colleague@here.example'] },
  },
  {
    says: 'sessions of somebody else are ended by an administrator of the area',
    sql: `select n::text as answer from access.end_sessions_of('${accountId('analyst')}') n where n > 0`,
    answered: { administrator: ['1'] },
  },
  {
    says: 'what one administrator asks for is confirmed by another of the area, never by somebody else',
    sql: `select s.answer from access.settle_proposal('${idOf('proposal here')}', true, gen_random_uuid(), gen_random_uuid(), '${bytesOf('link')}') s
           where s.answer <> 'missing'`,
    answered: { administrator: ['confirmed'] },
  },
  {
    says: 'nobody confirms what is asked for themselves',
    sql: `select s.answer from access.settle_proposal('${idOf('own administrator')}', true, gen_random_uuid(), gen_random_uuid(), '${bytesOf('link')}') s
           where s.answer <> 'missing'`,
    answered: {},
  },
  {
    says: 'a role is offered by an administrator of the area alone',
    sql: `select 'may' as answer where access.refuse_role('${colleague}', '${areaId('here')}', 'analyst') is null`,
    answered: { administrator: ['may'] },
  },
  {
    says: 'a case is opened in an emergency by its reference, by those whose role could have a need, in their own areas',
    sql: `select case_id::text as answer from cases.open_in_emergency(gen_random_uuid(), 'restricted')`,
    answered: Object.fromEntries(askers.map((actor) => [actor, [idOf('case restricted')]])),
  },
  {
    says: 'who may be named on a restricted case is for the chairs of the area',
    sql: `select account_id::text as answer from cases.who_may_be_named('${areaId('here')}')`,
    answered: Object.fromEntries(
      (['channel chair', 'deputy chair'] as const).map((actor) => [actor, mayBeNamed.map((one) => accountId(one))]),
    ),
  },
  {
    says: 'whom to tell of a case is for those who work cases in its area, and leaves out who must not see it',
    sql: `select email as answer from cases.whom_to_tell('${idOf('case conflict declared')}', 'deputy chair', 'channel chair')`,
    answered: Object.fromEntries(
      [...new Set([...organisers, ...askers.filter((one) => !one.startsWith('information'))])]
        .filter((one) => one !== 'channel chair')
        .map((actor) => [actor, ['channel.chair@here.example']]),
    ),
  },
  {
    says: 'whom to tell of an emergency access is told to whoever began it',
    sql: `select email as answer from cases.emergency_notices('${idOf(`emergency ${opened} coordinator, in an emergency`)}')`,
    answered: {
      'coordinator, in an emergency': [
        'channel chair',
        'deputy chair',
        'information governance',
        'information governance, in an emergency',
      ].map((one) => `${one.replaceAll(/[^a-z]+/g, '.')}@here.example`),
    },
  },
  {
    says: 'the journal of a case that is offered is told to the chairs of the area that answers, and a restricted one too',
    sql: `select restricted::text as answer from cases.offer_to_answer('${idOf('transfer there: restricted')}')`,
    answered: { 'channel chair': ['true'], 'deputy chair': ['true'] },
  },
  {
    says: 'an offer that was withdrawn, declined or accepted has no answer to give any more',
    sql: `select o.id::text as answer
            from (values ${['on the agenda', 'sent by the referrer', 'closed'].map((one) => `('${idOf(`transfer ${one}`)}'::uuid)`).join(', ')}) o (id),
                 lateral cases.offer_to_answer(o.id)`,
    answered: {},
  },
  {
    says: 'a case is opened by transfer by nobody but the chairs it is offered to',
    sql: `select 'tried' as answer where cases.open_by_transfer('${idOf('transfer sent by the referrer')}', '{}') is not null`,
    answered: {},
  },
  {
    says: 'nobody writes into the journal of another area without having answered its offer in the same moment',
    sql: `select cases.answer_for_sender('${idOf('transfer closed')}', '{"seq": 2}')::text as answer`,
    answered: {},
  },
  {
    says: 'whom to tell of an offer is told to whoever made or answered it',
    sql: `select email as answer from cases.transfer_notices('${idOf('transfer sent by Health')}')`,
    answered: {
      'channel chair there': organisers
        .filter((one) => one !== 'channel chair there')
        .map((one) => `${one.replaceAll(/[^a-z]+/g, '.')}@here.example`),
    },
  },
  {
    says: 'a document is called clean by the clerk alone',
    sql: `select 'settled' as answer where referrals.settle_scan('${idOf('attachment open')}', 'clean')`,
    // Whoever migrates is a member of causeway_search, to which the functions belong, and so may call them all.
    answered: { clerk: ['settled'], owner: ['settled'] },
  },
  {
    says: 'whose birthday a case waits for is told to the clerk alone, and without a name',
    sql: `select array_to_string(array(select jsonb_object_keys(to_jsonb(w)) order by 1), ' ') as answer from cases.consent_watch(null, 1) w
           union all select 'asked'`,
    answered: { clerk: ['asked'], owner: ['asked'] },
  },
  {
    says: 'a task about consent is raised by the clerk alone, once, and for no case that has closed',
    sql: `select cases.raise_consent_task(gen_random_uuid(), '${idOf('case open')}', 'refresh', access.today())::text as answer
           union all select cases.raise_consent_task(gen_random_uuid(), '${idOf('case closed')}', 'refresh', access.today())::text`,
    answered: { clerk: ['false', 'true'], owner: ['false', 'true'] },
  },
  {
    says: 'how many tensions were reported in an area is told to those who govern it',
    sql: `select category || ' ' || reports as answer from picture.tension_counts('${areaId('here')}')`,
    answered: Object.fromEntries(governing.map((actor) => [actor, ['evidenced 3']])),
  },
  {
    says: 'to how many meetings of the panel an agency came is told to those who govern its area, and of no other',
    sql: `select meetings || ' ' || came as answer from panel.attendance_by_agency() where area_id = '${areaId('here')}'`,
    answered: Object.fromEntries(governing.map((actor) => [actor, ['1 1']])),
  },
  {
    says: 'how many actions of the panel fell due is told to the clerk alone',
    sql: `select 'told' as answer from panel.actions_by_month('${areaId('here')}') limit 1`,
    answered: { clerk: ['told'], owner: ['told'] },
  },
  {
    says: 'hate crime is told to those who govern the area, by quarter, and fewer than five are not told',
    sql: `select strand || ' ' || coalesce(count::text, 'few') as answer from picture.hate_crime_by_quarter('${areaId('here')}')`,
    answered: Object.fromEntries(governing.map((actor) => [actor, ['race 12', 'religion few']])),
  },
  {
    says: 'how many looks at a tension were owed is told to the clerk alone',
    sql: `select 'told' as answer from picture.tension_reviews_due('${areaId('here')}') limit 1`,
    answered: { clerk: ['told'], owner: ['told'] },
  },
  {
    says: 'nobody signs in by one click where the data is not a demonstration',
    sql: `select 'signed in' as answer
           where access.begin_demonstration_session('${accountId('channel chair')}', gen_random_uuid(), '${bytesOf('forged')}', 'x')`,
    answered: {},
  },
  {
    says: 'who has an account is told to no visitor where the data is not a demonstration',
    sql: 'select account_id::text as answer from access.demonstration_accounts()',
    answered: {},
  },
  {
    says: 'a calendar’s address answers whoever brings it with the panel’s meetings its owner is invited to, where they have a role',
    sql: `select id::text as answer from panel.feed_meetings('${bytesOf('feed panel member')}')`,
    answered: forVisitors(
      ['next', 'pack not sent out', '30 days ago', '31 days ago', 'cancelled'].map((one) => idOf(`meeting ${one}`)),
    ),
  },
  {
    says: 'and with the meetings of the boards of its owner’s area alone',
    sql: `select id::text as answer from boards.feed_meetings('${bytesOf('feed board member')}')`,
    answered: forVisitors([idOf('coming meeting here')]),
  },
  {
    says: 'that of somebody who reads of no board, with none',
    sql: `select id::text as answer from boards.feed_meetings('${bytesOf('feed case officer')}')`,
    answered: {},
  },
  {
    says: 'an invented address answers nothing',
    sql: `select coalesce(access.open_feed('${bytesOf('an invented feed')}')::text, 'null') as answer`,
    answered: forVisitors(['null']),
  },
  {
    says: 'the list of all accounts is for operators on the server itself',
    sql: 'select count(*)::text as answer from access.operator_list()',
    answered: { owner: [String(people.length + 3)] },
  },
]

suite('Functions that look across row security', () => {
  for (const { says, sql, answered, own } of asked) {
    test(says, async () => {
      for (const actor of actors) assert.deepEqual(await answer(actor, sql), (answered[actor] ?? []).toSorted(), actor)
      for (const role of roles) {
        const left = own && role === 'referrer' ? (answered[role] ?? []) : []
        assert.deepEqual(await answer(role, sql, ended), left, `${role}, whose role has ended`)
      }
    })
  }
})

const ended = 'update accounts.holding set until_on = access.today() - 1 where until_on is null'

/** What the function answers, in a transaction that is rolled back; nothing where it refuses. */
async function answer(actor: Actor, sql: string, first = ''): Promise<readonly string[]> {
  await world.client.query('begin')
  try {
    await world.client.query(first)
    await become(world.client, actor)
    const { rows } = await world.client.query<{ answer: string }>(sql)
    return rows.map((row) => row.answer).sort()
  } catch (error) {
    const state = error instanceof Error && 'code' in error ? error.code : undefined
    // No identity, no right: anything else is a mistake of the question.
    if (state === '28000' || state === '42501') return []
    throw error
  } finally {
    await world.client.query('rollback')
  }
}
