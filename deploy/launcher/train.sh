# shellcheck shell=sh disable=SC2154 # root, work, java_options and the functions are of ../../dcim
# `./dcim train`: each program is started once, and what Java need not load and link again is kept (JEP 514).

# train_program PROGRAM JAVA MAIN CLASS_PATH CACHE   (PROGRAM: run or demo)
train_program() {
    mkdir -p "$(dirname -- "$5")"
    # why: a cache that was cut off in the middle of being written is none.
    rm -f "$5" "$5.partial"
    # shellcheck disable=SC2086 # several options
    "$JAVA_HOME/bin/java" $java_options -cp "$(class_path demo)" vn.dcim.demo.TrainingCommand "$1" \
        "$2" $java_options "-XX:AOTCacheOutput=$5.partial" '-Xlog:aot*=off' -cp "$4" "$3" &&
        printf '%s' "$root" >"$5.home" &&
        mv "$5.partial" "$5"
}
