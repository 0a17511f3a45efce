package vn.dcim.bench;

import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * Stands between the collectors and the pipeline and puts down, in a file that outlives a kill, what was handed over and what the
 * pipeline said of it: lines that {@link HandedOver} reads.
 */
final class HandedOverSink implements SampleSink {

    private final FileChannel file;
    private final Supplier<? extends SampleSink> pipeline;
    private final AtomicLong number = new AtomicLong();

    /** @param folder in which each process makes a file of its own, named by its number */
    HandedOverSink(Path folder, Supplier<? extends SampleSink> pipeline) throws IOException {
        this.pipeline = pipeline;
        this.file = FileChannel.open(
                Files.createDirectories(folder)
                        .resolve(String.valueOf(ProcessHandle.current().pid())),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    /** Has the collectors get this one. */
    static RuntimeBeanDefinition<SampleSink> instead(HandedOverSink sink) {
        var primary = new MutableAnnotationMetadata();
        primary.addDeclaredAnnotation(Primary.class.getName(), Map.of());
        return RuntimeBeanDefinition.builder(SampleSink.class, () -> sink)
                .singleton(true)
                .annotationMetadata(primary)
                .build();
    }

    @Override
    public CompletionStage<Boolean> accept(SampleBatch batch) {
        return handOver(batch, SampleSink::accept);
    }

    @Override
    public CompletionStage<Boolean> acceptAtOnce(SampleBatch batch) {
        return handOver(batch, SampleSink::acceptAtOnce);
    }

    private CompletionStage<Boolean> handOver(
            SampleBatch batch, BiFunction<SampleSink, SampleBatch, CompletionStage<Boolean>> way) {
        long mine = number.incrementAndGet();
        write(HandedOver.handed(mine, batch));
        return way.apply(pipeline.get(), batch)
                .whenComplete((stored, failure) -> write(HandedOver.answered(
                        mine,
                        failure == null
                                ? stored ? HandedOver.STORED : HandedOver.BEFORE
                                : failure instanceof DcimException known
                                        ? known.code().name()
                                        : failure.getClass().getSimpleName())));
    }

    private void write(String line) {
        try {
            // why: one write a line, so that a kill leaves whole lines
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
