import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** So many milliseconds requests may take to end after the server was told to stop. */
const usualPatience = 3_000;

/**
 * Watches the connections that are opened to this process, so that it can stop soon: a server that is told to close waits
 * for every one, also for those that a browser opens ahead and never uses.
 * @returns what to call when the server was told to close: connections without a request end at once, the others when they
 *   are answered, all of them after `patience`.
 */
export function watchConnections(patience = usualPatience): () => void {
  const sockets = new Map<Socket, Set<ServerResponse>>();
  let stopping = false;

  const endIdle = (socket: Socket) => {
    if (stopping && sockets.get(socket)?.size === 0) socket.destroySoon();
  };
  const opened = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (sockets.has(socket)) return;
    sockets.set(socket, new Set());
    socket.once("close", () => sockets.delete(socket));
  };
  const asked = (message: unknown) => {
    opened(message);
    const { socket, response } = message as { socket: Socket; response: ServerResponse };
    const answers = sockets.get(socket);
    answers?.add(response);
    response.once("close", () => {
      answers?.delete(response);
      endIdle(socket);
    });
  };
  subscribe("net.server.socket", opened);
  subscribe("http.server.request.start", asked);

  return () => {
    stopping = true;
    unsubscribe("net.server.socket", opened);
    unsubscribe("http.server.request.start", asked);
    for (const socket of sockets.keys()) endIdle(socket);
    setTimeout(() => {
      for (const socket of sockets.keys()) socket.destroy();
    }, patience).unref();
  };
}
