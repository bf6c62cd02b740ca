import { drawings } from "@/components/shell/drawings";

export const dynamic = "force-static";

/** What a page's HTML defines for its icons, for one that the browser drew from nothing (`Sprite`). */
export const GET = (): Response =>
  new Response(drawings(), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
