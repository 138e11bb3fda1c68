/** How requests introduce themselves. A unit test holds it to the version in package.json. */
export const VERSION = "0.1.0";

export const USER_AGENT = `pulumi-kore/${VERSION}`;
