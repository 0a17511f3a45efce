package vn.dcim.plant.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.dcim.plant.model.PlantModel;

/**
 * Publishes the plant over MQTT: changes of state in the step in which they happen, measurements when they are due.
 *
 * <p>When the plant is moved forward by more than a period at once, the measurements in between are not published, only
 * the last; changes and events are all published.
 */
public final class PlantPublisher implements AutoCloseable {

    private final PlantModel model;
    private final List<Channel> channels = new ArrayList<>();
    private final EdgeNode sideRooms;

    /**
     * Connects one client for each gateway of the plant; brokers that are not there yet are waited for.
     *
     * @param sparkplugHost the host application that the edge node waits for; null for none
     */
    public PlantPublisher(PlantModel model, Broker broker, String sparkplugHost) {
        this.model = model;
        sideRooms = new EdgeNode(broker, SideRoomsNode.plan(model, sparkplugHost));
        for (GatewayPlan plan : List.of(
                PowerTopics.gateway(model),
                EnvironmentTopics.crac3(model),
                EnvironmentTopics.leaks(model),
                EnvironmentTopics.zigbee(model),
                AnnexTopics.gateway(model),
                SecurityTopics.doors(model),
                SecurityTopics.recorder(model),
                SecurityTopics.frigate(model))) {
            channels.add(new Channel(plan, broker));
        }
    }

    /** Looks for changes and due measurements; called after each step, under the model's lock. */
    public void step() {
        channels.forEach(Channel::changes);
        channels.forEach(Channel::due);
    }

    /** Looks for changes only, as after somebody acted on the plant; called under the model's lock. */
    public void changes() {
        channels.forEach(Channel::changes);
    }

    /** Publishes the measurements that have become due; called under the model's lock. */
    public void flush() {
        channels.forEach(Channel::flush);
        sideRooms.look();
    }

    /** Whether all gateways are connected. */
    public boolean connected() {
        return sideRooms.connected() && channels.stream().allMatch(channel -> channel.gateway.connected());
    }

    /** Whether the broker has taken all that was published so far. */
    public boolean delivered() {
        return sideRooms.delivered() && channels.stream().allMatch(channel -> channel.gateway.delivered());
    }

    @Override
    public void close() {
        channels.forEach(channel -> channel.gateway.end());
        sideRooms.close();
        channels.forEach(channel -> channel.gateway.close());
    }

    private final class Channel {

        private final GatewayPlan plan;
        private final Gateway gateway;
        private final long[] last;
        private final Set<Topic> due = new LinkedHashSet<>();

        private Channel(GatewayPlan plan, Broker broker) {
            this.plan = plan;
            last = plan.topics().stream()
                    .mapToLong(topic -> topic.state().getAsLong())
                    .toArray();
            gateway = new Gateway(broker, plan, this::present);
        }

        private List<Publication> present() {
            model.lock().lock();
            try {
                return plan.topics().stream().map(Topic::publication).toList();
            } finally {
                model.lock().unlock();
            }
        }

        private void changes() {
            plan.events().get().forEach(gateway::publish);
            for (int i = 0; i < last.length; i++) {
                Topic topic = plan.topics().get(i);
                long state = topic.state().getAsLong();
                if (state != last[i]) {
                    last[i] = state;
                    gateway.publish(topic.publication());
                }
            }
        }

        private void due() {
            long second = model.second();
            for (Topic topic : plan.topics()) {
                if (topic.due(second)) {
                    due.add(topic);
                }
            }
        }

        private void flush() {
            due.forEach(topic -> gateway.publish(topic.publication()));
            due.clear();
        }
    }
}
