import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { Field, type FieldProps } from './field';

type Own<Attributes> = FieldProps & Omit<Attributes, 'id' | 'required' | 'onChange' | 'value'> & { readonly value: string; readonly onChange: (value: string) => void };

/** The browser's own controls: each key works as everywhere, also inside the modal dialog, above which no popup of a library would show. */
export function TextField({ label, error, hint, required, value, onChange, ...rest }: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {(control) => <input className="control" autoComplete="off" {...rest} {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function TextArea({ label, error, hint, required, value, onChange, ...rest }: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {(control) => <textarea className="control" rows={3} {...rest} {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** @param empty what stands for "nothing chosen"; left out: something is always chosen */
export function SelectField({ label, error, hint, required, value, onChange, options, empty, ...rest }: Own<SelectHTMLAttributes<HTMLSelectElement>> & { options: readonly Choice[]; empty?: string | undefined }) {
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {(control) => (
        <select className="control" {...rest} {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A wall time of the centre. @param value `2026-11-20T14:05`, or empty */
export function WallTimeField(props: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return <TextField {...props} type="datetime-local" step={60} />;
}

export function CheckField({ label, checked, onChange, hint }: { label: string; checked: boolean; onChange: (checked: boolean) => void; hint?: string }) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
