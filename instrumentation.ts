/** Runs once when a server process starts, before it serves anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { openForService } = await import("./instrumentation-node");
  await openForService();
}
