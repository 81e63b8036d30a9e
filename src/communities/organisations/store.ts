/** Organisations, contacts and volunteers in rows. Row security gives contacts to whoever keeps the area's records, and to nobody else. */
import type { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { codesOf } from '#reference/code-list.ts'
import { communityThemes, organisationKinds } from '#reference/communities.ts'
import { consentWays, type Contact, type Organisation, type Volunteers } from './organisation.ts'

export type NewOrganisation = Pick<Organisation, 'areaId' | 'name' | 'kind' | 'themes' | 'about'>
export type OrganisationChange = Omit<NewOrganisation, 'areaId'> & Pick<Organisation, 'endedOn'>

/** By name; those that have ended, too. */
export async function listOrganisations(trx: Trx): Promise<readonly Organisation[]> {
  const rows = await organisationRows(trx).orderBy('organisation.name').limit(2000).execute()
  return rows.map(organisationIn)
}

export async function findOrganisation(trx: Trx, id: string): Promise<Organisation | undefined> {
  const row = await organisationRows(trx).where('organisation.id', '=', id).executeTakeFirst()
  return row && organisationIn(row)
}

/** @returns undefined when the area has an organisation of that name */
export async function addOrganisation(trx: Trx, added: NewOrganisation): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.organisation')
    .values({
      id,
      area_id: added.areaId,
      name: added.name,
      kind: added.kind,
      themes: [...added.themes],
      about: added.about,
    })
    .onConflict((conflict) => conflict.constraint('organisation_name_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function isNameTaken(trx: Trx, { areaId, id }: Organisation, name: string): Promise<boolean> {
  const row = await trx
    .selectFrom('communities.organisation')
    .select('id')
    .where('area_id', '=', areaId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many rows changed: none when somebody else was faster */
export async function changeOrganisation(
  trx: Trx,
  id: string,
  seen: number,
  change: OrganisationChange,
): Promise<bigint> {
  const changed = await trx
    .updateTable('communities.organisation')
    .set({
      name: change.name,
      kind: change.kind,
      themes: [...change.themes],
      about: change.about,
      ended_on: change.endedOn ?? null,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

export type ContactChange = Omit<Contact, 'id' | 'areaId' | 'organisationId' | 'version' | 'changedBy' | 'changedAt'>

/** Of one organisation; none for whoever does not keep the area's records. */
export async function listContacts(trx: Trx, organisationId: string): Promise<readonly Contact[]> {
  const rows = await contactRows(trx)
    .where('contact.organisation_id', '=', organisationId)
    .orderBy('contact.name')
    .execute()
  return rows.map(contactIn)
}

export async function findContact(trx: Trx, organisationId: string, id: string): Promise<Contact | undefined> {
  const row = await contactRows(trx)
    .where('contact.id', '=', id)
    .where('contact.organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row && contactIn(row)
}

export async function addContact(
  trx: Trx,
  { areaId, id: organisationId }: Organisation,
  contact: ContactChange,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.contact')
    .values({ id, area_id: areaId, organisation_id: organisationId, ...contactValues(contact) })
    .execute()
  return id
}

export async function changeContact(trx: Trx, id: string, seen: number, contact: ContactChange): Promise<bigint> {
  const changed = await trx
    .updateTable('communities.contact')
    .set({ ...contactValues(contact), ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

/** At once and wholly: nothing of a contact stays but that there was one, in the audit. */
export async function removeContact(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('communities.contact').where('id', '=', id).execute()
}

export type ContactToReview = Pick<Contact, 'id' | 'organisationId' | 'reviewOn'> & { readonly organisation: string }

/** By organisation, not by name: a list says whom to ask, the contact's own page who it is. */
export async function listContactsToReview(
  trx: Trx,
  areas: readonly string[],
  by: Temporal.PlainDate,
): Promise<readonly ContactToReview[]> {
  const rows = await trx
    .selectFrom('communities.contact as contact')
    .innerJoin('communities.organisation as organisation', 'organisation.id', 'contact.organisation_id')
    .select(['contact.id', 'contact.organisation_id', 'contact.review_on', 'organisation.name'])
    .where('contact.area_id', 'in', [...areas])
    .where('contact.review_on', '<=', by)
    .orderBy('contact.review_on')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    reviewOn: row.review_on,
    organisation: row.name,
  }))
}

export type VolunteersChange = Pick<Volunteers, 'howMany' | 'checksHeld' | 'saidOn'>
export type NewVolunteers = VolunteersChange & Pick<Volunteers, 'role'>

/** Of one organisation, or of all that the reader sees. */
export async function listVolunteers(trx: Trx, organisationId?: string): Promise<readonly Volunteers[]> {
  const all = volunteerRows(trx).orderBy('volunteers.role')
  const rows = await (
    organisationId === undefined ? all : all.where('volunteers.organisation_id', '=', organisationId)
  ).execute()
  return rows.map(volunteersIn)
}

export async function findVolunteers(trx: Trx, organisationId: string, id: string): Promise<Volunteers | undefined> {
  return (await listVolunteers(trx, organisationId)).find((one) => one.id === id)
}

/** @returns undefined when the organisation's volunteers in that role are recorded already */
export async function addVolunteers(
  trx: Trx,
  { areaId, id: organisationId }: Organisation,
  { role, howMany, checksHeld, saidOn }: NewVolunteers,
): Promise<string | undefined> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('communities.volunteers')
    .values({
      id,
      area_id: areaId,
      organisation_id: organisationId,
      role,
      how_many: howMany,
      checks_held: checksHeld,
      said_on: saidOn,
    })
    .onConflict((conflict) => conflict.constraint('volunteers_role_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function changeVolunteers(
  trx: Trx,
  id: string,
  seen: number,
  { howMany, checksHeld, saidOn }: VolunteersChange,
): Promise<bigint> {
  const changed = await trx
    .updateTable('communities.volunteers')
    .set({ how_many: howMany, checks_held: checksHeld, said_on: saidOn, ...byMeAfter(seen) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows
}

function contactValues(contact: ContactChange) {
  return {
    name: contact.name,
    post: contact.post,
    email: contact.email,
    phone: contact.phone,
    consent_on: contact.consentOn,
    consent_how: contact.consentHow,
    review_on: contact.reviewOn,
  }
}

const organisationRows = (trx: Trx) =>
  trx
    .selectFrom('communities.organisation as organisation')
    .leftJoin('accounts.account as changer', 'changer.id', 'organisation.changed_by')
    .selectAll('organisation')
    .select('changer.name as changer')

const contactRows = (trx: Trx) =>
  trx
    .selectFrom('communities.contact as contact')
    .leftJoin('accounts.account as changer', 'changer.id', 'contact.changed_by')
    .selectAll('contact')
    .select('changer.name as changer')

const volunteerRows = (trx: Trx) =>
  trx
    .selectFrom('communities.volunteers as volunteers')
    .leftJoin('accounts.account as changer', 'changer.id', 'volunteers.changed_by')
    .selectAll('volunteers')
    .select('changer.name as changer')

function organisationIn(row: RowOf<ReturnType<typeof organisationRows>>): Organisation {
  return {
    id: row.id,
    areaId: row.area_id,
    name: row.name,
    kind: oneOf(codesOf(organisationKinds), row.kind),
    themes: row.themes.map((theme) => oneOf(codesOf(communityThemes), theme)),
    about: row.about,
    endedOn: row.ended_on ?? undefined,
    ...changedIn(row),
  }
}

function contactIn(row: RowOf<ReturnType<typeof contactRows>>): Contact {
  return {
    id: row.id,
    areaId: row.area_id,
    organisationId: row.organisation_id,
    name: row.name,
    post: row.post,
    email: row.email,
    phone: row.phone,
    consentOn: row.consent_on,
    consentHow: oneOf(consentWays, row.consent_how),
    reviewOn: row.review_on,
    ...changedIn(row),
  }
}

function volunteersIn(row: RowOf<ReturnType<typeof volunteerRows>>): Volunteers {
  return {
    id: row.id,
    areaId: row.area_id,
    organisationId: row.organisation_id,
    role: row.role,
    howMany: row.how_many,
    checksHeld: row.checks_held,
    saidOn: row.said_on,
    ...changedIn(row),
  }
}
