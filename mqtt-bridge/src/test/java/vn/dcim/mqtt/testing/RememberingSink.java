package vn.dcim.mqtt.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.telemetry.SampleBatch;

/** Stores batches as the pipeline does, each once by device, instant and fingerprint; can be told to refuse or to wait. */
public final class RememberingSink implements SampleSink {

    private record Key(long deviceId, java.time.Instant at, long fingerprint) {}

    private final Map<Key, SampleBatch> stored = new LinkedHashMap<>();
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private int duplicates;
    private boolean hold;
    private DcimException refusal;

    @Override
    public synchronized CompletionStage<Boolean> accept(SampleBatch batch) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        boolean fresh = stored.putIfAbsent(new Key(batch.deviceId(), batch.at(), batch.fingerprint()), batch) == null;
        duplicates += fresh ? 0 : 1;
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        if (hold) {
            answer.completeOnTimeout(fresh, 1, java.util.concurrent.TimeUnit.HOURS);
            waiting.add(answer);
        } else {
            answer.complete(fresh);
        }
        return answer;
    }

    public synchronized List<SampleBatch> batches() {
        return List.copyOf(stored.values());
    }

    public synchronized int duplicates() {
        return duplicates;
    }

    /** From now on everything is stored, but nobody is told so: acknowledgements do not go out. */
    public synchronized void hold() {
        hold = true;
    }

    public synchronized void release() {
        hold = false;
        waiting.forEach(answer -> answer.complete(true));
        waiting.clear();
    }

    /** From now on nothing is stored; null ends it. */
    public synchronized void refuse(DcimException with) {
        refusal = with;
    }
}
