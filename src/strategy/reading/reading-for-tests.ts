/** A strategy read from a file or from a text, as tests look at it. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { readSource } from '#platform/documents/source/read-source.ts'
import type { StrategyReading } from './strategy-reading.ts'
import { readStrategy } from './read-strategy.ts'

export async function draftOf(bytes: Uint8Array, name: string): Promise<StrategyReading> {
  const source = await readSource(bytes, name)
  assert.ok(source.ok, JSON.stringify(source))
  return readStrategy(source.value)
}

export async function draftOfFixture(name: string): Promise<StrategyReading> {
  return await draftOf(await readFile(new URL(`fixtures/${name}`, import.meta.url)), name)
}

export async function draftOfText(text: string): Promise<StrategyReading> {
  return await draftOf(Buffer.from(text), 'strategy.txt')
}

export function texts(found: readonly { readonly text: string }[]): readonly string[] {
  return found.map(({ text }) => text)
}
