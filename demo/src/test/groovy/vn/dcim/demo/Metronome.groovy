package vn.dcim.demo

import io.micronaut.context.ApplicationContext
import java.util.concurrent.BlockingQueue
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.eclipse.paho.mqttv5.client.MqttAsyncClient
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.point.PointRepository
import vn.dcim.core.telemetry.LatestReadings

/** A device of the spec's own, heard through broker, bridge and pipeline: when its beat is stored, so is all that came before. */
class Metronome implements AutoCloseable {

    private static final String TOPIC = 'zigbee2mqtt/metronome'
    private static final long REPLY_MS = 20_000
    private static final long STORED_S = 60

    private final PollingConditions soon = new PollingConditions(timeout: 60)
    private final BlockingQueue<Double> stored = new LinkedBlockingQueue<>()
    private final DrillGround ground
    private final AutoCloseable listening
    private MqttAsyncClient client
    private int beats

    Metronome(DrillGround ground) {
        this.ground = ground
        publish()
        def address = "mqtt:$TOPIC" as String
        def reading = ground.part(ApplicationContext).getBeansOfType(DeviceReader).find { it.speaks(address) }.read(address, null).findFirst().get().reading()
        def device = ground.part(DeviceRegistry).add('METRONOME', address, null, 'spec', null, reading)
        long point = ground.part(PointRepository).findByDeviceIdAndName(device.id(), 'device.link-quality').orElseThrow().id()
        listening = ground.part(LatestReadings).subscribe { it.findAll { it.pointId() == point }.each { stored << it.value() } }
    }

    void beat() {
        beats++
        publish()
        for (Double beat = -1; beat != beats;) {
            beat = stored.poll(STORED_S, TimeUnit.SECONDS)
            assert beat != null: "beat $beats was not stored"
        }
    }

    /** Over a connection that may have gone with the broker since the last beat. */
    private void publish() {
        soon.eventually {
            if (client == null || !client.connected) {
                client?.close(true)
                client = new MqttAsyncClient(ground.part(ApplicationContext).getRequiredProperty('dcim.mqtt.url', String), 'metronome', new MemoryPersistence())
                client.connect().waitForCompletion(REPLY_MS)
            }
            client.publish(TOPIC, """{"temperature":22,"linkquality":$beats}""".bytes, 1, false).waitForCompletion(REPLY_MS)
        }
    }

    @Override
    void close() {
        listening?.close()
        client?.disconnectForcibly(0, 500, false)
        client?.close(true)
    }
}
