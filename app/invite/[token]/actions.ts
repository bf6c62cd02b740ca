"use server";

import * as door from "@/lib/people/door";

export const join = async (input: Parameters<typeof door.join>[0]) => door.join(input);
