import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../../functions/mail/address.ts';

describe('a mail address', () => {
  it.each([
    'anna@verein.example',
    'a.b+c@post.verein.example',
    "o'neill@verein.example",
    'info@müller.example',
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
    'anna',
    '',
    `${'a'.repeat(250)}@verein.example`,
  ])('may not be %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
