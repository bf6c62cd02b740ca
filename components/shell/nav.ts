import type { IconName } from "@/components/ui/icon";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  count?: number;
  /** Current only on this very page, not on those below it. */
  exact?: boolean;
};

/** What the newsroom's pages are, with what waits on my desk. */
export const newsroomNav = (waiting?: number): NavItem[] => [
  { href: "/", label: "My desk", icon: "desk", count: waiting, exact: true },
  { href: "/dossiers", label: "Dossiers", icon: "dossier", exact: true },
  { href: "/people", label: "Team", icon: "people" },
  { href: "/settings", label: "Settings", icon: "settings" },
];

export type DossierCounts = { claims?: number; sources?: number; proposals?: number; tasks?: number };

/** The pages of one dossier. */
export const dossierNav = (dossierId: string, counts: DossierCounts = {}): NavItem[] => {
  const at = `/dossiers/${dossierId}`;
  return [
    { href: at, label: "Overview", icon: "overview", exact: true },
    { href: `${at}/articles`, label: "Read", icon: "read" },
    { href: `${at}/claims`, label: "Claims", icon: "claims", count: counts.claims },
    { href: `${at}/sources`, label: "Sources", icon: "sources", count: counts.sources },
    { href: `${at}/origins`, label: "Origins", icon: "origins", count: counts.proposals || undefined },
    { href: `${at}/compare`, label: "Compare", icon: "compare" },
    { href: `${at}/tasks`, label: "Tasks", icon: "tasks", count: counts.tasks },
    { href: `${at}/history`, label: "History", icon: "hist" },
    { href: `${at}/export`, label: "Export", icon: "export" },
    { href: `${at}/settings`, label: "Settings", icon: "settings" },
  ];
};

/** The five tabs of a phone, in a dossier or outside one. */
export const phoneTabs = (dossierId?: string): NavItem[] => {
  const desk: NavItem = { href: "/", label: "Desk", icon: "desk", exact: true };
  if (!dossierId)
    return [
      desk,
      { href: "/dossiers", label: "Dossiers", icon: "dossier", exact: true },
      { href: "/search", label: "Search", icon: "search" },
      { href: "/people", label: "Team", icon: "people" },
      { href: "/settings", label: "Settings", icon: "settings" },
    ];
  const at = `/dossiers/${dossierId}`;
  return [
    desk,
    { href: at, label: "Dossier", icon: "dossier", exact: true },
    { href: `${at}/articles`, label: "Read", icon: "read" },
    { href: `${at}/claims`, label: "Claims", icon: "claims" },
    { href: `${at}/origins`, label: "Origins", icon: "origins" },
  ];
};

/** Whether a link leads to the page at `path`, or to one above it. */
export const leadsTo = (href: string, path: string, exact = false): boolean =>
  path === href || (!exact && href !== "/" && path.startsWith(`${href}/`));
