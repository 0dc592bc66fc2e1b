/**
 * The only way out of workerd in tests: to stand-ins on this machine.
 * workerd's Request is not Node's, so it is taken apart and sent anew.
 */
export async function loopbackOnly(request: Request): Promise<Response> {
  const { url, method, headers } = request
  if (new URL(url).hostname !== '127.0.0.1') {
    return new Response(`no handler for ${method} ${url}`, { status: 599 })
  }
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer()
  return fetch(url, { method, headers: [...headers], ...(body ? { body } : {}) })
}
