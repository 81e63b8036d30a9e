import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { plain } from '../../../test/boards-in-house.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'

const house = await aHouse({ after })
const { open } = await casesInHouse(house, { open: 'gateway' })
const coordinator = house.accounts.get('Cora Coordinator') ?? assert.fail()
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: coordinator,
  agencyId: await agencyId('Health'),
})
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
const olu = await aCaller(house.app, house.origin, 'Olu Officer')
const address = `/training/case-access/${ids.areaId}`

async function decide(follows: 'yes' | 'no') {
  const form = formTo((await cora.get(address)).text, address)
  return await cora.post(form.action, { body: encoded(filledIn(form, { follows, reason: 'The board agreed it' })) })
}

async function opens(caller: typeof cora): Promise<boolean> {
  // Asked for its purpose, or shown: either way the case exists for them.
  return (await caller.get(`/cases/${open}`)).status !== 404
}

/** A chair's course of the register, so many months ago. */
async function record(name: string, months: number, evidence: string): Promise<void> {
  await house.test.owner.query(
    `with p as (
       insert into training.person (id, area_id, agency_id, name, email, role, setting, started_on, added_by, changed_by)
       select gen_random_uuid(), a.area_id, a.agency_id, a.name, a.email, 'channel_chair', 'general', '2020-01-01', $4, $4
         from accounts.account a where a.name = $1
       on conflict (area_id, agency_id, email) do update set name = excluded.name returning id, area_id)
     insert into training.completion (id, area_id, person_id, course_id, completed_on, evidence, added_by)
     select gen_random_uuid(), p.area_id, p.id, c.id, (current_date - make_interval(months => $2::integer))::date, $3, $4
       from p join training.course c on c.area_id = p.area_id and c.code = 'panel_chair'`,
    [name, months, evidence, coordinator],
  )
}

describe('case access of the panel and the register', () => {
  test('off at first: the day on the account counts', async () => {
    assert.ok(await opens(cass))
    assert.match(plain((await cora.get(address)).text), /Today access does not follow the training register/)
  })

  test('it cannot be switched on while nobody would be left to chair', async () => {
    await record('Cass Chair', 6, 'self-declared')
    const sent = await decide('yes')
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /Nobody would be left to chair the panel/)
    assert.match(plain(sent.text), /Cass Chair, Channel panel chair: no course that counts is in the register/)
  })

  test('once a chair’s course is verified it can, and a deputy without one is shut out at once, and told why', async () => {
    await record('Cass Chair', 6, 'verified')
    assert.equal((await decide('yes')).status, 303)
    assert.ok(await opens(cass))
    assert.equal(await opens(dee), false)
    const work = plain((await dee.get('/work')).text)
    assert.match(work, /You cannot open the panel’s cases: your Channel panel course is not in date/)
    assert.match(work, /Take the course, then give the certificate/)
  })

  test('other roles go on as before', async () => {
    assert.ok(await opens(olu))
    assert.ok(await opens(cora))
  })

  test('in grace the chair still opens cases; the day after, not, and everybody hears that no chair is left', async () => {
    await house.test.owner.query(
      `update training.completion set completed_on = (current_date - interval '24 months')::date - 30 where evidence = 'verified'
          and person_id in (select id from training.person where name = 'Cass Chair')`,
    )
    assert.ok(await opens(cass))
    await house.test.owner.query(
      `update training.completion set completed_on = completed_on - 1 where evidence = 'verified'
          and person_id in (select id from training.person where name = 'Cass Chair')`,
    )
    assert.equal(await opens(cass), false)
    assert.match(plain((await cora.get('/work')).text), /Nobody who chairs the panel can open its cases/)
    assert.match(plain((await cass.get('/work')).text), /Your Channel training is not current/)
  })

  test('the coordinator can let it go, with reasons, and the panel opens its cases again', async () => {
    assert.equal((await decide('no')).status, 303)
    assert.ok(await opens(cass))
    assert.ok(await opens(dee))
  })

  test('nobody else decides it', async () => {
    assert.equal((await cass.get(address)).status, 404)
    assert.equal((await olu.get(address)).status, 404)
  })
})

async function agencyId(name: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [
    name,
  ])
  return rows[0]?.id ?? assert.fail()
}
