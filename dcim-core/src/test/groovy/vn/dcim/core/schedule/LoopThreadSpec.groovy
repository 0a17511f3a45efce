package vn.dcim.core.schedule

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class LoopThreadSpec extends Specification {

    static final Duration LONG = Duration.ofHours(1)

    def soon = new PollingConditions(timeout: 10, delay: 0.01)
    def turns = new AtomicInteger()
    LoopThread loop

    def cleanup() {
        loop?.close()
    }

    def "one that keeps a rhythm begins at once, and goes on after what failed"() {
        when:
        loop = LoopThread.steady('spec', Duration.ofMillis(1)) {
            if (turns.incrementAndGet() < 3) {
                throw new IllegalStateException('not yet')
            }
        }.start()

        then:
        soon.eventually { assert turns.get() > 5 }
    }

    def "one that pauses waits for its pause or to be woken, however often that was"() {
        given:
        loop = LoopThread.pausing('spec', LONG) { turns.incrementAndGet() }

        when:
        loop.wake()
        loop.wake()
        loop.start()

        then:
        soon.eventually { assert turns.get() == 1 }

        when:
        loop.wake()

        then:
        soon.eventually { assert turns.get() == 2 }
    }

    def "a turn that goes on is #what"() {
        given:
        def begun = new CountDownLatch(1)
        def go = new CountDownLatch(1)
        def how = new CountDownLatch(1)
        boolean interrupted = false
        loop = LoopThread.steady('spec', LONG) {
            begun.countDown()
            try {
                go.await()
            } catch (InterruptedException e) {
                interrupted = true
                throw e
            } finally {
                how.countDown()
            }
        }.start()
        begun.await(10, TimeUnit.SECONDS)

        when:
        end(loop)
        go.countDown()

        then:
        how.await(10, TimeUnit.SECONDS)
        interrupted == isInterrupted

        where:
        what              | end                         || isInterrupted
        'left to its end' | { LoopThread it -> it.end() } || false
        'interrupted'     | { LoopThread it -> it.close() } || true
    }
}
