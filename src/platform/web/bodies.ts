/**
 * What a form may send: urlencoded, or multipart on the routes that take files. A body is a plain record without a prototype;
 * a key sent twice is a list, so a schema that asks for one text refuses it. Anything else is not read at all.
 */
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { counts, sizes } from './limits.ts'
import { turnAway } from './turn-away.ts'

export type FormBody = Record<string, string | string[]>

/** A file as it arrived. Its name and type are claims of the sender, nothing more. */
export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Buffer }

export async function addBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: sizes.formBytes, parser: parseForm })
  await app.register(multipart, {
    throwFileSizeLimit: true,
    limits: {
      fields: sizes.fields,
      fieldSize: sizes.fieldBytes,
      fieldNameSize: sizes.fieldNameBytes,
      fileSize: sizes.uploadBytes,
      files: sizes.files,
      parts: sizes.fields + sizes.files,
      headerPairs: 20,
    },
  })

  app.decorateRequest('uploads')
  app.decorateRequest('formToken', {
    getter(this: FastifyRequest) {
      return formTokenOf(this.body)
    },
  })

  app.addHook('onRequest', async (request) => {
    request.uploads = []
  })

  let uploading = 0
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return
    if (request.is404 || request.routeOptions.config.upload !== true) throw turnAway(415, 'files where none are taken')
    if (Number(request.headers['content-length']) > sizes.uploadBytes)
      throw turnAway(413, 'an upload that is too large')
    if (uploading >= counts.uploadsAtOnce) throw turnAway(503, 'too many uploads at once')
    uploading += 1
    try {
      await readMultipart(request)
    } catch (error) {
      // What the parser says of a form that is broken off has no status: the fault is the sender's.
      throw error instanceof Error && 'statusCode' in error
        ? error
        : turnAway(400, 'a multipart form that cannot be read')
    } finally {
      uploading -= 1
    }
  })
}

/** Parses name=value pairs. A key sent twice becomes a list. @throws a bad request beyond the number of fields */
export function parseForm(text: string): FormBody {
  // Counted before anything is parsed: a quarter of a megabyte of "&" is no form.
  if (text.split('&', sizes.fields + 1).length > sizes.fields) throw turnAway(413, 'too many fields')
  const body = emptyBody()
  for (const [name, value] of new URLSearchParams(text)) addField(body, name, value)
  return body
}

async function readMultipart(request: FastifyRequest): Promise<void> {
  const body = emptyBody()
  const uploads: UploadedFile[] = []
  let bytes = 0
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldnameTruncated || part.valueTruncated) throw turnAway(413, 'a field that is too long')
      addField(body, part.fieldname, String(part.value))
      continue
    }
    const content = await part.toBuffer()
    bytes += content.length
    if (bytes > sizes.uploadBytes) throw turnAway(413, 'an upload that is too large')
    if (content.length > 0 || part.filename !== '')
      uploads.push({ field: part.fieldname, name: part.filename, bytes: content })
  }
  request.body = body
  request.uploads = uploads
}

function emptyBody(): FormBody {
  const body: FormBody = {}
  // "__proto__" is then a name like any other.
  Object.setPrototypeOf(body, null)
  return body
}

function addField(body: FormBody, name: string, value: string): void {
  const known = body[name]
  if (known === undefined) body[name] = value
  else if (typeof known === 'string') body[name] = [known, value]
  else known.push(value)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function formTokenOf(body: unknown): string {
  const token: unknown = typeof body === 'object' && body !== null && 'formToken' in body ? body.formToken : undefined
  if (typeof token !== 'string' || !uuid.test(token)) throw turnAway(400, 'a form without its form token')
  return token
}
