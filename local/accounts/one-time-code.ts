import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app does it: SHA-1, six digits, 30 seconds. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A phone's clock may be one step off either way (RFC 6238, 5.2). */
const STEPS_OFF = 1;

/** 160 bits, the length that RFC 4226 recommends. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app scans. */
export function enrolmentUri(name: string, secret: string): string {
  return new TOTP({ ...FORM, issuer: '一盘棋 Yipan', label: name, secret }).toString();
}

/** The step whose code this is, close to now and after the last one taken; undefined where there is none. */
export function stepOfCode(code: string, secret: string, lastStep: number, now: number): number | undefined {
  const delta = TOTP.validate({
    ...FORM,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp: now,
    window: STEPS_OFF,
  });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1000 / FORM.period) + delta;
  return step > lastStep ? step : undefined;
}
