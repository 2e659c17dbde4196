import { functionLine, signedIn } from '../entries.ts';

/** 考核方案: by what units are scored. Schemes, county overrides, target agreements, departments, year-end checks. */
export const schemeRoutes = {
  listSchemes: functionLine('http/list-schemes', {
    uses: { cases: ['one'] },
    needs: signedIn,
    impact: 'Nobody can see which assessment schemes there are.',
  }),
  readScheme: functionLine('http/read-scheme', {
    uses: { cases: ['one'] },
    needs: signedIn,
    impact: 'Nobody can read the text of an assessment scheme.',
  }),
  checkScheme: functionLine('http/check-scheme', {
    uses: { cases: ['one'] },
    needs: signedIn,
    impact: 'Managers cannot have a draft of a scheme checked.',
  }),
  publishScheme: functionLine('http/publish-scheme', {
    uses: { cases: ['one', 'save'] },
    needs: signedIn,
    impact: 'Operators cannot publish a new version of a scheme; those in force go on.',
  }),
  publishOverrides: functionLine('http/publish-overrides', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Counties cannot set targets of their own for the quarters to come.',
  }),
  listOverrides: functionLine('http/list-overrides', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see which targets their county set.',
  }),
  draftAgreement: functionLine('http/draft-agreement', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Nobody can draft a target agreement, while the days to sign it run.',
  }),
  listAgreements: functionLine('http/list-agreements', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see their target agreements.',
  }),
  readAgreement: functionLine('http/read-agreement', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot read a target agreement.',
  }),
  printAgreement: functionLine('http/print-agreement', {
    uses: { cases: ['one'], directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'] },
    needs: signedIn,
    impact: 'Offices cannot print a target agreement or have it as a Word file.',
  }),
  actOnAgreement: functionLine('http/act-on-agreement', {
    uses: { cases: ['one', 'save'] },
    needs: signedIn,
    impact: 'Nobody can sign a target agreement, while the days to sign it run.',
  }),
  registerDepartment: functionLine('http/register-department', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Counties cannot register departments.',
  }),
  changeDepartment: functionLine('http/change-department', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Counties cannot rename departments or end them.',
  }),
  listDepartments: functionLine('http/list-departments', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Counties cannot see their departments.',
  }),
  actOnYearEnd: functionLine('http/act-on-year-end', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Nobody can enter or sign the points of a year-end check.',
  }),
  listYearEnds: functionLine('http/list-year-ends', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see the year-end checks.',
  }),
} as const;
