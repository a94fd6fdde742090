import { TextField } from '../ui/inputs';

interface ZoneFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

/** A time zone, found by typing among all that the browser knows. */
export function ZoneField(props: ZoneFieldProps) {
  return (
    <>
      <TextField {...props} list="zones" spellCheck={false} />
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  );
}
