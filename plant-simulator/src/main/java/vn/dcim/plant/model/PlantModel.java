package vn.dcim.plant.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The plant: grid 1 and generator behind ATS-1 feed UPS-A, grid 2 feeds UPS-B, and so on down to twenty racks; three
 * coolers, three doors, a recorder, two Internet lines. A breaker stands before the switch's inputs, each UPS, cooler and PDU, and each
 * feed of a rack.
 *
 * <p>It knows no time but the one it is advanced by. Whoever reads or changes it from another thread holds {@link #lock()}.
 */
public final class PlantModel {

    private static final int STEPS_PER_LOCK = 600;
    private static final long LONGEST_LIVED_S = 86_400;

    /** What is under way ends within three hours, and the room finds its place for the hour of the day. */
    private static final long LIVED_S = 3 * 3600;

    private static final long LOCAL_OFFSET_S = 7 * 3600;
    private static final double OTHER_WATTS = 1_800;
    private static final double NETWORK_WATTS = 700;
    /** What people, screens and their computers give off in the control room. */
    private static final double CONTROL_WATTS = 900;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Instant start;
    private final GridFeed grid1;
    private final GridFeed grid2;
    private final Generator generator;
    private final TransferSwitch ats = new TransferSwitch();
    private final Ups upsA;
    private final Ups upsB;
    private final List<Pdu> pdus;
    private final List<Rack> racks = new ArrayList<>();
    private final List<Cooler> coolers;
    private final Breaker gridBreaker = new Breaker("Q-GRID-1", "GRID-1", "ATS-1");
    private final Breaker generatorBreaker = new Breaker("Q-G1", "G1", "ATS-1");
    private final Breaker upsABreaker = new Breaker("Q-UPS-A", "ATS-1", "UPS-A");
    private final Breaker upsBBreaker = new Breaker("Q-UPS-B", "GRID-2", "UPS-B");
    private final List<Breaker> coolerBreakers = List.of(
            new Breaker("Q-CRAC-1", "ATS-1", "CRAC-1"),
            new Breaker("Q-CRAC-2", "GRID-2", "CRAC-2"),
            new Breaker("Q-CRAC-3", "ATS-1", "CRAC-3"));
    private final Room room;
    private final SideRoom powerRoom;
    private final SideRoom controlRoom;
    private boolean edgeGatewayOn = true;
    private final boolean[] leaks = new boolean[3];
    private final AccessControl access;
    private final Recorder recorder;
    private final Network network;
    private volatile long second;

    /** A plant at rest at this instant, less its fraction of a second; the same seed and the same inputs give the same run. */
    public PlantModel(long seed, Instant start) {
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        grid1 = new GridFeed(seed, "GRID-1");
        grid2 = new GridFeed(seed, "GRID-2");
        generator = new Generator(seed);
        upsA = new Ups(seed, "UPS-A");
        upsB = new Ups(seed, "UPS-B");
        pdus = List.of(
                new Pdu("PDU-A1", upsA, 41_200_000),
                new Pdu("PDU-A2", upsA, 39_800_000),
                new Pdu("PDU-B1", upsB, 40_900_000),
                new Pdu("PDU-B2", upsB, 38_700_000));
        for (int number = 1; number <= 20; number++) {
            racks.add(rack(seed, number));
        }
        coolers = List.of(new Cooler(seed, "CRAC-1"), new Cooler(seed, "CRAC-2"), new Cooler(seed, "CRAC-3"));
        room = new Room(seed);
        powerRoom = new SideRoom(seed, "POWER", 22.5);
        controlRoom = new SideRoom(seed, "NOC", 24);
        access = new AccessControl(seed, this::now);
        recorder = new Recorder(seed);
        network = new Network(seed);
        settle();
    }

    private Rack rack(long seed, int number) {
        boolean firstRow = number <= 10;
        Pdu a = pdus.get(firstRow ? 0 : 1);
        Pdu b = pdus.get(firstRow ? 2 : 3);
        double watts = 1_200 + 800 * ((number * 7) % 10) / 9.0;
        return switch (number) {
            case 6, 13 -> new Rack(seed, number, watts, a, null);
            case 7 -> new Rack(seed, number, watts, null, b);
            default -> new Rack(seed, number, watts, a, b);
        };
    }

    /** Runs in for half an hour before the first second counts, so that temperatures and controls have found their place. */
    private void settle() {
        for (int i = 0; i < 1_800; i++) {
            physics();
        }
    }

    /**
     * Advances to this instant in steps of a second; an earlier instant does nothing. Of more than a day at once the first and the
     * last hours are lived through; in between all goes on as it is, and what counts counts on.
     */
    public void advanceTo(Instant until) {
        advanceTo(until, () -> {});
    }

    /** The same, and calls back after each step while the lock is held. */
    public void advanceTo(Instant until, Runnable afterStep) {
        long target = Duration.between(start, until).toSeconds();
        if (target - second > LONGEST_LIVED_S) {
            live(second + LIVED_S, afterStep);
            pass(target - LIVED_S - second);
        }
        live(target, afterStep);
    }

    private void live(long target, Runnable afterStep) {
        while (second < target) {
            lock.lock();
            try {
                for (int i = 0; i < STEPS_PER_LOCK && second < target; i++) {
                    step();
                    afterStep.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void pass(long seconds) {
        lock.lock();
        try {
            second += seconds;
            List.of(grid1, grid2).forEach(grid -> grid.pass(seconds));
            generator.pass(seconds);
            pdus.forEach(pdu -> pdu.pass(seconds));
            coolers.forEach(cooler -> cooler.pass(seconds));
            recorder.cameras().forEach(camera -> camera.pass(seconds));
            network.pass(seconds);
        } finally {
            lock.unlock();
        }
    }

    private void step() {
        second++;
        physics();
        access.step(localHour());
        recorder.step();
        network.step(dayFactor(0.7));
    }

    private void physics() {
        double coolerA = coolers.get(0).inputWatts() + coolers.get(2).inputWatts();
        double atsWatts = upsA.inputWatts() + coolerA;
        boolean onGenerator = ats.selected() == TransferSwitch.Source.B;
        grid1.step(onGenerator ? OTHER_WATTS : atsWatts + OTHER_WATTS);
        grid2.step(upsB.inputWatts() + coolers.get(1).inputWatts());
        generator.step(ats.engineCalled(), onGenerator ? atsWatts : 0);
        ats.step(gridBreaker.closed() && grid1.live(), generatorBreaker.closed() && generator.available());
        pdus.forEach(Pdu::clear);
        double factor = dayFactor(0.05);
        racks.forEach(rack -> rack.draw(factor));
        pdus.forEach(Pdu::step);
        upsA.step(
                upsABreaker.closed() ? atsVolts() : 0,
                upsABreaker.closed() ? atsHertz() : 0,
                upsABreaker.closed() && ats.live(),
                pdus.get(0).watts() + pdus.get(1).watts() + NETWORK_WATTS);
        upsB.step(
                upsBBreaker.closed() ? grid2.volts(0) : 0,
                upsBBreaker.closed() ? grid2.hertz() : 0,
                upsBBreaker.closed() && grid2.live(),
                pdus.get(2).watts() + pdus.get(3).watts() + NETWORK_WATTS);
        cool();
    }

    private void cool() {
        coolers.get(0).step(coolerBreakers.get(0).closed() && ats.live(), room.hotCelsius(), room.grams());
        coolers.get(1).step(coolerBreakers.get(1).closed() && grid2.live(), room.hotCelsius(), room.grams());
        coolers.get(2).step(coolerBreakers.get(2).closed() && ats.live(), room.hotCelsius(), room.grams());
        double losses = upsA.lossWatts() + upsB.lossWatts() + 2 * NETWORK_WATTS + OTHER_WATTS;
        double fans = coolers.stream()
                .mapToDouble(cooler -> 1500 * Math.pow(cooler.fanPercent() / 100, 3))
                .sum();
        room.step(itWatts(), losses + fans, 29 + 4 * Math.sin((localHour() - 9) * Math.PI / 12), coolers);
        // why: their units hang on the building's sockets, which are grid 2's
        powerRoom.step(upsA.lossWatts() + upsB.lossWatts(), grid2.live());
        controlRoom.step(CONTROL_WATTS, grid2.live());
        for (Rack rack : racks) {
            rack.breathe(room.coldCelsius(), room.hotCelsius());
        }
    }

    private double localHour() {
        return Math.floorMod(start.getEpochSecond() + second + LOCAL_OFFSET_S, 86_400L) / 3600.0;
    }

    /** One, more by this share at three in the afternoon and less at three at night. */
    private double dayFactor(double share) {
        return 1 + share * Math.sin((localHour() - 9) * Math.PI / 12);
    }

    /** The plant's present: the start and the seconds it was advanced by. */
    public Instant now() {
        return start.plusSeconds(second);
    }

    /** Seconds since the run began. */
    public long second() {
        return second;
    }

    /** Guards everything in here. */
    public Lock lock() {
        return lock;
    }

    public GridFeed grid1() {
        return grid1;
    }

    public GridFeed grid2() {
        return grid2;
    }

    public Generator generator() {
        return generator;
    }

    public TransferSwitch ats() {
        return ats;
    }

    /** At the switch's output, phase to neutral, in V. */
    public double atsVolts() {
        return ats.selected() == TransferSwitch.Source.A
                ? gridBreaker.closed() ? grid1.volts(0) : 0
                : generatorBreaker.closed() ? generator.volts(0) : 0;
    }

    /** At the switch's output, in Hz. */
    public double atsHertz() {
        return ats.selected() == TransferSwitch.Source.A
                ? gridBreaker.closed() ? grid1.hertz() : 0
                : generatorBreaker.closed() ? generator.hertz() : 0;
    }

    public Ups upsA() {
        return upsA;
    }

    public Ups upsB() {
        return upsB;
    }

    /** PDU-A1, PDU-A2, PDU-B1, PDU-B2. */
    public List<Pdu> pdus() {
        return pdus;
    }

    /** R01 to R20. */
    public List<Rack> racks() {
        return List.copyOf(racks);
    }

    /** The rack with this number, 1 to 20. */
    public Rack rack(int number) {
        return racks.get(number - 1);
    }

    /** All breakers, from the sources down. */
    public List<Breaker> breakers() {
        List<Breaker> breakers = new ArrayList<>(List.of(gridBreaker, generatorBreaker, upsABreaker, upsBBreaker));
        breakers.addAll(coolerBreakers);
        pdus.forEach(pdu -> breakers.add(pdu.breaker()));
        racks.forEach(rack -> breakers.addAll(rack.breakers()));
        return breakers;
    }

    /** CRAC-1 to CRAC-3. */
    public List<Cooler> coolers() {
        return coolers;
    }

    public Room room() {
        return room;
    }

    /** Where the UPSes stand. */
    public SideRoom powerRoom() {
        return powerRoom;
    }

    /** Where the people of the shift sit. */
    public SideRoom controlRoom() {
        return controlRoom;
    }

    /** Whether the edge gateway GW-1 works: it is on, and one of the UPSes feeds it. */
    public boolean edgeGatewayWorks() {
        return edgeGatewayOn && (upsA.live() || upsB.live());
    }

    /** Switches the edge gateway on or off. */
    public void edgeGatewayOn(boolean on) {
        edgeGatewayOn = on;
    }

    /** Drawn by all racks, in W. */
    public double itWatts() {
        return racks.stream().mapToDouble(Rack::watts).sum();
    }

    /** Whether the leak sensor (1 to 3, each under the cooler of its number) is wet. */
    public boolean leak(int number) {
        return leaks[number - 1];
    }

    /** Wets or dries a leak sensor. */
    public void leak(int number, boolean wet) {
        leaks[number - 1] = wet;
    }

    public AccessControl access() {
        return access;
    }

    public Recorder recorder() {
        return recorder;
    }

    public Network network() {
        return network;
    }
}
