import { dossierNav, newsroomNav } from "@/components/shell/nav";
import type { Theme } from "@/components/shell/theme";
import type { IconName } from "@/components/ui/icon";

/** Something that the palette can run: going somewhere, or doing something here. */
export type PaletteCommand = {
  name: string;
  icon: IconName;
  /** Other words that it is found by. */
  also?: string;
  keys?: readonly string[];
} & ({ href: string } | { theme: Theme } | { signal: "all-keys" } | { run: () => void });

/** What one is looking at, read off the address of the page. */
export type Whereabouts = { dossierId?: string; claimId?: string; articleId?: string; sourceId?: string };

export function whereabouts(path: string): Whereabouts {
  const [, dossierId, place, id] = /^\/dossiers\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?/.exec(path) ?? [];
  if (!dossierId || dossierId === "new") return {};
  if (!id) return { dossierId };
  if (place === "claims") return { dossierId, claimId: id };
  if (place === "articles") return { dossierId, articleId: id };
  return place === "sources" ? { dossierId, sourceId: id } : { dossierId };
}

const goKeys: Record<string, readonly string[]> = { "My desk": ["G", "D"], Claims: ["G", "C"], Origins: ["G", "O"] };

/** What can be run from here, the nearest first. */
export function commandsAt({ dossierId, claimId, articleId, sourceId }: Whereabouts): PaletteCommand[] {
  const about = claimId
    ? [`claim=${claimId}`, " about this claim"]
    : articleId
      ? [`article=${articleId}`, " about this article"]
      : sourceId
        ? [`source=${sourceId}`, " about this source"]
        : ["new=yes", ""];
  const goTo = (items: { label: string; href: string; icon: IconName }[], also: string): PaletteCommand[] =>
    items.map(({ label, href, icon }) => ({ name: label, href, icon, also: `go to ${also}`, keys: goKeys[label] }));
  return [
    ...(dossierId
      ? [
          {
            name: `New task${about[1]}`,
            href: `/dossiers/${dossierId}/tasks?${about[0]}`,
            icon: "plus" as const,
            also: "assign ask",
          },
          {
            name: "Add articles",
            href: `/dossiers/${dossierId}/articles#add`,
            icon: "upload" as const,
            also: "upload paste file",
          },
        ]
      : []),
    { name: "New dossier", href: "/dossiers/new", icon: "plus", also: "open create story" },
    ...(dossierId ? goTo(dossierNav(dossierId), "dossier") : []),
    ...(dossierId
      ? [
          {
            name: "Agreement of checkers",
            href: `/dossiers/${dossierId}/agreement`,
            icon: "compare" as const,
            also: "blind second verdicts kappa alpha percent",
          },
        ]
      : []),
    ...goTo(
      newsroomNav().map((item) => (item.label === "Settings" ? { ...item, label: "My account and settings" } : item)),
      "newsroom people password",
    ),
    { name: "All keys", signal: "all-keys", icon: "keyboard", also: "shortcuts keyboard help", keys: ["?"] },
    { name: "Light theme", theme: "light", icon: "sun", also: "appearance day" },
    { name: "Dark theme", theme: "dark", icon: "moon", also: "appearance night" },
    { name: "Theme as the system", theme: "system", icon: "screen", also: "appearance" },
  ];
}

/** The commands in which every word of the query begins a word. */
export function commandsFor(query: string, commands: readonly PaletteCommand[]): PaletteCommand[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ name, also = "" }) => {
    const words = `${name} ${also}`.toLowerCase().split(/\s+/);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
}
