/** What a company sets about proposals that a person confirms: what "at the same time" is (X 四; hours), and how often "repeatedly" is (S 4.1.1; complaints before). */
export const PROPOSAL_KEYS = ['collectiveWindow', 'repeatsForMajor'] as const;
export type ProposalKey = (typeof PROPOSAL_KEYS)[number];
export type ProposalSettings = Readonly<Record<ProposalKey, number>>;

/** The product's own: three days, so that a weekend does not part those who raise one matter; twice before, so that the third is "repeated" in anybody's reading. */
export const DEFAULT_PROPOSALS: ProposalSettings = { collectiveWindow: 72, repeatsForMajor: 2 };
