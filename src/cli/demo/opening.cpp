// The first days: people, catalog and opening stock.
#include <algorithm>

#include "cli/demo/assortment.hpp"
#include "cli/demo/cast.hpp"
#include "cli/demo/company.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr double kLinesPerOrder = 2.4;
constexpr int kSafetyDays = 7;
constexpr int kOpeningDays = 45;  // of demand lie there at first

constexpr std::string_view kWarehouses[kWarehouseCount][3] = {
    {"SH", "上海总仓", "上海市青浦区华新镇新协路 1188 号"},
    {"FS", "佛山分仓", "佛山市南海区狮山镇科技路 26 号"}};
constexpr std::size_t kSeriesInFirstWarehouse = 7;

Result<identity::Team> add_team(Tx& tx, const Ctx& ctx, std::string_view name, Id parent) {
    identity::Team team;
    team.name = name;
    team.parent_id = parent;
    return identity::create_team(tx, ctx, team);
}

Result<std::vector<Id>> add_teams(Tx& tx, const Ctx& ctx) {
    std::vector<Id> ids;
    for (const std::string_view name : team_names()) {
        TRY(const auto team, add_team(tx, ctx, name, ids.empty() ? Id{} : ids.front()));
        ids.push_back(team.id);
    }
    return ids;
}

/// The founder looks after personnel too.
Result<> widen_founder(Tx& tx, const Ctx& ctx) {
    http::Listed<identity::User> all;
    TRY(const auto page, identity::list_users(tx, ctx, all));
    Edit edit;
    edit.id = page.items.front().id;
    edit.if_match = page.items.front().version;
    edit.members = boost::json::object{{"roles", boost::json::array{"admin", "hr"}}};
    CHECK(identity::edit_user(tx, ctx, edit));
    return Done{};
}

Result<std::vector<identity::User>> add_people(Tx& tx, const Ctx& ctx, const std::string& hash) {
    CHECK(widen_founder(tx, ctx));
    TRY(const auto teams, add_teams(tx, ctx));
    std::vector<identity::User> users;
    for (const Colleague& person : colleagues()) {
        const Id team = person.team < 0 ? Id{} : teams[static_cast<std::size_t>(person.team)];
        TRY(auto user, identity::add_user(tx, ctx,
                                          {.email = {std::string(person.email)},
                                           .name = person.name,
                                           .team_id = team,
                                           .roles = {person.role}},
                                          hash));
        users.push_back(std::move(user));
    }
    return users;
}

/// How fast each product will probably sell, so that the first stock is about right.
void guess_demand(Company& c) {
    double total = 0;
    for (const Good& good : c.goods) total += good.popularity;
    const double lines = kLinesPerOrder * c.scale.orders / std::max(1, c.scale.days);
    for (Good& good : c.goods) {
        const auto& usual = series()[good.series].quantities;
        const double mean = 0.5 * usual[0] + 0.25 * usual[1] + 0.17 * usual[2] + 0.08 * usual[3];
        good.shelf.lot = std::min(usual[0], usual[1]);
        good.shelf.daily = lines * good.popularity / total * mean;
        const auto safety = static_cast<std::int64_t>(good.shelf.daily * kSafetyDays) + 1;
        good.product.safety_stock.v = in_lots(safety, good.shelf.lot);
    }
}

void add_line(Company& c, const Series& of, Id& line) {
    c.call(c.purchasing, [&of, &line](Tx& tx, const Ctx& ctx) -> Result<> {
        catalog::ProductLine record;
        record.code = of.code;
        record.name = of.name;
        TRY(const auto saved, catalog::create_line(tx, ctx, record));
        line = saved.id;
        return Done{};
    });
}

void add_product(Company& c, Good& good) {
    c.call(c.purchasing, [&good, &line = c.lines[good.series]](Tx& tx, const Ctx& ctx) -> Result<> {
        catalog::Product product = good.product;
        product.line_id = line;
        TRY(const auto saved, catalog::create_product(tx, ctx, product));
        good.id = saved.id;
        return Done{};
    });
}

void add_warehouse(Company& c, std::size_t index) {
    c.call(c.warehouse, [&id = c.warehouses[index], index](Tx& tx, const Ctx& ctx) -> Result<> {
        stock::Warehouse record;
        record.code = kWarehouses[index][0];
        record.name = kWarehouses[index][1];
        record.address = kWarehouses[index][2];
        TRY(const auto saved, stock::create_warehouse(tx, ctx, record));
        id = saved.id;
        return Done{};
    });
}

}  // namespace

Result<> hire_people(storage::Database& db, Company& c) {
    const Ctx founder = identity::system_ctx(c.org, c.now, Path::screen);
    const std::string hash = identity::hash_password(std::string(kPassword));
    TRY(const auto users,
        storage::write_now(db, founder, [&](Tx& tx) { return add_people(tx, founder, hash); }));
    db.read(c.org.id, [&](Tx& tx) {
        for (std::size_t i = 0; i < users.size(); ++i) {
            const Ctx ctx = identity::person_ctx(tx, c.org, users[i], c.now, Path::screen);
            switch (colleagues()[i].role) {
                case Role::assistant:
                    c.sellers.push_back(ctx);
                    break;
                case Role::finance:
                    c.finance = ctx;
                    break;
                case Role::warehouse:
                    c.warehouse = ctx;
                    break;
                case Role::purchasing:
                    c.purchasing = ctx;
                    break;
                case Role::service:
                    c.service = ctx;
                    break;
                case Role::marketing:
                    c.marketing = ctx;
                    break;
                case Role::manager:
                    if (!c.manager.user) c.manager = ctx;
                    break;
                default:
                    break;
            }
        }
    });
    return Done{};
}

void set_up_catalog(Company& c) {
    const int per_series = c.scale.products / static_cast<int>(series().size());
    for (std::size_t s = 0; s < series().size(); ++s) {
        add_line(c, series()[s], c.lines[s]);
        for (int i = 0; i < per_series; ++i) {
            Good& good = c.goods.emplace_back();
            good.product = product_of(series()[s], i * kProductsPerSeries / per_series, c.dice);
            good.series = s;
            good.popularity = 1.0 / (1 + c.dice.between(0, 12));
        }
    }
    guess_demand(c);
    for (Good& good : c.goods) {
        c.now = c.now.plus_ms(c.dice.between(20, 60) * kSecondMs);
        add_product(c, good);
    }
}

void open_stock(Company& c) {
    for (std::size_t i = 0; i < c.warehouses.size(); ++i) add_warehouse(c, i);
    add_carriers(c);
    for (Good& good : c.goods) {
        good.warehouse = good.series < kSeriesInFirstWarehouse ? 0 : 1;
        const auto wanted = static_cast<std::int64_t>(good.shelf.daily * kOpeningDays);
        c.now = c.now.plus_ms(c.dice.between(20, 60) * kSecondMs);
        move_stock(c, c.warehouse, good, in_lots(wanted, good.shelf.lot),
                   stock::MoveReason::opening, "期初盘点");
    }
}

}  // namespace zhuli::cli::demo
