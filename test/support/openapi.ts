import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { test } from 'vitest'

/** The parts of an OpenAPI document that a `mend` may need. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> }
}

/** A vendor's OpenAPI document in `../shared/contracts`. It is checked against, never copied from. */
export interface Contract {
  readonly file: string
  /** false: `../shared` is not beside this checkout. */
  readonly present: boolean
  /**
   * What is wrong with a JSON answer; empty when it is as documented.
   * `operation` names method and path template, for example `GET /v1/pages/{page_id}`.
   * @throws Error when the document knows no such operation, status or contract.
   */
  faults(operation: string, status: number, body: unknown): readonly string[]
  /** The same of a JSON request. */
  faultsAsked(operation: string, body: unknown): readonly string[]
}

type Mend = (document: OpenApiDocument) => void

/** Opens a document (3.0 or 3.1). `mend` may close its known gaps in place before anything is checked. */
export function openContract(file: string, mend: Mend = () => {}): Contract {
  const path = new URL(`../../../shared/contracts/${file}`, import.meta.url)
  const present = existsSync(path)
  const validators = new Map<string, ValidateFunction>()
  let compile: ((pointer: string) => ValidateFunction) | undefined

  function faultsAt(pointer: string, body: unknown): readonly string[] {
    compile ??= open(JSON.parse(readFileSync(path, 'utf8')), mend)
    const validate = validators.get(pointer) ?? compile(pointer)
    validators.set(pointer, validate)
    return validate(body) ? [] : deepest(validate)
  }

  return {
    file,
    present,
    faults: (operation, status, body) => faultsAt(pointerTo(operation, ['responses', String(status)]), body),
    faultsAsked: (operation, body) => faultsAt(pointerTo(operation, ['requestBody']), body),
  }
}

/** A test that needs the document. Where it is absent the test is reported as skipped, with the reason, and says so on stderr. */
export function contractTest(
  name: string,
  contract: Pick<Contract, 'file' | 'present'>,
  run: () => Promise<void> | void,
): void {
  test(name, async (context) => {
    if (!contract.present) {
      const reason = `../shared/contracts/${contract.file} is absent: answers were NOT checked against it`
      process.stderr.write(`\nSKIPPED "${name}": ${reason}\n`)
      context.skip(reason)
    }
    await run()
  })
}

function open(document: OpenApiDocument, mend: Mend): (pointer: string) => ValidateFunction {
  mend(document)
  const options = { strict: false, allErrors: true, validateSchema: false, logger: false } as const
  // 3.0 is its own dialect (`nullable`, which plain Ajv understands), 3.1 is JSON Schema 2020-12.
  const ajv = document.openapi.startsWith('3.0') ? new Ajv(options) : new Ajv2020(options)
  formats.default(ajv)
  ajv.addSchema(document, 'contract')
  return (pointer) => ajv.compile({ $ref: `contract#${pointer}` })
}

function pointerTo(operation: string, part: readonly string[]): string {
  const [method = '', path = ''] = operation.split(' ')
  const steps = ['paths', path, method.toLowerCase(), ...part]
  return [...steps, 'content', 'application/json', 'schema'].map(step).join('')
}

function step(name: string): string {
  return `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`
}

/** Alternatives each add their own complaint; those furthest into the body come from the alternative that was meant. */
function deepest(validate: ValidateFunction): readonly string[] {
  const errors = (validate.errors ?? []).map((error) => ({
    depth: error.instancePath.split('/').length,
    text: `${error.instancePath || '(body)'} ${error.message} ${JSON.stringify(error.params)}`,
  }))
  const texts = errors.sort((a, b) => b.depth - a.depth).map((error) => error.text)
  return [...new Set(texts)].slice(0, 8)
}
