package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.dcim.core.node.NodeGone;

/** Has people told that a process is gone: the others go on with its devices, and nobody would see it. */
@Singleton
@Requires(property = "datasources.default.url")
final class NodeNotices implements ApplicationEventListener<NodeGone> {

    private final Notices notices;

    NodeNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void onApplicationEvent(NodeGone event) {
        notices.tell(Notice.nodeGone(event.name(), event.seenAt()));
    }
}
