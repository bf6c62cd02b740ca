import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { FieldError } from "./field";

/** One thing to tick, its label beside it. */
export const Checkbox = ({
  label,
  hint,
  error,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { label: ReactNode; hint?: ReactNode; error?: ReactNode }) => {
  const made = useId();
  const id = rest.id ?? made;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="choice">
      <input
        {...rest}
        id={id}
        type="checkbox"
        className="check"
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
};

export type Option = {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  aside?: ReactNode;
  disabled?: boolean;
};

/**
 * One of a few, all visible. With descriptions each choice is a card; without, a line.
 * Pass `name` and `defaultValue` for a form, or `value` and `onPick` to hold it yourself.
 */
export const RadioGroup = ({
  legend,
  name,
  options,
  defaultValue,
  value,
  onPick,
  hint,
  error,
}: {
  legend: ReactNode;
  name: string;
  options: readonly Option[];
  defaultValue?: string;
  value?: string;
  onPick?: (value: string) => void;
  hint?: ReactNode;
  error?: ReactNode;
}) => {
  const id = useId();
  const cards = options.some((option) => option.description || option.aside);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="lbl">{legend}</legend>
      <div>
        {options.map((option, at) => {
          const own = `${id}-${at}`;
          const held =
            value === undefined
              ? { defaultChecked: defaultValue === option.value }
              : { checked: value === option.value, onChange: () => onPick?.(option.value) };
          const wiring = { id: own, name, value: option.value, disabled: option.disabled, ...held };
          return cards ? (
            <label className="opt" key={option.value} htmlFor={own}>
              <input type="radio" className="radio" {...wiring} />
              <b>{option.label}</b>
              <span className="hint">{option.aside}</span>
              {option.description && <span className="d">{option.description}</span>}
            </label>
          ) : (
            <div className="choice" key={option.value}>
              <input type="radio" className="radio" {...wiring} />
              <label htmlFor={own}>{option.label}</label>
            </div>
          );
        })}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
};
