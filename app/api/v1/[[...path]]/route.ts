import { serve } from "@/lib/api/serve";

export const dynamic = "force-dynamic";

export const GET = serve;
export const HEAD = serve;
export const OPTIONS = serve;
export const POST = serve;
export const PATCH = serve;
export const PUT = serve;
export const DELETE = serve;
