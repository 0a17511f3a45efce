package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.device.ProfileCatalog;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.mqtt.map.SparkplugMaps;
import vn.dcim.mqtt.map.TopicMapProfiles;
import vn.dcim.mqtt.map.TopicMaps;

/** The topic maps as people read them; where no broker is named, those that the program carries. */
@Singleton
class MqttProfiles implements ProfileCatalog {

    private final List<Profile> profiles;

    MqttProfiles(@Nullable MqttBridge bridge, @Nullable SparkplugLine sparkplug, PointVocabulary vocabulary) {
        TopicMapProfiles read = new TopicMapProfiles(vocabulary);
        this.profiles = Stream.concat(
                        read.of(bridge == null ? TopicMaps.load(vocabulary, null) : bridge.maps()).stream(),
                        read.of(sparkplug == null ? SparkplugMaps.load(vocabulary, null) : sparkplug.maps()).stream())
                .toList();
    }

    @Override
    public List<Profile> profiles() {
        return profiles;
    }
}
