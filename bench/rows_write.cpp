// Writing over HTTP by 64 clients against the same statements from nothing but SQLite, in groups
// of 64. Both sides take turns on the same file; what the bare side writes is what the product
// would have written, so that the doctor must find everything in order afterwards.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "bench/record.hpp"
#include "bench/site.hpp"
#include "cli/commands.hpp"
#include "features/customers/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/sqlite/connection.hpp"

namespace zhuli::bench {

namespace {

constexpr int kRounds = 4;
constexpr double kRoundSeconds = 1.0;
constexpr int kBareUnits = 3000;
constexpr int kClients = 64;
constexpr double kWriteFloor = 0.6;

using Work = std::function<Result<>(Tx&, const Ctx&, int n)>;
using Next = std::function<void(std::uint64_t n, std::string& out)>;

struct Job {
    std::string name;
    Work work;  // the use case, for recording
    Next next;  // the request
    double aim = 0, aim_p99_ms = 0;
};

void run_job(const Rows& rows, const Job& job) {
    Site& site = rows.site;
    const Ctx ctx = site.admin_ctx();
    std::vector<std::pair<double, double>> rounds;
    Measured last;
    std::size_t statements = 0;
    double cpu_us = 0;
    int recorded = 0;
    std::uint64_t asked = 0;
    for (int round = 0; round < kRounds; ++round) {
        site.stop();  // its consumers would take the event numbers of the recorded units
        const auto recording = record(site.file(), ctx, kBareUnits, [&](Tx& tx, int n) {
            return job.work(tx, ctx, recorded + n);
        });
        recorded += kBareUnits;
        statements = recording.calls_in_first();
        const auto bare = replay(site.file(), recording, kClients);
        site.consume_events();
        site.serve(-1);
        Load load;
        load.connections = kClients;
        load.seconds = kRoundSeconds;
        load.next = [&](std::uint64_t, std::string& out) { job.next(asked++, out); };
        const double before = site.server().cpu_s();
        last = drive(site.port(), load);
        if (last.failed > 0)
            throw std::runtime_error(
                fmt::format("{}: {} of {} refused", job.name, last.failed, last.answers));
        cpu_us = (site.server().cpu_s() - before) * 1e6 / static_cast<double>(last.answers);
        rounds.emplace_back(last.rate(), bare.rate());
    }
    std::sort(rounds.begin(), rounds.end(),
              [](const auto& a, const auto& b) { return a.first / a.second < b.first / b.second; });
    Row row{.job = job.name, .size = std::string(site.scale().name), .unit = "/s"};
    std::tie(row.value, row.bare) = rounds[rounds.size() / 2];
    row.floor = kWriteFloor;
    row.aim = job.aim;
    row.aim_p99_ms = job.aim_p99_ms;
    row.p50_ms = last.percentile_ms(0.5);
    row.p99_ms = last.percentile_ms(0.99);
    row.note = fmt::format("{} statements a unit, {:.0f} µs CPU of the server each; {} clients",
                           statements, cpu_us, kClients);
    rows.report.add(std::move(row));
}

// ---- customers -------------------------------------------------------------------------------

/// New customers of this run: numbers that neither a loaded customer nor an earlier run has.
constexpr int kFirstAsked = 500'000'000, kEachRun = 100'000, kRuns = 4'000;

int first_recorded() {
    static const int first =
        100'000'000 + static_cast<int>(cli::clock_now().v / 1000 % kRuns) * kEachRun;
    return first;
}

std::string customer_body(int n) {
    const auto c = customer_of(n);
    return fmt::format(
        R"({{"name":"{}","phone":"{}","region":"{}","source":"{}","contact_name":"{}"}})",
        c.name.v + std::to_string(n), c.phone.v.substr(3), c.region.v, c.source.v,
        c.contact_name.v);
}

customers::Customer new_customer(int n) {
    const auto made = customer_of(n);
    customers::Customer customer;
    customer.name = made.name.v + std::to_string(n);
    customer.phone = made.phone;
    customer.region = made.region;
    customer.source = made.source;
    customer.contact_name = made.contact_name;
    return customer;
}

void create_customers(const Rows& rows) {
    run_job(rows,
            {.name = "create a customer",
             .work = [](Tx& tx, const Ctx& ctx, int n) -> Result<> {
                 CHECK(customers::create_customer(tx, ctx, new_customer(first_recorded() + n)));
                 return Done{};
             },
             .next =
                 [&](std::uint64_t n, std::string& out) {
                     out = rows.site.post(
                         "/customers", customer_body(first_recorded() - 100'000'000 + kFirstAsked +
                                                     static_cast<int>(n)));
                 }});
}

// ---- orders ----------------------------------------------------------------------------------

struct Goods {
    std::vector<Id> customers, products;

