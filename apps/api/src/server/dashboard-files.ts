import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';

/**
 * The built dashboard. Files under /assets carry their content's hash in the name and may be kept for a year; the page itself is asked for each time.
 * `/wall` is a page of its own, for screens on walls. Any other address without a file ending is a screen of the dashboard and answers the page.
 */
export function dashboardFiles(directory: string): Router {
  const router = Router();
  router.use('/assets', asPacked(join(directory, 'assets')), express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  router.use(express.static(directory, { index: false, maxAge: 0 }));
  router.get('/{*screen}', (request, response, next) => {
    if (extname(request.path) !== '') {
      next();
      return;
    }
    const page = join(directory, request.path === '/wall' ? 'wall.html' : 'index.html');
    if (!existsSync(page)) {
      response.status(503).type('text/plain').send('The dashboard is not built yet. Run: npm run build\n');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page, { dotfiles: 'allow' });
  });
  return router;
}

/** The better one first. */
const PACKINGS = [['br', '.br'], ['gzip', '.gz']] as const;

/** Hands out the file as the build packed it, where it did and the browser unpacks that: about a third of the bytes. */
function asPacked(directory: string): RequestHandler {
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const accepted = request.acceptsEncodings();
    const packing = PACKINGS.find(([name, ending]) => accepted.includes(name) && existsSync(join(directory, `${request.path}${ending}`)));
    if (packing) {
      const [name, ending] = packing;
      response.setHeader('Content-Encoding', name);
      response.type(extname(request.path));
      request.url = `${request.path}${ending}`;
    }
    next();
  };
}
