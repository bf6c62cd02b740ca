import type { FormHTMLAttributes } from "react";

/**
 * A form that asks for a page, its fields in the address: followed within the page by `FollowLinks`, as a `Link` is; without
 * script by the browser.
 */
export const GetForm = (props: FormHTMLAttributes<HTMLFormElement> & { action: string }) => (
  <form data-soft="" {...props} />
);
