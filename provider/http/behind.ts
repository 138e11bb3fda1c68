/** How far the API's reads may be behind its writes. */

/**
 * Milliseconds. A list or an object that was asked for sooner than this after a write may still show what was before it. No document
 * promises that a read shows the last write, or names a time. Ten seconds is twice the lag that this provider is tried with, and
 * short beside the minutes that a move may take. The objects' own `date_updated` is no help: it has whole seconds, and no document says
 * that the end of a move changes it.
 */
export const READS_BEHIND = 10_000;
