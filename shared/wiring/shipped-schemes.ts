import type { Scheme } from '../domain/assessment/scheme/scheme.ts';

/** The schemes that an installation starts with, loaded when they are first asked for. */
export async function shippedSchemes(): Promise<readonly Scheme[]> {
  return (await shipped()).SHIPPED_SCHEMES;
}

/** Texts that an operator may publish. */
export async function offeredSchemes(): Promise<readonly Scheme[]> {
  return (await shipped()).OFFERED_SCHEMES;
}

async function shipped() {
  return await import('../domain/assessment/scheme/shipped/shipped-schemes.ts');
}
