package vn.dcim.core.transport

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.testing.TestAuthority

/** Files as openssl and certification authorities hand them out. */
class KeyMaterialSpec extends Specification {

    @Shared @TempDir Path folder
    def before = Locale.getDefault(Locale.Category.DISPLAY)

    def setupSpec() {
        TestAuthority.in(folder, 'ca').issue('site', Duration.ofDays(90), 'dcim.example')
        TestAuthority.in(folder, 'other-ca').issue('other', Duration.ofDays(90), 'dcim.example')
        openssl('req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 90 -subj /CN=rsa')
        openssl('rsa -in rsa.key -traditional -out rsa-pkcs1.key')
        openssl('ec -in site.key -out site-sec1.key')
        openssl('pkey -in site.key -aes256 -passout pass:secret -out locked.key')
        openssl('req -x509 -newkey ed25519 -nodes -keyout ed.key -out ed.pem -days 90 -subj /CN=ed')
        openssl('pkcs12 -export -in site.pem -inkey site.key -certfile ca.pem -passout pass:secret -out site.p12')
        openssl('pkcs12 -export -nokeys -in site.pem -passout pass:secret -out no-key.p12')
        text('chain.pem', 'site.pem', 'ca.pem')
        text('both.pem', 'site.key', 'site.pem')
        text('ca-first.pem', 'ca.pem', 'site.pem')
        Files.writeString(folder.resolve('empty.pem'), '')
        Files.writeString(folder.resolve('cut.pem'), Files.readString(folder.resolve('site.pem'))[0..200] + '\n-----END CERTIFICATE-----\n')
        Files.write(folder.resolve('cut.p12'), Files.readAllBytes(folder.resolve('site.p12'))[0..99] as byte[])
    }

    def setup() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH)
    }

    def cleanup() {
        Locale.setDefault(Locale.Category.DISPLAY, before)
    }

    void openssl(String arguments) {
        def process = new ProcessBuilder(['openssl'] + arguments.tokenize()).directory(folder.toFile()).redirectErrorStream(true).start()
        def output = process.inputStream.text
        assert process.waitFor() == 0: output
    }

    void text(String file, String... parts) {
        Files.writeString(folder.resolve(file), parts.collect { Files.readString(folder.resolve(it)) }.join(''))
    }

    KeyMaterial read(String certificate, String key, String password = null) {
        KeyMaterial.read(folder.resolve(certificate), key ? folder.resolve(key) : null, password)
    }

    def "#certificate with #key is taken, #links certificates long"() {
        when:
        def material = read(certificate, key, password)

        then:
        material.chain().size() == links
        material.keyStore().getCertificateChain('key').length == links

        where:
        certificate | key             | password || links
        'site.pem'  | 'site.key'      | null     || 1
        'site.pem'  | 'site-sec1.key' | null     || 1
        'chain.pem' | 'site.key'      | null     || 2
        'both.pem'  | null            | null     || 1
        'rsa.pem'   | 'rsa.key'       | null     || 1
        'rsa.pem'   | 'rsa-pkcs1.key' | null     || 1
        'ed.pem'    | 'ed.key'        | null     || 1
        'site.p12'  | null            | 'secret' || 2
    }

    def "the fingerprint is the one that openssl prints"() {
        given:
        def process = new ProcessBuilder('openssl', 'x509', '-in', "$folder/site.pem", '-noout', '-fingerprint', '-sha256').start()

        expect:
        process.inputStream.text.strip().endsWith('=' + read('site.pem', 'site.key').fingerprint())
        read('site.pem', 'site.key').names() == ['dcim.example']
    }

    def "#certificate with #key is refused: #said"() {
        when:
        read(certificate, key, password)

        then:
        def refused = thrown(UnusableKeyFile)
        refused.message.contains(said)
        refused.message.contains(folder.resolve(file).toString())
        !refused.message.contains('\n')

        where:
        certificate    | key          | password || file         | said
        'none.pem'     | 'site.key'   | null     || 'none.pem'   | 'There is no file'
        'site.pem'     | 'none.key'   | null     || 'none.key'   | 'There is no file'
        'empty.pem'    | 'site.key'   | null     || 'empty.pem'  | 'holds no certificate'
        'site.key'     | 'site.key'   | null     || 'site.key'   | 'holds no certificate'
        'cut.pem'      | 'site.key'   | null     || 'cut.pem'    | 'is broken'
        'site.pem'     | null         | null     || 'site.pem'   | 'holds no private key'
        'site.pem'     | 'ca.pem'     | null     || 'ca.pem'     | 'holds no private key'
        'site.pem'     | 'locked.key' | null     || 'locked.key' | 'has a password'
        'site.pem'     | 'other.key'  | null     || 'other.key'  | 'is not that of the first certificate'
        'site.pem'     | 'rsa.key'    | null     || 'rsa.key'    | 'is not that of the first certificate'
        'ca-first.pem' | 'site.key'   | null     || 'site.key'   | 'is not that of the first certificate'
        'site.p12'     | null         | 'wrong'  || 'site.p12'   | 'The password'
        'no-key.p12'   | null         | 'secret' || 'no-key.p12' | 'holds no private key'
        'cut.p12'      | null         | 'secret' || 'cut.p12'    | 'is broken'
    }

    def "a file that may not be read is told, in Vietnamese too"() {
        given: "a folder in its place, which not even root reads"
        Files.createDirectories(folder.resolve('folder.pem'))
        Locale.setDefault(Locale.Category.DISPLAY, Locale.of('vi'))

        when:
        read('folder.pem', null)

        then:
        def refused = thrown(UnusableKeyFile)
        refused.message.startsWith("Không đọc được tệp ${folder.resolve('folder.pem')}")
    }
}
