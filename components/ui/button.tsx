import { type ButtonHTMLAttributes, type ComponentProps, type MouseEvent, type ReactNode, useId } from "react";
import { Icon, type IconName } from "./icon";
import { Kbd, keyShortcuts } from "./kbd";
import { Link } from "./link";

type Looks = {
  /** One primary per view. */
  variant?: "primary" | "secondary" | "ghost" | "danger";
  /** 32 px unless told: `sm` 28 for bars, `lg` 40 for the one button of a form. */
  size?: "sm" | "md" | "lg";
  icon?: IconName;
  /** The single key, or `mod+enter`, that does the same; shown inside. */
  shortcut?: string;
};

const classesOf = ({ variant = "secondary", size = "md" }: Looks, iconOnly: boolean, more?: string) =>
  ["btn", variant === "secondary" ? "" : variant, size === "md" ? "" : size, iconOnly ? "icon" : "", more ?? ""]
    .filter(Boolean)
    .join(" ");

const Face = ({ icon, size, shortcut, children }: Looks & { children?: ReactNode }) => (
  <>
    {icon && <Icon name={icon} size={size === "sm" && children ? 14 : 16} />}
    {children}
    {shortcut && <Kbd keys={shortcut} />}
  </>
);

/** Also keeps a form from being sent once more by Enter: the browser presses its button for that. */
const hold = (event: MouseEvent) => event.preventDefault();

/**
 * A button. While `busy` it keeps its label and the focus, and takes no second press. `because` disables it and says why beside it,
 * since a grey button alone helps nobody. Without children it is an icon and needs `aria-label`.
 */
export const Button = ({
  variant,
  size,
  icon,
  shortcut,
  busy = false,
  because,
  disabled,
  className,
  children,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Looks & { busy?: boolean; because?: string }) => {
  const looks = { variant, size, icon, shortcut };
  const all = {
    ...rest,
    type,
    className: classesOf(looks, Boolean(icon) && !children, className),
    onClick: busy ? hold : rest.onClick,
    disabled: disabled || Boolean(because),
    "aria-disabled": busy || undefined,
    "aria-busy": busy || undefined,
    "aria-keyshortcuts": shortcut ? keyShortcuts(shortcut) : undefined,
    children: <Face {...looks}>{children}</Face>,
  };
  return because ? <Because because={because} {...all} /> : <button {...all} />;
};

const Because = ({ because, ...button }: ButtonHTMLAttributes<HTMLButtonElement> & { because: string }) => {
  const id = useId();
  return (
    <span className="btn-why">
      <button {...button} aria-describedby={id} />
      <span className="hint" id={id}>
        {because}
      </span>
    </span>
  );
};

/** A link that looks like a button: for going somewhere, never for changing something. */
export const LinkButton = ({
  variant,
  size,
  icon,
  shortcut,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Looks) => {
  const looks = { variant, size, icon, shortcut };
  return (
    <Link
      {...rest}
      className={classesOf(looks, Boolean(icon) && !children, className)}
      aria-keyshortcuts={shortcut ? keyShortcuts(shortcut) : undefined}
    >
      <Face {...looks}>{children}</Face>
    </Link>
  );
};
