/** The AWS regions in mainland China. Personal information of migrants stays there (PIPL, Articles 36 and 40). */
const MAINLAND = ['cn-north-1', 'cn-northwest-1'] as const;

/** Whether the platform may stand in a region, and the reason where it is not in mainland China. */
export interface Placement {
  readonly region: string;
  /** Why a region outside mainland China is right: who decided it, on what basis. At least a sentence. */
  readonly outsideMainlandBecause?: string;
}

const SHORTEST_REASON = 20;

export function isInMainland(region: string): boolean {
  return (MAINLAND as readonly string[]).includes(region);
}

/**
 * Throws for a region outside mainland China without a reason, for a reason that is no sentence, and for a region that is
 * not known: a stack that takes the region of whoever deploys it would be guarded by nothing.
 */
export function guardRegion({ region, outsideMainlandBecause }: Placement): void {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    throw new Error(
      `region "${region}" is not the name of an AWS region: say which one in infra/environments.ts`,
    );
  }
  if (isInMainland(region)) return;
  if ((outsideMainlandBecause ?? '').trim().length < SHORTEST_REASON) {
    throw new Error(
      `region ${region} is outside mainland China, where the data must stay (PIPL, Articles 36 and 40). ` +
        `Use ${MAINLAND.join(' or ')}, or say in outsideMainlandBecause who decided otherwise and on what basis ` +
        `(${SHORTEST_REASON} characters or more)`,
    );
  }
}
