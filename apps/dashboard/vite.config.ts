import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  server: {
    // The API refuses foreign origins on HTTP and on the upgrade; behind the proxy the page's origin is the API's.
    proxy: { '/graphql': { target: api, ws: true, changeOrigin: true, headers: { origin: api } }, '/attachments': { target: api, changeOrigin: true, headers: { origin: api } } },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
});
