package vn.dcim.web.notify

import java.nio.file.Path
import java.security.KeyStore
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext

/** A key and certificate of 127.0.0.1 that nobody trusts unless told to. */
class TlsFiles {

    private static final String PASSWORD = 'of-a-spec'

    final Path certificate
    final SSLContext server

    TlsFiles(Path folder) {
        def store = folder.resolve('server.p12')
        certificate = folder.resolve('server.pem')
        keytool('-genkeypair', '-alias', 'server', '-keyalg', 'EC', '-groupname', 'secp256r1', '-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1',
                '-validity', '3650', '-storetype', 'PKCS12', '-keystore', store.toString(), '-storepass', PASSWORD)
        keytool('-exportcert', '-rfc', '-alias', 'server', '-keystore', store.toString(), '-storepass', PASSWORD, '-file', certificate.toString())
        def keys = KeyStore.getInstance('PKCS12')
        store.toFile().withInputStream { keys.load(it, PASSWORD.toCharArray()) }
        def factory = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
        factory.init(keys, PASSWORD.toCharArray())
        server = SSLContext.getInstance('TLS')
        server.init(factory.keyManagers, null, null)
    }

    private static void keytool(String... arguments) {
        def process = new ProcessBuilder([Path.of(System.getProperty('java.home'), 'bin', 'keytool').toString(), *arguments]).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0: said
    }
}
