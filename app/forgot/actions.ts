"use server";

import { askForNewPassword } from "@/lib/people/door";

export const askForLink = async (input: Parameters<typeof askForNewPassword>[0]) => askForNewPassword(input);
