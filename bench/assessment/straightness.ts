/**
 * How far, in percent, the farthest measurement is from the straight line through the origin that fits them all best: where
 * twice the records take twice the time it is zero.
 */
export function straightness(
  points: readonly { readonly lines: number; readonly seconds: number }[],
): number {
  const sum = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((total, point) => total + of(point), 0);
  const perLine = sum(({ lines, seconds }) => seconds / lines) / points.length;
  return Math.max(...points.map(({ lines, seconds }) => 100 * Math.abs(seconds / (perLine * lines) - 1)));
}
