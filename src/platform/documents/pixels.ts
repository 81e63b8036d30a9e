/**
 * A drawing of ours as PNG, for programs that show no SVG. Only what the house has drawn comes here, never what somebody sent: it refers to
 * nothing outside itself. Letters are those of our PDFs, whatever the machine has.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Sharp enough for paper at the width of a page: about 200 dots to the inch. */
const dotsPerUnit = 2

type Canvas = typeof import('@napi-rs/canvas')
let ready: Promise<Canvas> | undefined

/** @param drawing SVG with its size in its own units */
export async function toPng(drawing: {
  readonly svg: string
  readonly width: number
  readonly height: number
}): Promise<Buffer> {
  const { createCanvas, loadImage } = await (ready ??= loaded())
  const width = Math.round(drawing.width * dotsPerUnit)
  const height = Math.round(drawing.height * dotsPerUnit)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(await loadImage(Buffer.from(drawing.svg)), 0, 0, width, height)
  return canvas.toBuffer('image/png')
}

/** When the first is asked for, and not by every process that never makes one: 35 MB. */
async function loaded(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas')
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/package.json')))
  for (const file of [
    '400Regular/SourceSans3_400Regular.ttf',
    '700Bold/SourceSans3_700Bold.ttf',
    '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  ])
    if (canvas.GlobalFonts.registerFromPath(`${fonts}/${file}`, 'Source Sans 3') === null)
      throw new Error(`the font ${file} could not be read`)
  return canvas
}
