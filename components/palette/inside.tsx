"use client";

import { Command } from "cmdk";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { send } from "@/components/shell/signals";
import { applyTheme } from "@/components/shell/theme-toggle";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { commandsAt, commandsFor, type PaletteCommand, whereabouts } from "./commands";
import { type FoundThing, foundAside, foundByKind, foundHref, foundIcon, foundWords } from "./found";
import { commandsHere } from "./here";
import { Matched } from "./matched";
import { useFind } from "./use-find";

/**
 * What stands in the palette: the field, what was found, and what can be run. `begun` was typed before it came. The
 * default export, for `lazy`.
 */
const Inside = ({ begun, close }: { begun: string; close: () => void }) => {
  const router = useRouter();
  const here = whereabouts(usePathname() ?? "");
  const [query, setQuery] = useState(begun);
  const [picked, setPicked] = useState("");
  const { found, state, query: asked } = useFind(query, here.dossierId);
  const [offered] = useState(commandsHere);
  const commands = commandsFor(query, [...offered, ...commandsAt(here)]);
  const groups = query.trim() === "" ? [] : foundByKind(found, here.dossierId);
  const [firstFound] = groups.flatMap((group) => group.items);
  const first = firstFound ? keyOf(firstFound) : commands[0] ? `run ${commands[0].name}` : "search everything";
  // What came in stands above what was picked by itself while nothing else was there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer begins at its first line
  useEffect(() => setPicked(""), [asked, found]);
  const searched = query.trim() !== "" && asked === query.trim();

  const go = (href: string) => {
    close();
    router.push(href);
  };
  const run = (command: PaletteCommand) => {
    if ("href" in command) return go(command.href);
    close();
    if ("run" in command) command.run();
    else if ("theme" in command) applyTheme(command.theme);
    else send(command.signal);
  };

  return (
    <Command
      label="Find or run"
      shouldFilter={false}
      loop
      vimBindings={false}
      value={picked || first}
      onValueChange={setPicked}
    >
      <div className="in">
        <Icon name="search" />
        <Command.Input
          value={query}
          onValueChange={(next) => {
            setQuery(next);
            // The first line is meant until somebody moves.
            setPicked("");
          }}
          placeholder="Find a claim, an article, a source, a task, or run something"
          aria-label="Find or run"
          dir="auto"
          autoFocus
        />
        <Kbd keys="esc" />
      </div>
      <Command.List label="What was found">
        {groups.map(({ name, items }) => (
          <Command.Group key={name} heading={name}>
            {items.map((item) => (
              <FoundItem key={`${item.kind} ${item.id}`} item={item} here={here.dossierId} go={go} />
            ))}
          </Command.Group>
        ))}
        {searched && state === "idle" && groups.length === 0 && commands.length === 0 && (
          <p className="none">
            Nothing is called so, and no sentence has all of these words. Look for the beginning of a word, or for fewer
            of them.
          </p>
        )}
        {state === "failed" && <p className="none">The search did not answer. Try again, or sign in again.</p>}
        {commands.length > 0 && (
          <Command.Group heading="Run">
            {commands.map((command) => (
              <Command.Item key={command.name} value={`run ${command.name}`} onSelect={() => run(command)}>
                <Icon name={command.icon} />
                <span className="trunc">{command.name}</span>
                <span className="end">
                  {command.keys?.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {query.trim() !== "" && (
          <Command.Group heading="More">
            {here.dossierId && (
              <Command.Item
                value="search this dossier"
                onSelect={() => go(`/search?q=${encodeURIComponent(query.trim())}&dossier=${here.dossierId}`)}
              >
                <Icon name="search" />
                <span className="trunc">Search this dossier for “{query.trim()}”</span>
              </Command.Item>
            )}
            <Command.Item
              value="search everything"
              onSelect={() => go(`/search?q=${encodeURIComponent(query.trim())}`)}
            >
              <Icon name="search" />
              <span className="trunc">Search everything for “{query.trim()}”</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
      <p className="sr" role="status">
        {searched && state === "idle" ? `${found.length} found` : ""}
      </p>
    </Command>
  );
};

const keyOf = ({ kind, id }: FoundThing): string => `${kind} ${id}`;

const FoundItem = ({ item, here, go }: { item: FoundThing; here: string | undefined; go: (href: string) => void }) => {
  const said = ["claim", "sentence", "article", "comment"].includes(item.kind);
  return (
    <Command.Item value={keyOf(item)} onSelect={() => go(foundHref(item))}>
      <Icon name={foundIcon[item.kind]} />
      <span className={said ? "q trunc" : "trunc"} dir="auto">
        <Matched {...foundWords(item)} />
      </span>
      <span className="end">
        <span className="trunc">
          {[foundAside(item), item.dossierId === here ? "" : item.dossierTitle].filter(Boolean).join(" · ")}
        </span>
      </span>
    </Command.Item>
  );
};

export default Inside;
