import { z } from "zod";
import { readBlob } from "@/db/blobs";
import { editionsOf } from "@/db/editions";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { bodyInput, type Endpoint, endpoint, reads } from "@/lib/api/endpoint";
import { asFile } from "@/lib/api/file";
import { member } from "@/lib/api/knows";
import { paged, pageQuery } from "@/lib/api/query";
import { editionAnswer, editionView } from "@/lib/api/views/editions";
import { makeEditionInput } from "@/lib/editions/commands";
import { editionFile } from "@/lib/editions/files";
import { formats, isFormat } from "@/lib/editions/formats";
import { sealEdition } from "@/lib/editions/seal";
import { NotFound } from "@/lib/errors";

export const editionRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/editions",
    summary: "Lists the editions of a dossier, newest first.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(editionAnswer),
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await paged(
        query,
        (page) => editionsOf(db, actor, params.dossierId, page),
        ({ id }) => id,
      );
      return { items: items.map(editionView), next };
    },
  }),
  endpoint({
    method: "POST",
    path: "/dossiers/:dossierId/editions",
    summary: "Makes an edition of a dossier as it stands, for the desk, for the lawyer or for the public.",
    detail: "A dossier that is not complete needs the reason why it is exported all the same.",
    scope: "write",
    status: 201,
    knows: (db, actor, { dossierId = "" }) => member("dossier")(db, actor, { dossierId }),
    takes: { json: bodyInput(makeEditionInput, ["dossierId"]) },
    answers: z.object({ id: z.string(), number: z.int() }),
    run: async ({ db, actor, params, json, settings, write }) => {
      const input = inputOf(makeEditionInput, params, json);
      const { id, number } = await sealEdition({ read: db, transact: write }, actor, input, settings);
      return { id, number };
    },
  }),
  reads({
    path: "/editions/:editionId/:format",
    summary: `Hands over an edition in one of its formats: ${Object.keys(formats).join(", ")}.`,
    knows: member("edition"),
    answers: "application/octet-stream",
    run: async ({ desk, actor, params: { editionId, format }, settings }) => {
      if (!isFormat(format))
        throw new NotFound(`There is no format “${format}”. An edition comes as ${Object.keys(formats).join(", ")}.`);
      const file = await editionFile(desk, actor, { editionId, format }, settings);
      const { stream, size } = await readBlob(settings.dataDir, file.sha256);
      return asFile(stream, { name: file.fileName, size, type: file.mediaType });
    },
  }),
];
