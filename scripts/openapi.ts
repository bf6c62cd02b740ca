import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "@/lib/api/table";

// npm run openapi: writes what the API describes itself as, so that a change of it shows in a review.
writeFileSync(join(import.meta.dirname, "..", "openapi.json"), `${JSON.stringify(openApi(), null, 2)}\n`);
