import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { presenceOf, type Capacity, type Invitee } from './meeting.ts'
import { awayAt, isThereAt, stayInWords } from './there-at.ts'

const at = (time: string) => Temporal.PlainTime.from(time)

function someone(capacity: Capacity, stay: Partial<Invitee> = {}): Invitee {
  return {
    ...{
      accountId: capacity,
      name: capacity,
      agencyId: 'agency',
      agency: 'Essex Police',
      capacity,
      present: 'present',
    },
    ...{ inPlaceOf: undefined, cameAt: undefined, leftAt: undefined },
    ...stay,
  }
}

test('who came late is there from that minute on, and who left early until that minute', () => {
  const late = someone('chair', { cameAt: '10:15', leftAt: '11:00' })
  const moments = ['10:14', '10:15', '10:15:40', '11:00', '11:00:59', '11:01'].map((time) => isThereAt(late, at(time)))
  assert.deepEqual(moments, [false, true, true, true, true, false])
  assert.equal(isThereAt(late, undefined), true, 'nobody knows the moment')
  assert.equal(isThereAt({ ...late, present: 'apologies' }, at('10:30')), false)
})

test('those whom the Act asks for are asked for at the moment of the decision', () => {
  const chair = someone('chair', { leftAt: '10:30' })
  const deputy = someone('deputy', { cameAt: '10:20' })
  const police = someone('police', { cameAt: '10:00' })
  const force = 'Essex Police'
  const all = [chair, deputy, police]
  assert.deepEqual(presenceOf(all, force, at('09:59')), { chair: 'channel chair', homeForcePolice: false })
  assert.deepEqual(presenceOf(all, force, at('10:10')), { chair: 'channel chair', homeForcePolice: true })
  assert.deepEqual(presenceOf(all, force, at('10:31')), { chair: 'deputy chair', homeForcePolice: true })
  assert.deepEqual(presenceOf([chair, police], force, at('10:31')), { chair: 'neither', homeForcePolice: true })
  assert.deepEqual(presenceOf([chair, police], force, undefined), { chair: 'channel chair', homeForcePolice: true })
})

test('why somebody is missed is said in words', () => {
  const all = [someone('chair', { leftAt: '10:30' }), someone('deputy', { cameAt: '11:00' }), someone('police')]
  assert.deepEqual(awayAt(all, at('10:45')), ['chair left at 10:30am', 'deputy came at 11am'])
  assert.deepEqual(awayAt(all, undefined), [])
  assert.equal(stayInWords({ cameAt: '09:45', leftAt: '11:30' }), 'came at 9:45am, left at 11:30am')
  assert.equal(stayInWords({ cameAt: undefined, leftAt: undefined }), '')
})
