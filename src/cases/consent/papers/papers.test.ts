import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { pdfType, wordType, type PaperDocument } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import { readWordFile } from '#platform/files/word-file.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentReaders, consentTold } from '#reference/consent.ts'
import { english } from './english.ts'
import { paperKinds, paperLanguages, paperOf, type Paper } from './paper.ts'
import { welsh } from './welsh.ts'

const about = {
  name: 'Tegan',
  council: 'Anytown Council',
  contact: 'channel@anytown.example',
  writer: 'Cora Coordinator',
  reference: 'THU-2026-0001',
  today: Temporal.PlainDate.from('2026-11-24'),
}
const papers: readonly Paper[] = paperKinds.flatMap((kind) =>
  codesOf(consentReaders).flatMap((reader) => paperLanguages.map((language) => ({ kind, reader, language }))),
)
const named = ({ kind, reader, language }: Paper) => `${kind} ${reader} ${language}`

function textOf(paper: PaperDocument): string {
  const parts = paper.blocks.map((block) => {
    if (block.kind === 'table') return block.rows.flat().join('\n')
    if (block.kind === 'drawing') return block.words
    return block.kind === 'list' ? block.items.join('\n') : block.kind === 'to fill in' ? block.label : block.text
  })
  return [paper.title, ...parts].join('\n')
}

test('every reader has a letter and a sheet in both languages, and every sheet says all that must be told', () => {
  for (const words of [english, welsh])
    for (const reader of codesOf(consentReaders)) assert.equal(words.readers[reader].sheet.length, consentTold.length)
})

test('nothing is left to fill in but what is filled in by hand', () => {
  for (const paper of papers) assert.doesNotMatch(textOf(paperOf(paper, about)), /\[|\]|undefined/, named(paper))
})

test('a letter carries the name, the reference and its marking; a sheet names nobody', () => {
  for (const paper of papers) {
    const made = paperOf(paper, about)
    const isLetter = paper.kind === 'letter'
    assert.equal(made.marking, isLetter ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL')
    assert.equal(made.reference, isLetter ? 'THU-2026-0001' : undefined)
    assert.equal(textOf(made).includes('Tegan'), isLetter, named(paper))
  }
})

test('no paper speaks of a concern, of risk, of terrorism or of radicalisation', () => {
  for (const paper of papers)
    assert.doesNotMatch(
      textOf(paperOf(paper, about)),
      /concern|extremis|eithafia|terroris|terfysg|radicali|suspect|at risk of (?!serious harm)|ideolog/i,
      named(paper),
    )
})

test('every reader is told that they may say no, may stop, and that their yes is not why the record is held', () => {
  for (const reader of codesOf(consentReaders)) {
    const text = textOf(paperOf({ kind: 'sheet', reader, language: 'en' }, about))
    assert.match(text, /say no|may say no/, reader)
    assert.match(text, /support stops|help stops|Nobody will be cross/, reader)
    assert.match(text, /does not erase|does not delete|keep a note/, reader)
  }
})

test('sentences for children are short', () => {
  const words = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length
  for (const [reader, most] of [
    ['under_12', 30],
    ['12_15', 35],
  ] as const) {
    const text = textOf(paperOf({ kind: 'sheet', reader, language: 'en' }, about))
    for (const sentence of text.split(/[.?!:;]\s|\n/)) assert.ok(words(sentence) <= most, sentence)
  }
})

test('each paper is made as a Word file and as a PDF/UA', async () => {
  assert.notEqual(pdfType, wordType)
  for (const paper of papers) {
    const made = paperOf(paper, about)
    assert.equal(readWordFile(await toWord(made)), 'document', named(paper))
    const pdf = (await toPdf(made)).toString('latin1')
    assert.match(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/, named(paper))
    assert.match(pdf, new RegExp(`/Lang ?\\(${paper.language}-GB\\)`), named(paper))
  }
})
