import { counted } from '../obligations/counted.js';
import { FIVE_HOUSEHOLDS } from '../policy/packs/complaints/collective.js';
import type { ProposalSettings } from '../policy/proposal-settings.js';
import { FEWEST_HOUSEHOLDS } from './households.js';
import { idsOldestFirst, mayBeMore, weighsWith, type Complaint, type ComplaintAtHand, type ComplaintProposal } from './complaint-proposal.js';
import { isLikeMatter } from './like-matter.js';

const HOUR = 3_600_000;

/**
 * X 四, register §13: whether a complaint may be collective, as a derived fact. A household counts once, and only by a unit on record; a complaint counts whatever has become
 * of it since, where it came within the company's window before or after this one, its last moment included. Null: fewer than five, or a person has said yes or no.
 *
 * @param others all that may be asked about; who may not see a case leaves it out
 */
export function collectiveCandidate(complaint: ComplaintAtHand, others: readonly Complaint[], { collectiveWindow }: Pick<ProposalSettings, 'collectiveWindow'>): ComplaintProposal | null {
  if (!mayBeMore(complaint) || complaint.collective !== null) return null;
  const together = others.filter(
    (other) => other.unitId !== null && weighsWith(complaint, other) && Math.abs(other.receivedAt - complaint.receivedAt) <= collectiveWindow * HOUR && isLikeMatter(complaint, other),
  );
  const households = new Set([complaint, ...together].flatMap(({ unitId }) => unitId ?? [])).size;
  if (households < FEWEST_HOUSEHOLDS) return null;
  const hours = counted(collectiveWindow, '小时', 'hour');
  return {
    kind: 'COLLECTIVE',
    caseIds: idsOldestFirst(together),
    households,
    clause: FIVE_HOUSEHOLDS,
    setting: 'collectiveWindow',
    words: {
      zh: `可能是集体投诉：前后${hours.zh}内有${households}户反映同类事项（X 四），由人确认。`,
      en: `May be a collective complaint: ${households} households raise a like matter within ${hours.en} of it (X 四). A person confirms.`,
    },
  };
}
