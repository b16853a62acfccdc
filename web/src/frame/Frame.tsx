import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, LogOut } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { NavLink, Outlet } from 'react-router';
import { remove } from '../api/client';
import { forgetEverythingSeen } from '../api/queries';
import type { Me } from '../api/types';
import { Button } from '../parts/Button';
import { Note } from '../parts/Note';
import { ProblemNote } from '../parts/ProblemNote';
import styles from './Frame.module.css';
import { Mark } from './Mark';

/** Administrators change connections; everybody else sees them and links credentials of their own. */
export function connectionsPath({ administrator }: Me): string {
  return administrator ? '/admin/connections' : '/connections';
}

/** What stands around every page: skip link, navigation bar, sign out. */
export function Frame({ me }: { me: Me }) {
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => remove('/session'),
    onSuccess: () => {
      client.setQueryData(['me'], null);
      forgetEverythingSeen(client);
    },
  });
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <div className={styles.bar}>
        <span className={styles.brand}>
          <Mark />
          Espalier
        </span>
        <nav aria-label="Main" className={styles.nav}>
          <MenuTrigger>
            <AriaButton className={styles.entry ?? ''}>
              Structure <ChevronDown size={16} aria-hidden />
            </AriaButton>
            <Popover className={styles.popover ?? ''} placement="bottom start">
              <Menu className={styles.menu ?? ''}>
                <MenuItem className={styles.item ?? ''} href="/structures">
                  Manage Structures
                </MenuItem>
                <MenuItem className={styles.item ?? ''} href="/structures?create">
                  Create structure
                </MenuItem>
              </Menu>
            </Popover>
          </MenuTrigger>
          <NavLink className={styles.entry ?? ''} to="/jobs">
            Jobs
          </NavLink>
          {me.administrator ? (
            <MenuTrigger>
              <AriaButton className={styles.entry ?? ''}>
                Administration <ChevronDown size={16} aria-hidden />
              </AriaButton>
              <Popover className={styles.popover ?? ''} placement="bottom start">
                <Menu className={styles.menu ?? ''}>
                  <MenuItem className={styles.item ?? ''} href={connectionsPath(me)}>
                    Connections
                  </MenuItem>
                </Menu>
              </Popover>
            </MenuTrigger>
          ) : (
            <NavLink className={styles.entry ?? ''} to={connectionsPath(me)}>
              Connections
            </NavLink>
          )}
        </nav>
        <div className={styles.person}>
          <span className={styles.name}>{me.displayName}</span>
          <Button kind="quiet" onPress={() => signOut.mutate()} isDisabled={signOut.isPending}>
            <LogOut size={16} aria-hidden /> Sign out
          </Button>
        </div>
      </div>
      <main id="main" tabIndex={-1} className={styles.main}>
        <ProblemNote error={signOut.error} />
        {me.synchronizers === 'SHOWN_IN_SPITE_OF_THE_SETTING' ? (
          <Note tone="warning">
            <p>
              Synchronizers are shown although structure.feature.synchronizers.enabled is false: some are installed, and
              hiding stops nothing. Delete them first, or set it to true.
            </p>
          </Note>
        ) : null}
        <Outlet />
      </main>
    </>
  );
}
