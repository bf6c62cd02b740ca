"use client";

import { useEffect, useRef } from "react";
import { CopyOnce } from "@/components/people/offered-link";
import { Icon } from "@/components/ui/icon";
import { toast } from "@/components/ui/toast";

/**
 * The bookmark that hands pages over, to be dragged or copied. React lets no `javascript:` address through, so that it
 * is put there afterwards; pressed on this page it does nothing, which the page's policy sees to.
 */
export const Bookmark = ({ code }: { code: string }) => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.setAttribute("href", code);
  }, [code]);
  return (
    <div className="grid gap-3 pt-3">
      <p className="soft">
        Drag this to your bookmarks bar. Pressed on any page, it opens the desk in a new window and hands over what you
        see there, also behind a subscription. Nothing is stored before you confirm it.
      </p>
      <p>
        <a
          ref={link}
          className="btn"
          href="/clip"
          draggable
          onClick={(event) => {
            event.preventDefault();
            toast("Drag it to your bookmarks bar, and press it there.");
          }}
        >
          <Icon name="pin" size={16} /> Clip to Second Source
        </a>
      </p>
      <details>
        <summary className="link">Make the bookmark by hand</summary>
        <div className="pt-2">
          <p className="hint pb-2">Make a bookmark of any page, and put this in place of its address.</p>
          <CopyOnce label="Address of the bookmark" text={code} />
        </div>
      </details>
    </div>
  );
};
