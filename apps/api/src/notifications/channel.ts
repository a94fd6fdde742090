/** By what a notice travels. */
export type ChannelKind = 'WECOM_ROBOT' | 'DINGTALK_ROBOT' | 'WEBHOOK' | 'MAIL';

/** The languages that notices are written in; the same as of the screens. */
export type Language = 'zh-CN' | 'en';

/** Where a message goes. `address` and `secret` are keys: they never enter a log, an error or an answer. */
export interface Destination {
  readonly kind: ChannelKind;
  /** A URL, or a mail address. */
  readonly address: string;
  /** DingTalk's signing key (SEC…), or the key that a webhook's receiver checks with. */
  readonly secret: string | null;
}

/** What became of one attempt. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** The receiver said no, or was never reached: nobody has the message. `final`: it would say no again. */
  | { readonly kind: 'refused'; readonly error: string; readonly final?: boolean; readonly notBeforeMs?: number }
  /** It was handed over and no answer came: it may have arrived. */
  | { readonly kind: 'uncertain'; readonly error: string };

/** An address as people may see it: enough to recognise it by, too little to write to the group with. */
export function maskAddress({ kind, address }: Pick<Destination, 'kind' | 'address'>): string {
  if (kind === 'MAIL') {
    const at = address.lastIndexOf('@');
    return `${address.slice(0, 1)}***${address.slice(at)}`;
  }
  try {
    return `${new URL(address).host}/…${address.slice(-4)}`;
  } catch {
    return '…';
  }
}

/** An error's words without the keys, should a library or a receiver repeat them; 200 characters at most. */
export function withoutKeys(error: string, { address, secret }: Destination): string {
  let text = error;
  let path = '';
  try {
    const url = new URL(address);
    path = `${url.pathname}${url.search}`;
  } catch {
    // A mail address is no URL.
  }
  const keys = [address, secret, path, ...path.split(/[/?&=]/)].filter((key): key is string => key !== null && key.length >= 8);
  for (const key of keys) text = text.replaceAll(key, '***');
  return [...text].filter((character) => character >= ' ').slice(0, 200).join('');
}
