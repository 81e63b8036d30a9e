import type { Actor } from '#platform/database/actor.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios, select, text } from '#platform/forms/questions.ts'
import { organisers } from '../who.ts'

export function meetingForm(actor: Actor) {
  const areas = actor.holdings.filter((holding) => organisers.some((role) => role === holding.role))
  const options = [
    ...new Map(
      areas.map((holding) => [holding.areaId, { code: holding.areaId, label: { en: holding.areaName } }]),
    ).values(),
  ]
  return defineForm({
    id: 'panel-meeting',
    version: '1',
    title: { en: 'Arrange a meeting' },
    pages: [
      page({
        id: 'panel-meeting',
        title: { en: 'Arrange a panel meeting' },
        intro: [{ en: 'The chair, the deputy, the case officers and every panel member of the area are invited.' }],
        questions: [
          select({ id: 'area', label: { en: 'Area' }, name: { en: 'the area' }, options }),
          date({ id: 'heldOn', label: { en: 'Date' }, name: { en: 'the date' }, range: 'today or future' }),
          select({
            id: 'startsAt',
            label: { en: 'Starts at' },
            name: { en: 'when it starts' },
            options: [
              '09:00',
              '09:30',
              '10:00',
              '10:30',
              '11:00',
              '13:00',
              '13:30',
              '14:00',
              '14:30',
              '15:00',
              '16:00',
            ].map((time) => ({ code: time.replace(':', '.'), label: { en: time } })),
          }),
          text({
            id: 'place',
            label: { en: 'Place or link' },
            name: { en: 'the place' },
            maxLength: 200,
            optional: true,
          }),
          radios({
            id: 'kind',
            label: { en: 'What kind of meeting is it?' },
            name: { en: 'what kind of meeting it is' },
            options: [
              { code: 'ordinary', label: { en: 'Ordinary' } },
              { code: 'emergency', label: { en: 'Emergency' } },
            ],
          }),
        ],
      }),
    ],
  })
}