    Id customer(std::uint64_t n) const { return customers[n * 7919 % customers.size()]; }
    Id product(std::uint64_t n, int line) const {
        return products[(n * 3 + static_cast<std::uint64_t>(line)) * 104'729 % products.size()];
    }
};

std::string order_body(const Goods& goods, std::uint64_t n) {
    std::string lines;
    for (int i = 0; i < 3; ++i)
        lines += fmt::format(R"({}{{"product_id":"{}","quantity":2}})", i > 0 ? "," : "",
                             goods.product(n, i).v);
    return fmt::format(R"({{"customer_id":"{}","confirm":true,"confirmed_by":"王","words":"行",)"
                       R"("lines":[{}]}})",
                       goods.customer(n).v, lines);
}

orders::NewOrder new_order(const Goods& goods, std::uint64_t n) {
    orders::NewOrder order;
    order.customer_id = goods.customer(n);
    order.confirm = true;
    for (int i = 0; i < 3; ++i) order.lines.push_back({goods.product(n, i), {2}, std::nullopt});
    return order;
}

void enter_orders(const Rows& rows) {
    const Goods goods{rows.site.ids_of("customer"), rows.site.ids_of("product")};
    run_job(
        rows,
        {.name = "enter and confirm an order, 3 lines",
         .work = [&](Tx& tx, const Ctx& ctx, int n) -> Result<> {
             CHECK(orders::create_order(tx, ctx, new_order(goods, static_cast<std::uint64_t>(n))));
             return Done{};
         },
         .next = [&](std::uint64_t n,
                     std::string& out) { out = rows.site.post("/orders", order_body(goods, n)); },
         .aim = 4000,
         .aim_p99_ms = 100});
}

// ---- the last unit ---------------------------------------------------------------------------

constexpr int kScarce = 500;  // pieces, two an order

/// Everyone wants the same product: exactly as many orders succeed as there are pieces.
void sell_out(const Rows& rows) {
    Site& site = rows.site;
    const auto code = fmt::format("SCARCE-{}", cli::clock_now().v);
    const auto made =
        ask(site.port(),
            site.post("/products", fmt::format(R"({{"code":"{}","name":"{}"}})", code, code)));
    if (made.status != 201) throw std::runtime_error("no product: " + made.body);
    const auto products = site.ids_of("product");
    const Id product = products.back();
    const auto stocked =
        ask(site.port(),
            site.post(
                "/stock/moves",
                fmt::format(
                    R"({{"product_id":"{}","warehouse_id":"{}","quantity":{},"reason":"receipt"}})",
                    product.v, site.ids_of("warehouse").front().v, kScarce)));
    if (stocked.status != 201) throw std::runtime_error("no stock: " + stocked.body);
    const auto customers = site.ids_of("customer");
    int sold = 0, refused = 0;
    Load load;
    load.connections = kClients;
    load.seconds = 30;
    load.most = kScarce;
    load.next = [&](std::uint64_t n, std::string& out) {
        out = site.post("/orders", fmt::format(R"({{"customer_id":"{}","confirm":true,)"
                                               R"("confirmed_by":"王","words":"行","lines":)"
                                               R"([{{"product_id":"{}","quantity":2}}]}})",
                                               customers[n % customers.size()].v, product.v));
    };
    load.good = [&](int status, std::string_view) {
        sold += status == 201 ? 1 : 0;
        refused += status == 409 ? 1 : 0;
        return true;
    };
    drive(site.port(), load);
    rows.report.prove(std::string(site.scale().name), "no oversell",
                      sold == kScarce / 2 && refused == kScarce / 2,
                      fmt::format("{} pieces, {} parallel orders of two: {} sold, {} refused",
                                  kScarce, kScarce, sold, refused));
}

}  // namespace

void write_rows(const Rows& rows) {
    if (rows.wanted("create a customer")) create_customers(rows);
    if (rows.wanted("enter and confirm an order")) {
        enter_orders(rows);
        sell_out(rows);
    }
}

}  // namespace zhuli::bench
