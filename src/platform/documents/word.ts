/** A document as a Word file: real headings and lists, its language, and a title, so that it can be changed and read aloud. */
import type { IRunOptions, Paragraph, Table } from 'docx'
import { pageWords, type Block, type PaperDocument } from './document.ts'
import { toPng } from './pixels.ts'

/** On every machine that has Word; nothing is embedded that the reader could not edit. */
const font = 'Arial'
/** In half points. */
const size = { body: 24, small: 20, heading: 28, second: 24, title: 40 }

/** The program that writes Word files, loaded when the first is asked for. */
type Docx = typeof import('docx')

/** As it stands in the file: a drawing in pixels, too. */
type Drawn = Extract<Block, { readonly kind: 'drawing' }> & { readonly png: Buffer }
type WordBlock = Exclude<Block, { readonly kind: 'drawing' }> | Drawn

export async function toWord(paper: PaperDocument): Promise<Buffer> {
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } = docx
  const blocks = await Promise.all(paper.blocks.map(inPixels))
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    description: paper.marking,
    styles: {
      default: {
        document: {
          run: { font, size: size.body, language: { value: localeOf(paper.language) } },
          paragraph: { spacing: { after: 160, line: 312, lineRule: 'auto' } },
        },
        title: { run: { font, size: size.title, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: {
          run: { font, size: size.heading, bold: true },
          paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font, size: size.second, bold: true },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 500, hanging: 250 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        headers: { default: new Header({ children: [small(docx, [paper.marking])] }) },
        footers: { default: new Footer({ children: foot(docx, paper) }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(paper.title)] }),
          ...blocks.flatMap((block) => paragraphs(docx, block, paper)),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}

async function inPixels(block: Block): Promise<WordBlock> {
  return block.kind === 'drawing' ? { ...block, png: await toPng(block) } : block
}

/** A reference, with whoever took the copy, may fill a line: then the page has the next to itself. */
function foot(docx: Docx, { language, marking, reference }: PaperDocument): readonly Paragraph[] {
  const { page, of } = pageWords[language]
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber
  const pageOf = ['\t', `${page} `, CURRENT, ` ${of} `, TOTAL_PAGES]
  return reference === undefined
    ? [small(docx, [marking, ...pageOf])]
    : [small(docx, [`${marking}  ·  ${reference}`]), small(docx, pageOf)]
}

function small({ Paragraph, TabStopType, TextRun }: Docx, children: readonly string[]): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: 9_000 }],
    children: [new TextRun({ children: [...children], size: size.small })],
  })
}

/** For words in another language than the document's, so that they are read aloud as what they are. */
function spoken({ language, wordsIn }: PaperDocument, own = wordsIn ?? language): Pick<IRunOptions, 'language'> {
  return own === language ? {} : { language: { value: localeOf(own) } }
}

function localeOf(language: PaperDocument['language']): string {
  return language === 'cy' ? 'cy-GB' : 'en-GB'
}

function paragraphs(docx: Docx, block: WordBlock, paper: PaperDocument): (Paragraph | Table)[] {
  const { HeadingLevel, Paragraph, TabStopType, TextRun } = docx
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1,
          children: [new TextRun(block.text)],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: [new TextRun({ text: block.text, ...spoken(paper, block.language) })] })]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: 'bullets', level: 0 },
            children: [new TextRun({ text: item, ...spoken(paper) })],
          }),
      )
    case 'table':
      // The paragraph behind it keeps two tables apart, and a table from the end of the page.
      return [table(docx, block.headings, block.rows, paper), new Paragraph({})]
    case 'drawing':
      // What it shows stands beneath it, too, for a program that cannot draw it.
      return [
        picture(docx, block),
        new Paragraph({ keepNext: true, children: [new TextRun({ text: block.words, size: size.small })] }),
      ]
    case 'to fill in':
      return [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: 9_000, leader: 'underscore' }],
          children: [new TextRun({ children: [`${block.label}:`, '\t'] })],
        }),
      ]
  }
}

/** Between the margins, in pixels of a 96th of an inch. */
const widest = 600

/** As SVG, which Word has drawn since 2016: sharp at every size, and its letters stay letters. Other programs show the same in pixels. */
function picture({ ImageRun, Paragraph }: Docx, drawing: Drawn): Paragraph {
  const transformation = { width: widest, height: Math.round((drawing.height * widest) / drawing.width) }
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(drawing.svg),
        transformation,
        altText: { name: 'Drawing', title: '', description: drawing.words },
        fallback: { type: 'png', data: drawing.png },
      }),
    ],
  })
}

/** Its first row is marked as the header: read out with each cell, and repeated on the next page. */
function table(
  { Paragraph, Table, TableCell, TableRow, TextRun, WidthType }: Docx,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  paper: PaperDocument,
): Table {
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map((text) => {
        const run: IRunOptions = {
          text,
          bold: header,
          size: headings.length > 3 ? size.small : size.body,
          ...(header ? {} : spoken(paper)),
        }
        return new TableCell({
          children: [new Paragraph({ spacing: { before: 60, after: 60 }, children: [new TextRun(run)] })],
        })
      }),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(headings, true), ...rows.map((cells) => row(cells, false))],
  })
}
