// How late the clocks of complaints are told of while others write: many complaints opened in a
// burst, clients that create customers all the while, and a look from outside at what can be read
// of warnings and ends. A clock is to be told of at its second, and once. Changes nothing but a
// database of its own, on each engine.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "app/features.hpp"
#include "bench/client.hpp"
#include "bench/commands.hpp"
#include "bench/site.hpp"
#include "cli/commands.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::bench {

namespace {

namespace json = boost::json;
using storage::Tx;

constexpr int kEndMinutes = 2, kWarnPercent = 50;  // so that a run takes little more than that
constexpr double kGraceSeconds = 20;               // for a burst that is opened slowly
constexpr std::int64_t kLookEveryMs = 10;

struct Plan {
    int complaints = 500;
    int clients = 64;
    int latest_ms = 1000;  // at its second
};

constexpr storage::Sql kTold{
    "bench.clocks_told",
    "SELECT id, ticket_id, act, at, noted_at FROM ticket_clock WHERE org_id = $1 AND id > $2"
    " AND clock = 'classify' AND act IN ('warned', 'breached') ORDER BY id LIMIT 5000"};

/// What can be read of the clocks, and how long after its time it could be read first.
class Onlooker {
 public:
    struct Act {
        std::map<Id, int> times;       // how often it was told of each complaint
        std::vector<std::int64_t> ms;  // each one's lateness
        std::int64_t noted_worst = 0;  // by the product's own books
    };

    Onlooker(storage::Database& db, Id org) : db_(db), org_(org) {}

    /// At most every kLookEveryMs.
    void look() {
        if (cli::clock_now().v - looked_.v < kLookEveryMs) return;
        db_.read(org_, [&](Tx& tx) {
            tx.each(
                kTold,
                [&](const storage::RowView& row) {
                    last_ = row.id(0);
                    fresh_.push_back({row.id(1), row.text(2), row.integer(3), row.integer(4)});
                },
                last_);
        });
        looked_ = cli::clock_now();
        for (const Seen& one : fresh_) {
            Act& act = acts_[one.act];
            ++act.times[one.ticket];
            act.ms.push_back(looked_.v - one.at);
            act.noted_worst = std::max(act.noted_worst, one.noted_at - one.at);
        }
        fresh_.clear();
    }
    Act& told(const std::string& act) { return acts_[act]; }

 private:
    struct Seen {
        Id ticket;
        std::string act;
        std::int64_t at, noted_at;
    };
    storage::Database& db_;
    const Id org_;
    Id last_;
    Instant looked_;
    std::vector<Seen> fresh_;
    std::map<std::string, Act> acts_;
};

/// Everything somebody does over HTTP before the burst.
class Desk {
 public:
    explicit Desk(std::uint16_t port) : port_(port), session_(sign_in(port, kAdmin)) {}

    json::value call(std::string_view method, const std::string& path, const std::string& body = {},
                     const std::string& more = {}) const {
        const auto answer =
            ask(port_, request_text(method, "/api/v1" + path, session_ + more, body));
        if (answer.status / 100 != 2) throw std::runtime_error(path + ": " + answer.body);
        return json::parse(answer.body);
    }
    std::string request(const std::string& path, const std::string& body) const {
        return request_text("POST", "/api/v1" + path, session_, body);
    }
    /// Work at any hour, so that the bench runs at any; short clocks, nobody spared at night.
    void set_up() const {
        json::array week;
        for (int day = 0; day < 7; ++day)
            week.push_back(json::object{
                {"open", json::array{json::object{{"from_minute", 0}, {"to_minute", 1440}}}}});
        const auto calendar = call("GET", "/work_calendar");
        call("PATCH", "/work_calendar", json::serialize(json::object{{"week", week}}),
             fmt::format("If-Match: {}\r\n", calendar.at("version").as_int64()));
        call("PATCH", "/ticket_settings",
             fmt::format(R"({{"policies":[{{"kind":"none","severity":"none","classify_minutes":{},)"
                         R"("warn_percent":{},"quiet":false}}]}})",
                         kEndMinutes, kWarnPercent),
             "If-Match: 0\r\n");
    }

