package vn.dcim.web.device

import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials

/** A UPS that answers SNMP: the community public, and the user operator with authentication and privacy. */
class AnAgent implements AutoCloseable {

    private final AgentLoop loop = new AgentLoop()
    private final SnmpAgent agent

    AnAgent(String name = 'ups-a') {
        agent = SnmpAgent.on(loop)
                .community('public', tree(name))
                .user(new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password',
                        UsmCredentials.Priv.AES128, 'priv-password'), tree(name))
                .start()
    }

    /** Battery temperature is the agent's way of saying that there is no sensor. */
    private static OidTree tree(String name) {
        OidTree.builder()
                .text('1.3.6.1.2.1.1.1.0', 'Standard UPS')
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.99999.1')
                .text('1.3.6.1.2.1.1.5.0', name)
                .text('1.3.6.1.2.1.1.6.0', 'POWER')
                .text('1.3.6.1.2.1.33.1.1.1.0', 'Acme')
                .text('1.3.6.1.2.1.33.1.1.2.0', 'Acme 10k')
                .integer('1.3.6.1.2.1.33.1.2.1.0') { 2 }
                .integer('1.3.6.1.2.1.33.1.2.4.0') { 98 }
                .integer('1.3.6.1.2.1.33.1.2.5.0') { 2705 }
                .integer('1.3.6.1.2.1.33.1.2.7.0') { -999 }
                .integer('1.3.6.1.2.1.33.1.4.1.0') { 5 }
                .integer('1.3.6.1.2.1.33.1.4.2.0') { 499 }
                .integer('1.3.6.1.2.1.33.1.4.4.1.2.1') { 231 }
                .build()
    }

    int port() {
        agent.address().port
    }

    String at() {
        "127.0.0.1:${port()}"
    }

    @Override
    void close() {
        agent.close()
        loop.close()
    }
}
