/** The page of `src/report/page` in one piece, with `{{data}}` where its data goes, and the names of texts in the same way. Written by `scripts/build-report-page.mjs`. */
export const reportPage: string;
