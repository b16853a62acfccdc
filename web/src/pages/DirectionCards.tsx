import { ArrowRight } from 'lucide-react';
import type { Ref } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Ability, Direction } from '../api/types';
import styles from './DirectionCards.module.css';

interface Card {
  direction: Direction;
  from: string;
  to: string;
  sentence: string;
}

const cards: Card[] = [
  {
    direction: 'INTO_STRUCTURE',
    from: 'Jira',
    to: 'Structure',
    sentence: 'Jira wins. Nothing is written to Jira.',
  },
  {
    direction: 'FROM_STRUCTURE',
    from: 'Structure',
    to: 'Jira',
    sentence: 'The structure wins. Issues in Jira are changed.',
  },
];

export interface DirectionCardsProps {
  ref: Ref<HTMLDivElement>;
  directions: Record<Direction, Ability>;
  chosen: Direction | undefined;
  onChoose: (direction: Direction) => void;
  error: string | undefined;
}

/** Two cards, one per direction; the box that will be changed is drawn in accent. */
export function DirectionCards({ ref, directions, chosen, onChoose, error }: DirectionCardsProps) {
  return (
    <RadioGroup
      ref={ref}
      className={styles.group ?? ''}
      value={chosen ?? null}
      onChange={(value) => onChoose(value as Direction)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>Direction</Label>
      <div className={styles.cards}>
        {cards.map((card) => (
          <DirectionCard key={card.direction} card={card} ability={directions[card.direction]} />
        ))}
      </div>
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </RadioGroup>
  );
}

function DirectionCard({ card, ability }: { card: Card; ability: Ability | undefined }) {
  const supported = ability?.supported === true;
  return (
    <Radio value={card.direction} isDisabled={!supported} className={styles.card ?? ''}>
      <span className={styles.drawing}>
        <span className={styles.box}>{card.from}</span>
        <ArrowRight size={24} aria-label="to" className={styles.arrow} />
        <span className={`${styles.box} ${styles.changed}`}>{card.to}</span>
      </span>
      <strong className={styles.sentence}>{card.sentence}</strong>
      {supported ? (
        ability.consequence ? (
          <span className={styles.consequence}>{ability.consequence}</span>
        ) : null
      ) : (
        <span className={styles.reason}>{ability?.reason ?? 'This direction is not supported.'}</span>
      )}
    </Radio>
  );
}
