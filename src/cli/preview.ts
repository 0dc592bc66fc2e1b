import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { outputFolder } from './output-folder.ts'
import { remakePreviews } from './preview-remake.ts'
import { servePreviews } from './preview-server.ts'
import { watchTemplates } from './preview-watch.ts'
import { writePreviews } from './preview-write.ts'

const DEFAULT_PORT = 4200

/** `okr-sync preview`: shows every template with made-up rows, in a browser or as files. It needs no settings. */
export async function previewCommand(context: Context, options: Options): Promise<number> {
  if (options.out !== undefined) {
    const folder = outputFolder('out', options.out)
    const count = await writePreviews(folder)
    context.out(
      options.json ? `${JSON.stringify({ folder, templates: count })}\n` : `${join(folder, 'index.html')}\n`,
    )
    return EXIT.done
  }
  const folder = await mkdtemp(join(tmpdir(), 'okr-sync-preview-'))
  try {
    // A template that is broken is what its author wants to see mended: the pages show the fault until it is.
    const fault = await writePreviews(folder).then(() => '', faultWords)
    const server = await servePreviews(folder, options.port ?? DEFAULT_PORT)
    server.changed(fault)
    const stopWatching = watchTemplates(async () => {
      server.changed(await remakePreviews(folder))
    })
    context.out(options.json ? `${JSON.stringify({ url: server.url })}\n` : `${server.url}\n`)
    context.err('Pages load again when a template changes. Stop with Ctrl-C.\n')
    await context.untilStopped()
    await stopWatching()
    await server.close()
    return EXIT.done
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function faultWords(error: Error): string {
  return error.stack ?? error.message
}
