package vn.dcim.bench

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.bench.HandedOver.Batch
import vn.dcim.bench.HandedOver.Key
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.telemetry.SampleBatch

class HandedOverSpec extends Specification {

    static final Instant AT = Instant.ofEpochMilli(1000)

    @TempDir Path folder

    def answers = [:].withDefault { new CompletableFuture<Boolean>() }
    def sink = new HandedOverSink(folder, { { SampleBatch batch -> answers[batch.fingerprint()] } as vn.dcim.core.ingest.SampleSink })
    def ledger = new HandedOver(folder.resolve(ProcessHandle.current().pid() as String))

    private List<Batch> news() {
        List<Batch> news = []
        ledger.follow(news::add)
        news
    }

    def "a batch is told once, with what the pipeline said of it: #said"() {
        given:
        sink.accept(SampleBatch.message(3, AT, 7, []))
        assert news() == []
        assert ledger.isWaiting(1001)
        assert !ledger.isWaiting(1000)

        when:
        answer(answers[7L])

        then:
        news() == [new Batch(new Key(3, 1000, 7), 0, true, said)]
        news() == []
        !ledger.isWaiting(1001)

        where:
        answer                                                                                 || said
        ({ CompletableFuture it -> it.complete(true) })                                        || 'stored'
        ({ CompletableFuture it -> it.complete(false) })                                       || 'before'
        ({ CompletableFuture it -> it.completeExceptionally(new DcimException(ErrorCode.SHUTTING_DOWN)) }) || 'SHUTTING_DOWN'
        ({ CompletableFuture it -> it.completeExceptionally(new IllegalStateException()) })    || 'IllegalStateException'
    }

    def "what a process that was killed left without an answer is told without one; half a line is none"() {
        given:
        sink.accept(SampleBatch.cycle(3, AT, []))
        Files.writeString(folder.resolve(ProcessHandle.current().pid() as String), 'H 2 3 10', StandardOpenOption.APPEND)

        when:
        ledger.die()

        then:
        news() == [new Batch(new Key(3, 1000, 0), 0, false, null)]
    }
}
