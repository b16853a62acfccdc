import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import styles from './PageHead.module.css';

export interface Crumb {
  label: string;
  to: string;
}

export interface PageHeadProps {
  title: string;
  /** The way here, from the top; the page itself is not among them. */
  crumbs?: readonly Crumb[];
  /** What the page is called at the end of that way, where its title is too long for it. */
  name?: string;
  beside?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** Title, way and actions of a page. It takes the focus when the page it replaced took the focused thing away. */
export function PageHead({ title, crumbs = [], name = title, beside, actions, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Espalier`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <header className={styles.head}>
      {crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} title={name} />}
      <div className={styles.line}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
        <div className={styles.actions}>{actions}</div>
      </div>
      {children}
    </header>
  );
}

function Crumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {crumbs.map((crumb) => (
          <Fragment key={crumb.to}>
            <li>
              <Link to={crumb.to}>
                <bdi>{crumb.label}</bdi>
              </Link>
            </li>
            <li aria-hidden className={styles.mark}>
              <ChevronRight size={14} />
            </li>
          </Fragment>
        ))}
        <li aria-current="page">
          <bdi>{title}</bdi>
        </li>
      </ol>
    </nav>
  );
}
