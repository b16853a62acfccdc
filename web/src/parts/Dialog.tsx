import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';

export interface DialogProps {
  title: string;
  role?: 'dialog' | 'alertdialog';
  size?: 'small' | 'large';
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is there while it is rendered; Esc and a press outside close it. */
export function Dialog({ title, role = 'dialog', size = 'small', onClose, children }: DialogProps) {
  return (
    <ModalOverlay className={styles.shade ?? ''} isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className={`${styles.box} ${styles[size]}`}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons at the end of a dialog, the deciding one last. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
