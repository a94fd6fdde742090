import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { startI18n } from './i18n/i18n';
import { routes } from './routes';
import { showTheme } from './ui/theme';
import './ui/theme.css';

showTheme();
const words = startI18n();
// The first screen's code comes while the words do.
const router = createBrowserRouter(routes);
await words;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
