/** The invented work with communities in a town of the tests, and the ids that its addresses name. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { inventCommunities } from '../src/demonstration/communities/invent.ts'
import { listContacts, listVolunteers } from '#communities/organisations/store.ts'
import type { TestDatabase } from './database.ts'

export type CommunityIds = {
  /** With a contact and with volunteers. */
  readonly organisationId: string
  readonly contactId: string
  readonly volunteersId: string
  /** The council's. */
  readonly agencyId: string
  /** Owed an answer, and not late. */
  readonly engagementId: string
  readonly groupId: string
  readonly memberId: string
  readonly meetingId: string
  readonly adviceId: string
  /** Started, with sessions. */
  readonly projectId: string
  /** Its provider is not checked yet. */
  readonly plannedId: string
  readonly campaignId: string
  /** Open to anybody. */
  readonly surveyId: string
  readonly closedSurveyId: string
  readonly leafletId: string
  readonly language: 'en'
}

/** @param of.agency by the names that towns give their agencies */
export async function communitiesInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: { readonly areaId: string; readonly by: string; readonly agency: (name: string) => string },
): Promise<CommunityIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const agencies = { council: of.agency('Council'), police: of.agency('Essex Police') }
  return await backstage(ownerConnection, vault, today, (stage) =>
    stage.as(of.by, async () => {
      const invented = await inventCommunities(stage.trx, { areaId: of.areaId, agencies, today })
      const organisationId = invented.organisations.boxing
      const [contact] = await listContacts(stage.trx, organisationId)
      const [volunteers] = await listVolunteers(stage.trx, organisationId)
      const engagementId = invented.engagements.at(-2)
      if (contact === undefined || volunteers === undefined || engagementId === undefined)
        throw new Error('the invented communities lack something')
      return {
        organisationId,
        contactId: contact.id,
        volunteersId: volunteers.id,
        agencyId: agencies.council,
        engagementId,
        groupId: invented.groupId,
        memberId: invented.memberId,
        meetingId: invented.meetingId,
        adviceId: invented.adviceId,
        projectId: invented.startedId,
        plannedId: invented.plannedId,
        campaignId: invented.campaignId,
        surveyId: invented.openSurveyId,
        closedSurveyId: invented.closedSurveyId,
        leafletId: invented.leafletId,
        language: 'en',
      }
    }),
  )
}
