import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type Viewer, viewerDatabase, viewerIndex, viewerMail } from '#templates/viewer.tsx'

/** The demo's local pages. `look` is asked at each request, so that what happens meanwhile is shown. */
export function createViewer(look: () => Viewer): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
      },
      xFrameOptions: 'SAMEORIGIN',
    }),
  )

  app.get('/', (context) => context.html(viewerIndex(look())))

  app.get('/mails/:number{[0-9]+}', (context) => {
    const page = viewerMail(look(), Number(context.req.param('number')))
    return page === null ? context.notFound() : context.html(page)
  })

  app.get('/mails/:number{[0-9]+}/html', (context) => {
    const mail = look().mails[Number(context.req.param('number')) - 1]
    return mail ? context.html(mail.html) : context.notFound()
  })

  app.get('/databases/:number{[0-9]+}', (context) => {
    const page = viewerDatabase(look(), Number(context.req.param('number')))
    return page === null ? context.notFound() : context.html(page)
  })

  return app
}
