// The looking for duplicates as the product does it: the durable job on a database of customers of
// which one in a hundred was entered twice. Time, memory and how many of those it finds.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/features.hpp"
#include "bench/commands.hpp"
#include "bench/load.hpp"
#include "cli/commands.hpp"
#include "features/customers/use_cases.hpp"
#include "features/duplicates/feature.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::bench {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kOneIn = 100;
constexpr int kUnit = 200;
constexpr double kMostSeconds = 120, kMostMegabytes = 1024;  // at a million

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Memory of its own (without the mapped file) at its peak since that was last forgotten, or now.
double own_megabytes(std::string_view what) {
    double resident = 0, of_files = 0;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        const auto megabytes = [&] { return std::stod(line.substr(line.find(':') + 1)) / 1024; };
        if (line.starts_with(what)) resident = megabytes();
        if (line.starts_with("RssFile:")) of_files = megabytes();
    }
    return resident - of_files;
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

/// Every hundredth customer once more, as another person would write it.
int enter_twice(storage::Database& db, const Ctx& ctx, int customers) {
    int entered = 0;
    for (int n = 0; n < customers;) {
        const auto added = storage::write_now(db, ctx, [&](storage::Tx& tx) -> Result<int> {
            int count = 0;
            for (; n < customers && count < kUnit; n += kOneIn, ++count) {
                customers::Customer again = customer_of(n);
                again.name.v = again.name.v.substr(0, again.name.v.find("有限公司"));
                again.region = {};
                CHECK(customers::add_customer(tx, ctx, again));
            }
            return count;
        });
        entered += added.value();
    }
    return entered;
}

std::int64_t open_pairs(storage::Database& db, Id org) {
    const storage::Sql sql{"bench.open_pairs",
                           "SELECT COUNT(*) FROM duplicate_pair WHERE org_id = $1"};
    return storage::read_now(db, org,
                             [&](storage::Tx& tx) { return *tx.scalar<std::int64_t>(sql); });
}

void run_scan(storage::Database& db, const identity::Org& org) {
    const auto make_ctx = [&](Id) { return identity::system_ctx(org, cli::clock_now()); };
    const jobs::JobWorld world{db, duplicates::feature.jobs, make_ctx, &cli::clock_now, {}};
    const Ctx ctx = make_ctx(org.id);
    const auto queued = storage::write_now(db, ctx, [&](storage::Tx& tx) -> Result<> {
        storage::enqueue(tx, ctx, {.kind = "duplicates.scan_all"});
        return Done{};
    });
    INVARIANT(queued.ok());
    while (jobs::run_one(world, org.id)) {
    }
}

}  // namespace

int scan(int argc, char** argv) {
    const std::string size = argc > 1 ? argv[1] : "100k";
    const int customers = scale_of(size).customers;
    const std::string name = "scan" + size;
    const Scale scale{
        .name = name, .customers = customers, .orders = 0, .products = 10, .sellers = 20};
    const std::string work = "build/bench/scan-work.db";
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(work + tail);
    fs::copy_file(loaded_file(scale, app::features()), work);
    const auto db = storage::open_database("sqlite:" + work, {.alone = true});
    const auto orgs =
        storage::read_now(*db, {}, [](storage::Tx& tx) { return identity::all_orgs(tx); });
    const Ctx ctx = identity::system_ctx(orgs.front(), cli::clock_now(), Path::import);
    const int planted = enter_twice(*db, ctx, customers);
    forget_peak();
    const double before = own_megabytes("VmRSS:");
    const auto start = Clock::now();
    run_scan(*db, orgs.front());
    const double seconds = seconds_since(start), megabytes = own_megabytes("VmHWM:");
    fmt::print("{} customers, {} of them twice: {} pairs in {:.1f} s, {:.0f} customers/s\n",
               customers + planted, planted, open_pairs(*db, orgs.front().id), seconds,
               customers / seconds);
    fmt::print("{:.0f} MB at most, {:.0f} MB before\n", megabytes, before);
    return seconds <= kMostSeconds && megabytes <= kMostMegabytes ? 0 : 1;
}

}  // namespace zhuli::bench
