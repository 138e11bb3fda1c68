/** How far the API's reads may be behind its writes. */

/**
 * Milliseconds. A list or an object that was asked for sooner than this after a write may still show what was before it. No document
 * promises that a read shows the last write, or names a time. Ten seconds is twice the lag that this provider is tried with
 * (`test/model/lagging.test.ts`), and short beside the minutes that a move may take. Six would do for that lag, and would save four
 * seconds where a request was lost or a move failed, which is seldom; a read that is taken for news and is not costs a write that must
 * not be sent. The objects' own `date_updated` is no help: it has whole seconds, and no document says that the end of a move changes it.
 */
export const READS_BEHIND = 10_000;
