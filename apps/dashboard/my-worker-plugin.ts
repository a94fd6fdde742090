import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rollup } from 'vite';

/** What /my is made of; each brings what it imports. Words: of this page and of the frame around it, in both languages. */
const PARTS = [/\/index\.html$/, /\/shell\/shell\.tsx$/, /\/my\/my-page\.tsx$/, /\/my\/the-outbox\.ts$/, /\/i18n\/(zh-CN|en)\/(shell|vocabulary|my|cases)\.json$/];

/** Ends the worker of devices that have one, and what it kept. */
const GONE = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('guanjia-my-')) await caches.delete(name);
  await registration.unregister();
})()));
`;

/** Writes /my-worker.js: the worker with the list of the files of this build. Built with OFFLINE=off it is the one that ends itself. */
export function myWorker(): Plugin {
  return {
    name: 'my-worker',
    enforce: 'post',
    generateBundle: {
      // Last: chunks that hold nothing but a style sheet are taken out of the build only now, and a list with one file too many keeps nothing.
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({ type: 'asset', fileName: 'my-worker.js', source: process.env['OFFLINE'] === 'off' ? GONE : workerFor(bundle) });
      },
    },
  };
}

function workerFor(bundle: Rollup.OutputBundle): string {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const files = new Set(['/icon.svg']);
  const add = ({ fileName, imports, viteMetadata }: Rollup.OutputChunk): void => {
    if (files.has(`/${fileName}`)) return;
    files.add(`/${fileName}`);
    for (const sheet of viteMetadata?.importedCss ?? []) files.add(`/${sheet}`);
    for (const name of imports) for (const chunk of chunks) if (chunk.fileName === name) add(chunk);
  };
  const of = (part: RegExp) => chunks.filter(({ facadeModuleId }) => facadeModuleId !== null && part.test(facadeModuleId));
  for (const part of PARTS) {
    if (of(part).length === 0) throw new Error(`my-worker: nothing of the build is ${part}`);
    of(part).forEach(add);
  }
  const list = [...files].sort();
  const source = readFileSync(new URL('./my-worker.js', import.meta.url), 'utf8');
  const version = createHash('sha256').update(source).update(list.join()).digest('hex').slice(0, 16);
  return `const VERSION = '${version}';\nconst ENTRY = '/${of(PARTS[0]!)[0]!.fileName}';\nconst FILES = ${JSON.stringify(list)};\n${source}`;
}
