import type { Words } from './i18n/language';

/**
 * Asks an export of the API and lets the browser save what comes.
 * @returns why not, where the server said no; null: the file is being saved. @throws when it was not reached
 */
export async function saveExport(path: string, body: object, fileName: string): Promise<Words | null> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) {
    const { errors } = (await response.json()) as { errors?: { extensions?: { messages?: Words } }[] };
    const words = errors?.[0]?.extensions?.messages;
    if (!words) throw new Error(`the export answered ${response.status}`);
    return words;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}
