import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { Icon } from "./icon";

type Words = {
  label: ReactNode;
  /** Says what is wanted, below the field. */
  hint?: ReactNode;
  /** Says what is wrong and what to do; the field is then announced as invalid. */
  error?: ReactNode;
  /** Adds "optional" beside the label: required is the rule and needs no mark. */
  optional?: boolean;
};

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** A labelled place for any control: `children` gets the attributes that tie it to label, hint and error. */
export const Field = ({
  label,
  hint,
  error,
  optional,
  id,
  children,
}: Words & { id?: string; children: (wiring: Wiring) => ReactNode }) => {
  const made = useId();
  const own = id ?? made;
  const described = [hint ? `${own}-hint` : "", error ? `${own}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={own}>
        {label}
        {optional && <span className="muted font-normal"> optional</span>}
      </label>
      {children({ id: own, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p className="hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${own}-error`}>{error}</FieldError>}
    </div>
  );
};

/** The sentence under a field that says what is wrong with it. */
export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p className="field-error" id={id}>
    <Icon name="warn" size={14} />
    <span>{children}</span>
  </p>
);

const inputClass = (more?: string) => (more ? `input ${more}` : "input");

/** One line of text. */
export const TextInput = ({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Words & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) => (
  <Field label={label} hint={hint} error={error} optional={optional} id={rest.id}>
    {(wiring) => <input type="text" {...rest} {...wiring} className={inputClass(className)} />}
  </Field>
);

/** Several lines of text. */
export const TextArea = ({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Field label={label} hint={hint} error={error} optional={optional} id={rest.id}>
    {(wiring) => <textarea rows={3} {...rest} {...wiring} className={inputClass(className)} />}
  </Field>
);

/** One of a list, by the browser's own list. `options` or `<option>` children. */
export const Select = ({
  label,
  hint,
  error,
  optional,
  options,
  className,
  children,
  ...rest
}: Words & SelectHTMLAttributes<HTMLSelectElement> & { options?: readonly { value: string; label: string }[] }) => (
  <Field label={label} hint={hint} error={error} optional={optional} id={rest.id}>
    {(wiring) => (
      <select {...rest} {...wiring} className={inputClass(className)}>
        {children}
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
