import { at } from './lay.ts'

/** A key result as a company tells it. */
export interface Fact {
  readonly objective: string
  readonly keyResult: string
  readonly from: number
  readonly to: number
  readonly now: number
  readonly unit: string
}

/** A key result of one cycle; `feel` is what its owner says of it, which is not always what its numbers say. */
export interface CycleFact extends Fact {
  readonly cycle: string
  /** Its place in the list, from 0. */
  readonly n: number
  readonly feel: 'green' | 'amber' | 'red'
}

type Line = readonly [keyResult: string, from: number, to: number, now: number, unit: string]

function factsOf(lists: Readonly<Record<string, readonly Line[]>>): Fact[] {
  return Object.entries(lists).flatMap(([objective, lines]) =>
    lines.map(([keyResult, from, to, now, unit]) => ({ objective, keyResult, from, to, now, unit })),
  )
}

/** The facts once in each cycle; in all but the last they have ended somewhere between well and badly. */
export function inCycles(facts: readonly Fact[], cycles: readonly string[]): CycleFact[] {
  return cycles.flatMap((cycle, c) =>
    facts.map((fact, n) => {
      const final = fact.from + (fact.to - fact.from) * at([1.04, 0.8, 0.55, 0.95], n + c)
      const now = c === cycles.length - 1 ? fact.now : Math.round(final * 100) / 100
      const share = (now - fact.from) / (fact.to - fact.from)
      const feel = n % 5 === 0 || share > 0.6 ? 'green' : share > 0.3 ? 'amber' : 'red'
      return { ...fact, now, cycle, n: c * facts.length + n, feel }
    }),
  )
}

export const productFacts = factsOf({
  'Make new teams succeed in their first week': [
    ['Activation within 7 days from 31 to 45', 31, 45, 38, '%'],
    ['Median time to first report down to 12 minutes', 34, 12, 21, 'min'],
    ['Invite rate per new workspace reaches 2.8', 1.6, 2.8, 1.9, 'invites'],
  ],
  'Become the tool that finance teams trust': [
    ['Audit log used by 60 enterprise accounts', 12, 60, 41, 'accounts'],
    ['Month-end exports without a support ticket', 71, 95, 78, '%'],
    ['Two Big Four partners recommend us', 0, 2, 1, 'partners'],
  ],
  'Grow revenue from the customers we have': [
    ['Net revenue retention above 118', 107, 118, 110, '%'],
    ['Expansion pipeline of 1.4 million', 400_000, 1_400_000, 820_000, 'EUR'],
    ['Churned seats per month below 90', 210, 90, 190, 'seats'],
    ['Annual plans at 55 percent of new deals', 38, 55, 57, '%'],
  ],
})

export const platformFacts = factsOf({
  'Ship every day without fear': [
    ['Change failure rate under 8', 19, 8, 11, '%'],
    ['Deployments per week', 11, 40, 33, 'deploys'],
    ['Lead time for changes below a day', 74, 24, 61, 'h'],
  ],
  'Keep the lights on while we sleep': [
    ['Checkout availability', 99.5, 99.95, 99.7, '%'],
    ['Pages per on-call week', 23, 6, 9, 'pages'],
    ['Time to restore under 30 minutes', 95, 30, 88, 'min'],
  ],
  'Make the cloud bill boring': [
    ['Cost per thousand orders', 4.2, 2.5, 3.1, 'USD'],
    ['Idle instances switched off', 0, 340, 260, 'instances'],
  ],
  'Hire engineers who stay': [
    ['Offer acceptance rate', 58, 75, 69, '%'],
    ['Time to hire for senior roles', 71, 45, 66, 'days'],
  ],
})

export const germanFacts = factsOf({
  'Kundinnen und Kunden bleiben gern bei uns': [
    ['NPS steigt von 28 auf 45', 28, 45, 37, 'Punkte'],
    ['Kündigungsquote sinkt auf 1,5 %', 3.2, 1.5, 2.4, '%'],
    ['Erstlösungsquote im Support', 61, 80, 64, '%'],
  ],
  'Unser Werk in Leipzig liefert pünktlich': [
    ['Liefertreue bei 97 %', 86, 97, 93, '%'],
    ['Ausschuss unter 2 %', 5.1, 2, 4.6, '%'],
    ['Rüstzeit halbiert', 48, 24, 33, 'Minuten'],
  ],
  'Wir gewinnen den Mittelstand': [
    ['Neue Rahmenverträge', 0, 25, 9, 'Verträge'],
    ['Umsatz mit Neukunden', 0, 1_800_000, 1_150_000, 'EUR'],
    ['Angebote binnen 48 Stunden', 55, 90, 82, '%'],
  ],
})

export const frenchFacts = factsOf({
  'Des clients qui nous recommandent': [
    ['NPS de 32 à 50', 32, 50, 41, 'points'],
    ['Taux de résiliation sous 2 %', 4.4, 2, 3.9, '%'],
    ['Délai de première réponse', 14, 4, 6, 'h'],
  ],
  'Ouvrir le marché belge': [
    ['Contrats signés à Bruxelles', 0, 30, 12, 'contrats'],
    ['Chiffre d’affaires en Belgique', 0, 600_000, 410_000, 'EUR'],
  ],
  'Une plateforme qui tient la charge': [
    ['Disponibilité du paiement', 99.2, 99.9, 99.6, '%'],
    ['Incidents majeurs par trimestre', 9, 3, 7, 'incidents'],
    ['Temps de réponse médian', 640, 250, 330, 'ms'],
  ],
})

export const spanishFacts = factsOf({
  'Que cada cliente vuelva': [
    ['Tasa de recompra al 42 %', 29, 42, 36, '%'],
    ['Reclamaciones por mil pedidos', 18, 7, 15, 'casos'],
    ['NPS de 40 a 58', 40, 58, 52, 'puntos'],
  ],
  'Crecer en América Latina': [
    ['Pedidos mensuales en México', 2_100, 9_000, 4_300, 'pedidos'],
    ['Ingresos en Colombia', 0, 450_000, 300_000, 'EUR'],
  ],
  'Un almacén sin papel': [
    ['Pedidos preparados sin error', 94, 99.5, 97.8, '%'],
    ['Horas por inventario', 36, 8, 29, 'h'],
    ['Proveedores integrados', 4, 40, 31, 'proveedores'],
  ],
})
