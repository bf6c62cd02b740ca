"use server";

import { loadDemoNewsroom, setUpDesk } from "@/lib/people/door";

export const setUp = async (input: Parameters<typeof setUpDesk>[0]) => setUpDesk(input);

export const loadDemo = async (_: Record<string, never>) => loadDemoNewsroom();
