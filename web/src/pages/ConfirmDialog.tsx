import { type FormEvent, useState } from 'react';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { TextBox } from '../parts/fields';
import { Note } from '../parts/Note';
import styles from './form.module.css';

export interface ConfirmDialogProps {
  label: string;
  /** The number to type, or null where a press is enough. */
  phrase: string | null;
  consequence: string;
  onConfirm: (typed: string | null) => void;
  onClose: () => void;
}

/** The last question before Jira is written to. The focus starts on the way out. */
export function ConfirmDialog({ label, phrase, consequence, onConfirm, onClose }: ConfirmDialogProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (phrase !== null && typed.trim() !== phrase) {
      setWrong(true);
      return;
    }
    onConfirm(phrase);
  };
  return (
    <Dialog role="alertdialog" title={`${label}?`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Note tone="warning">
          <p>
            <strong>Resyncing in the wrong direction may lead to data loss.</strong>
          </p>
          <p>{consequence}</p>
        </Note>
        {phrase === null ? null : (
          <TextBox
            label="Number of issues that will be changed"
            help={`Type ${phrase} to confirm.`}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setWrong(false);
            }}
            error={wrong ? `This is not the number: ${phrase} will be changed. Nothing was written.` : undefined}
            inputMode="numeric"
          />
        )}
        <DialogButtons>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button kind="primary" type="submit">
            {label}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
