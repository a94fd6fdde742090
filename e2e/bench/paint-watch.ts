import type { Page } from '@playwright/test';

/** What a page saw of its own drawing; milliseconds. */
export interface Seen {
  /** Between two frames, one after the other. */
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
  /** Texts that came to stand somewhere, each with the end of the frame in which it was drawn (since 1970). */
  readonly texts: readonly { readonly key: string; readonly text: string; readonly at: number }[];
}

type Watching = Window & { seen: { frames: number[]; longTasks: number[]; texts: { key: string; text: string; at: number }[] }; stopSeeing: () => void };

/**
 * Watches the page draw: each frame, each long task, and each new text of the elements that `where` selects. An element's key is `data-id` of what it stands in, or else ''.
 * @returns ends it, with what was seen
 */
export async function watchPaint(page: Page, where: string): Promise<() => Promise<Seen>> {
  await page.evaluate((selector) => {
    const seen: Watching['seen'] = { frames: [], longTasks: [], texts: [] };
    const texts = new Map<string, string>();
    const look = (note: (key: string, text: string) => void) => {
      for (const element of document.querySelectorAll(selector)) {
        const key = element.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
        const text = element.textContent;
        if (texts.get(key) === text) continue;
        texts.set(key, text);
        note(key, text);
      }
    };
    look(() => undefined);
    const changes = new MutationObserver(() =>
      look((key, text) =>
        // Behind the frame's own work comes the first message after it: then it has been drawn.
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => seen.texts.push({ key, text, at: performance.timeOrigin + performance.now() });
          drawn.port2.postMessage(null);
        }),
      ),
    );
    changes.observe(document.body, { subtree: true, childList: true, characterData: true });
    const tasks = new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map(({ duration }) => duration)));
    tasks.observe({ type: 'longtask' });
    let last = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      seen.frames.push(now - last);
      last = now;
      frame = requestAnimationFrame(next);
    });
    const watching = window as unknown as Watching;
    watching.seen = seen;
    watching.stopSeeing = () => (changes.disconnect(), tasks.disconnect(), cancelAnimationFrame(frame));
  }, where);
  return () =>
    page.evaluate(() => {
      const watching = window as unknown as Watching;
      watching.stopSeeing();
      return watching.seen;
    });
}
