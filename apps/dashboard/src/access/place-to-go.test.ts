import { describe, expect, it } from 'vitest';
import { placeToGo } from './place-to-go';

describe('after signing in', () => {
  it.each([
    ['/cases/LH-1?x=1', '/cases/LH-1?x=1'],
    [null, '/board'],
    ['https://elsewhere.example', '/board'],
    ['//elsewhere.example', '/board'],
    ['/\\elsewhere.example', '/board'],
  ])('the address %s leads to %s: never out of the house', (next, place) => {
    expect(placeToGo(next)).toBe(place);
  });
});
