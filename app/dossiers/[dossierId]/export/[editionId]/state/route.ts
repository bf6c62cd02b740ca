import { performSlow } from "@/lib/action";
import { editionFileStates } from "@/lib/editions/files";
import { Refusal } from "@/lib/errors";

/** How far each file of an edition is, for the page that shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ editionId: string }> },
): Promise<Response> {
  const { editionId } = await params;
  try {
    const states = await performSlow((desk, actor) => editionFileStates(desk, actor, editionId));
    return Response.json(states, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ detail: error.message }, { status: error.status });
    throw error;
  }
}
