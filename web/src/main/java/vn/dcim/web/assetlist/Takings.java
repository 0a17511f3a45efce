package vn.dcim.web.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes lists over while their authors may look elsewhere. What came of it stands in the database; a restart leaves the draft as it was. */
@Singleton
public class Takings {

    private static final Logger LOG = LoggerFactory.getLogger(Takings.class);
    private static final long SHORT_MS = 1500;

    private final ExecutorService workers;
    private final Map<String, Taking> takings = new ConcurrentHashMap<>();

    Takings(@Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.workers = workers;
    }

    /**
     * How far a list has come.
     *
     * @param all assets to be written; 0 while the list is checked once more
     */
    public record Progress(int done, int all) {}

    /** Takes one over, and tells how far it has come; throws what its author is to see. */
    public interface Work {
        void take(AssetLists.Progress progress);
    }

    private static final class Taking {

        private volatile Progress progress = new Progress(0, 0);
        private volatile @Nullable DcimException refusal;
    }

    /** Begins to take something over, unless it is on its way already; waits a moment, since most lists are short. */
    public void start(String draft, Work wanted) {
        var taking = new Taking();
        Taking chosen = takings.compute(draft, (_, known) -> known == null || known.refusal != null ? taking : known);
        if (chosen != taking) {
            return;
        }
        // why: the audit log names the request by which it was begun
        Future<?> work = workers.submit(PropagatedContext.getOrEmpty().wrap(() -> take(draft, wanted, taking)));
        try {
            work.get(SHORT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // why: the page goes on to show how far it has come
            LOG.debug("{} takes longer", draft);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            takings.remove(draft);
            throw new IllegalStateException(draft + " cannot be taken over", e.getCause());
        }
    }

    private void take(String draft, Work wanted, Taking taking) {
        try {
            wanted.take((done, all) -> taking.progress = new Progress(done, all));
            takings.remove(draft);
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                // why: nobody will come and ask after what is not there
                takings.remove(draft);
            }
            taking.refusal = e;
        } catch (RuntimeException e) {
            takings.remove(draft);
            LOG.error("{} cannot be taken over", draft, e);
            throw e;
        }
    }

    /** Returns how far a list has come; empty where it is not on its way. */
    public Optional<Progress> progress(String draft) {
        return Optional.ofNullable(takings.get(draft))
                .filter(taking -> taking.refusal == null)
                .map(taking -> taking.progress);
    }

    /** Returns why a list was not taken over, once. */
    public Optional<DcimException> refusal(String draft) {
        Taking taking = takings.get(draft);
        if (taking == null || taking.refusal == null) {
            return Optional.empty();
        }
        takings.remove(draft);
        return Optional.of(taking.refusal);
    }
}
