/** The type of a table: all that the core can know about a resource. A behaviour that no member names does not exist. */
import type { ZodObject } from "zod";
import type { Lifecycle, RefusalText } from "./lifecycle";

/** One resource of the API as a row of data. */
export interface Table {
  /** Token after `pulumi-nodejs:dynamic/`, such as `kore/supersim:Sim`. */
  readonly type: string;
  /** Which configured base URL its paths belong to. */
  readonly service: string;
  /** What messages call one of them. */
  readonly noun: string;
  /** Collection path, such as `/v1/Sims`. */
  readonly path: string;
  /** Name of the array in a list page. */
  readonly listKey: string;
  /** SIDs of this resource. A name that looks like one is refused: the API could not tell them apart. */
  readonly sid: RegExp;
  /** The field that tells people which object it is: an ICCID, the name of a Fleet. */
  readonly identity: string;
  /** The fields that the core treats in a way of their own, by what they are for: it knows no field by its name. */
  readonly roles: Roles;
  /** What a program may declare; unknown properties are refused. */
  readonly inputs: ZodObject;
  /** What an answer must contain; further properties pass. */
  readonly answer: ZodObject;
  /** Every input and output, by the name that programs use. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly create: Adopt | Make | Order;
  readonly removal: Removal;
  readonly lifecycle?: Lifecycle;
  /** A list kept in a subresource, changed one member at a time. */
  readonly members?: Members;
}

/**
 * - `sid`: the object's own SID. - `owner`: SID of the account that it is on. - `name`: the unique name, by which the API finds it, too.
 * - `account`: the option that chooses credentials. - `patience`: the option of not waiting. - `timeouts`: how long each verb may take.
 * - `adopt`: the option of taking over what exists. - `removal`: the option that chooses how the object is let go of.
 */
export type Role = "sid" | "owner" | "name" | "account" | "patience" | "timeouts" | "adopt" | "removal";

/** Absent where the resource has no such field. */
export type Roles = Readonly<Partial<Record<Role, string>>>;

/** One property: where it stands on the wire and what a change of it means. */
export interface Field {
  /**
   * - `replace`: cannot change; another value means another resource.
   * - `update`: written when declared and different; omitted means unmanaged.
   * - `writeOnce`: only used while creating, never compared or kept.
   * - `along`: sent with every write of the object, never compared, never a reason for one; no answer shows it.
   * - `once`: another text than before is done once, by a request of its own; adopting does nothing.
   * - `option`: steers the provider, never sent.
   * - `computed`: only read.
   */
  readonly rule: "replace" | "update" | "writeOnce" | "along" | "once" | "option" | "computed";
  /** The request parameter, in the API's UpperCamelCase. */
  readonly parameter?: string;
  /** The property of an answer, in snake_case. */
  readonly answer?: string;
  /** Its value never appears in a message; the SDK marks an output as secret. */
  readonly secret?: true;
  /** The declared value is a SID or a unique name of another resource; the answer has the SID. */
  readonly reference?: Reference;
  /** With `replace`: changes only with this field, the unique name: the old object, such as a Fleet, stays behind and keeps its own. */
  readonly together?: string;
  /** Why it cannot change, for the refusal. */
  readonly immutable?: string;
  /** A list whose order and repetitions do not count. */
  readonly set?: true;
  /** Of SIDs, which are hexadecimal numbers: capitals make no difference. A reference may hold a unique name instead. */
  readonly sids?: true;
  /** Only one object of the account can have the value: a SIM that replaces another, or that is declared to have the other's name, takes it over. */
  readonly handedOn?: true;
  /** With `handedOn`: the API's code for a value that another object has. */
  readonly taken?: number;
  /** With the rule `once`. */
  readonly once?: Once;
  /** Chosen when it is not declared: the resource's name and seven digits, always the same (core/plan/auto-name.ts). */
  readonly auto?: true;
}

/** What is done once for each text that is declared. */
export interface Once {
  /** Its form. */
  readonly sends: Readonly<Record<string, string>>;
  /** The field, only read, that shows that it is under way, and how. */
  readonly shows: { readonly field: string; readonly as: string };
  /** The statuses in which the API does it. */
  readonly statuses: readonly string[];
  /** What is said in any other. */
  readonly refusal: RefusalText;
  /** What messages call it. */
  readonly noun: string;
}

/** The output that holds an object's own SID, whatever the resource. */
export const SID = "sid";

