/**
 * What a mail may be: plain words, a reference, a day and a link. Never a name, never a word of a case: mail is read on lock screens, in shared
 * mailboxes and by whoever runs the servers between.
 */
import { formatDayOfWeek } from '../day-and-time.ts'
import type { Language } from '../language.ts'

/** The words of a kind of mail. `{reference}`, `{day}` and `{link}` stand where they are to go; each in both languages or in neither. */
export type MailTemplate = {
  readonly subject: Readonly<Record<Language, string>>
  /** Paragraphs. */
  readonly body: Readonly<Record<Language, readonly string[]>>
}

export type MailTemplates = Readonly<Record<string, MailTemplate>>

/** What fills a template. Nothing else is ever put into a mail. */
export type MailDetails = {
  /** Such as THU-2026-0042. */
  readonly reference?: string | undefined
  /** As 2027-01-14. */
  readonly day?: string | undefined
  /** An address of this service, whole: https://causeway.example.gov.uk/work. */
  readonly link?: string | undefined
}

export type Letter = { readonly subject: string; readonly text: string }

/** @throws when the template asks for what the details do not hold */
export function writeLetter(template: MailTemplate, language: Language, details: MailDetails): Letter {
  return {
    subject: template.subject[language],
    text: `${template.body[language].map((paragraph) => fill(paragraph, language, details)).join('\n\n')}\n`,
  }
}

function fill(paragraph: string, language: Language, details: MailDetails): string {
  return paragraph.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const values: Readonly<Record<string, string | undefined>> = {
      reference: details.reference,
      link: details.link,
      day: details.day === undefined ? undefined : formatDayOfWeek(details.day, language),
    }
    const value = values[name]
    if (value === undefined) throw new Error(`a mail without its ${name}`)
    return value
  })
}

/** Whether mail can be sent there: one plain address, nothing that a mail server could read as more. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text)
}

export function isReference(text: string): boolean {
  return /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(text) && text.length <= 40
}

/** Whether this is a page of ours, in letters that need no quoting anywhere. */
export function isOwnLink(text: string, baseUrl: string): boolean {
  return text.startsWith(`${baseUrl}/`) && text.length <= 1_000 && /^[!-~]+$/.test(text)
}
