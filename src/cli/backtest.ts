import { backtest } from '#src/core/backtest/backtest.ts'
import { runSuite } from '#src/core/backtest/suite.ts'
import { ruleVersion } from '#src/core/policy.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printBacktest } from './print-backtest.ts'
import { printSuite } from './print-suite.ts'
import { withSession } from './with-session.ts'

/**
 * `okr-sync backtest`: judges the chances and colours of the cycles that have ended; where none is stored, the simulated
 * suite, which shows that the rules do what they were chosen for.
 */
export async function backtestCommand(context: Context, options: Options): Promise<number> {
  return withSession(context, 'history', async ({ history, policy, clock }) => {
    const { days } = await history.read()
    const past = backtest(days, policy, localDay(clock.now(), policy.timezone))
    const rules = ruleVersion(policy)
    if (past.keyResults > 0) {
      context.out(options.json ? document({ source: 'history', rules, ...past }) : printBacktest(past))
      return EXIT.done
    }
    const suite = runSuite()
    const { leftOut } = past
    context.out(
      options.json
        ? document({ source: 'simulation', rules, leftOut, ...suite })
        : printSuite(suite, leftOut),
    )
    return suite.agrees ? EXIT.done : EXIT.findings
  })
}

function document(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`
}