export interface Reference {
  /** What messages call the other resource. */
  readonly noun: string;
  readonly path: string;
  /** Name of the array in a list page. */
  readonly listKey: string;
  readonly sid: RegExp;
  /** The output that holds the SID. */
  readonly output: string;
}

/** The object exists before the program does: find it by a list filter, write only what differs. */
export interface Adopt {
  readonly way: "adopt";
  readonly filter: string;
  readonly by: string;
  /** How an object that the account does not have yet is brought in, where the API offers that: a Super SIM is registered with a code. */
  readonly register?: {
    /** The field that must be declared for it. */
    readonly needs: string;
    /** Parameter to field. */
    readonly parameters: Readonly<Record<string, string>>;
    /** The status of an object that was just registered. */
    readonly gives: string;
    /** The API code that means: the account has it already, and its SID is in the message. */
    readonly alreadyOwned: number;
  };
  /** What the user is to do when the account has no such object. */
  readonly whenMissing: string;
  /** What may be wrong with the identity when the account has no such object, as a sentence. */
  readonly hint?: (identity: string) => string | undefined;
}

/** The object is created; one that already has the declared name is taken over or refused. */
export interface Make {
  readonly way: "make";
  /** The unique name, by which a lost answer is looked up. */
  readonly by: string;
  /** The option that allows taking over an object that has the name already; absent: always allowed. */
  readonly adoptOption?: string;
}

/** What destroying means. */
export interface Removal {
  /** The option that chooses; absent: the only policy. */
  readonly option?: string;
  readonly default: string;
  readonly policies: Readonly<Record<string, Policy>>;
}

/** Every create makes another object, which has no name: nothing is taken over, and a lost answer is never followed by a second request unless it can be told that the first did nothing. */
export interface Order {
  readonly way: "order";
  /** The list filter that finds it, where its field is declared. */
  readonly filter: string;
  readonly by: string;
  /** How somebody finds out what became of an order that cannot be looked up, as a sentence. */
  readonly lookFor: string;
}

/** One way to let go of an object. */
export interface Policy {
  /**
   * - `retain`: no write; the object stays as it is.
   * - `declare`: brought to a last declared state, waited out, then let go.
   * - `delete`: the API's own DELETE.
   */
  readonly act: "retain" | "declare" | "delete";
  /** With `declare`: the last state. A function is given the live value, the UTC time and the SID; a Fleet it has renamed before keeps that name. */
  readonly declare?: Readonly<Record<string, string | ((name: string, utc: string, sid: string) => string)>>;
  /** With `declare`: statuses in which the status is left as it is. */
  readonly leaveStatus?: readonly string[];
  /** What cannot be taken back, as a clause; said at preview when the policy is declared. */
  readonly irreversible?: string;
  /** Printed once when the object stays behind. `{count}` becomes the number of objects that it holds. */
  readonly warning?: string;
  /** How the objects that it holds are counted, for the warning or for the explanation of a refused delete. */
  readonly holds?: { readonly path: string; readonly key: string; readonly filter: string; readonly noun: string };
}

export interface Members {
  readonly field: string;
  /** Segment below the object's own path. */
  readonly path: string;
  readonly listKey: string;
  /** Property of an answer that names the object whose list it is. */
  readonly ownedBy: string;
  /** Parameter that adds one. */
  readonly parameter: string;
}

/** A resource that holds very many objects of one table, each of them a line of one text. */
export interface SetTable {
  /** Token after `pulumi-nodejs:dynamic/`, such as `kore/supersim:SimSet`. */
  readonly type: string;
  /** What messages call one of them. */
  readonly noun: string;
  /** The table of its members: every rule about one of them is that table's. */
  readonly member: Table;
  /** The fields of a member that a line has, in their order, with the names of the columns in a file. The first is the identity. */
  readonly columns: Readonly<Record<string, string>>;
  /** The fields that can be declared for all members that do not say otherwise. */
  readonly common: readonly string[];
  /** The input that holds what registers members, as a text of its own; absent where the API registers none. */
  readonly codes?: string;
  /** The option that chooses how members are let go of. */
  readonly removal: string;
  /** What a program may declare, once `sims` is a text. */
  readonly inputs: ZodObject;
}

/** What the registry holds. */
export type Resource = Table | SetTable;

/** The field that must be declared to bring in an object that the account does not have yet, where the API offers that. */
export const registersBy = ({ create }: Table): string | undefined =>
  create.way === "adopt" ? create.register?.needs : undefined;

export const isSet = (resource: Resource): resource is SetTable => "member" in resource;
export const isTable = (resource: Resource): resource is Table => !isSet(resource);
