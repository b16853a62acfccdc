import { RouterProvider } from 'react-aria-components';
import { Navigate, Route, Routes, useHref, useNavigate } from 'react-router';
import { useMe } from './api/queries';
import { connectionsPath, Frame } from './frame/Frame';
import { Connections } from './pages/Connections';
import { JobPage } from './pages/JobPage';
import { Jobs } from './pages/Jobs';
import { NotFound } from './pages/NotFound';
import { PlanPage } from './pages/PlanPage';
import { SignedIn } from './pages/SignedIn';
import { SignIn } from './pages/SignIn';
import { StructureBoard } from './pages/StructureBoard';
import { Structures } from './pages/Structures';
import { SynchronizerForm } from './pages/SynchronizerForm';
import { Synchronizers } from './pages/Synchronizers';
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
  const connections = connectionsPath(me.data);
  const othersConnections = connections === '/connections' ? '/admin/connections' : '/connections';
  return (
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <Routes>
        <Route element={<Frame me={me.data} />}>
          <Route path="/" element={<Navigate to="/structures" replace />} />
          <Route path="/structures" element={<Structures />} />
          <Route path="/structures/:id" element={<StructureBoard />} />
          {me.data.synchronizers === 'HIDDEN' ? null : (
            <>
              <Route path="/structures/:id/sync" element={<Synchronizers />} />
              <Route path="/structures/:id/sync/new" element={<SynchronizerForm />} />
            </>
          )}
          <Route path="/plans/:id" element={<PlanPage />} />
          <Route path="/jobs" element={<Jobs />} />
          <Route path="/jobs/:id" element={<JobPage />} />
          <Route path={connections} element={<Connections me={me.data} />} />
          <Route path={othersConnections} element={<Navigate to={connections} replace />} />
          <Route path="/connections/signed-in" element={<SignedIn connections={connections} />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </RouterProvider>
  );
}
