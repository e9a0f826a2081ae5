/** A wire type after the payload check: no nulls are left in it (proto3 JSON reads null as "not set"). */
export type Given<T> = T extends (infer Item)[]
  ? Given<Item>[]
  : T extends object
    ? { [Key in keyof T]: Given<Exclude<T[Key], null>> }
    : Exclude<T, null>;
