import { z } from "zod";
import { peopleList, tokensOf } from "@/db/people";
import { inputOf } from "@/lib/api/body";
import { listOf } from "@/lib/api/component";
import { type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { person } from "@/lib/api/knows";
import { paged, pageOf, pageQuery } from "@/lib/api/query";
import { invitationAnswer, personAnswer, personView, tokenAnswer, tokenView } from "@/lib/api/views/people";
import {
  changePerson,
  changePersonInput,
  endToken,
  endTokenInput,
  invitePerson,
  invitePersonInput,
} from "@/lib/people/commands";
import { linkOf, mailInvitation, type Offer } from "@/lib/people/letters";
import { authorise } from "@/lib/permissions";

const ended = z.object({ ended: z.array(z.string()) });

export const peopleRoutes: Endpoint[] = [
  reads({
    path: "/people",
    summary: "Lists the people of the newsroom; those who are disabled are listed for administrators alone.",
    query: pageQuery,
    answers: listOf(personAnswer),
    run: async ({ db, actor, query }) => {
      const { items, next } = await paged(
        query,
        async (page) => (await peopleList(db, page)).items,
        ({ id }) => id,
      );
      return { items: items.filter(({ disabled }) => actor.admin || !disabled).map(personView), next };
    },
  }),
  endpoint({
    method: "POST",
    path: "/people/invitations",
    summary: "Makes a single-use link by which somebody can join, and mails it where mail is set up.",
    scope: "write",
    status: 201,
    knows: async (_db, actor) => authorise("people.manage", { admin: actor.admin }),
    takes: { json: invitePersonInput },
    answers: invitationAnswer,
    run: async ({ actor, json, write }) => {
      const input = inputOf(invitePersonInput, {}, json);
      let offer: Offer | undefined;
      const made = await write(async (tx) => {
        const { invitationId: id, ...offered } = await invitePerson(tx, actor, input);
        offer = offered;
        const { email, name, expiresAt } = offered;
        return { id, email, name, link: linkOf(offered, "invite"), expiresAt, mailed: null };
      });
      // Mailed only once it is stored; a repeated request never comes here.
      return { ...made, mailed: offer ? (await mailInvitation(offer)).mailed : null };
    },
  }),
  writes({
    method: "PATCH",
    path: "/people/:personId",
    summary: "Changes a person's role in the newsroom, or disables or enables them.",
    knows: person,
    input: changePersonInput,
    command: changePerson,
    answers: personAnswer,
    show: async (_db, _actor, changed) => personView(changed),
  }),
  reads({
    path: "/my/tokens",
    summary: "Lists your API tokens that still work; never the tokens themselves.",
    query: pageQuery,
    answers: listOf(tokenAnswer),
    run: async ({ db, actor, query }) => pageOf((await tokensOf(db, actor.personId, actor.now)).map(tokenView), query),
  }),
  writes({
    method: "DELETE",
    path: "/my/tokens",
    summary: "Ends every API token of yours, the one that you send as well.",
    input: z.strictObject({}),
    command: async (tx, actor) => {
      const tokens = await tokensOf(tx, actor.personId, actor.now);
      for (const { id } of tokens) await endToken(tx, actor, { tokenId: id });
      return { ended: tokens.map(({ id }) => id) };
    },
    answers: ended,
  }),
  writes({
    method: "DELETE",
    path: "/my/tokens/:tokenId",
    summary: "Ends one API token of yours.",
    input: endTokenInput,
    command: async (tx, actor, input) => {
      await endToken(tx, actor, input);
      return { ended: [input.tokenId] };
    },
    answers: ended,
  }),
];
