/** Where the program that reads documents apart stands once it is bundled. */
export const programPath: string;
export function bundleApart(): Promise<void>;
