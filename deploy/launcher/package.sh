# shellcheck shell=sh disable=SC2154 # root, work and the functions are of ../../dcim
# `./dcim package`, sourced by ../../dcim: one archive that a site unpacks and runs.

build

# What java.se leaves out and the program's libraries ask for: Unsafe and flight recorder events (Netty), EC keys (TLS), DNS,
# Vietnamese and English dates.
java_modules=java.se,jdk.unsupported,jdk.jfr,jdk.crypto.ec,jdk.naming.dns,jdk.net,jdk.management,jdk.zipfs,jdk.localedata

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1)
name=dcim-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
staging=$work/package/$name
rm -rf "$work/package"
mkdir -p "$staging/lib" "$staging/deploy"

say "Making the Java runtime ..." "Đang tạo môi trường Java ..."
"$JAVA_HOME/bin/jlink" --add-modules "$java_modules" --include-locales vi,en --strip-debug --no-header-files --no-man-pages \
    --compress zip-6 --generate-cds-archive --output "$staging/runtime"

say "Collecting the program ..." "Đang tập hợp chương trình ..."
# why: the class path ends without a newline, and read would drop the last library.
{ class_path web | tr ':' '\n'; echo; } | while IFS= read -r jar; do
    [ -z "$jar" ] || cp -p "$jar" "$staging/lib/"
done
# bin/dcim reads their order here
class_path web | tr ':' '\n' | sed 's|.*/||' | paste -s -d : - >"$staging/lib/class-path"
cp -R "$root/deploy/bin" "$staging/"
cp -R "$root/deploy/systemd" "$root/deploy/container" "$root/deploy/dcim.yml" "$staging/deploy/"
cp "$root/LICENSE" "$root/README.md" "$root/README.vi.md" "$staging/"

archive=$root/target/$name.tar.gz
tar -C "$work/package" -czf "$archive" "$name"
rm -rf "$work/package"
say "Made $archive ($(du -h "$archive" | cut -f1))." "Đã tạo $archive ($(du -h "$archive" | cut -f1))."
