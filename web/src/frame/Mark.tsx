/** The sign of Espalier: a trained tree, two pairs of branches on one stem. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M12 22V3M12 19H5a2 2 0 0 1-2-2v-1M12 19h7a2 2 0 0 0 2-2v-1M12 12H7a2 2 0 0 1-2-2V9M12 12h5a2 2 0 0 0 2-2V9" />
    </svg>
  );
}
