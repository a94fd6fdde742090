import type { Part } from '../report.js';

const NOT_YET = 'not yet';

/** Named here so that no row of the promise is silently left out. */
export const cubes: Part = {
  title: 'Figures (`cubes`)',
  about: 'The year of a centre and of the company, and the folding of the journal: measured as soon as the product counts figures.',
  measure: async () => [
    { what: "one centre's year, at 10 M cases", product: NOT_YET, goal: '≥ 4 × an index over cases' },
    { what: "the company's year, at 10 M cases", product: NOT_YET, goal: '≥ 100 × reading the cases' },
    { what: 'folding the journal into cubes', product: NOT_YET, goal: '≤ 10 µs an event' },
  ],
};
