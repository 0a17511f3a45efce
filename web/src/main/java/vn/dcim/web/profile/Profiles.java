package vn.dcim.web.profile;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.ProfileCatalog;
import vn.dcim.core.device.ProfileCatalog.Profile;
import vn.dcim.core.device.ProfileCatalog.Protocol;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.search.SearchText;

/** Finds profiles by what people and programs know of them. */
@Singleton
final class Profiles {

    static final Map<String, Comparator<UsedProfile>> SORTS = sorts();

    private final Collection<ProfileCatalog> catalogs;
    private final SeenDevices devices;
    private final Dictionary dictionary;

    Profiles(Collection<ProfileCatalog> catalogs, SeenDevices devices, Dictionary dictionary) {
        this.catalogs = catalogs;
        this.devices = devices;
        this.dictionary = dictionary;
    }

    /** @throws DcimException INVALID_VALUE for an unknown protocol or class */
    List<UsedProfile> find(ProfileFilter filter, Scope scope) {
        Protocol protocol = filter.protocol().isEmpty()
                ? null
                : known("protocol", filter.protocol(), Protocol.values(), Profiles::code);
        DeviceClass deviceClass = filter.deviceClass().isEmpty()
                ? null
                : known("class", filter.deviceClass(), DeviceClass.values(), DeviceClass::code);
        Map<String, List<Device>> users =
                devices.listed(scope).stream().collect(Collectors.groupingBy(Device::profile));
        return all().filter(profile -> protocol == null || profile.protocol() == protocol)
                .filter(profile -> deviceClass == null || profile.deviceClass() == deviceClass)
                .filter(profile -> matches(profile, filter.text()))
                .map(profile -> new UsedProfile(profile, users.getOrDefault(profile.id(), List.of())))
                .toList();
    }

    /** @throws DcimException NOT_FOUND */
    UsedProfile get(String id, Scope scope) {
        return all().filter(profile -> profile.id().equals(id))
                .findFirst()
                .map(profile -> new UsedProfile(
                        profile,
                        devices.listed(scope).stream()
                                .filter(device -> device.profile().equals(id))
                                .toList()))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "profile", id));
    }

    /** Returns the ids of the profiles that extend one themselves. */
    List<String> extending(String id) {
        return all().filter(profile -> profile.parents().contains(id))
                .map(Profile::id)
                .sorted()
                .toList();
    }

    static String code(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    private Stream<Profile> all() {
        return catalogs.stream().flatMap(catalog -> catalog.profiles().stream());
    }

    private boolean matches(Profile profile, String text) {
        return SearchText.matches(
                text,
                profile.id(),
                profile.vendor(),
                profile.model(),
                dictionary.in(Language.VI).deviceClass(profile.deviceClass()),
                dictionary.in(Language.EN).deviceClass(profile.deviceClass()),
                profile.parts().stream()
                        .flatMap(part -> part.points().stream())
                        .map(ProfileCatalog.ReadPoint::name)
                        .collect(Collectors.joining(" ")));
    }

    private static <E> E known(String field, String word, E[] values, java.util.function.Function<E, String> code) {
        return Arrays.stream(values)
                .filter(value -> code.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        field,
                        word,
                        Arrays.stream(values).map(code).collect(Collectors.joining(", "))));
    }

    private static Map<String, Comparator<UsedProfile>> sorts() {
        Comparator<UsedProfile> byId =
                Comparator.comparing(used -> used.profile().id());
        Comparator<UsedProfile> byVendor =
                Comparator.comparing(used -> used.profile().vendor().toLowerCase(Locale.ROOT));
        Map<String, Comparator<UsedProfile>> sorts = new LinkedHashMap<>();
        sorts.put(
                "class",
                Comparator.comparing((UsedProfile used) -> used.profile().deviceClass())
                        .thenComparing(byVendor)
                        .thenComparing(byId));
        sorts.put("id", byId);
        sorts.put("vendor", byVendor.thenComparing(byId));
        sorts.put(
                "protocol",
                Comparator.comparing((UsedProfile used) -> used.profile().protocol())
                        .thenComparing(byId));
        sorts.put(
                "points",
                Comparator.comparing((UsedProfile used) -> used.profile().pointCount())
                        .thenComparing(byId));
        sorts.put(
                "devices",
                Comparator.comparing((UsedProfile used) -> used.devices().size())
                        .thenComparing(byId));
        return sorts;
    }
}
