import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off.js';
import { maskAddress, withoutKeys } from './channel.js';
import { isPrivateAddress, whyNotThisUrl } from './outbound-address.js';

describe('a webhook leads to the public internet', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1', 'ff02::1',
    '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:7f00:1::', '2001::1', 'no address'])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.63.255.255', '2400:3200::1', '2606:4700::1111'])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  it.each([
    ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', /https/],
    ['ftp://example.com/x', /https/],
    ['javascript:alert(1)', /https/],
    ['https://127.0.0.1/x', /private/],
    ['https://2130706433/x', /private/],
    ['https://0x7f.1/x', /private/],
    ['https://[::1]/x', /private/],
    ['https://[::ffff:10.0.0.1]/x', /private/],
    ['https://localhost/x', /private/],
    ['https://printer.local/x', /private/],
    ['https://user:word@example.com/', /name and password/],
    ['desk', /no address/],
  ])('%s is refused', (address, why) => {
    expect(whyNotThisUrl(address, false)?.en).toMatch(why);
  });

  it('https to a public name will do; plain http and the office network when NOTIFY_ALLOW_HTTP=on', () => {
    expect(whyNotThisUrl('https://oapi.dingtalk.com/robot/send?access_token=t', false)).toBeNull();
    expect(whyNotThisUrl('http://192.168.1.20:8080/hook', true)).toBeNull();
    expect(whyNotThisUrl('ftp://192.168.1.20/hook', true)).not.toBeNull();
  });
});

describe('keys stay where they are', () => {
  const robot = { kind: 'WECOM_ROBOT', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa', secret: 'SEC000000000000' } as const;

  it('an address is shown by its host and last four characters', () => {
    expect(maskAddress(robot)).toBe('qyapi.weixin.qq.com/…5aaa');
    expect(maskAddress({ kind: 'MAIL', address: 'manager@example.com' })).toBe('m***@example.com');
  });

  it('an error that repeats address, key or secret is said without them, in 200 characters', () => {
    const said = withoutKeys(`bad key 693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa of ${robot.address} SEC000000000000 ${'x'.repeat(500)}`, robot);
    expect(said).not.toMatch(/693a91f6|SEC0000|webhook\/send/);
    expect(said).toHaveLength(200);
    expect(withoutKeys('550 no such user <manager@example.com>', { kind: 'MAIL', address: 'manager@example.com', secret: null })).toBe('550 no such user <***>');
  });
});

describe('a failed notice waits longer each time', () => {
  it('10 s, 30 s, 90 s … a quarter more or less, some three hours in all', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => backOffMs(attempt, 0.5) / 1_000)).toEqual([10, 30, 90, 270, 810, 2_430, 7_290]);
    expect([backOffMs(1, 0), backOffMs(1, 1)]).toEqual([7_500, 12_500]);
  });
});
