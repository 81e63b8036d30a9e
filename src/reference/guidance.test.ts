import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { channelGuidance, channelGuidanceOn, preventDutyGuidance, terminology } from './guidance.ts'

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

test('a decision is made under the guidance of its day', () => {
  assert.equal(channelGuidanceOn(on('2017-06-01')).code, 'channel-2015')
  assert.equal(channelGuidanceOn(on('2020-11-01')).code, 'channel-2015')
  assert.equal(channelGuidanceOn(on('2020-11-02')).code, 'channel-2020')
  assert.equal(channelGuidanceOn(on('2023-10-09')).code, 'channel-2023')
})

test('the word is “vulnerable” until the guidance of 2023 and “susceptible” since', () => {
  assert.equal(terminology('channel-2020').noun, 'vulnerability')
  assert.equal(terminology('channel-2023').adjective, 'susceptible')
})

for (const [name, versions] of Object.entries({ channelGuidance, preventDutyGuidance })) {
  test(`${name}: versions follow each other without a gap`, () => {
    for (const [index, version] of versions.entries()) {
      const next = versions[index + 1]
      if (version.validTo === null) assert.equal(next, undefined)
      else assert.equal(on(version.validTo).add({ days: 1 }).toString(), next?.validFrom)
    }
  })
}

test('a day before any guidance is an error', () => {
  assert.throws(() => channelGuidanceOn(on('2012-09-30')), /No Channel guidance/)
})
