# shellcheck shell=sh disable=SC2154 # root, work and the functions are of ../../dcim
# `./dcim test`, sourced by ../../dcim: builds everything, runs all specs, and counts what Surefire wrote down.

specs_only() {
    while IFS= read -r line; do
        case $line in
        *'] Building DCIM '*'['*) printf '%s\n' "${line#*Building }" ;;
        *'Tests run: '*' in vn.dcim'* | *'Tests run: '*' -- in '*) printf '  %s\n' "${line#*] }" ;;
        esac
    done
}

# Prints "run failures errors skipped" over all reports, from the attributes of <testsuite>.
totals() {
    find "$root" -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + | awk '
        function number(name) {
            return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
        }
        /<testsuite / { suite = 1 }
        suite {
            tests += number("tests"); errors += number("errors"); skipped += number("skipped"); failures += number("failures")
            if (/>/) suite = 0
        }
        END { print tests + 0, failures + 0, errors + 0, skipped + 0 }'
}

# The specs that were skipped: one "class: title" a line.
skipped_specs() {
    find "$root" -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + | awk '
        function text(name) {
            return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
        }
        /<testcase / { title = text("name"); class = text("classname") }
        /<skipped/ { print "  " class ": " title }'
}

# start_lane NUMBER PROCESSES SPECS   the specs of modules that are built, in a Maven of its own; $! is its process
start_lane() {
    # why: with the jars attached, which are there already, a module finds the others without a repository
    "$maven" -B -ntp -f "$root/pom.xml" jar:jar jar:test-jar surefire:test --fail-at-end "-Dtest=$3" \
        -Dsurefire.failIfNoSpecifiedTests=false "-Dtest.processes=$2" >"$work/lane-$1.log" 2>&1 &
}

# why: in one Maven a module's specs wait for those of the modules that it uses, while their last ones leave cores idle
run_lanes() {
    # why: about half of the work; the second lane has all the rest, so that nothing is left out
    first_lane='vn/dcim/core/**/*Spec,vn/dcim/snmp/**/*Spec,vn/dcim/mqtt/**/*Spec,vn/dcim/syslog/**/*Spec,vn/dcim/plant/**/*Spec'
    rm -f "$work/lanes"
    : >"$work/lane-1.log"
    : >"$work/lane-2.log"
    start_lane 1 2 "$first_lane"
    first=$!
    # why: one more, since what has a browser or programs to start waits for them
    start_lane 2 3 "*Spec,!$(printf %s "$first_lane" | sed 's/,/,!/g')"
    second=$!
    mkfifo "$work/lanes"
    specs_only <"$work/lanes" &
    tail -q -n +1 -f "$work/lane-1.log" "$work/lane-2.log" >"$work/lanes" &
    shown=$!
    trap 'kill "$first" "$second" "$shown" 2>/dev/null || true; rm -rf "$work/lock"' EXIT
    passed=yes
    wait "$first" || passed=no
    wait "$second" || passed=no
    # why: what was said last is yet to be shown
    sleep 1
    kill "$shown"
    cat "$work/lane-1.log" "$work/lane-2.log" >>"$work/test.log"
    [ "$passed" = yes ]
}

find_jdk
find_maven
lock_build
rm -rf "$root"/*/target/surefire-reports
selected=
for name in "$@"; do
    selected=${selected:+$selected,}$name
done
say "Running the specs (log: $work/test.log) ..." "Đang chạy các đặc tả kiểm thử (nhật ký: $work/test.log) ..."
passed=yes
if [ -n "$selected" ]; then
    run_maven "$work/test.log" specs_only verify --threads 2 --fail-at-end "-Dtest=$selected" \
        -Dsurefire.failIfNoSpecifiedTests=false || passed=no
elif run_maven "$work/test.log" specs_only verify --threads 2 -DskipTests; then
    run_lanes || passed=no
else
    passed=no
fi
unlock_build

totals=$(totals)
run=${totals%% *}
skipped=${totals##* }
middle=${totals#* }
middle=${middle% *}
if [ "$passed" = no ]; then
    grep -E '^\[ERROR\]' "$work/test.log" | grep -Ev '^\[ERROR\] *($|->|\[Help|To see|Re-run|For more|After correcting|  mvn)' | head -n 60 >&2 || true
fi
if [ "$skipped" -gt 0 ]; then
    say "Skipped, which counts as a failure:" "Bị bỏ qua, được tính là không đạt:" >&2
    skipped_specs >&2
    passed=no
fi
if [ "$run" -eq 0 ]; then
    say "No spec was run." "Không có đặc tả nào được chạy." >&2
    passed=no
fi
printf 'Tests run: %s, Failures: %s, Errors: %s, Skipped: %s\n' "$run" "${middle% *}" "${middle#* }" "$skipped"
[ "$passed" = yes ] || fail "The specs did not pass; all of it is in $work/test.log" "Kiểm thử không đạt; chi tiết trong $work/test.log"
