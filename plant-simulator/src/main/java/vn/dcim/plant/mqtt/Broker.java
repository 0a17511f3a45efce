package vn.dcim.plant.mqtt;

/**
 * Where to publish.
 *
 * @param url such as {@code tcp://127.0.0.1:1883}
 * @param user null for none
 * @param password null for none
 * @param clientPrefix starts every client id, so that two plants can share a broker
 */
public record Broker(String url, String user, String password, String clientPrefix) {

    /** A broker that asks for no password. */
    public static Broker open(String url) {
        return new Broker(url, null, null, "plant-");
    }

    @Override
    public String toString() {
        return "Broker[" + url + "]";
    }
}
