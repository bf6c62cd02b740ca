import { version } from "@/package.json";

/** Name and version of the program, as editions and their signatures tell it. */
export const program = `Second Source ${version}`;
