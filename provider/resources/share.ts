/** A share of a number, such as `5%` or `2.5%`. */
export const share = /^(\d+(?:\.\d+)?)\s*%$/;
