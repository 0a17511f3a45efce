package vn.dcim.core.link;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all targets of a line at the same time. */
@Singleton
final class LineProbing {

    private final Map<ProbeMethod, Probe> methods = new EnumMap<>(ProbeMethod.class);
    private final ExecutorService threads = Executors.newCachedThreadPool(
            task -> Thread.ofPlatform().daemon().name("line-probe").unstarted(task));

    LineProbing(List<Probe> methods) {
        methods.forEach(probe -> this.methods.put(probe.method(), probe));
    }

    /** Asks over the line and nothing else. */
    List<ProbeAnswers> ask(InternetLine line, Probe.Effort effort) throws InterruptedException {
        List<LineProbe> probes = line.asked();
        Optional<LineBinding> binding = LineBinding.of(line);
        return binding.isPresent()
                ? ask(probes, binding.get(), effort)
                : probes.stream()
                        .map(probe -> new ProbeAnswers(probe, effort.packets(), List.of(), "no-source"))
                        .toList();
    }

    List<ProbeAnswers> ask(List<LineProbe> probes, LineBinding binding, Probe.Effort effort)
            throws InterruptedException {
        List<Callable<ProbeAnswers>> asking = probes.stream()
                .<Callable<ProbeAnswers>>map(
                        probe -> () -> methods.get(probe.method()).ask(probe, binding, effort))
                .toList();
        List<Future<ProbeAnswers>> asked = threads.invokeAll(asking);
        List<ProbeAnswers> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            answers.add(answer(probes.get(i), asked.get(i)));
        }
        return answers;
    }

    private static ProbeAnswers answer(LineProbe probe, Future<ProbeAnswers> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) {
                return ProbeAnswers.unable(probe, refused.getMessage());
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
