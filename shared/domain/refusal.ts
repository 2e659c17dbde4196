/**
 * A refusal is a decision, not a failure: the platform understood the request and says no, by name.
 * `field` is a JSON pointer into the request; `values` fill the sentences of the problem document.
 */
export interface Refusal {
  readonly name: RefusalName;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Every name a refusal can carry. `shared/lambda/problems.ts` maps each to a status and its sentences. */
export type RefusalName =
  // the request itself
  | 'malformed-json'
  | 'malformed-utf8'
  | 'body-too-large'
  | 'body-too-deep'
  | 'invalid-request'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'precondition-failed'
  | 'route-unknown'
  | 'malformed-http'
  | 'headers-too-large'
  | 'request-too-slow'
  // the caller
  | 'not-signed-in'
  | 'token-invalid'
  | 'role-not-allowed'
  | 'division-not-yours'
  | 'office-ambiguous'
  // divisions
  | 'division-unknown'
  | 'division-not-yet-valid'
  | 'division-abolished'
  | 'division-level-wrong'
  | 'too-many-divisions'
  | 'village-already-registered'
  | 'village-outside-township'
  | 'area-already-registered'
  | 'area-unknown'
  | 'successor-is-itself'
  | 'registry-changed-meanwhile'
  | 'left-before-joined'
  | 'participation-overlaps'
  // people
  | 'person-unknown'
  | 'id-number-length'
  | 'id-number-characters'
  | 'id-number-check-digit'
  | 'id-number-birth-date'
  | 'document-number-invalid'
  | 'name-invalid'
  | 'phone-invalid'
  | 'household-missing'
  | 'household-not-applicable'
  // movements
  | 'date-in-future'
  | 'already-open-here'
  | 'no-open-residence-here'
  | 'residence-outside-office'
  | 'residence-outside-county'
  | 'household-outside-office'
  | 'movement-unknown'
  | 'correction-empty'
  | 'person-changed-meanwhile'
  | 'same-person-twice'
  // notices
  | 'notice-unknown'
  | 'transition-not-allowed'
  | 'notice-changed-meanwhile'
  | 'extension-used'
  | 'extension-too-long'
  | 'urgency-ground-missing'
  | 'hand-down-outside'
  | 'already-visited'
  | 'reply-incomplete'
  | 'receiver-same-as-sender'
  | 'reply-not-expected'
  | 'reviewer-is-author'
  | 'pressed-today'
  | 'letter-not-on-paper'
  | 'letter-not-printed'
  | 'letter-not-sent'
  | 'letter-already-sent'
  | 'letter-sent-too-long-ago'
  | 'letterhead-missing'
  // the morning digest
  | 'digest-target-invalid'
  | 'digest-host-not-allowed'
  | 'digest-mail-off'
  | 'digest-channels-too-many'
  | 'digest-channel-unknown'
  // assessments: reply, lock, what follows
  | 'results-locked'
  | 'results-not-locked'
  | 'run-incomplete'
  | 'objection-window-closed'
  | 'objection-window-open'
  | 'objection-exists'
  | 'objection-unknown'
  | 'objection-changed-meanwhile'
  | 'objections-open'
  | 'rescoring-missing'
  | 'indicator-not-scored'
  | 'record-not-counted'
  | 'auditor-is-concerned'
  | 'correction-off-target'
  | 'correction-without-effect'
  | 'what-if-publishes-nothing'
  | 'supporter-is-unit'
  | 'supporting-unit-missing'
  | 'done-before-it-was-set'
  | 'day-not-ahead'
  | 'seed-not-published'
  | 'frame-changed'
  | 'facts-not-whole'
  | 'sample-unknown'
  | 'check-unknown'
  | 'suspicion-unknown'
  | 'finding-unknown'
  | 'finding-exists'
  | 'record-unknown'
  | 'record-not-theirs'
  | 'case-changed-meanwhile'
  | 'month-not-over'
  | 'return-below-zero'
  | 'return-not-zero'
  | 'not-for-bulletin'
  | 'block-unknown'
  | 'block-fixed'
  | 'issuer-is-editor'
  | 'bulletin-unknown'
  | 'bulletin-changed-meanwhile'
  | 'bulletin-outdated'
  | 'export-too-large'
  | 'settlement-unknown'
  | 'letter-unknown'
  // what superiors give units to do
  | 'unit-unknown'
  | 'task-unknown'
  | 'return-unknown'
  | 'earlier-return-open'
  // facts reported by hand
  | 'fact-unknown'
  | 'fact-changed-meanwhile'
  | 'correction-moves-fact'
  | 'subject-refused'
  | 'evidence-names-number'
  // runs of assessments
  | 'flows-unknown'
  | 'run-unknown'
  | 'result-unknown'
  | 'measure-not-scored'
  | 'no-earlier-revision'
  | 'scheme-unknown'
  | 'scheme-not-valid'
  | 'period-not-one'
  | 'period-not-over'
  | 'run-changed-meanwhile'
  // by what units are scored: schemes, overrides, agreements, departments, year-end checks
  | 'scheme-version-unknown'
  | 'scheme-version-not-next'
  | 'scheme-begins-too-early'
  | 'overrides-begin-too-early'
  | 'overrides-not-valid'
  | 'agreement-unknown'
  | 'agreement-exists'
  | 'agreement-too-late'
  | 'agreement-not-valid'
  | 'unit-not-in-scheme'
  | 'department-unknown'
  | 'department-already-registered'
  | 'year-end-too-early'
  | 'year-end-not-entered'
  | 'unit-named-twice'
  | 'points-above-total'
  // operators
  | 'dead-letter-source-unknown'
  | 'dead-letter-unknown'
  | 'whole-platform-only'
  // the platform
  | 'outage-empty'
  | 'outage-not-over'
  | 'outage-unknown'
  | 'outage-overlaps'
  | 'clock-backwards'
  | 'clock-too-far'
  | 'storage-full'
  | 'try-again-later';

/** A decision that said no. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

export function refused(
  name: RefusalName,
  field?: string,
  values?: Readonly<Record<string, string | number>>,
): Refused {
  return {
    kind: 'refused',
    refusal: { name, ...(field === undefined ? {} : { field }), ...(values === undefined ? {} : { values }) },
  };
}
