import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Company } from './found-company.ts'
import type { Life } from './live-through.ts'
import { openFront, type Passing } from './open-front.ts'

/** Where a process is killed: at the nth thing that it asks of the outside, counted from 1. */
export interface Kill {
  readonly at: number
  /** `before` it is carried out; `after` that, before it is answered; or as soon as it is `answered`. */
  readonly side: 'before' | 'after' | 'answered'
}

const SCRIPT = fileURLToPath(new URL('tick-once.ts', import.meta.url))

/** What had left a process before it was killed still arrives. */
const STILL_ARRIVES_MS = 50

/** A process of its own that wakes up once, and is killed with SIGKILL. */
export function killProcess(company: Company, kill: Kill): Life {
  return async (traces, meanwhile) => {
    const { sandbox, settings, clock, store } = company
    const underWay = new Set<Promise<void>>()
    const kills = () => void child.kill('SIGKILL')
    let asked = 0
    let killedAt: string | null = null

    const carry: Passing = async (what, carryOut) => {
      asked += 1
      const isHere = asked === kill.at
      if (isHere) killedAt = what
      if (isHere && kill.side === 'before') {
        kills()
        return
      }
      await carryOut()
      if (isHere && kill.side === 'after') kills()
      if (isHere && kill.side === 'answered') setTimeout(kills, 1)
    }
    const pass: Passing = async (what, carryOut) => {
      const effect = carry(what, carryOut)
      underWay.add(effect)
      await effect.finally(() => underWay.delete(effect))
    }
    const front = await openFront(sandbox, pass, traces.noteRequest)
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, clock.now()], {
      env: { PATH: process.env['PATH'], ...settings, ...front.settings, DATABASE_URL: `file:${store}` },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const [, signal] = await once(child, 'exit')
    await sleep(STILL_ARRIVES_MS)
    await Promise.allSettled(underWay)
    await front.close()
    meanwhile()
    return signal === 'SIGKILL' ? killedAt : null
  }
}
