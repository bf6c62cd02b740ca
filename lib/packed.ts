declare const value: unique symbol;

/** A value as one text. */
export type Packed<T> = string & { readonly [value]: T };

/**
 * Packs what a page hands to a component of the browser where there is much of it: a text is handed over whole, while of a
 * value each property of each row is written, escaped and read by itself. For what JSON knows.
 */
export const packed = <T>(what: T): Packed<T> => JSON.stringify(what) as Packed<T>;

export const unpacked = <T>(text: Packed<T>): T => JSON.parse(text) as T;
