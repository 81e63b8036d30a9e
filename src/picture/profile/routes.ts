/** The pages of threat profiles and what they recommend. The strategy above hands in what its plan answers. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { labelOf } from '#reference/code-list.ts'
import { profileKinds } from '#reference/local-threat.ts'
import { governanceEditors } from '#reference/roles.ts'
import { AreaQuery, areaShown, forEditors, forReaders, kept, mayKeep, noteOn, readable } from '../entry.ts'
import * as forms from './forms.ts'
import { profilePage, profileRow } from './pages.ts'
import { isInForce, type Recommendation, type ThreatProfile } from './profile.ts'
import * as store from './store.ts'

/** What the strategy knows, which stands above this room. */
export type PlanKnown = {
  /** Keys of what the actions of an area's plan in force serve. */
  readonly served: (trx: Trx, areaId: string) => Promise<ReadonlySet<string>>
  /** What the strategy in force recommends itself, as it reads. */
  readonly recommended: (trx: Trx, areaId: string) => Promise<readonly forms.PartToTie[]>
}

const ProfilePath = z.object({ profileId: z.uuid() })
const RecommendationPath = z.object({ recommendationId: z.uuid() })

export function addProfileRoutes(app: App, plan: PlanKnown): void {
  app.get<AreaQuery>('/picture/profiles', { config: { ...forReaders, query: AreaQuery } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => {
      const area = areaShown(actor, request.query, '/picture/profiles')
      const [profiles, inForce, served] = [
        await store.listProfiles(trx, area.id),
        await store.listRecommendations(trx, area.id, app.today()),
        await plan.served(trx, area.id),
      ]
      return {
        area,
        profiles: profiles.map((one) => profileRow(one, inForce, served, app.today())),
        mayKeep: mayKeep(actor, area.id),
      }
    })
    return reply.page('picture/profile/views/profiles.njk', { heading: 'Threat profiles', ...model })
  })

  app.get<{ Params: z.infer<typeof ProfilePath> }>(
    '/picture/profiles/:profileId',
    { config: { ...forReaders, params: ProfilePath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const profile = readable(await store.findProfile(trx, request.params.profileId))
        const recommendations = await store.listRecommendationsOf(trx, profile.id)
        const served = await plan.served(trx, profile.areaId)
        return profilePage(profile, recommendations, served, {
          today: app.today(),
          mayKeep: mayKeep(actor, profile.areaId),
        })
      })
      return reply.page('picture/profile/views/profile.njk', model)
    },
  )

  addProfileForms(app)
  addRecommendationForms(app, plan)
}

