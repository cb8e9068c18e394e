// Reading over HTTP against the bare limits: the same JSON from a bare Beast server, and the same
// rows and JSON from nothing but SQLite. Product and bare side take turns in short rounds on the
// same core while the load generator has the other one. What counts is what a second of that core's
// time yields: on an idle machine that is the throughput, and on a busy one it is not disturbed by
// how many threads a side has in the queue. The ratio is the median of the rounds.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "bench/site.hpp"
#include "core/json_out.hpp"
#include "core/text/pinyin.hpp"
#include "features/customers/use_cases.hpp"
#include "storage/sqlite/connection.hpp"

namespace zhuli::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 5;
constexpr double kRoundSeconds = 0.7;
constexpr double kHttpFloor = 0.5;
constexpr int kConnections = 64;

/// Rounds of both sides; the row's value and bare are those of the median ratio.
struct Duel {
    std::vector<std::pair<double, double>> rounds;  // product, bare
    Measured last;
    double product_cpu_us = 0, bare_cpu_us = 0;  // an answer, in the last round

    void add_round() { rounds.emplace_back(1e6 / product_cpu_us, 1e6 / bare_cpu_us); }

    void fill(Row& row) const {
        auto sorted = rounds;
        std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
            return a.first / a.second < b.first / b.second;
        });
        std::tie(row.value, row.bare) = sorted[sorted.size() / 2];
        row.p50_ms = last.percentile_ms(0.5);
        row.p99_ms = last.percentile_ms(0.99);
    }
};

Load load_of(double seconds, std::function<void(std::uint64_t, std::string&)> next) {
    Load load;
    load.connections = kConnections;
    load.seconds = seconds;
    load.next = std::move(next);
    return load;
}

void require_good(const Measured& measured) {
    if (measured.failed > 0)
        throw std::runtime_error(
            fmt::format("{} of {} answers were no success", measured.failed, measured.answers));
}

Measured timed(Child& process, std::uint16_t port, const Load& load, double& cpu_us) {
    const double before = process.cpu_s();
    Measured measured = drive(port, load);
    require_good(measured);
    cpu_us = (process.cpu_s() - before) * 1e6 / static_cast<double>(measured.answers);
    return measured;
}

void one_customer(const Rows& rows) {
    Site& site = rows.site;
    const auto ids = site.ids_of("customer");
    const auto next = [&](std::uint64_t n, std::string& out) {
        out = site.get("/customers/" + std::to_string(ids[n * 7919 % ids.size()].v));
    };
    std::string first;
    next(0, first);
    const std::string body_file = "build/bench/body.json";
    std::ofstream(body_file) << ask(site.port(), first).body;
    Child bare({own_binary(), "bare-server", body_file}, server_core());
    const auto bare_port = port_of(bare);
    Duel duel;
    std::vector<std::pair<double, double>> wall;
    drive(site.port(), load_of(kRoundSeconds, next));
    for (int i = 0; i < kRounds; ++i) {
        const auto limit = timed(bare, bare_port, load_of(kRoundSeconds, next), duel.bare_cpu_us);
        duel.last =
            timed(site.server(), site.port(), load_of(kRoundSeconds, next), duel.product_cpu_us);
        duel.add_round();
        wall.emplace_back(duel.last.rate(), limit.rate());
    }
    Row row{
        .job = "read one customer", .size = std::string(site.scale().name), .unit = "req/core-s"};
    row.floor = kHttpFloor;
    row.aim_p99_ms = 5;
    duel.fill(row);
    row.note = fmt::format(
        "server on one core; {:.1f} µs of it a request (bare {:.1f}); by the clock {:.0f} req/s"
        " (bare {:.0f}); generator {:.0f} % of its core",
        duel.product_cpu_us, duel.bare_cpu_us, wall.back().first, wall.back().second,
        100 * duel.last.client_cpu_s / duel.last.seconds);
    rows.report.add(std::move(row));
}

// ---- a list page -----------------------------------------------------------------------------

constexpr const char* kStatuses[] = {"lead", "prospect", "customer", "dormant"};
constexpr int kPagesEach = 5;

/// Pages of each status, newest first, the later ones by cursor.
std::vector<std::string> page_addresses(const Site& site) {
    std::vector<std::string> addresses;
    for (const char* status : kStatuses) {
        std::string cursor;
        for (int i = 0; i < kPagesEach; ++i) {
            std::string address =
                fmt::format("/customers?status={}&sort=-created_at&limit=50{}", status, cursor);
            const auto page = boost::json::parse(ask(site.port(), site.get(address)).body);
            cursor = "&cursor=" + std::string(page.at("next_cursor").as_string());
            addresses.push_back(std::move(address));
        }
    }
    return addresses;
}

