import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import {
  Checkbox,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import styles from './fields.module.css';

interface Common {
  id?: string;
  label: string;
  help?: ReactNode;
  error?: string | undefined;
}

export interface TextBoxProps extends Common {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password' | 'url';
  lines?: number;
  autoComplete?: string;
  autoFocus?: boolean;
  required?: boolean;
  inputMode?: 'numeric';
}

/** One line of text, or several. The fault stands beside it and is read with it. */
export function TextBox({ id, label, help, error, value, onChange, lines = 1, ...rest }: TextBoxProps) {
  const { required, inputMode, autoComplete, autoFocus, type } = rest;
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={required ?? false}
      validationBehavior="aria"
      type={type ?? 'text'}
      autoComplete={autoComplete ?? 'off'}
      autoFocus={autoFocus ?? false}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(id === undefined ? {} : { id })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {lines > 1 ? (
        <TextArea className={`${styles.input} ${styles.area}`} rows={lines} spellCheck={false} />
      ) : (
        <Input className={styles.input ?? ''} spellCheck={false} />
      )}
      {help === undefined ? null : (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </TextField>
  );
}

export interface DropDownProps extends Common {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** Shown while nothing is chosen. */
  prompt?: string;
}

/** A choice of one from several. The browser's own, which every platform and aid already knows. */
export function DropDown({ id, label, help, error, value, onChange, options, prompt }: DropDownProps) {
  const own = useId();
  const control = id ?? own;
  const more =
    help === undefined && error === undefined ? null : (
      <span id={`${control}-more`}>
        {help === undefined ? null : <span className={styles.help}>{help}</span>}
        {error === undefined ? null : <span className={styles.error}>{error}</span>}
      </span>
    );
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={control}>
        {label}
      </label>
      <select
        id={control}
        className={`${styles.input} ${styles.select}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={more === null ? undefined : `${control}-more`}
      >
        {prompt === undefined ? null : (
          <option value="" disabled>
            {prompt}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {more}
    </div>
  );
}

export interface TickProps {
  selected: boolean;
  onChange: (selected: boolean) => void;
  children: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

export function Tick({ selected, onChange, children, help, disabled }: TickProps) {
  return (
    <Checkbox
      className={styles.tick ?? ''}
      isSelected={selected}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      <span className={styles.box} aria-hidden>
        <Check size={14} strokeWidth={3} />
      </span>
      <span>
        {children}
        {help === undefined ? null : <span className={styles.help}>{help}</span>}
      </span>
    </Checkbox>
  );
}

export interface OneOfProps extends Common {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
}

/** A choice of one from a few, all in sight. */
export function OneOf({ id, label, help, error, value, onChange, options }: OneOfProps) {
  return (
    <RadioGroup
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(id === undefined ? {} : { id })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.tick ?? ''}>
          <span className={`${styles.box} ${styles.round}`} aria-hidden />
          <span>{option.label}</span>
        </Radio>
      ))}
      {help === undefined ? null : (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </RadioGroup>
  );
}
