import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLocation, useNavigationType } from 'react-router';
// Numbers look as in charts, and go on paper with them, also where a page has none.
import './charts/charts.css';
import './charts/charts-print.css';
import './figures.css';
import './figures-print.css';

/** How far each page of this visit was scrolled, by its entry of the browser's history. */
const places = new Map<string, number>();

/** A page of figures. Who comes back to it from a number's records finds it where it was left. @param drawn whether its content is there, without which there is no place */
export function FiguresPage({ drawn, children }: { drawn: boolean; children: ReactNode }) {
  const { key } = useLocation();
  const how = useNavigationType();
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (drawn && how === 'POP' && page.current) page.current.scrollTop = places.get(key) ?? 0;
  }, [drawn, how, key]);
  useEffect(() => {
    const scrolled = page.current;
    if (!scrolled) return undefined;
    const keep = () => void places.set(key, scrolled.scrollTop);
    scrolled.addEventListener('scroll', keep, { passive: true });
    return () => scrolled.removeEventListener('scroll', keep);
  }, [key]);
  return (
    <div className="figures-page figures-paper" ref={page}>
      {children}
    </div>
  );
}
