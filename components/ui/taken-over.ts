import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** True in the browser once the page is its own: not yet while React takes over what the server wrote. */
export const useTakenOver = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
