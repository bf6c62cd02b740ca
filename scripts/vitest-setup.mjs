// What the unit tests need beside the sources.
import { bundleApart } from "./apart.mjs";

export const setup = () => bundleApart();
