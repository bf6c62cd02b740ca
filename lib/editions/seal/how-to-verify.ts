import { envelopeName, manifestName, signatureName, tagManifestName } from "@/lib/editions/seal/bag";
import { keyName } from "@/lib/editions/seal/verify";

/**
 * Says to a stranger how to check an edition with nothing but `sha512sum` and `openssl`: the file VERIFY.md in it.
 * @param fingerprint of the key that signs it, for comparison with what the newsroom says elsewhere.
 */
export const howToVerify = (
  edition: { title: string; number: number; audience: string; madeAt: string },
  fingerprint: string,
) => `# How to check this edition

${edition.title.replace(/\s+/g, " ").trim()}, edition ${edition.number} for ${edition.audience}, sealed ${edition.madeAt}.

You need no account, no network and none of our software. Unpack the ZIP file, open a terminal in the folder that holds
this file, and run three commands (OpenSSL 3 or newer; on a Mac, \`shasum -a 512\` does what \`sha512sum\` does).

## 1. Is every file as it was sealed?

    sha512sum --strict --quiet -c ${manifestName} ${tagManifestName}

No output means that every listed file is unaltered. Files that stand in neither list were added later and are not part of
the edition; apart from the two lists themselves these are only \`${signatureName}\` and \`${envelopeName}\`:

    find . -type f | sed 's|^./||' | sort > /tmp/there; sed 's/^[0-9a-f]*  //' ${manifestName} ${tagManifestName} | sort > /tmp/listed; comm -23 /tmp/there /tmp/listed

## 2. Was the list signed with the key in this folder?

    openssl pkeyutl -verify -pubin -inkey ${keyName} -rawin -in ${tagManifestName} -sigfile ${signatureName}

It prints \`Signature Verified Successfully\`.

## 3. Is that key the newsroom's?

    openssl pkey -pubin -in ${keyName} -outform DER | sha256sum

It prints the fingerprint of the key. Compare it with the one that the newsroom gives you by another way: on paper, on its
site, on the telephone. Nobody can prove by this folder alone whose key it is: whoever forges an edition puts their own key
into it. The fingerprint in this edition is

    ${fingerprint}

## What else is in here

- \`data/dossier.json\`: the dossier as data (RFC 8785), from which all copies are made.
- \`data/history.jsonl\`: what was done, one event a line. Each \`hash\` is the SHA-256 of the canonical JSON of the event's
  header with \`previousHash\` and \`payloadHash\`; \`payloadHash\` is the SHA-256 of \`salt\` and \`payload\`. Payloads that this
  audience is not shown are null, and the chain holds all the same.
- \`${envelopeName}\`: the same signature as a DSSE envelope with an in-toto statement, for tools that read these.
- \`data/ro-crate-metadata.json\`: what each file is (RO-Crate 1.2). The folder is a BagIt 1.0 bag (RFC 8493).

The command \`desk verify FILE --key FINGERPRINT\` of Second Source, and the page \`/verify\` of any Second Source, do all of
this at once.
`;
