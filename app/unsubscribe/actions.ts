"use server";

import { stopMail } from "@/lib/people/door";

export const stopMails = async (input: Parameters<typeof stopMail>[0]) => stopMail(input);
