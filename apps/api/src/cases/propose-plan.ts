import { proposePlan as decide } from '@guanjia/domain';
import type { ProposePlanInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readOptionalText, readText } from './door.js';

/** CP-11, CP-35 (S 3.2, K 4.2): what was found out, and how the complaint is to be handled; another person approves it. */
export async function proposePlan(desk: Desk, viewer: Viewer, input: ProposePlanInput): Promise<Outcome> {
  const command = { findings: readOptionalText('findings', input.findings, { most: 5000 }), plan: readText('plan', input.plan, { most: 5000 }) };
  return carryOut(desk, viewer, 'proposePlan', input, (state, context) => decide(state, command, context));
}
