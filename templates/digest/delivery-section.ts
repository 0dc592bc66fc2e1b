import type { Digest } from '#src/core/mail/digest.ts'
import type { FigureLine } from '#src/core/mail/figure-line.ts'
import { countOf } from '#templates/words/count-of.ts'
import { knownLater } from '#templates/words/known-later.ts'
import { about } from './about.ts'
import { PLAIN_SECTION, type Section } from './section.ts'

/** How the company delivers by the four keys of DORA, against a week ago and the target; nothing where nobody asked. */
export function deliverySection({ delivery, today }: Digest): readonly Section[] {
  if (delivery === undefined) return []
  if (delivery === null) {
    const intro = ['Not measured: no repository that is linked in a Source could be read.']
    return [{ ...PLAIN_SECTION, heading: 'Delivery', intro }]
  }
  const [guardrail, ...others] = delivery.guardrails
  const more = others.length === 0 ? '' : ` And ${countOf(others.length, 'guardrail')} more.`
  return [
    {
      ...PLAIN_SECTION,
      heading: `Delivery, ${countOf(delivery.days, 'day')} against the ${delivery.days} before`,
      intro: [
        ...delivery.lines.map(lineOf),
        ...(delivery.knownOn === null ? [] : [knownLater(delivery.knownOn, today)]),
        ...(guardrail === undefined ? [] : [`Guardrail: ${guardrail}${more}`]),
      ],
    },
  ]
}

function lineOf({ label, now, before, target, isOnTarget }: FigureLine): string {
  const against = isOnTarget === null ? '' : isOnTarget ? ', met' : ', missed'
  return about(`${label}: ${now}, was ${before}`, target === '' ? 'no target' : `target ${target}${against}`)
}
