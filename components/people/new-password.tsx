import { TextInput } from "@/components/ui/field";
import { passwordRule } from "@/lib/people/password";

/** Said when the two fields of a new password do not hold the same. */
export const passwordsDiffer = "The two passwords are not the same. Write the same one twice.";

/** The new password of a form with `NewPassword` in it; null when it was not written the same twice. */
export function newPasswordIn(data: FormData): string | null {
  const password = String(data.get("password") ?? "");
  return password === String(data.get("again") ?? "") ? password : null;
}

/**
 * Two fields for a new password, which nobody can read while writing it. Put them into a form with `method="post"`: when
 * it is sent before the page's script has come, passwords must not stand in the address.
 */
export const NewPassword = ({
  error,
  differ,
  label = "Password",
}: {
  error?: string;
  differ: boolean;
  label?: string;
}) => (
  <>
    <TextInput
      label={label}
      type="password"
      name="password"
      autoComplete="new-password"
      hint={passwordRule}
      error={error}
      required
    />
    <TextInput
      label="The same again"
      type="password"
      name="again"
      autoComplete="new-password"
      error={differ ? passwordsDiffer : undefined}
      required
    />
  </>
);
