"use server";

import * as door from "@/lib/people/door";

export const setPassword = async (input: Parameters<typeof door.setPassword>[0]) => door.setPassword(input);
