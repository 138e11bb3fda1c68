/** What Pulumi's host passes with every bag, and adds to what create, read and update return; not to what is half-made. */
export const CODE = { __provider: "the provider's text" } as const;