 private:
    std::uint16_t port_;
    std::string session_;
};

bool report(Onlooker& seen, const char* name, const std::string& act, const Plan& plan) {
    auto& told = seen.told(act);
    std::ranges::sort(told.ms);
    const auto at = [&](double share) {
        if (told.ms.empty()) return std::int64_t{0};
        return told.ms[static_cast<std::size_t>(share * static_cast<double>(told.ms.size() - 1))];
    };
    const auto once =
        std::ranges::count_if(told.times, [](const auto& one) { return one.second == 1; });
    const bool each_once = once == plan.complaints && told.times.size() == told.ms.size();
    const bool holds = each_once && at(1) <= plan.latest_ms;
    fmt::print("{:<10} {:>6} {:>8} {:>7} ms {:>7} ms {:>7} ms {:>7} ms   {}\n", name,
               told.ms.size(), once, at(0.5), at(0.99), at(1), told.noted_worst,
               holds ? "ok" : "FAIL");
    return holds;
}

Id found(storage::Database& db) {
    storage::migrate(db, cli::all_migrations(app::features()));
    const auto org = identity::found_org(db,
                                         {.organization_name = "拾光商贸",
                                          .admin_name = "管理员",
                                          .email = {std::string(kAdmin)},
                                          .password = kPassword},
                                         cli::clock_now());
    if (!org.ok()) throw std::runtime_error(org.problem().code);
    return org->id;
}

/// Every second request opens a complaint until all are open; the others write customers.
Measured write_all(const Plan& plan, const Desk& desk, std::uint16_t port, Onlooker& seen) {
    const auto customer = desk.call("POST", "/customers", R"({"name":"压力测试有限公司"})");
    const json::object complaint{{"customer_id", customer.at("id")},
                                 {"owner_id", desk.call("GET", "/session").at("user").at("id")},
                                 {"words", "收到的货外箱破损"}};
    const std::string entered = desk.request("/tickets", json::serialize(complaint));
    const auto all = static_cast<std::uint64_t>(plan.complaints);
    Load load;
    load.connections = plan.clients;
    load.seconds = kEndMinutes * 60 + kGraceSeconds;
    load.next = [&](std::uint64_t n, std::string& out) {
        const bool opens = n < 2 * all && n % 2 == 0;
        out =
            opens ? entered : desk.request("/customers", fmt::format(R"({{"name":"客户{}"}})", n));
    };
    load.good = [&](int status, std::string_view) {
        seen.look();
        return status == 201;
    };
    return drive(port, load);
}

bool measure(support::Engine engine, const Plan& plan) {
    support::TestDb db(engine);
    const Id org = found(*db);
    Child server({product_binary(), "serve", "--db", db.url(), "--listen", "127.0.0.1:0"});
    const auto port = port_of(server);
    const Desk desk(port);
    desk.set_up();
    Onlooker seen(*db, org);
    const Measured wrote = write_all(plan, desk, port, seen);
    fmt::print("{}: {} complaints opened at once beside {} clients, {:.0f} writes/s, {} failed\n",
               support::name_of(engine), plan.complaints, plan.clients, wrote.rate(), wrote.failed);
    fmt::print("{:<10} {:>6} {:>8} {:>10} {:>10} {:>10} {:>10}   at most {} ms, each once\n",
               "told of", "in all", "once", "median", "p99", "worst", "by books", plan.latest_ms);
    const bool warned = report(seen, "warnings", "warned", plan);
    const bool ended = report(seen, "ends", "breached", plan);
    std::fflush(stdout);
    return warned && ended && wrote.failed == 0;
}

}  // namespace

int clocks(int argc, char** argv) {
    Plan plan;
    CLI::App app{"zhuli_bench clocks — how late warnings and ends of complaints are told of"};
    app.add_option("--complaints", plan.complaints, "opened in a burst")
        ->check(CLI::Range(1, 5000));
    app.add_option("--clients", plan.clients, "that write customers meanwhile")
        ->check(CLI::Range(1, 512));
    app.add_option("--latest-ms", plan.latest_ms, "the worst that passes");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    cli::publish_permissions(app::features());
    std::filesystem::create_directories("build/bench");
    bool holds = true;
    for (const auto engine : support::engines()) holds &= measure(engine, plan);
    fmt::print("{}\n", holds ? "every floor holds" : "FAIL: a clock was told of late, or not once");
    return holds ? 0 : 1;
}

}  // namespace zhuli::bench
