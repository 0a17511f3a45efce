package vn.dcim.core.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes what is backed up as one encrypted file to the first target of a job, and copies it to the others. */
final class CopyFile {

    private static final int BUFFER = 1 << 16;

    private final Job job;
    private final Stores stores;
    private final BackupKeys keys;
    private final String name;
    private final List<Outcome.Copied> copies = new ArrayList<>();

    CopyFile(Job job, Stores stores, BackupKeys keys, String name) {
        this.job = job;
        this.stores = stores;
        this.keys = keys;
        this.name = name;
    }

    /** What writes it. */
    interface Writer<T> {
        T write(OutputStream to) throws IOException, RunFault;
    }

    /** Returns those that stand. */
    List<Outcome.Copied> copies() {
        return List.copyOf(copies);
    }

    /** Writes it to the first target, compressed and encrypted as it comes. @throws RunFault also where the target has no room */
    <T> T write(Writer<T> writer) throws RunFault {
        BackupTarget target = job.targets().getFirst();
        MessageDigest digest = Hashed.sha256();
        try (Store store = stores.open(target.address(), job.settings())) {
            try {
                T written;
                long before = job.bytes();
                try (OutputStream file = Hashed.writing(new Counted(store.begin(name)), digest);
                        var packed = new GZIPOutputStream(keys.encrypting(file), BUFFER)) {
                    written = writer.write(packed);
                }
                store.finish(name);
                add(target, job.bytes() - before, Hashed.hex(digest));
                return written;
            } catch (IOException | RunFault e) {
                deleteQuietly(store);
                throw e;
            }
        } catch (IOException e) {
            throw new RunFault(e, "target", target.address() + ": " + told(e));
        }
    }

    /** Copies it to the other targets. @throws RunFault where one does not take it; the copies before it stand */
    void spread() throws RunFault {
        BackupTarget first = job.targets().getFirst();
        for (BackupTarget target : job.targets().subList(1, job.targets().size())) {
            try (Store from = stores.open(first.address(), job.settings());
                    Store to = stores.open(target.address(), job.settings())) {
                try {
                    String hash;
                    try (InputStream in = from.open(name);
                            OutputStream out = new Counted(to.begin(name))) {
                        hash = Hashed.copy(in, out);
                    }
                    to.finish(name);
                    add(target, copies.getFirst().bytes(), hash);
                } catch (IOException e) {
                    deleteQuietly(to);
                    throw e;
                }
            } catch (IOException e) {
                throw new RunFault(e, "target", target.address() + ": " + told(e));
            }
        }
    }

    /** What reads it. */
    interface Reader {
        void read(InputStream plain) throws IOException;
    }

    /** Reads all copies back: the last bit of each, and of the first what it holds. @throws RunFault where one is not what was written */
    void verify(Reader reader) throws RunFault {
        for (int i = 0; i < copies.size(); i++) {
            Outcome.Copied copy = copies.get(i);
            MessageDigest digest = Hashed.sha256();
            try (Store store = stores.open(copy.target().address(), job.settings());
                    InputStream file = new java.security.DigestInputStream(store.open(name), digest)) {
                if (i == 0) {
                    reader.read(keys.decrypting(file));
                }
                file.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new RunFault(e, "damaged", copy.address() + ": " + told(e));
            }
            if (!Hashed.hex(digest).equals(copy.hash())) {
                throw new RunFault("damaged", copy.address());
            }
            copies.set(i, new Outcome.Copied(copy.target(), copy.address(), copy.bytes(), copy.hash(), true));
        }
    }

    private void add(BackupTarget target, long bytes, String hash) {
        String address = address(target.address(), name);
        copies.add(new Outcome.Copied(target, address, bytes, hash, false));
        job.log(address + " · " + bytes + " B · SHA-256 " + hash);
    }

    private void deleteQuietly(Store store) {
        try {
            store.delete(name);
        } catch (IOException e) {
            job.log(e.toString());
        }
    }

    static String address(String target, String name) {
        return target.endsWith("/") ? target + name : target + "/" + name;
    }

    static String told(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Tells the job how much was written. */
    private final class Counted extends FilterOutputStream {

        Counted(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            job.wrote(1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            job.wrote(count);
        }
    }
}