function addProfileForms(app: App): void {
  addFormPage(app, {
    ...forEditors,
    address: '/picture/new-profile',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: (areas) => forms.newProfileForm(areas),
    shown: () => ({ back: '/picture/profiles', button: 'Add the profile' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const profile = forms.newProfileIn(answers)
      const id = await store.addProfile(trx, { areaId, ...profile })
      if (id === undefined) return refuse({ question: 'edition', message: 'This edition has been added already' })
      await noteOn(trx, 'add threat profile', { kind: 'threat profile', id, areaId }, requestId, {
        marking: profile.marking,
      })
      return ok(`/picture/profiles/${id}`)
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/profiles/:profileId/change',
    params: ProfilePath,
    about: async (trx, { profileId }, { actor }) => kept(actor, await store.findProfile(trx, profileId)),
    form: (profile) => forms.changeProfileForm(titleOf(profile)),
    shown: (profile) => ({
      back: addressOf(profile),
      button: 'Save',
      standing: { what: titleOf(profile), ...profile, answers: forms.profileAnswers(profile) },
    }),
    act: async (trx, profile, answers, { requestId, seen }) => {
      const to = forms.changedProfileIn(answers)
      const clash = changedMeanwhile(await store.changeProfile(trx, profile.id, seen, to))
      if (clash !== undefined) return clash
      await noteOn(trx, 'change threat profile', { ...profile, kind: 'threat profile' }, requestId, {
        marking: to.marking,
      })
      return ok(addressOf(profile))
    },
  })
}

function addRecommendationForms(app: App, plan: PlanKnown): void {
  addFormPage(app, {
    ...forEditors,
    address: '/picture/profiles/:profileId/new-recommendation',
    params: ProfilePath,
    about: async (trx, { profileId }, { actor, today }) => {
      const profile = kept(actor, await store.findProfile(trx, profileId))
      return { profile, parts: isInForce(profile, today) ? await plan.recommended(trx, profile.areaId) : [] }
    },
    form: ({ profile, parts }) => forms.newRecommendationForm(titleOf(profile), parts),
    shown: ({ profile }) => ({ back: addressOf(profile), button: 'Add the recommendation' }),
    act: async (trx, { profile }, answers, { requestId }) => {
      const { areaId } = profile
      const id = await store.addRecommendation(trx, {
        areaId,
        profileId: profile.id,
        ...forms.newRecommendationIn(answers),
      })
      if (id === undefined) return refuse({ question: 'number', message: 'This number has been added already' })
      await noteOn(trx, 'add recommendation', { kind: 'recommendation', id, areaId }, requestId)
      return ok(addressOf(profile))
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/recommendations/:recommendationId/change',
    params: RecommendationPath,
    about: async (trx, { recommendationId }, here) => {
      const one = await theRecommendation(trx, recommendationId, here)
      return { one, parts: await partsToTie(trx, plan, one) }
    },
    form: ({ one, parts }) => forms.changeRecommendationForm(one.number, parts),
    shown: ({ one }) => ({
      back: itsPlace(one),
      button: 'Save',
      standing: { what: `recommendation ${one.number}`, ...one, answers: forms.recommendationAnswers(one) },
    }),
    act: async (trx, { one }, answers, { requestId, seen }) => {
      const to = forms.changedRecommendationIn(answers, one)
      const clash = changedMeanwhile(await store.changeRecommendation(trx, one.id, seen, to))
      if (clash !== undefined) return clash
      await noteOn(trx, 'change recommendation', { kind: 'recommendation', ...one }, requestId)
      return ok(itsPlace(one))
    },
  })

  addFormPage(app, {
    ...forEditors,
    address: '/picture/recommendations/:recommendationId/answer',
    params: RecommendationPath,
    about: (trx, { recommendationId }, here) => theRecommendation(trx, recommendationId, here),
    form: (one) => forms.answerForm(one),
    shown: (one) => ({ back: itsPlace(one), button: 'Record the answer' }),
    act: async (trx, one, answers, { requestId }) => {
      const answer = forms.answerIn(answers)
      await store.addAnswer(trx, one, answer)
      await noteOn(trx, 'answer recommendation', { kind: 'recommendation', ...one }, requestId, { how: answer.how })
      return ok(itsPlace(one))
    },
  })
}

async function theRecommendation(trx: Trx, id: string, { actor }: Circumstances): Promise<Recommendation> {
  return kept(actor, await store.findRecommendation(trx, id))
}

/** Those of the strategy in force, and the one it is tied to where that strategy is no longer in force. */
async function partsToTie(trx: Trx, plan: PlanKnown, one: Recommendation): Promise<readonly forms.PartToTie[]> {
  const parts = await plan.recommended(trx, one.areaId)
  const isTied = one.key !== one.id && !parts.some(({ key }) => key === one.key)
  return isTied ? [...parts, { key: one.key, label: 'As it was tied to an earlier strategy' }] : parts
}

function titleOf({ kind, edition }: Pick<ThreatProfile, 'kind' | 'edition'>): string {
  return `${labelOf(profileKinds, kind)}, ${edition}`
}

function addressOf({ id }: Pick<ThreatProfile, 'id'>): string {
  return `/picture/profiles/${id}`
}

function itsPlace({ id, profileId }: Recommendation): string {
  return `/picture/profiles/${profileId}#recommendation-${id}`
}
