/**
 * A document as a PDF that assistive technology can read: PDF/UA-1, tagged, with its language and title, every font embedded. Typst checks
 * the standard while it makes the file and refuses what would break it. The text goes in as data; none of it is read as Typst's own language.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { pageWords, type PaperDocument } from './document.ts'

const here = dirname(fileURLToPath(import.meta.url))
const template = readFileSync(`${here}/paper.typ`, 'utf8')

let compiler: NodeCompiler | undefined

export function toPdf(paper: PaperDocument): Buffer {
  const input = JSON.stringify({
    ...paper,
    reference: paper.reference ?? '',
    words: pageWords[paper.language],
  })
  const made = compiled(input)
  if (Buffer.isBuffer(made)) return made
  // The standard forbids an empty box in place of a letter. A question mark says that one is missing; a Word file has it.
  const again = compiled(made.missing.reduce((text, letter) => text.replaceAll(letter, '?'), input))
  if (Buffer.isBuffer(again)) return again
  throw new Error('a PDF could not be made')
}

/** The file, or the letters that no font has. What Typst complains of quotes the text, so it goes no further than this. */
function compiled(paper: string): Buffer | { readonly missing: readonly string[] } {
  const made = ready()
  try {
    return made.pdf({ mainFileContent: template, inputs: { paper } }, { pdfStandard: PdfStandard.UA_1 })
  } catch (error) {
    const complaints = error instanceof Error ? error.message : ''
    return {
      missing: [...complaints.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].flatMap(
        ([, text]) => text ?? [],
      ),
    }
  } finally {
    // What it remembers of a document is let go of, so that nobody's letter stays in memory.
    made.evictCache(0)
  }
}

/** Made when it is first needed: it reads its fonts, which takes a tenth of a second. */
function ready(): NodeCompiler {
  const fonts = fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/package.json'))
  compiler ??= NodeCompiler.create({
    workspace: here,
    fontArgs: [{ fontPaths: ['400Regular', '700Bold'].map((weight) => `${dirname(fonts)}/${weight}`) }],
  })
  return compiler
}
