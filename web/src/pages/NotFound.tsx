import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';

export function NotFound() {
  return (
    <>
      <PageHead title="Page not found" />
      <Empty sentence="There is no page at this address.">
        <ButtonLink to="/structures">Manage Structures</ButtonLink>
      </Empty>
    </>
  );
}
