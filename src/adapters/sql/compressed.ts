/** A text as UTF-8, compressed. */
export async function gzip(text: string): Promise<Uint8Array> {
  return through(new CompressionStream('gzip'), [new TextEncoder().encode(text)])
}

/** @param parts what `gzip` made, cut anywhere */
export async function gunzip(parts: readonly Uint8Array[]): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await through(new DecompressionStream('gzip'), parts),
  )
}

async function through(stream: CompressionStream | DecompressionStream, parts: readonly Uint8Array[]) {
  const body = new Blob(parts as Uint8Array<ArrayBuffer>[]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(body).arrayBuffer())
}
