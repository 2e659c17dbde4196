/**
 * A process that stands for one Lambda environment: it imports the bundle whose folder it was given, and answers each
 * event that its parent sends.
 */
const [folder] = process.argv.slice(2);
const { handler } = (await import(`${folder}/index.mjs`)) as {
  readonly handler: (event: unknown, context: unknown) => Promise<unknown>;
};
const remaining = Number(process.env['REMAINING_MS'] ?? 60_000);
const context = { getRemainingTimeInMillis: () => remaining };

process.on('message', (event) => {
  handler(event, context).then(
    (answer) => process.send?.({ answer }),
    (cause: unknown) => process.send?.({ failure: cause instanceof Error ? cause.message : String(cause) }),
  );
});
process.send?.('ready');
