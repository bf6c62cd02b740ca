import { Skeleton } from "@/components/ui/skeleton";

/** Lines where the text will be, in its rhythm. */
export const ReaderSkeleton = () => (
  <div className="sheet">
    <div className="sheet-in">
      <div className="body-area">
        <Skeleton read lines={12} label="Reading the article" />
      </div>
    </div>
  </div>
);
