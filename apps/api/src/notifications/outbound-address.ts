import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Words } from '@guanjia/domain';

/** Networks in which a webhook has no business: this machine, the office, the cloud's own services. */
// Two lists: one would look up an IPv4 address among the IPv6 networks too, as ::ffff:….
const PRIVATE = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16],
  ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) PRIVATE.ipv4.addSubnet(network, prefix, 'ipv4');
// Only 2000::/3 is given out to the public; of it, what wraps an IPv4 address (6to4, Teredo) could lead home. NAT64 and mapped ones lie outside.
for (const [network, prefix] of [['::', 3], ['2001::', 32], ['2001:db8::', 32], ['2002::', 16], ['4000::', 2], ['8000::', 1]] as const) PRIVATE.ipv6.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is none of the public internet's. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || (family === 4 ? PRIVATE.ipv4.check(address, 'ipv4') : PRIVATE.ipv6.check(address, 'ipv6'));
}

/**
 * Why a webhook's address will not do; null when it will. What a name leads to is judged at each sending ({@link publicLookup}), because it may change.
 * @param allowHttp plain http and private addresses too (NOTIFY_ALLOW_HTTP=on)
 */
export function whyNotThisUrl(address: string, allowHttp: boolean): Words | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { zh: '这不是一个网址。请填写机器人的完整 Webhook 地址。', en: "This is no address. Give the robot's whole webhook URL." };
  }
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) {
    return { zh: '地址必须以 https:// 开头。内网接收端请由管理员设置 NOTIFY_ALLOW_HTTP=on。', en: 'The address must begin with https://. For a receiver on the office network an administrator sets NOTIFY_ALLOW_HTTP=on.' };
  }
  if (url.username !== '' || url.password !== '') {
    return { zh: '地址中不能带用户名和密码，请使用密钥栏。', en: 'The address must not carry a name and password. Use the secret.' };
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocalName = /(^|\.)(localhost|local|internal)$/i.test(host);
  if (!allowHttp && (isLocalName || (isIP(host) !== 0 && isPrivateAddress(host)))) {
    return { zh: '这是内网地址。内网接收端请由管理员设置 NOTIFY_ALLOW_HTTP=on。', en: 'This is a private address. For a receiver on the office network an administrator sets NOTIFY_ALLOW_HTTP=on.' };
  }
  return null;
}

/** Thrown by {@link publicLookup}. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';

  constructor() {
    super('the name leads to a private address');
  }
}

/** A lookup for node's sockets that only answers public addresses: the one that was judged is the one that is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivateAddress(address))) return callback(new PrivateAddress(), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};
