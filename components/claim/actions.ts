import type { TalkActions } from "@/components/talk/talk";
import type { MakeLineTask } from "@/components/task/line-task";
import type { AssignTask, EditTask, HandOverTask, TakeTask, TaskTemplates, WatchTask } from "@/components/task/task";
import type { Result } from "@/lib/action";
import type {
  Attribution,
  Cited,
  ClaimKind,
  ClaimStatus,
  MentionMode,
  Reply,
  Stakes,
  Substance,
} from "@/lib/claims/claim";
import type { RuleName } from "@/lib/dossiers/standard";
import type { LinkKind, LinkState, SourceKind, Stance } from "@/lib/sources/source";

type Act<I, T = unknown> = (input: I) => Promise<Result<T>>;

export type NewSource = {
  dossierId: string;
  kind: SourceKind;
  title: string;
  outlet?: string;
  author?: string;
  url?: string;
  unidentified?: boolean;
  confidential?: boolean;
  pseudonym?: string;
};

/** What can be done from a claim's panel; the page hands over the server actions, in these words. */
export type ClaimActions = TalkActions & {
  editClaim: Act<{
    claimId: string;
    seen: number;
    statement?: string;
    kind?: ClaimKind;
    stakes?: Stakes;
    about?: string[];
    reply?: Reply | null;
    assigneeId?: string | null;
    dueAt?: string | null;
  }>;
  editMention: Act<{
    mentionId: string;
    seen?: number;
    mode?: MentionMode;
    cites?: { who: Cited["who"]; name: string; quote: string; start?: number; end?: number } | null;
  }>;
  removeMention: Act<{ mentionId: string }>;
  mergeClaims: Act<
    { claimId: string; into: string; seen: number; intoSeen: number },
    { id: string; ref: string; fromId: string; fromRef: string }
  >;
  undoMerge: Act<{ claimId: string }, { ref: string; intoRef: string }>;
  moveClaim: Act<{ claimId: string; to: ClaimStatus; reason?: string; seen: number }>;
  setVerdict: Act<{
    claimId: string;
    seen: number;
    substance?: Substance | null;
    mentionId?: string;
    attribution?: Attribution | null;
  }>;
  signOff: Act<{ claimId: string; digest: string }>;
  seeClaim: Act<{ claimId: string; eventId: number }>;
  answerSendBack: Act<{ claimId: string; answer: string }>;
  askBlindCheck: Act<{ claimId: string; secondId: string; firstId?: string }>;
  giveBlindVerdict: Act<{ checkId: string; substance: Substance; note?: string }>;
  nameThird: Act<{ checkId: string; personId: string | null; seen: number }>;
  settleBlindCheck: Act<{ checkId: string; substance: Substance; note: string }>;
  cancelBlindCheck: Act<{ checkId: string; reason?: string }>;
  addSource: Act<NewSource, { id: string }>;
  editSource: Act<{ sourceId: string; seen: number; ownReporting?: boolean | null; unidentified?: boolean }>;
  drawLink: Act<{
    dossierId: string;
    from: string;
    to: string;
    kind: LinkKind;
    quote?: string;
    state?: "proposed" | "confirmed";
  }>;
  changeLink: Act<{ linkId: string; seen?: number; state?: LinkState; kind?: LinkKind; quote?: string }>;
  addEvidence: Act<{
    claimId: string;
    sourceId: string;
    stance: Stance;
    quote?: string;
    locator?: string;
    credibility?: number;
    note?: string;
    via?: string[];
  }>;
  editEvidence: Act<{
    evidenceId: string;
    seen?: number;
    stance?: Stance;
    quote?: string;
    locator?: string;
    credibility?: number;
    note?: string;
    via?: string[];
  }>;
  removeEvidence: Act<{ evidenceId: string }>;
  assignTask: AssignTask;
  makeLineTask: MakeLineTask;
  editTask: EditTask;
  takeTask: TakeTask;
  handOverTask: HandOverTask;
  watchTask: WatchTask;
  taskTemplates: TaskTemplates;
  waive: Act<{ claimId: string; rule: RuleName; reason: string }>;
  liftWaiver: Act<{ claimId: string; rule: RuleName }>;
};
