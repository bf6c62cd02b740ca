import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { remembered } from "@/components/ui/markup";
import { Written } from "@/components/ui/written";
import { Glyph } from "@/components/vocabulary/glyph";
import { statusGlyph } from "@/components/vocabulary/status";
import { type ShownStatus, statusColour } from "@/components/vocabulary/words";
import { AccountMenu, type Me } from "./account-menu";
import { type DossierCounts, dossierNav, type NavItem, newsroomNav } from "./nav";
import { NavLink } from "./nav-link";
import { SignalButton } from "./signal-button";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

export type SideDossier = { id: string; title: string; counts?: DossierCounts };
export type SideArticle = { id: string; letter: string; outlet: string; title: string; claims: number };

export type SideContent = {
  me: Me;
  theme: Theme;
  signOut: () => Promise<void>;
  /** How much waits on my desk. */
  waiting?: number;
  /** Outside a dossier: the dossiers at hand, with the status of what is furthest behind in them. */
  pinned?: readonly { id: string; title: string; status: ShownStatus }[];
  /** The dossier one is in. */
  dossier?: SideDossier;
  articles?: readonly SideArticle[];
};

/** The name and sign of the product, leading home. */
export const Brand = () => (
  <Link className="brand" href="/">
    <svg aria-hidden="true">
      <use href="#logo" />
    </svg>
    Second Source
  </Link>
);

const Nav = ({ path, items }: { path: string; items: readonly NavItem[] }) => (
  <div className="nav">
    {items.map(({ href, label, icon, count, exact }) => (
      <NavLink key={href} path={path} href={href} exact={exact} title={label}>
        <Icon name={icon} />
        {label}
        {count !== undefined && count > 0 && <span className="c">{count}</span>}
      </NavLink>
    ))}
  </div>
);

type AllPlaces = Omit<SideContent, "me" | "theme" | "signOut"> & {
  /** Where one is. */
  path: string;
};

/** Everywhere one can go from here; in the sidebar, and on a phone in the sheet. */
export const Places = ({ path, waiting, pinned, dossier, articles }: AllPlaces) => (
  <>
    <Nav path={path} items={newsroomNav(waiting)} />
    {!dossier && pinned && pinned.length > 0 && (
      <div>
        <h2>Dossiers</h2>
        <div className="nav">
          {pinned.map(({ id, title, status }) => (
            <NavLink key={id} path={path} href={`/dossiers/${id}`} title={title}>
              <Glyph name={statusGlyph[status]} colour={statusColour[status]} />
              <span className="trunc" dir="auto">
                {title}
              </span>
            </NavLink>
          ))}
        </div>
      </div>
    )}
    {dossier && (
      <div>
        <h2 className="trunc" dir="auto" title={dossier.title}>
          {dossier.title}
        </h2>
        <Nav path={path} items={dossierNav(dossier.id, dossier.counts)} />
      </div>
    )}
    {dossier && articles && articles.length > 0 && (
      <div className="shrinks">
        <h2>Articles</h2>
        <div className="arts">
          {articles.map(({ id, letter, outlet, title, claims }) => (
            <NavLink key={id} path={path} className="art" href={`/dossiers/${dossier.id}/articles/${id}`} title={title}>
              <span className="letter">{letter}</span>
              <span className="t trunc" dir="auto">
                {outlet}
              </span>
              <span className="n">{claims}</span>
              <span className="h" dir="auto">
                {title}
              </span>
            </NavLink>
          ))}
        </div>
      </div>
    )}
  </>
);

const Contents = remembered((places: AllPlaces) => (
  <>
    <Brand />
    <SignalButton signal="find-or-run" className="find" label="Find or run">
      <Icon name="search" size={14} />
      <span>Find or run</span>
      <Kbd keys="mod+K" />
    </SignalButton>
    <Places {...places} />
  </>
));

/** The sidebar: brand, find or run, the places, and one's own name. */
export const Side = ({ me, theme, signOut, ...places }: Omit<SideContent, keyof AllPlaces> & AllPlaces) => (
  <nav className="side" aria-label="Main">
    <Written as="div" className="contents">
      <Contents {...places} />
    </Written>
    <div className="side-foot">
      <AccountMenu me={me} theme={theme} signOut={signOut} />
      <ThemeToggle />
    </div>
  </nav>
);
