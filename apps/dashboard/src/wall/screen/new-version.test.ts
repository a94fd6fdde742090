import { expect, it } from 'vitest';
import { scriptOf } from './new-version';

it.each([
  ['<script type="module" crossorigin src="/assets/wall-Ab3.js"></script>', '/assets/wall-Ab3.js'],
  ['<head>\n<script type="module" src="/src/wall/screen/main.ts"></script>', '/src/wall/screen/main.ts'],
  ['<html><body>502 Bad Gateway</body></html>', null],
  ['', null],
])('of a page the script with which it starts: %s', (html, script) => {
  expect(scriptOf(html)).toBe(script);
});