/// The page's rows and their JSON from one prepared statement.
class BarePage {
 public:
    explicit BarePage(const Site& site) : connection_(site.file(), false, true, kMappedBytes) {
        org_ = site.admin_ctx().org.id;
        sql_ = "SELECT " + storage::columns_of(fields_of<customers::Customer>()) +
               " FROM customer WHERE org_id = $1 AND status = $2"
               " ORDER BY created_at DESC, id DESC LIMIT $3";
        if (sqlite3_prepare_v2(connection_.raw(), sql_.c_str(), -1, &handle_, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(connection_.raw()));
    }
    ~BarePage() { sqlite3_finalize(handle_); }
    BarePage(const BarePage&) = delete;
    BarePage& operator=(const BarePage&) = delete;

    std::string page(std::string_view status) {
        sqlite3_bind_int64(handle_, 1, org_.v);
        sqlite3_bind_text(handle_, 2, status.data(), static_cast<int>(status.size()),
                          SQLITE_STATIC);
        sqlite3_bind_int64(handle_, 3, 51);
        JsonOut out;
        out.begin_object().key("items").begin_array();
        while (sqlite3_step(handle_) == SQLITE_ROW) write_row(out);
        out.end_array().end_object();
        sqlite3_reset(handle_);
        return out.take();
    }

 private:
    void write_row(JsonOut& out) {
        out.begin_object();
        for (int i = 0; i < sqlite3_column_count(handle_); ++i) {
            out.key(sqlite3_column_name(handle_, i));
            if (sqlite3_column_type(handle_, i) == SQLITE_INTEGER)
                out.integer(sqlite3_column_int64(handle_, i));
            else
                out.string(reinterpret_cast<const char*>(sqlite3_column_text(handle_, i)));
        }
        out.end_object();
    }

    storage::sqlite::Connection connection_;
    Id org_;
    std::string sql_;
    sqlite3_stmt* handle_ = nullptr;
};

/// Core time a page costs, over one round.
double bare_page_us(BarePage& bare) {
    const auto until = Clock::now() + std::chrono::milliseconds(int(kRoundSeconds * 1000));
    const double before = thread_cpu_s();
    std::size_t pages = 0, bytes = 0;
    for (; Clock::now() < until; ++pages) bytes += bare.page(kStatuses[pages % 4]).size();
    if (bytes < pages * 1000) throw std::runtime_error("the bare list is empty");
    return (thread_cpu_s() - before) * 1e6 / static_cast<double>(pages);
}

void list_page(const Rows& rows) {
    Site& site = rows.site;
    const auto addresses = page_addresses(site);
    std::vector<std::string> requests;
    for (const auto& address : addresses) requests.push_back(site.get(address));
    const auto load = load_of(kRoundSeconds, [&](std::uint64_t n, std::string& out) {
        out = requests[n % requests.size()];
    });
    BarePage bare(site);
    Duel duel;
    drive(site.port(), load);
    for (int i = 0; i < kRounds; ++i) {
        stay_on(server_core());
        duel.bare_cpu_us = bare_page_us(bare);
        stay_on(client_core());
        duel.last = timed(site.server(), site.port(), load, duel.product_cpu_us);
        duel.add_round();
    }
    Row row{.job = "list page of 50, filter and sort",
            .size = std::string(site.scale().name),
            .unit = "req/core-s"};
    row.floor = kHttpFloor;
    row.aim_p99_ms = 10;
    duel.fill(row);
    row.note = fmt::format(
        "server on one core; {:.1f} µs of it a page over HTTP (bare {:.1f}); by the clock {:.0f}"
        " pages/s",
        duel.product_cpu_us, duel.bare_cpu_us, duel.last.rate());
    rows.report.add(std::move(row));
}

// ---- search ----------------------------------------------------------------------------------

constexpr int kSearchers = 4;

/// Where one searches, and as whom.
struct Box {
    std::string_view address = "/customers?limit=20&q=", session;
};

void search_kind(const Rows& rows, const std::string& kind, const Box& box,
                 const std::function<std::string(int n)>& words) {
    Site& site = rows.site;
    const auto customers = static_cast<std::uint64_t>(site.scale().customers);
    Load load = load_of(1.5, [&](std::uint64_t n, std::string& out) {
        std::string path = "/api/v1" + std::string(box.address);
        for (const unsigned char c : words(static_cast<int>(n * 7919 % customers)))
            path += fmt::format("%{:02X}", c);
        out = request_text("GET", path, box.session);
    });
    load.connections = kSearchers;
    const Measured measured = drive(site.port(), load);
    require_good(measured);
    Row row{.job = "search: " + kind,
            .size = std::string(site.scale().name),
            .value = measured.rate(),
            .unit = "req/s"};
    row.p50_ms = measured.percentile_ms(0.5);
    row.p99_ms = measured.percentile_ms(0.99);
    row.aim_p99_ms = 20;
    rows.report.add(std::move(row));
}

void search(const Rows& rows) {
    constexpr std::size_t kHan = 3;  // bytes of one
    const Box box{.session = rows.site.session()};
    search_kind(rows, "two characters", box,
                [](int n) { return customer_of(n).name.v.substr(2 * kHan, 2 * kHan); });
    search_kind(rows, "initials", box, [](int n) {
        return text::initials(customer_of(n).name.v.substr(2 * kHan, 4 * kHan));
    });
    search_kind(rows, "phone tail", box,
                [](int n) { return customer_of(n).phone.v.substr(10, 4); });
}

/// Words in many notes, and in one of a thousand; of all notes, and of one's own.
void search_notes(const Rows& rows) {
    const std::string seller = rows.site.session_of(seller_email(0));
    const auto often = [](int n) { return std::string(n % 2 == 0 ? "报价" : "样品"); };
    const auto seldom = [](int n) { return fmt::format("{}号 联系", n % 1000); };
    for (const auto& [whose, session] :
         {std::pair<std::string, std::string_view>{"all", rows.site.session()}, {"own", seller}}) {
        const Box box{"/notes?q=", session};
        search_kind(rows, fmt::format("common words in {} notes", whose), box, often);
        search_kind(rows, fmt::format("rare words in {} notes", whose), box, seldom);
    }
}

}  // namespace

void read_rows(const Rows& rows) {
    stay_on(client_core());
    if (rows.wanted("read one customer")) one_customer(rows);
    if (rows.wanted("list page")) list_page(rows);
    if (rows.wanted("search")) {
        search(rows);
        search_notes(rows);
    }
    stay_on(-1);
}

}  // namespace zhuli::bench
