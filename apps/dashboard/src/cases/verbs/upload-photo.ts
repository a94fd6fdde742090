/** What a photo's upload answered. REFUSED is in the server's words, in the person's language; FAILED: nobody knows. */
export type UploadAnswer = { readonly kind: 'UPLOADED'; readonly id: string } | { readonly kind: 'REFUSED'; readonly messages: { readonly zh: string; readonly en: string } } | { readonly kind: 'FAILED'; readonly error: unknown };

/** Sends a photo's bytes. The server judges what it is by them, encodes it anew and keeps it under a name of its own. */
export async function uploadPhoto(file: File): Promise<UploadAnswer> {
  try {
    const type = /^image\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
    const response = await fetch(`/attachments?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file, headers: { 'content-type': type }, credentials: 'same-origin' });
    const answer = (await response.json()) as { id?: string; errors?: { extensions?: { messages?: { zh: string; en: string } } }[] };
    if (response.ok && answer.id) return { kind: 'UPLOADED', id: answer.id };
    const messages = answer.errors?.[0]?.extensions?.messages;
    return messages ? { kind: 'REFUSED', messages } : { kind: 'FAILED', error: new Error(`upload: HTTP ${response.status}`) };
  } catch (error) {
    return { kind: 'FAILED', error };
  }
}
