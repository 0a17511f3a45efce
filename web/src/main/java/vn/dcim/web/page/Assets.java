package vn.dcim.web.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The static files, each under a path that bears a hash over all of them: browsers may keep a file for ever, and get the new one
 * after an upgrade.
 */
@Singleton
public final class Assets {

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String version;

    Assets(Collection<AssetSource> sources) {
        sources.forEach(source -> source.files().forEach((name, resource) -> assets.put(name, read(name, resource))));
        version = hash();
    }

    private static Asset read(String name, String resource) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("static file " + resource + " is not on the class path");
            }
            return Asset.of(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            assets.values().forEach(asset -> digest.update(asset.bytes()));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }

    /** Returns the path of a file as pages refer to it. */
    public String path(String name) {
        if (!assets.containsKey(name)) {
            throw new IllegalArgumentException("no static file is called " + name);
        }
        return "/assets/" + version + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
