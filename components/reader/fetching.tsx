import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";

/** Stands where the text will be, and says so when it, or what changed in it, could not be fetched. */
export const Fetching = ({ coming, failed, again }: { coming: boolean; failed: boolean; again: () => void }) => {
  if (!failed) return coming && <Skeleton read lines={6} label="The text is on its way" />;
  return (
    <Notice
      kind="error"
      title={coming ? "The text did not come." : "What changed in the text did not come."}
      actions={
        <Button size="sm" onClick={again}>
          Try again
        </Button>
      }
    >
      The desk did not answer as it should. Everything that was done is kept.
    </Notice>
  );
};
