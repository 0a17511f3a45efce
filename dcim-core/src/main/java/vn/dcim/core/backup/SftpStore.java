package vn.dcim.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder of another machine, by SFTP. */
final class SftpStore implements Store {

    private final SshLine line;
    private final SftpClient sftp;
    private final String folder;

    private SftpStore(SshLine line, SftpClient sftp, String folder) {
        this.line = line;
        this.sftp = sftp;
        this.folder = folder;
    }

    static SftpStore open(SftpAddress address, Map<String, String> settings) throws IOException, RunFault {
        SshLine line = SshLine.open(SshAccess.of(address, settings));
        try {
            return new SftpStore(line, line.sftp(), address.folder());
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }

    @Override
    public OutputStream begin(String name) throws IOException {
        return sftp.write(path(name + FolderStore.PARTIAL));
    }

    @Override
    public void finish(String name) throws IOException {
        sftp.rename(path(name + FolderStore.PARTIAL), path(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        return sftp.read(path(name));
    }

    @Override
    public void delete(String name) throws IOException {
        for (String one : List.of(name + FolderStore.PARTIAL, name)) {
            try {
                sftp.remove(path(one));
            } catch (SftpException e) {
                if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                    throw e;
                }
            }
        }
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (SftpClient.DirEntry entry : sftp.readEntries(folder)) {
            if (entry.getAttributes().isRegularFile() && !entry.getFilename().endsWith(FolderStore.PARTIAL)) {
                names.add(entry.getFilename());
            }
        }
        return names.stream().sorted().toList();
    }

    private String path(String name) {
        return CopyFile.address(folder, name);
    }

    @Override
    public void close() throws IOException {
        try {
            sftp.close();
        } finally {
            line.close();
        }
    }
}
