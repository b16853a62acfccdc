import { RouterProvider } from 'react-aria-components';
import { Route, Routes, useHref, useNavigate } from 'react-router';
import { useMe } from './api/queries';
import { Frame } from './frame/Frame';
import { NotFound } from './pages/NotFound';
import { SignIn } from './pages/SignIn';
import { ProblemNote } from './parts/ProblemNote';
import { Waiting } from './parts/Waiting';

export function App() {
  const navigate = useNavigate();
  const me = useMe();
  if (me.isPending) {
    return <Waiting what="Opening Espalier" />;
  }
  if (me.isError) {
    return <ProblemNote error={me.error} retry={() => void me.refetch()} />;
  }
  if (me.data === null) {
    return <SignIn />;
  }
  return (
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <Routes>
        <Route element={<Frame me={me.data} />}>
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </RouterProvider>
  );
}
