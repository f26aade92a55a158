/** The forms that a store can begin with: apart from what makes them, as a page that only offers them needs no more. */
export const BLANK_FORMS = ['register', 'matrix', 'report', 'card'] as const;
export type BlankForm = (typeof BLANK_FORMS)[number];
