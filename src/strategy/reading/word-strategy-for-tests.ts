/** A strategy written in Word as many are: heading styles, lists that Word counts, a table of contents, a table over two rows, a note. */
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

const numbering = {
  config: ['numbers', 'dots'].map((reference) => ({
    reference,
    levels: [0, 1].map((level) => ({
      level,
      format: reference === 'numbers' ? LevelFormat.DECIMAL : LevelFormat.BULLET,
      text: reference === 'numbers' ? `%${level + 1}.` : '•',
      alignment: AlignmentType.LEFT,
    })),
  })),
}

const heading = (text: string, level: 1 | 2) =>
  new Paragraph({ text, heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })
const item = (text: string, reference: 'numbers' | 'dots', level = 0) =>
  new Paragraph({ text, numbering: { reference, level } })
const cell = (text: string | readonly string[], rowSpan = 1) =>
  new TableCell({ rowSpan, children: [text].flat().map((part) => new Paragraph(part)) })

const inBold = (text: string): IRunOptions => ({ text, bold: true })

export async function aWordStrategy(): Promise<Buffer> {
  return await Packer.toBuffer(
    new Document({
      numbering,
      footnotes: { 1: { children: [new Paragraph('Census 2011, table KS201.')] } },
      sections: [
        {
          children: [
            new Paragraph('Northbury Borough Council'),
            new Paragraph({ text: 'Northbury Prevent Strategy', heading: HeadingLevel.TITLE }),
            new Paragraph('2019 to 2022'),
            heading('Introduction', 1),
            new Paragraph({
              children: [
                new TextRun('Northbury has 160,000 residents, who speak sixty languages.'),
                new FootnoteReferenceRun(1),
              ],
            }),
            heading('Strategic aims', 1),
            new Paragraph('The partnership has agreed three aims:'),
            item('Help people to withstand those who would draw them into terrorism', 'numbers'),
            item('Give early support to those at risk', 'numbers'),
            item('through Channel', 'numbers', 1),
            item('through family support', 'numbers', 1),
            item('Make Prevent part of everyday safeguarding', 'numbers'),
            heading('What we will do', 2),
            item('Train every school', 'dots'),
            item('Open a single front door', 'dots'),
            new Paragraph({ children: [new TextRun(inBold('Partners'))] }),
            new Paragraph('Partners will be asked to do the same.'),
            heading('Recommendations of the counter-terrorism local profile', 1),
            item('Online radicalisation: work with parents', 'dots'),
            item('Venues: adopt a hire policy', 'dots'),
            heading('The Prevent duty', 1),
            new Paragraph(
              'Specified authorities must have due regard to the need to prevent people from being drawn into terrorism.',
            ),
            heading('Governance', 1),
            new Table({
              rows: [
                new TableRow({ children: [cell('Meeting'), cell('Date'), cell('Purpose')] }),
                new TableRow({ children: [cell('Prevent Board'), cell('3rd September 2018', 2), cell('Draft')] }),
                new TableRow({ children: [cell(['LSCB', 'Northbury SAB']), cell('Information')] }),
                new TableRow({
                  children: [cell('Cabinet and Health and Wellbeing Board'), cell('Jan 19'), cell('Sign-off')],
                }),
                new TableRow({ children: [cell(''), cell('tbc'), cell('Publication')] }),
              ],
            }),
            heading('Conclusion', 1),
            new Paragraph('Prevent is safeguarding.'),
            heading('Appendices', 1),
            item('Delivery plan', 'numbers'),
            item('Glossary', 'numbers'),
          ],
        },
      ],
    }),
  )
}
