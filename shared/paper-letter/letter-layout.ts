/**
 * One A4 page for letter and slip. The margins of official documents (37 mm above) leave no room for a slip: a form that is torn apart
 * takes less [ours]; the binding edge stays.
 */
export const LETTER_MM = { top: 22, bottom: 15, left: 28, right: 22, width: 160, height: 260 } as const;

/** Edge of the code with its quiet zone: 33 modules of 0.85 mm, which a telephone reads from an arm's length [ours]. */
export const QR_MM = 28;

/** Points [ours]: 小二号 title, 小四号 text, 五号 in the slip's note. */
export const LETTER_POINTS = { title: 20, text: 12, note: 9, line: 21 } as const;
