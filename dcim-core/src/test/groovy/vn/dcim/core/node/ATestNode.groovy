package vn.dcim.core.node

import java.time.Clock
import java.time.Duration

/** Processes for specs. */
class ATestNode {

    /** One that knows of no other and holds nothing. */
    static Ownership alone() {
        new Ownership(new NodeConfig('alone', 1, Duration.ofSeconds(12), Duration.ofSeconds(3)), null, null, Clock.systemUTC(), null)
    }
}
