import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';

/** The resident's page writes no style at run time, and its address is the key: it is told to nobody and found by no search. */
const RESIDENT_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
};

/**
 * The built dashboard. Files under /assets carry their content's hash in the name and may be kept for a year; the page itself is asked for each time.
 * `/wall` is a page of its own, for screens on walls, and so is `/r/<token>`, for residents. Any other address without a file ending is a screen of the dashboard and answers the page.
 */
export function dashboardFiles(directory: string): Router {
  const router = Router();
  router.use('/assets', asPacked(join(directory, 'assets')), express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  router.use(asPacked(directory), express.static(directory, { index: false, maxAge: 0 }));
  router.get('/{*screen}', (request, response, next) => {
    if (extname(request.path) !== '') {
      next();
      return;
    }
    const resident = /^\/r(\/|$)/.test(request.path);
    const page = join(directory, resident ? 'resident.html' : request.path === '/wall' ? 'wall.html' : 'index.html');
    if (!existsSync(page)) {
      response.status(503).type('text/plain').send('The dashboard is not built yet. Run: npm run build\n');
      return;
    }
    response.setHeader('Cache-Control', resident ? 'no-store' : 'no-cache');
    if (resident) response.set(RESIDENT_HEADERS);
    response.sendFile(`${page}${packing(request, response, page)}`, { dotfiles: 'allow' });
  });
  return router;
}

/** The better one first. */
const PACKINGS = [['br', '.br'], ['gzip', '.gz']] as const;

/** How the name of the file ends that the build packed and this browser unpacks, its headers set; empty where there is none. */
function packing(request: Request, response: Response, file: string): string {
  response.vary('Accept-Encoding');
  const accepted = request.acceptsEncodings();
  const found = PACKINGS.find(([name, ending]) => accepted.includes(name) && existsSync(`${file}${ending}`));
  if (!found) return '';
  response.setHeader('Content-Encoding', found[0]);
  response.type(extname(file));
  return found[1];
}

/** Hands out the file as the build packed it: about a third of the bytes. */
function asPacked(directory: string): RequestHandler {
  return (request, response, next) => {
    const ending = extname(request.path) === '' ? '' : packing(request, response, join(directory, request.path));
    if (ending) request.url = `${request.path}${ending}`;
    next();
  };
}
