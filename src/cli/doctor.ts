import { type DoctorReport, doctor } from '#src/jobs/doctor.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printDoctor } from './print-doctor.ts'

/** `okr-sync doctor` */
export async function doctorCommand(context: Context, options: Options): Promise<number> {
  const { checkups, close } = await context.openDoctor(context.env)
  try {
    const report = await doctor(checkups)
    context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printDoctor(report))
    return exitCodeOf(report)
  } finally {
    await close()
  }
}

/** What must be mended before anything else can be judged comes first. */
function exitCodeOf({ systems }: DoctorReport): number {
  const places = new Set(systems.flatMap(({ checks }) => checks.map(({ where }) => where)))
  if (places.has('settings')) return EXIT.usage
  if (places.has('outside')) return EXIT.failed
  return places.has('people') ? EXIT.findings : EXIT.done
}
