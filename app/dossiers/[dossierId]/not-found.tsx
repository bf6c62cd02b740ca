import { NothingInDossier } from "../../shell";

/** What a dossier does not have, for whoever is in it; for others the dossier itself is nothing (`app/not-found.tsx`). */
export default function NotFoundInDossier() {
  return <NothingInDossier />;
}
