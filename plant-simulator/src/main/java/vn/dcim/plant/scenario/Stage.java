package vn.dcim.plant.scenario;

import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.snmp.SnmpAgent;

/** What a scenario acts on; its actions run between two steps of the model, under the model's lock. */
public interface Stage {

    PlantModel model();

    /** The SNMP agent of the device with this key. */
    SnmpAgent agent(String key);

    /** Asks whoever owns the MQTT broker to restart it; returns at once. */
    void restartBroker();
}
