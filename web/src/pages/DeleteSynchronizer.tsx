import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../api/client';
import type { Synchronizer } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { ProblemNote } from '../parts/ProblemNote';

export interface DeleteSynchronizerProps {
  structure: string;
  synchronizer: Synchronizer;
  onClose: () => void;
}

export function DeleteSynchronizer({ structure, synchronizer, onClose }: DeleteSynchronizerProps) {
  const client = useQueryClient();
  const deletion = useMutation({
    mutationFn: () => remove(`/synchronizers/${encodeURIComponent(synchronizer.id)}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['synchronizers', structure] });
      void client.invalidateQueries({ queryKey: ['structures'] });
      onClose();
    },
  });
  return (
    <Dialog role="alertdialog" title={`Delete “${synchronizer.name}”?`} onClose={onClose}>
      <p>The rows of the structure and the issues in Jira stay as they are. A running sync finishes.</p>
      <ProblemNote error={deletion.error} />
      <DialogButtons>
        <Button onPress={onClose} autoFocus>
          Cancel
        </Button>
        <Button kind="danger" onPress={() => deletion.mutate()} isDisabled={deletion.isPending}>
          Delete synchronizer
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
