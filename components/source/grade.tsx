import { type Reliability, reliabilityMeaning } from "@/lib/sources/source";

/** The letter of a reliability, its meaning on pointing at it and to those who cannot see it. */
export const Grade = ({ of }: { of: Reliability }) => (
  <span title={reliabilityMeaning[of]}>
    {of}
    <span className="sr">, {reliabilityMeaning[of]}</span>
  </span>
);
