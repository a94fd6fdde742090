import { TextArea } from '../ui/inputs';

interface QuickTextProps {
  readonly label: string;
  /** The question in words that can be read out. */
  readonly ask: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | undefined;
  /** The usual answer, at one press. */
  readonly usual: string;
}

/** An answer in the resident's own words; the usual one needs no typing. */
export function QuickText({ label, ask, value, onChange, error, usual }: QuickTextProps) {
  return (
    <div className="quick-text">
      <TextArea label={`${label} ${ask}`} required value={value} onChange={onChange} error={error} maxLength={2000} rows={1} />
      <button type="button" onClick={() => onChange(usual)} aria-label={`${label} ${usual}`} aria-pressed={value === usual}>
        {usual}
      </button>
    </div>
  );
}
