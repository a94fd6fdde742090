import { classifyCase as decide } from '@guanjia/domain';
import type { ClassifyCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readOptionalText, toInstant } from './door.js';

/** FD-04, CP-34 (S 4): what kind of matter it is, how valid and how severe. */
export async function classifyCase(desk: Desk, viewer: Viewer, input: ClassifyCaseInput): Promise<Outcome> {
  const command = {
    kind: input.kind,
    category: input.category === undefined ? undefined : readOptionalText('category', input.category, { most: 60 }),
    validity: input.validity ?? null,
    severity: input.severity ?? null,
    urgent: input.urgent ?? null,
    special: input.special ?? null,
    collective: input.collective ?? null,
    basis: input.basis,
    reason: readOptionalText('reason', input.reason, { most: 1000 }),
    residentDeadline: toInstant(input.residentDeadline),
  };
  return carryOut(desk, viewer, 'classifyCase', input, (state, context) => decide(state, command, context));
}
