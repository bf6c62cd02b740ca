import { Time } from "@/components/ui/time";
import type { GradeStep } from "@/lib/sources/grade-history";
import { reliabilityMeaning } from "@/lib/sources/source";

/** How a grade came about, newest first. */
export const GradeHistory = ({
  steps,
  zone,
  of,
}: {
  steps: readonly GradeStep[];
  zone: string;
  of: "source" | "outlet";
}) => (
  <ol className="grid">
    {steps.map((step) => (
      <li key={step.at + step.from + step.to} className="border-b border-rule py-2 last:border-0">
        <span className="font-medium">
          {step.from && step.from !== step.to && (
            <>
              <span className="text-ink-3">{step.from}</span>
              <span aria-hidden="true"> → </span>
              <span className="sr"> to </span>
            </>
          )}
          {step.to ? `${step.to}, ${reliabilityMeaning[step.to]}` : "not graded"}
        </span>
        <span className="hint block">
          <bdi>{step.byName}</bdi>
          {of === "source" && step.as === "own" && ", a grade of its own"}
          {of === "source" && step.as === "outlet" && ", as its outlet"}
          {step.as === null && ", when it was added"}, <Time iso={step.at} zone={zone} />
        </span>
      </li>
    ))}
  </ol>
);
