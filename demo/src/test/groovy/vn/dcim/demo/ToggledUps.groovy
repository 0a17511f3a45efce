package vn.dcim.demo

import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent

/**
 * A UPS that answers SNMP as RFC 1628 has it, and goes to its battery and back: by itself while it is {@link #restless}, as soon as
 * it has said a few times where it is, or by hand. It knows what it has said.
 */
class ToggledUps implements AutoCloseable {

    private static final Map<String, Integer> CODES = [utility: 3, battery: 5]
    /** How often a state is said at least; more than two answers are more than one cycle, also when one is asked for again. */
    private static final int HELD = 3

    private final SnmpAgent agent
    private final List<String> said = []
    private String source = 'utility'
    private int times
    private int answers
    private boolean restless

    ToggledUps(AgentLoop loop, String name) {
        agent = SnmpAgent.on(loop).community('public', tree(name)).start()
    }

    String address() {
        "127.0.0.1:${agent.address().port}"
    }

    synchronized void restless(boolean wanted) {
        restless = wanted
    }

    synchronized void toggle() {
        source = source == 'utility' ? 'battery' : 'utility'
        times = 0
    }

    synchronized String source() {
        source
    }

    /** The states it has said, in their order, each once however often it was said in a row. */
    synchronized List<String> said() {
        said.collect()
    }

    /** Returns what it has said, and begins anew. */
    synchronized List<String> saidAndForgotten() {
        def all = said.collect()
        said.clear()
        all
    }

    private synchronized int answer() {
        if (restless && times >= HELD) {
            toggle()
        }
        times++
        if (said.empty || said.last() != source) {
            said << source
        }
        CODES[source]
    }

    private OidTree tree(String name) {
        OidTree.builder()
                .text('1.3.6.1.2.1.1.1.0', 'Standard UPS')
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.99999.1')
                .text('1.3.6.1.2.1.1.5.0', name)
                .text('1.3.6.1.2.1.33.1.1.1.0', 'Acme')
                .text('1.3.6.1.2.1.33.1.1.2.0', 'Acme 10k')
                .integer('1.3.6.1.2.1.33.1.2.1.0') { 2 }
                .integer('1.3.6.1.2.1.33.1.2.4.0') { 60 + answers++ % 40 }
                .integer('1.3.6.1.2.1.33.1.2.5.0') { 2705 }
                .integer('1.3.6.1.2.1.33.1.4.1.0') { answer() }
                .integer('1.3.6.1.2.1.33.1.4.2.0') { 499 }
                .build()
    }

    @Override
    void close() {
        agent.close()
    }
}
