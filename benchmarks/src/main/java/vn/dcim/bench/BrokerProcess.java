package vn.dcim.bench;

import java.nio.file.Path;
import java.util.Map;
import vn.dcim.demo.EmbeddedBroker;

/** The broker in a JVM of its own, which may be killed. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] args) throws Exception {
        CommandLoop.answer(Map.of(
                "start",
                words -> Map.of(
                        "url",
                        EmbeddedBroker.start(Path.of(words[0]), Integer.parseInt(words[1]))
                                .url())));
        // why: the broker's threads would go on, and nobody needs what it keeps
        Runtime.getRuntime().halt(0);
    }
}
