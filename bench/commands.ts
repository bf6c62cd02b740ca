import { randomBytes } from "node:crypto";
import type Database from "better-sqlite3";
import type { z } from "zod";
import { type Bench, inTurns, type Line } from "@/bench/measure";
import { fill, newNewsroom } from "@/bench/newsroom";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import type { Actor } from "@/lib/actor";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { setVerdict, setVerdictInput } from "@/lib/claims/review-commands";
import { parse } from "@/lib/input";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";

const rounds = 400;

/** What a command costs on top of its rows: parsing, visibility, authorising, its event, the chain, sign-offs. */
export const commands: Bench = {
  floor: "the same rows and a row of the history, prepared in better-sqlite3, in one transaction",
  async measure() {
    const newsroom = await newNewsroom();
    const { desk, bare, actor, dossierId } = newsroom;
    const { sourceIds, claimIds } = await fill(newsroom, { sources: 200, links: 400, claims: 200 });
    const run = <S extends z.ZodType, T>(
      input: S,
      command: (tx: Tx, actor: Actor, input: z.output<S>) => Promise<T>,
      raw: unknown,
    ): Promise<T> => {
      const parsed = parse(input, raw);
      return desk.transact((tx) => command(tx, actor, parsed));
    };
    const statement = "The port authority paid in full.";
    const at = actor.now.toISOString();
    const entry = { stance: "supports", quote: "paid in full", locator: "p. 4", credibility: 2 } as const;
    const [claimId = "", otherClaimId = ""] = claimIds;
    const [sourceId = ""] = sourceIds;
    const write = bareWrites(bare, actor.personId);
    const target = { ratio: 3 };
    const lines: Line[] = [];
    try {
      lines.push(
        await inTurns("set a verdict", {
          rounds,
          ours: (i) => run(setVerdictInput, setVerdict, { claimId, seen: i + 1, substance: "supported" }),
          floor: (i) =>
            write(otherClaimId, (it) => it.update.run("supported", actor.personId, otherClaimId, i + 1), {
              substance: [null, "supported"],
            }),
        }),
        await inTurns("tag a claim", {
          rounds,
          ours: () => run(createClaimInput, createClaim, { dossierId, statement }),
          floor: (i) => {
            const id = newId();
            const ref = `F${i}`;
            write(id, (it) => it.claim.run(id, dossierId, 0, ref, statement, actor.personId, actor.personId, at), {
              about: [],
              assigneeId: null,
              kind: "other",
              ref,
              reply: null,
              stakes: "routine",
              statement,
            });
          },
        }),
        await inTurns("enter evidence", {
          rounds,
          ours: () => run(addEvidenceInput, addEvidence, { claimId, sourceId, ...entry }),
          floor: () => {
            const id = newId();
            write(
              id,
              (it) =>
                it.evidence.run(id, dossierId, otherClaimId, sourceId, entry.quote, actor.personId, actor.personId, at),
              { claimId: otherClaimId, sourceId, ...entry, note: "", via: [] },
            );
          },
        }),
      );
    } finally {
      newsroom.close();
    }
    return lines.map((line) => ({ ...line, target }));
  },
};

/** Writes a row and an event as the desk does, with nothing asked before. */
function bareWrites(bare: Database.Database, personId: string) {
  const statements = {
    update: bare.prepare(
      "update claims set substance = ?, substance_by = ?, version = version + 1 where id = ? and version = ? returning id",
    ),
    claim: bare.prepare(
      `insert into claims (id, dossier_id, number, ref, statement, statement_by, kind, stakes, about, created_by, created_at)
       values (?, ?, ?, ?, ?, ?, 'other', 'routine', '[]', ?, ?)`,
    ),
    evidence: bare.prepare(
      `insert into evidence (id, dossier_id, claim_id, source_id, stance, quote, locator, credibility, note, via, entered_by, created_by, created_at)
       values (?, ?, ?, ?, 'supports', ?, 'p. 4', 2, '', '[]', ?, ?, ?)`,
    ),
  };
  const event = bare.prepare(
    `insert into events (chain, number, at, actor_id, type, subject_type, subject_id, claim_id, payload, salt, payload_hash, previous_hash, hash)
     values ('bare', ?, '2026-03-17T09:00:00.000Z', ?, 'verdict-set', 'claim', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const hash = "0".repeat(64);
  const salt = randomBytes(16).toString("hex");
  const begin = bare.prepare("BEGIN IMMEDIATE");
  const commit = bare.prepare("COMMIT");
  let number = 0;
  return (subjectId: string, row: (it: { [K in keyof typeof statements]: Writer }) => unknown, payload: object) => {
    begin.run();
    const { update, claim, evidence } = statements;
    row({ update: { run: (...values) => update.get(...values) }, claim, evidence });
    event.run(++number, personId, subjectId, subjectId, JSON.stringify(payload), salt, hash, hash, hash);
    commit.run();
  };
}

type Writer = { run(...values: unknown[]): unknown };
