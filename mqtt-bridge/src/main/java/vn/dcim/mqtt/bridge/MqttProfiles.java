package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.device.ProfileCatalog;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.mqtt.map.TopicMapProfiles;
import vn.dcim.mqtt.map.TopicMaps;

/** The topic maps as people read them; where no broker is named, those that the program carries. */
@Singleton
class MqttProfiles implements ProfileCatalog {

    private final List<Profile> profiles;

    MqttProfiles(@Nullable MqttBridge bridge, PointVocabulary vocabulary) {
        this.profiles =
                new TopicMapProfiles(vocabulary).of(bridge == null ? TopicMaps.load(vocabulary, null) : bridge.maps());
    }

    @Override
    public List<Profile> profiles() {
        return profiles;
    }
}
