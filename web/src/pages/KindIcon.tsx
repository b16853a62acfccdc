import { ArrowUpDown, CircleDot, Link2, Link2Off, type LucideIcon, Minus, MoveHorizontal, Pencil, Plus } from 'lucide-react';
import type { ChangeKind } from '../api/types';

const icons: Partial<Record<ChangeKind, LucideIcon>> = {
  ROW_ADD: Plus,
  ROW_MOVE: MoveHorizontal,
  ROW_REMOVE: Minus,
  LINK_CREATE: Link2,
  LINK_DELETE: Link2Off,
  RANK: ArrowUpDown,
  TRANSITION: CircleDot,
};

export function KindIcon({ kind }: { kind: ChangeKind }) {
  const Icon = icons[kind] ?? Pencil;
  return <Icon size={16} aria-hidden />;
}
