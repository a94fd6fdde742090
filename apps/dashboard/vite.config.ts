import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkGroups } from './chunk-groups';
import { documentsApart } from './documents-plugin';
import { myWorker } from './my-worker-plugin';
import { packAssets } from './pack-plugin';

const api = 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), documentsApart(), myWorker(), packAssets()],
  server: {
    // The API refuses foreign origins on HTTP and on the upgrade; behind the proxy the page's origin is the API's.
    proxy: { '/graphql': { target: api, ws: true, changeOrigin: true, headers: { origin: api } }, '/attachments': { target: api, changeOrigin: true, headers: { origin: api } } },
  },
  // The wall and the resident's page are pages of their own: they must not carry the desk's libraries.
  build: { target: 'es2022', chunkSizeWarningLimit: 900, rolldownOptions: { input: ['index.html', 'wall.html', 'resident.html'], output: { codeSplitting: chunkGroups() } } },
});
