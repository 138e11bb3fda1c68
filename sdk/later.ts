/** The shapes of lookups' arguments that several of them share. */
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of which each, or all, are known only later. */
export type Later<Args> = pulumi.Input<{ readonly [Key in keyof Args]: pulumi.Input<Args[Key]> }>;

/** Exactly one of the keys. */
export type ExactlyOne<Keys> = {
  [Key in keyof Keys]: Pick<Keys, Key> & { readonly [Other in Exclude<keyof Keys, Key>]?: never };
}[keyof Keys];

/** What every lookup takes. */
export interface OfAccount {
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
}

/** What tells one SIM from all others, of either product. */
export interface SimKeys {
  /** The number printed on the card, as a string. */
  readonly iccid: string;
  /** `HS…`, or `DE…` of a wireless SIM. */
  readonly sid: string;
  /** Its name. */
  readonly uniqueName: string;
}
