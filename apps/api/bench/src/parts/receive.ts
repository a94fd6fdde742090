import { openBenchDatabase } from '../bench-database.js';
import { openDesk } from '../desk.js';
import { bestRates, number, times } from '../figures.js';
import { openSaving } from '../naive/save-case.js';
import type { Part } from '../report.js';
import { bareCase, readWritten } from './bare-case.js';

const CONNECTIONS = 8;

export const receive: Part = {
  title: 'Open a case (`receive`)',
  about: `${CONNECTIONS} connections, 10 centres. Product: door, decision, number, key, journal, numbered by the seal beside it. Limit: one CTE with the same rows, nothing decided, never sealed. Naive: TypeORM \`save\` in a transaction, nothing decided.`,
  async measure({ server, sizes: { rounds, ms } }) {
    const bench = await openBenchDatabase(server, CONNECTIONS);
    const desk = await openDesk(bench, 10);
    await desk.receive();
    const written = await readWritten(bench.database.pool);
    const bare = bareCase(bench.database.pool, written, desk.personId);
    const saving = await openSaving(bench.url, CONNECTIONS, written);
    let turn = 0;
    const centre = () => desk.centreIds[turn++ % desk.centreIds.length]!;
    const best = await bestRates(rounds, { lanes: CONNECTIONS, ms }, { bare: () => bare(centre()), product: () => desk.receive(), save: () => saving.save(centre()) });
    await saving.close();
    await desk.close();
    await bench.close();
    const [ofBare, ofSave] = [best.product / best.bare, best.product / best.save];
    const product = `${number(best.product)} cases/s`;
    return [
      { what: `1 case, ${written.obligations} obligation, ${written.events} events`, product, limit: `${number(best.bare)} cases/s`, ratio: `${number(ofBare, 2)} of the limit`, goal: '≥ 0.5', met: ofBare >= 0.5 },
      { what: 'the same', product, naive: `${number(best.save)} cases/s`, ratio: times(ofSave), goal: '≥ 3 ×', met: ofSave >= 3 },
    ];
  },
};
