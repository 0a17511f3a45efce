package vn.dcim.web.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** Registers what the parts of the program measure of themselves. */
@Singleton
final class OwnMetrics implements ApplicationEventListener<ServerStartupEvent> {

    private final MeterRegistry registry;
    // why: the registry holds what it asks by weak references only
    private final List<Measure> measures;

    OwnMetrics(MeterRegistry registry, Collection<MeasureSource> sources) {
        this.registry = registry;
        this.measures =
                sources.stream().flatMap(source -> source.measures().stream()).toList();
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        measures.forEach(this::register);
    }

    private void register(Measure measure) {
        List<Tag> labels = measure.labels().entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList();
        switch (measure.kind()) {
            case COUNTER ->
                FunctionCounter.builder(measure.name(), measure.value(), DoubleSupplier::getAsDouble)
                        .description(measure.help())
                        .tags(labels)
                        .register(registry);
            case GAUGE ->
                Gauge.builder(measure.name(), measure.value(), DoubleSupplier::getAsDouble)
                        .description(measure.help())
                        .tags(labels)
                        .register(registry);
        }
    }
}
