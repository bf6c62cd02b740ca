import type { ClaimActions } from "@/components/claim/actions";
import { liftWaiver, waive, writeComment } from "../actions";
import {
  addEvidence,
  addSource,
  changeLink,
  drawLink,
  editEvidence,
  editSource,
  removeEvidence,
} from "../sources/actions";
import { assignTask, editTask, makeLineTask } from "../tasks/actions";
import {
  editClaim,
  editMention,
  mergeClaims,
  moveClaim,
  removeMention,
  setVerdict,
  signOff,
  undoMerge,
} from "./actions";

/** What a claim's panel can do, wherever it stands. */
export const claimActions: ClaimActions = {
  editClaim,
  editMention,
  removeMention,
  mergeClaims,
  undoMerge,
  moveClaim,
  setVerdict,
  signOff,
  addSource,
  editSource,
  drawLink,
  changeLink,
  addEvidence,
  editEvidence,
  removeEvidence,
  assignTask,
  makeLineTask,
  editTask,
  writeComment,
  waive,
  liftWaiver,
};
