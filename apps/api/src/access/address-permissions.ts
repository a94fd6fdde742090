/** Addresses beside /graphql that ask for a session: any one of these capabilities, at one centre at least; what is allowed where is asked as in a verb. */
export const ADDRESSES = {
  'POST /attachments': ['ADD_NOTE'],
  'GET /attachments/:id': ['VIEW_CASES'],
  'POST /exports/cases': ['EXPORT_CASES'],
  'POST /exports/callbacks': ['EXPORT_CASES'],
  'POST /exports/callback-record': ['EXPORT_CASES'],
  'POST /exports/complaint-report': ['EXPORT_CASES'],
  'POST /exports/figures': ['EXPORT_CASES'],
  'POST /exports/resident': ['MANAGE_RESIDENT_DATA'],
  'POST /import-file': ['IMPORT_CASES', 'MANAGE_PLACES', 'MANAGE_STAFF', 'PLAN_ROSTER', 'MANAGE_POLICIES'],
  'GET /import-file/template': ['IMPORT_CASES', 'MANAGE_PLACES', 'MANAGE_STAFF', 'PLAN_ROSTER', 'MANAGE_POLICIES'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
