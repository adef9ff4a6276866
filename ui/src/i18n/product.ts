/** The same in every language. */
export const product = 'CalDAV/ICS Sync';
