/** Addresses in what people write. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeIn } from './place-in-words.ts'

test('a postcode is found, however it is written', () => {
  for (const words of ['near RM17 6SL', 'rm176sl', 'It was at Rm16 2aa.', 'SW1A 1AA'])
    assert.equal(placeIn(words), 'postcode', words)
})

test('a house in a street is found', () => {
  for (const words of ['at 12 High Street', '7a, Orsett Rd', 'outside 3 london road', 'flat 4', 'House no. 9'])
    assert.equal(placeIn(words), 'address', words)
})

test('a ward, a street by its name, numbers and times are let through', () => {
  for (const words of [
    'Graffiti along the High Street in Grays Riverside',
    'About 40 people in London Road shouted',
    'A march of 300 on 3 May from the station at 5pm',
    'Two of 9 schools said so, 12 days later',
  ])
    assert.equal(placeIn(words), undefined, words)
})
