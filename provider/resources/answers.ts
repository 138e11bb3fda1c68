/** How answers show values. What nothing depends on may be missing; what is there must be of its type. */
import { z } from "zod";

/** Without it the object cannot be told, or judged. */
export const required = z.string();
export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const count = z.number().nullish();
export const texts = z.array(z.string()).nullish();
