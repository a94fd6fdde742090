import type { BarShapeProps } from 'recharts';

interface Drawn {
  readonly key: string;
  readonly name?: string;
  readonly value: number;
  readonly text: string;
  readonly short?: boolean;
}

/** Lines across what is short, besides its colour. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="chart-hatch" y2="6" />
      </pattern>
    </defs>
  );
}

/** A bar that says by its attributes what it draws. @param numbered its number stands right of it, in one line */
export function BarShape({ x, y, width, height, payload, hatch, numbered = false }: Pick<BarShapeProps, 'x' | 'y' | 'width' | 'height' | 'payload'> & { hatch?: string; numbered?: boolean }) {
  const { key, name, value, text, short } = payload as Drawn;
  const box = { x, y, width: Math.max(0, width), height: Math.max(0, height) };
  return (
    <g data-series="value" data-key={key} data-value={value}>
      <rect className={short ? 'chart-bar chart-bar-short' : 'chart-bar'} {...box}>
        <title>{`${name ?? key} ${text}`}</title>
      </rect>
      {short && hatch && <rect {...box} fill={`url(#${hatch})`} />}
      {numbered && (
        <text className="chart-number" x={x + box.width + 6} y={y + height / 2 + 4}>
          {text}
        </text>
      )}
    </g>
  );
}
