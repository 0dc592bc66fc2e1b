import type { FieldFault } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

/** A curve of the file as the text that the scoring rules read: a name, or `2026-11-15 0.4; 2026-12-10 0.9`. */
export function fileCurve(curve: unknown): {
  readonly typed: string | null
  readonly fault: FieldFault | null
} {
  if (curve === undefined || curve === null) return { typed: null, fault: null }
  if (typeof curve === 'string') return { typed: curve, fault: null }
  if (Array.isArray(curve) && curve.length > 0) {
    const points = curve.map(pointOf)
    if (!points.includes(null)) return { typed: points.join('; '), fault: null }
  }
  const fault = {
    code: 'unknown_curve',
    property: 'curve',
    message: `curve is ${shownValue(curve)} that cannot be read; the plan is taken as linear.`,
    mend: 'Set curve to linear, back-loaded, front-loaded or s-curve, or to rising shares on days of the quarter such as [["2026-11-15", 0.4], ["2026-12-10", 0.9]].',
  }
  return { typed: null, fault }
}

function pointOf(point: unknown): string | null {
  if (!Array.isArray(point)) return null
  const [date, share]: unknown[] = point
  if (typeof date !== 'string' || typeof share !== 'number' || !Number.isFinite(share)) return null
  const written = String(share)
  return `${date} ${written.includes('e') ? share.toFixed(12) : written}`
}
