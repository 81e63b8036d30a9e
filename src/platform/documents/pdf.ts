/**
 * A document as a PDF that assistive technology can read: PDF/UA-1, tagged, with its language and title, every font embedded. Typst checks
 * the standard while it makes the file and refuses what would break it. The text goes in as data; none of it is read as Typst's own language.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { pageWords, type PaperDocument } from './document.ts'

const here = dirname(fileURLToPath(import.meta.url))
const template = readFileSync(`${here}/paper.typ`, 'utf8')

type Typst = { readonly compiler: NodeCompiler; readonly standard: PdfStandard }
let typst: Promise<Typst> | undefined

export async function toPdf(paper: PaperDocument): Promise<Buffer> {
  const input = JSON.stringify({
    ...paper,
    reference: paper.reference ?? '',
    madeFor: paper.madeFor ?? '',
    wordsIn: paper.wordsIn ?? paper.language,
    words: pageWords[paper.language],
  })
  typst ??= ready()
  const maker = await typst
  const made = compiled(maker, input)
  if (Buffer.isBuffer(made)) return made
  // The standard forbids an empty box in place of a letter. A question mark says that one is missing; a Word file has it.
  const again = compiled(
    maker,
    made.missing.reduce((text, letter) => text.replaceAll(letter, '?'), input),
  )
  if (Buffer.isBuffer(again)) return again
  throw new Error('a PDF could not be made')
}

/** The file, or the letters that no font has. What Typst complains of quotes the text, so it goes no further than this. */
function compiled({ compiler, standard }: Typst, paper: string): Buffer | { readonly missing: readonly string[] } {
  try {
    return compiler.pdf({ mainFileContent: template, inputs: { paper } }, { pdfStandard: standard })
  } catch (error) {
    const complaints = error instanceof Error ? error.message : ''
    return {
      missing: [...complaints.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].flatMap(
        ([, text]) => text ?? [],
      ),
    }
  } finally {
    // What it remembers of a document is let go of, so that nobody's letter stays in memory.
    compiler.evictCache(0)
  }
}

/** Loaded when the first PDF is asked for, and not by every process that never makes one: 50 MB, and a tenth of a second for its fonts. */
async function ready(): Promise<Typst> {
  const { NodeCompiler, PdfStandard } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/package.json'))
  const compiler = NodeCompiler.create({
    workspace: here,
    fontArgs: [{ fontPaths: ['400Regular', '700Bold'].map((weight) => `${dirname(fonts)}/${weight}`) }],
  })
  return { compiler, standard: PdfStandard.UA_1 }
}
