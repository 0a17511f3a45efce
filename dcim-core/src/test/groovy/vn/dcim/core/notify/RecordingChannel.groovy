package vn.dcim.core.notify

import java.util.concurrent.CopyOnWriteArrayList

/** A channel that keeps what it is given, or fails as a spec says. */
class RecordingChannel implements Channel {

    final String name
    boolean setUp = true
    final List<Dispatch> sent = new CopyOnWriteArrayList<>()
    /** Called before each message is kept. */
    volatile Closure<?> onSend = {}

    RecordingChannel(String name) {
        this.name = name
    }

    @Override
    String name() {
        name
    }

    @Override
    boolean isSetUp() {
        setUp
    }

    @Override
    boolean accepts(String address) {
        address.contains('@')
    }

    @Override
    String send(Dispatch dispatch) {
        onSend.call(dispatch)
        sent << dispatch
        '250 taken'
    }
}
