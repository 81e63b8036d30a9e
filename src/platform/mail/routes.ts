/** The demonstration's mailbox: what would have been sent, with its links, so that nobody needs a mail server to try the service. */
import type { Database, Trx } from '../database/database.ts'
import { NotFound } from '../failures.ts'
import type { App } from '../web/web.ts'
import type { Mail } from './mail.ts'

/** Add it only in a demonstration: it shows anybody everybody's mail. Over any other data it is not there either. */
export function addMailboxPage(app: App, mail: Mail, database: Pick<Database, 'asService'>): void {
  app.get('/mailbox', { config: { roles: 'anyone', personal: false } }, async (_request, reply) => {
    if (!(await database.asService('mailer', isDemonstration))) throw new NotFound()
    const letters = await mail.listShown(database)
    return reply.page('platform/mail/views/mailbox.njk', {
      heading: 'Mailbox of the demonstration',
      letters: letters.map((letter) => ({ ...letter, paragraphs: paragraphsOf(letter.text, letter.link) })),
    })
  })
}

async function isDemonstration(trx: Trx): Promise<boolean> {
  const instance = await trx.selectFrom('platform.instance').select('kind').executeTakeFirst()
  return instance?.kind === 'demonstration'
}

/** Paragraphs, each in parts: words, and the link where it stands. */
function paragraphsOf(text: string, link: string | undefined): { text: string; isLink: boolean }[][] {
  return text
    .trim()
    .split('\n\n')
    .map((paragraph) => {
      if (link === undefined) return [{ text: paragraph, isLink: false }]
      const words = paragraph.split(link)
      return words.flatMap((part, place) => [
        ...(part === '' ? [] : [{ text: part, isLink: false }]),
        ...(place < words.length - 1 ? [{ text: link, isLink: true }] : []),
      ])
    })
}
