import type { Tone } from '#templates/words/mark.ts'

export type Paint = 'page' | 'ink' | 'muted' | 'link' | 'button' | 'gap' | 'rest' | Tone

interface Pair {
  readonly ink: string
  readonly ground: string
}

const LINES = { light: '#e4e2dc', dark: '#31363b' }

/** Ink and ground always go together on one element: clients that invert colours by themselves then invert both. */
const PAINTS: Readonly<Record<Paint, { readonly light: Pair; readonly dark: Pair }>> = {
  page: { light: { ink: '#1f2328', ground: '#f3f2ee' }, dark: { ink: '#e6e4df', ground: '#121416' } },
  ink: { light: { ink: '#1f2328', ground: '#fcfcfa' }, dark: { ink: '#e6e4df', ground: '#1b1e21' } },
  muted: { light: { ink: '#5a6066', ground: '#fcfcfa' }, dark: { ink: '#a8adb3', ground: '#1b1e21' } },
  link: { light: { ink: '#1d4f91', ground: '#fcfcfa' }, dark: { ink: '#8fb8f0', ground: '#1b1e21' } },
  button: { light: { ink: '#ffffff', ground: '#1d4f91' }, dark: { ink: '#10213a', ground: '#8fb8f0' } },
  red: { light: { ink: '#ffffff', ground: '#b3261e' }, dark: { ink: '#ffffff', ground: '#b3261e' } },
  amber: { light: { ink: '#1f1300', ground: '#ffb020' }, dark: { ink: '#1f1300', ground: '#e09a1a' } },
  green: { light: { ink: '#ffffff', ground: '#1b7f3b' }, dark: { ink: '#ffffff', ground: '#1b7f3b' } },
  blue: { light: { ink: '#ffffff', ground: '#2b5f8f' }, dark: { ink: '#ffffff', ground: '#2b5f8f' } },
  grey: { light: { ink: '#1f2328', ground: '#dcdfe3' }, dark: { ink: '#e6e4df', ground: '#3d4349' } },
  gap: { light: { ink: '#1f2328', ground: '#c6c9ce' }, dark: { ink: '#ffffff', ground: '#666d75' } },
  rest: { light: { ink: '#1f2328', ground: '#e9e8e4' }, dark: { ink: '#e6e4df', ground: '#31363b' } },
}

/** Class for the dark scheme and inline style for the light one, to spread into an element. */
export function paint(name: Paint, style = ''): { readonly class: string; readonly style: string } {
  const { ink, ground } = PAINTS[name].light
  return { class: name, style: `color:${ink};background:${ground};${style}` }
}

/** As `paint`, for what holds no text. */
export function ground(name: Paint, style: string): { readonly class: string; readonly style: string } {
  return { class: name, style: `background:${PAINTS[name].light.ground};${style}` }
}

/** Class and style of a cell with a line above it, to spread into an element. It takes its colours from around it. */
export function lined(style = ''): { readonly class: string; readonly style: string } {
  return { class: 'line', style: `border-top:1px solid ${LINES.light};${style}` }
}

/** Rules of the dark scheme. Free of quotes and angle brackets, so that escaping leaves it as it is. */
export function darkRules(): string {
  const rules = Object.entries(PAINTS).map(
    ([name, { dark }]) => `.${name}{color:${dark.ink}!important;background:${dark.ground}!important}`,
  )
  return `@media (prefers-color-scheme:dark){${rules.join('')}.line{border-color:${LINES.dark}!important}}`
}
