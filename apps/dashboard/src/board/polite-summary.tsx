import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 10_000;

/** Says the board's state to a screen reader when it changed, at most once each ten seconds. */
export function PoliteSummary({ text }: { text: string }) {
  const [said, setSaid] = useState(text);
  const saidAt = useRef(0);
  useEffect(() => {
    if (text === said) return;
    const timer = setTimeout(
      () => {
        saidAt.current = Date.now();
        setSaid(text);
      },
      Math.max(0, saidAt.current + EVERY_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text, said]);
  return (
    <p role="status" className="visually-hidden">
      {said}
    </p>
  );
}
