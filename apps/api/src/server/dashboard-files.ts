import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router } from 'express';

/**
 * The built dashboard. Files under /assets carry their content's hash in the name and may be kept for a year; the page itself is asked for each time.
 * `/wall` is a page of its own, for screens on walls. Any other address without a file ending is a screen of the dashboard and answers the page.
 */
export function dashboardFiles(directory: string): Router {
  const router = Router();
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
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
