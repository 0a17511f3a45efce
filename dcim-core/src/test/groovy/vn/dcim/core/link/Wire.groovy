package vn.dcim.core.link

import java.lang.foreign.Arena
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport

/** A cable between two namespaces whose far end can lose and delay what it sends. */
interface Wire extends AutoCloseable {

    void impair(int lossPercent, int delayMs)

    /** A veth pair with netem, where the kernel has that. */
    static class Veth implements Wire {

        private final String far
        private final String farDevice

        Veth(String near, String nearDevice, String far, String farDevice) {
            this.far = far
            this.farDevice = farDevice
            Shell.run('ip', 'link', 'add', nearDevice, 'netns', near, 'type', 'veth', 'peer', 'name', farDevice, 'netns', far)
        }

        @Override
        void impair(int lossPercent, int delayMs) {
            Shell.run('ip', 'netns', 'exec', far, 'tc', 'qdisc', 'replace', 'dev', farDevice, 'root', 'netem',
                    'loss', lossPercent + '%', 'delay', delayMs + 'ms', 'limit', '10000')
        }

        @Override
        void close() {
        }
    }

    /** Two TUN devices with this process between them: the same for kernels without netem. */
    static class Tunnel implements Wire {

        private final int near
        private final int far
        private final Random chance = new Random(7)
        private final line = Executors.newSingleThreadScheduledExecutor { Thread.ofPlatform().daemon().unstarted(it) }
        private final List<Thread> threads
        private volatile boolean ended
        private volatile int lossPercent
        private volatile int delayMs

        Tunnel(String near, String nearDevice, String far, String farDevice) {
            this.near = Kernel.inside(near) { Kernel.tun(nearDevice) }
            this.far = Kernel.inside(far) { Kernel.tun(farDevice) }
            threads = [Thread.ofPlatform().daemon().start { carry(this.near) { Kernel.write(this.far, it) } },
                       Thread.ofPlatform().daemon().start { carry(this.far) { send(it) } }]
        }

        @Override
        void impair(int lossPercent, int delayMs) {
            this.lossPercent = lossPercent
            this.delayMs = delayMs
        }

        private void send(byte[] packet) {
            if (chance.nextInt(100) >= lossPercent) {
                delayMs == 0 ? Kernel.write(near, packet) : line.schedule({ Kernel.write(near, packet) } as Runnable, delayMs, TimeUnit.MILLISECONDS)
            }
        }

        private void carry(int from, Closure to) {
            try (def arena = Arena.ofConfined()) {
                def buffer = arena.allocate(2048)
                def poll = arena.allocate(8, 4)
                while (!ended) {
                    def packet = Kernel.read(from, buffer, poll)
                    // why: a device that is down is always ready and never has anything
                    packet == null ? LockSupport.parkNanos(1_000_000) : to(packet)
                }
            }
        }

        @Override
        void close() {
            ended = true
            threads*.join(2000)
            line.shutdownNow()
            Kernel.close(near)
            Kernel.close(far)
        }
    }
}
