import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { desk } from "@/db/client";
import { personByEmail } from "@/db/people";
import { addPerson, changePerson } from "@/lib/people/commands";
import { newPasswordHash } from "@/lib/people/password-hash";
import { readSessionCookie, sealingSecret, sessionCookie } from "@/lib/people/session-cookie";
import { signInOptions, signInVouched, signInWithPassword, type Vouched } from "@/lib/people/sign-in";

const folder = mkdtempSync(join(tmpdir(), "second-source-"));
const now = new Date();
const visitor = { personId: null, now };
const mara = { email: "mara@newsroom.example", name: "Mara Kessler" };

beforeAll(async () => {
  process.env.DATA_DIR = folder;
  process.env.SITE_URL = "https://desk.example";
  await desk().migrate();
  const passwordHash = await newPasswordHash("three quiet herons", mara);
  await desk().transact((tx) => addPerson(tx, visitor, { ...mara, role: "admin", passwordHash }));
  await desk().transact((tx) => addPerson(tx, visitor, { email: "sso@newsroom.example", name: "Sol", role: "member" }));
});
afterAll(() => {
  desk().close();
  rmSync(folder, { recursive: true });
});

it("the right password lets its person in, however the address is written", async () => {
  const person = await personByEmail(desk().read, mara.email);
  for (const email of [mara.email, " Mara@Newsroom.example "])
    expect(await signInWithPassword(email, "three quiet herons")).toMatchObject({ id: person?.id });
});

it.each([
  ["a wrong password", mara.email, "three quiet heron"],
  ["no password", mara.email, ""],
  ["an unknown address", "nobody@newsroom.example", "three quiet herons"],
  ["what is no address", "mara", "three quiet herons"],
  ["the address of somebody who has no password", "sso@newsroom.example", ""],
])("%s is answered like every other wrong try", async (_, email, password) => {
  expect(await signInWithPassword(email, password)).toBeNull();
});

it("single sign-on lets in who was added, by a verified address, and nobody else", async () => {
  const known = { email: "SSO@newsroom.example" };
  expect(await signInVouched({ ...known, email_verified: true })).toMatchObject({ sessionId: expect.any(String) });
  const refused: Vouched[] = [
    known,
    { ...known, email_verified: false },
    { ...known, email_verified: "no" },
    { email: "stranger@newsroom.example", email_verified: true },
    { email_verified: true },
  ];
  for (const profile of refused) expect(await signInVouched(profile)).toBeNull();
});

it("somebody disabled is let in by neither", async () => {
  const person = await personByEmail(desk().read, "sso@newsroom.example");
  const admin = { personId: "", admin: true, now };
  const { personId } = await desk().transact((tx) =>
    addPerson(tx, visitor, { email: "a@b.example", name: "A", role: "admin" }),
  );
  await desk().transact((tx) =>
    changePerson(tx, { ...admin, personId }, { personId: person?.id ?? "", disabled: true }),
  );
  expect(await signInVouched({ email: "sso@newsroom.example", email_verified: true })).toBeNull();
});

it("the cookie names a person and a session, is sealed, and travels over https alone", async () => {
  const { jwt } = signInOptions().callbacks ?? {};
  const user = { id: "person", sessionId: "session" };
  const token = await jwt?.({ token: { email: mara.email }, user, account: null });
  expect(token).toEqual({ sub: "person", sid: "session" });
  const sealed = await encode({ token, secret: sealingSecret() });
  expect(await readSessionCookie(sealed)).toEqual({ personId: "person", sessionId: "session" });
  expect(sessionCookie()).toEqual({
    name: "__Secure-next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
});

it("a cookie that this desk did not seal, or that was altered or has expired, is none", async () => {
  const token = { sub: "person", sid: "session" };
  const ours = await encode({ token, secret: sealingSecret() });
  for (const value of [
    undefined,
    "",
    "nonsense",
    `${ours.slice(0, -2)}AA`,
    await encode({ token, secret: "another desk's secret of enough letters" }),
    await encode({ token, secret: sealingSecret(), maxAge: -60 }),
    await encode({ token: { sub: "person" }, secret: sealingSecret() }),
  ])
    expect(await readSessionCookie(value)).toBeNull();
});
