import { writeFileSync } from "node:fs";
import { dossierJsonSchema } from "@/lib/editions/schema";

/** Writes docs/dossier.schema.json from the zod schema: `npx tsx scripts/dossier-schema.ts`. */
writeFileSync("docs/dossier.schema.json", `${JSON.stringify(dossierJsonSchema(), null, 2)}\n`);
