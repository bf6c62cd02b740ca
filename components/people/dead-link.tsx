import { LinkButton } from "@/components/ui/button";

/** Stands where a single-use link was followed that does not work. */
export const DeadLink = ({ children }: { children: string }) => (
  <form>
    <h1 className="h1">This link does not work</h1>
    <p className="soft">{children}</p>
    <LinkButton href="/sign-in" size="lg">
      Go to signing in
    </LinkButton>
  </form>
);
