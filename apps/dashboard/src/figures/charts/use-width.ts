import { useLayoutEffect, useState, type RefObject } from 'react';

/** Where nothing is laid out, as in a test without a browser, a chart is drawn this wide. */
const UNMEASURED = 640;

/** The width of an element in pixels, followed as it changes; its chart is drawn at that size, so that letters keep theirs. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(UNMEASURED);
  useLayoutEffect(() => {
    const at = element.current;
    if (!at) return;
    const measure = () => setWidth(at.clientWidth || UNMEASURED);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(at);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
