import { counted } from '../obligations/counted.js';
import { cite } from '../policy/packs/cite.js';
import type { ProposalSettings } from '../policy/proposal-settings.js';
import { idsOldestFirst, mayBeMore, weighsWith, type Complaint, type ComplaintAtHand, type ComplaintProposal } from './complaint-proposal.js';
import { isLikeMatter } from './like-matter.js';

const REPEATEDLY = cite('S')(
  '4.1.1',
  '公司承诺或合同规定提供的服务没有实施或实施效果有明显差错，经住户多次提出而得不到解决的投诉；',
  '(A major complaint is:) a complaint that a service promised or contracted was not given or was plainly wrong, and that is not solved although residents have raised it repeatedly;',
);

/**
 * CP-03 (S 4.1.1), register §13: whether a complaint may be major because its household has raised a like matter as often before as the company calls repeated, or
 * has come back dissatisfied with the answer (CP-26), which is the same matter in whatever words. Whether it was really left unsolved, a person says. Null: fewer, or the
 * complaint is major already or of a validity that has no severity.
 *
 * @param earlier all that may be asked about; who may not see a case leaves it out
 */
export function repeatedComplaint(complaint: ComplaintAtHand, earlier: readonly Complaint[], { repeatsForMajor }: Pick<ProposalSettings, 'repeatsForMajor'>): ComplaintProposal | null {
  if (!mayBeMore(complaint) || complaint.severity === 'MAJOR' || complaint.validity === 'ASSIST') return null;
  const answered = answeredBefore(complaint, earlier);
  const sameHousehold = (other: Complaint) => complaint.unitId !== null && other.unitId === complaint.unitId && isLikeMatter(complaint, other);
  const before = earlier.filter((other) => weighsWith(complaint, other) && other.receivedAt < complaint.receivedAt && (answered.has(other.id) || sameHousehold(other)));
  if (before.length < repeatsForMajor) return null;
  const times = counted(before.length, '次', 'time');
  return {
    kind: 'REPEATED',
    caseIds: idsOldestFirst(before),
    households: 1,
    clause: REPEATEDLY,
    setting: 'repeatsForMajor',
    words: {
      zh: `可能属重大投诉：该户此前已就同类事项投诉${times.zh}（S 4.1.1），由人确认。`,
      en: `May be a major complaint: the household has complained of a like matter ${times.en} before (S 4.1.1). A person confirms.`,
    },
  };
}

/** The complaints whose answers led to this one, from one to the one before. */
function answeredBefore({ previousCaseId }: Complaint, earlier: readonly Complaint[]): ReadonlySet<string> {
  const byId = new Map(earlier.map((one) => [one.id, one]));
  const found = new Set<string>();
  for (let id = previousCaseId; id !== null && !found.has(id); id = byId.get(id)?.previousCaseId ?? null) found.add(id);
  return found;
}
