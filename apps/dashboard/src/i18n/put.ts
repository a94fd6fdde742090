/** Puts values into a text: `put('督办 {{level}} 级', { level: 2 })`. */
export function put(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''));
}

