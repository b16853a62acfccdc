import { Download, Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '../api/types';
import { Button } from '../parts/Button';
import { logOf } from '../words/jobs';
import styles from './JobPage.module.css';

/** What can be done with the page itself, in every state of the job. */
export function JobTools({ job }: { job: Job }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true));
  return (
    <div className={styles.tools}>
      <Button onPress={copy}>
        <LinkIcon size={16} aria-hidden /> Copy link
      </Button>
      <Button onPress={() => download(`${job.id}.log`, logOf(job))}>
        <Download size={16} aria-hidden /> Download log
      </Button>
      <span role="status">{copied ? 'Link copied.' : ''}</span>
    </div>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
