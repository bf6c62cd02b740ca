import type { Endpoint, Method, Params } from "@/lib/api/endpoint";

/** The endpoints of one path, by method, with what the names in the path stand for. */
export type Matched = { params: Params; rows: ReadonlyMap<Method, Endpoint> };

type Node = {
  words: Map<string, Node>;
  named: { name: string; node: Node } | null;
  rows: Map<Method, Endpoint>;
};

const newNode = (): Node => ({ words: new Map(), named: null, rows: new Map() });

/**
 * Compiles a table of endpoints into a look-up that takes one step for each part of a path. A word wins over a name:
 * "/people/invitations" is never a person.
 * @throws Error when the table says one thing twice.
 */
export function matcher(table: readonly Endpoint[]): (path: string) => Matched | null {
  const root = newNode();
  for (const row of table) {
    let node = root;
    for (const part of partsOf(row.path))
      node = part.startsWith(":") ? namedUnder(node, part.slice(1)) : under(node, part);
    if (node.rows.has(row.method)) throw new Error(`${row.method} ${row.path} is in the table twice`);
    node.rows.set(row.method, row);
  }
  return (path) => {
    const params: Params = {};
    let node = root;
    for (const part of partsOf(path)) {
      const word = node.words.get(part);
      if (word) {
        node = word;
        continue;
      }
      if (!node.named || part === "") return null;
      params[node.named.name] = part;
      node = node.named.node;
    }
    return node.rows.size > 0 ? { params, rows: node.rows } : null;
  };
}

const partsOf = (path: string): string[] => path.replace(/^\//, "").split("/");

function under(node: Node, word: string): Node {
  const known = node.words.get(word) ?? newNode();
  node.words.set(word, known);
  return known;
}

function namedUnder(node: Node, name: string): Node {
  node.named ??= { name, node: newNode() };
  if (node.named.name !== name) throw new Error(`one part of a path is called ${node.named.name} and ${name}`);
  return node.named.node;
}
