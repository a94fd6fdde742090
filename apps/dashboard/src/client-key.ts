/** One key a submission, so that sending it twice does it once. Works without https too, where `crypto.randomUUID` is missing. */
export function newClientKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
