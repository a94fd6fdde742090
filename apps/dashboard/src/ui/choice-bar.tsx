import { useId } from 'react';
import type { Choice } from './inputs';

/** One of a few, all in sight: a row of radio buttons. @param keys shown behind each label, such as `Alt+1` */
export function ChoiceBar(props: {
  legend: string;
  value: string | null;
  onChange: (value: string) => void;
  options: readonly (Choice & { readonly keys?: string; readonly hint?: string })[];
  error?: string | undefined;
  firstFocus?: boolean;
}) {
  const { legend, value, onChange, options, error, firstFocus } = props;
  const name = useId();
  return (
    <fieldset className="choice" data-invalid={error ? true : undefined} aria-describedby={error ? `${name}-below` : undefined}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map((option, index) => (
          <label key={option.value} className={option.value === value ? 'chosen' : ''} title={option.hint}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              {...(firstFocus && (option.value === value || (value === null && index === 0)) ? { 'data-first-focus': true } : {})}
            />
            {option.label}
            {option.keys && <kbd aria-hidden="true">{option.keys}</kbd>}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-below`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
