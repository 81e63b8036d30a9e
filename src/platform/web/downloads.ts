/** A file leaves only as a download: never shown in the browser, whatever is in it. */
import type { FastifyInstance } from 'fastify'
import { times } from './limits.ts'

export type Download = {
  /** A neutral name: no person's name, as it stays in the browser's list and on the disk. */
  name: string
  /** Media type as we made or sniffed it, never as the sender said. */
  type: string
  bytes: Uint8Array
}

export function addDownloads(app: FastifyInstance): void {
  app.decorateReply('download', function download({ name, type, bytes }: Download) {
    this.allowMs(times.downloadMs)
    return this.headers({
      'content-disposition': attachment(name),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'content-type': type,
    }).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
}

/** RFC 6266: a plain name for old browsers, the true one encoded (RFC 5987). Nothing in it can end the header or name a folder. */
export function attachment(name: string): string {
  const flat = name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\]/gu, '_')
  const plain = flat.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(flat).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
