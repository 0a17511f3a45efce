package vn.dcim.bench;

import java.lang.management.ManagementFactory;

/** The memory of this JVM that is really in use. */
final class Heap {

    private Heap() {}

    /** Returns the bytes that are left after a forced collection. */
    static long usedAfterCollection() {
        // why: what the first collection frees by references and finalisation only the second one takes away
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
