import { describe, expect, it } from 'vitest';
import { isMailAddress, isWebAddress } from '../../sheets-schema/addresses.ts';

describe('a mail address', () => {
  it.each([
    'anna@verein.example',
    'a.b+c@post.verein.example',
    "o'neill@verein.example",
    'info@müller.example',
    'info@verein.xn--p1ai',
  ])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    'anna@verein.example, evil@x.example',
    'anna@verein.example;bert@verein.example',
    '"anna b"@verein.example',
    'Anna <anna@verein.example>',
    'group:anna@verein.example',
    'anna@verein.example\nBcc: x@y.example',
    ' anna@verein.example',
    'anna@localhost',
    'anna.@verein.example',
    'anna@-verein.example',
    'anna@[127.0.0.1]',
    'anna@127.0.0.10',
    'anna',
    '',
    `${'a'.repeat(250)}@verein.example`,
  ])('may not be %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

describe('a web address', () => {
  it.each([
    'https://verein.example',
    'http://verein.example/a?b=c',
    'www.verein.example/treff',
    'müller.example',
  ])('may be %s', (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://verein.example',
    'verein',
    'https://user:word@verein.example',
    'https://verein.example/a b',
    'https://',
    '',
  ])('may not be %j', (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});
