/** What the platform needs is not there yet; the message or request may come again. */
export class TryAgainLater extends Error {
  override readonly name = 'TryAgainLater';
}
