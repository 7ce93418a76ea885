#!/usr/bin/env bash
# Runs every test. Needs the .NET SDK only: PostgreSQL is installed if it is not there.
# The last line is "N passed, N failed", counted from the result files; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."

configuration=Release
results=$(pwd)/artifacts/test-results
log=$(mktemp)
passed=0 failed=0 skipped=0

finish() {
    rm -f "$log"
    [ "$skipped" -eq 0 ] || echo "$skipped skipped"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

give_up() {
    echo "$1"
    failed=$((failed + 1))
    finish
}

has_postgresql() {
    command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

install_postgresql() {
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    {
        "${root[@]}" apt-get update -q &&
            "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql
    } >"$log" 2>&1
}

# One attribute of the counters in a result file.
count() {
    grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'
}

run_project() {
    local project=$1 name trx code
    name=$(basename "$project" .csproj)
    trx=$results/$name.trx
    dotnet test "$project" -c "$configuration" --no-build --nologo -v q \
        --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
        --blame-hang-timeout 15m --blame-hang-dump-type none >"$log" 2>&1
    code=$?

    local ok=0 bad=0 idle=0
    if [ -f "$trx" ]; then
        ok=$(count "$trx" passed)
        bad=$(count "$trx" failed)
        idle=$(($(count "$trx" total) - $(count "$trx" executed)))
    fi

    # A crashed or hung test process leaves no failed test behind, or no file at all.
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        echo "$name ended with code $code:"
        tail -n 40 "$log"
    elif [ "$bad" -ne 0 ]; then
        grep -v '^ *$' "$log" | tail -n 120
    fi

    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + idle))
    echo "$name: $ok passed, $bad failed"
}

if ! has_postgresql; then
    echo "Installing PostgreSQL"
    install_postgresql || { cat "$log"; give_up "PostgreSQL could not be installed. Install its server package, then run this again."; }
fi

if [ "${1:-}" != --no-build ]; then
    dotnet build StudentActors.sln -c "$configuration" --nologo -v q >"$log" 2>&1 || { grep -E 'error|warning' "$log" | sort -u | head -n 50; give_up "The build failed."; }
fi

rm -rf "$results"
for project in tests/*.Tests/*.csproj tests/StudentActors.Resilience/*.csproj; do
    run_project "$project"
done
finish
