import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Link, type LinkProps } from 'react-router';
import styles from './Button.module.css';

type Kind = 'primary' | 'plain' | 'danger' | 'quiet';

export interface ButtonProps extends AriaButtonProps {
  kind?: Kind;
}

export function Button({ kind = 'plain', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={`${styles.button} ${styles[kind]}`} />;
}

/** A link that looks like a button, for actions that are nothing but another page. */
export function ButtonLink({ kind = 'plain', ...rest }: LinkProps & { kind?: Kind }) {
  return <Link {...rest} className={`${styles.button} ${styles[kind]}`} />;
}
