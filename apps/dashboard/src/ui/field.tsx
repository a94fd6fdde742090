import { useId, type ReactNode } from 'react';
import './field.css';

export interface FieldProps {
  readonly label: string;
  /** What is wrong, in words; said with the field. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': boolean | undefined;
}

/** A label, its control, and below it the error or a hint, tied together for screen readers. */
export function Field({ label, error, hint, required, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const below = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': below ? `${id}-below` : undefined, 'aria-required': required || undefined })}
      {below && (
        <p id={`${id}-below`} className={error ? 'field-error' : 'field-hint'}>
          {below}
        </p>
      )}
    </div>
  );
}
