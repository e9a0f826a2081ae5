import { expect, it } from 'vitest';
import { visitorOf } from '../../../functions/web/visitor.ts';

const from = (chain: string | undefined, hops = 1) =>
  visitorOf(chain === undefined ? {} : { 'x-forwarded-for': chain }, hops);

it('takes the address that the platform appended, never the one that the client claims', () => {
  expect(from('203.0.113.9')).toBe('203.0.113.9');
  expect(from('6.6.6.6, 7.7.7.7, 203.0.113.9')).toBe('203.0.113.9');
  expect(from('6.6.6.6, 203.0.113.9, 35.191.0.1', 2)).toBe('203.0.113.9');
});
it('takes the network of an IPv6 address, however it is written', () => {
  const one = '2001:db8:0:1';
  for (const address of ['2001:db8:0:1::1', '2001:0DB8:0000:0001:ffff:1:2:3', '2001:db8:0:1:0:0:0:9'])
    expect(from(address)).toBe(one);
  expect(from('2001:db8:0:2::1')).not.toBe(one);
  expect([from('::1'), from('fe80::1')]).toEqual(['0:0:0:0', 'fe80:0:0:0']);
});
it('knows an IPv4 address inside an IPv6 one', () => {
  expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
});
it.each([undefined, '', 'unknown', '203.0.113', '203.0.113.9:80', '"; DROP', ','])(
  'knows nobody by %j',
  (chain) => {
    expect(from(chain)).toBeNull();
  },
);
it('knows nobody where fewer have appended than are trusted', () => {
  expect(from('203.0.113.9', 2)).toBeNull();
});
