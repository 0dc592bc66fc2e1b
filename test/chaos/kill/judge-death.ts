import type { OutboxMessage } from '#src/ports/outbox.ts'
import type { Harm } from '#test/chaos/chaos-run.ts'
import { compareLetters, isLetter } from '#test/chaos/compare-letters.ts'
import type { SetCell } from './create-traces.ts'
import type { Ending } from './live-through.ts'

/** What a death must never lead to: what no fault may, and cells set to other values or in another order than without it. */
export type DeathHarm = Omit<Harm, 'bugs'>

export interface Judgement {
  readonly harm: DeathHarm
  /** Messages of which nobody knows whether they arrived, and eng ops were told. */
  readonly unknown: number
}

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*Z/g

/** Compares the ending after a death with the one without; moments apart, since the work was done a little later. */
export function judgeDeath(ending: Ending, twin: Ending): Judgement {
  const { outbox, mails, state } = ending
  const timesOf = ({ messageId }: OutboxMessage) =>
    mails.filter((mail) => mail.messageId === messageId).length
  const isTold = ({ id, kind }: OutboxMessage) =>
    // Of a notice itself nothing is told: it would never end.
    kind === 'unconfirmed' ||
    outbox.some((each) => each.kind === 'unconfirmed' && each.slot.startsWith(id) && timesOf(each) === 1)
  const isLost = (message: OutboxMessage) =>
    message.state === 'sent' ? timesOf(message) === 0 : message.state !== 'unknown' || !isTold(message)
  const isNamed = (message: OutboxMessage) => message.kind !== 'unconfirmed' && !isLetter(message)
  const named = outbox.filter(isNamed).map(nameOf)
  const wanted = twin.outbox.filter(isNamed).map(nameOf)
  const letters = compareLetters(ending, twin)
  return {
    unknown: outbox.filter(({ state }) => state === 'unknown').length,
    harm: {
      valuesChanged: without(ending.valuesChanged, twin.valuesChanged),
      writesRepeated: repeated(ending.setCells, twin.setCells),
      askedTwice: ending.askedTwice,
      mailsTwice: [
        ...outbox.filter((message) => timesOf(message) > 1).map(nameOf),
        ...without(named, wanted).map((name) => `${name}, which is one more`),
        ...letters.surplus,
      ],
      mailsLost: [...outbox.filter(isLost).map(nameOf), ...without(wanted, named), ...letters.lost],
      differences: [
        ...without([...state], [...twin.state]).map((line) => `is: ${line}`),
        ...without([...twin.state], [...state]).map((line) => `should be: ${line}`),
      ],
      unrest: ending.unrest,
    },
  }
}

/** Each cell may be left out on the way, but not be set to anything else, nor back. */
function repeated(setCells: readonly SetCell[], wanted: readonly SetCell[]): string[] {
  const course = (list: readonly SetCell[], of: string) =>
    list
      .flatMap(({ cell, value }) => (cell === of ? timeless(value) : []))
      .filter((value, at, all) => value !== all[at - 1])
  return [...new Set(setCells.map(({ cell }) => cell))].flatMap((cell) => {
    const [is, shouldBe] = [course(setCells, cell), course(wanted, cell)]
    let reached = 0
    for (const value of shouldBe) if (value === is[reached]) reached += 1
    return reached === is.length
      ? []
      : [`${cell}: ${is.join(', then ')}; without the death ${shouldBe.join(', then ')}`]
  })
}

function nameOf({ kind, slot, to }: OutboxMessage): string {
  return `${kind} ${timeless(slot)} to ${to}`
}

function timeless(text: string): string {
  return text.replaceAll(MOMENT, '(a moment)')
}

/** With how often each is there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other]
  return list.filter((each) => {
    const at = rest.indexOf(each)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}
