// Suppliers, reorder rules, and orders to suppliers in every state: one late and partly received,
// one confirmed, one sent, one not sent yet. Arrivals of the year before stay plain receipts.
#include <algorithm>
#include <array>
#include <memory>

#include "cli/demo/assortment.hpp"
#include "cli/demo/company.hpp"
#include "features/purchasing/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr int kKnownBefore = 20;   // days: since when the suppliers are known
constexpr std::size_t kEvery = 4;  // of the goods, that have a rule
constexpr std::size_t kRules = 30;
constexpr std::size_t kLinesOfOne = 6;

constexpr std::string_view kContacts[] = {"周经理", "吴工", "郑小姐", "王主任", "冯经理"};

using Suppliers = std::shared_ptr<std::array<Id, kSeriesCount>>;

/// An order to the supplier of a series: made and due so many days from today.
struct Plan {
    std::size_t series;
    int made, expected;
    bool sent, confirmed;
    int received_percent;
};
constexpr Plan kPlans[] = {{0, -9, -1, true, true, 40},
                           {1, -6, 3, true, true, 0},
                           {2, -3, 8, true, false, 0},
                           {3, -1, 12, false, false, 0}};

void add_suppliers(Company& c, const Suppliers& suppliers) {
    for (std::size_t i = 0; i < kSeriesCount; ++i)
        c.call(c.purchasing, [suppliers, i](Tx& tx, const Ctx& ctx) -> Result<> {
            purchasing::Supplier one;
            one.code = "S" + std::to_string(101 + i);
            one.name = series()[i].supplier;
            one.contact_name = kContacts[i % std::size(kContacts)];
            one.note = "主供" + std::string(series()[i].name);
            TRY(const auto saved, purchasing::create_supplier(tx, ctx, one));
            (*suppliers)[i] = saved.id;
            return Done{};
        });
}

void add_rules(Company& c, const Suppliers& suppliers) {
    for (std::size_t i = 0; i < c.goods.size() && i < kRules * kEvery; i += kEvery)
        c.call(c.purchasing,
               [&good = c.goods[i], &place = c.warehouses[c.goods[i].warehouse], suppliers](
                   Tx& tx, const Ctx& ctx) -> Result<> {
                   purchasing::ReorderRule rule;
                   rule.product_id = good.id;
                   rule.supplier_id = (*suppliers)[good.series];
                   rule.warehouse_id = place;
                   rule.multiple.v = good.shelf.lot;
                   rule.price_e4 = good.product.cost_e4;
                   CHECK(purchasing::create_rule(tx, ctx, rule));
                   return Done{};
               });
}

std::vector<Good*> goods_of(Company& c, std::size_t of_series) {
    std::vector<Good*> goods;
    for (Good& good : c.goods)
        if (good.series == of_series && goods.size() < kLinesOfOne) goods.push_back(&good);
    return goods;
}

void order(Company& c, const Plan& plan, const Suppliers& suppliers,
           const std::shared_ptr<Id>& made) {
    const auto goods = goods_of(c, plan.series);
    if (goods.empty()) return;
    c.call(c.purchasing, [&c, plan, suppliers, made, goods](Tx& tx, const Ctx& ctx) -> Result<> {
        purchasing::OrderDraft draft{(*suppliers)[plan.series],
                                     c.warehouses[goods[0]->warehouse],
                                     c.today.plus_days(plan.expected),
                                     "",
                                     {}};
        for (const Good* good : goods)
            draft.lines.push_back(
                {good->id, Quantity{good->shelf.lot * 10}, good->product.cost_e4});
        TRY(const auto one, purchasing::create_order(tx, ctx, draft));
        *made = one.id;
        if (plan.sent) CHECK(purchasing::send_order(tx, ctx, {one.id, 0}));
        if (plan.confirmed) CHECK(purchasing::confirm_order(tx, ctx, {{one.id, 0}, Date{}}));
        return Done{};
    });
}

/// Some deal lacks some of it: what comes in would be held for that one.
bool is_wanted(const Company& c, const Good& good) {
    const auto lacks = [&](const Piece& piece) {
        return &c.goods[piece.good] == &good && piece.left() > piece.held;
    };
    return std::ranges::any_of(
        c.deals, [&](const Deal& deal) { return std::ranges::any_of(deal.pieces, lacks); });
}

/// A part of the first line for which nobody waits: the shelf stays what was simulated.
void receive(Company& c, const Plan& plan, const std::shared_ptr<Id>& made) {
    const auto goods = goods_of(c, plan.series);
    for (std::size_t i = 0; i < goods.size(); ++i) {
        Good& good = *goods[i];
        const std::int64_t pieces = good.shelf.lot * 10 * plan.received_percent / 100;
        if (is_wanted(c, good) || pieces == 0) continue;
        good.shelf.on_hand += pieces;
        c.call(c.warehouse, [made, i, pieces](Tx& tx, const Ctx& ctx) -> Result<> {
            TRY(const auto seen, purchasing::show_order(tx, ctx, {*made}));
            purchasing::NewReceipt receipt;
            receipt.id = *made;
            receipt.lines = {{seen.lines[i].id, Quantity{pieces}}};
            receipt.note = "先到一部分，余下随后发";
            CHECK(purchasing::receive_goods(tx, ctx, receipt));
            return Done{};
        });
        return;
    }
}

}  // namespace

void plan_supplying(Company& c) {
    // Without dice: the rest of the year stays what it was.
    const auto at = [&c](int days, int hour, std::function<void()> action) {
        const Date day = c.season.open_before(c.today.plus_days(days + 1));
        c.at(c.zone.at(day, hour * 60 + 10), std::move(action));
    };
    const auto suppliers = std::make_shared<std::array<Id, kSeriesCount>>();
    at(-kKnownBefore, 9, [&c, suppliers] { add_suppliers(c, suppliers); });
    for (const Plan& plan : kPlans) {
        const auto made = std::make_shared<Id>();
        at(plan.made, 11, [&c, &plan, suppliers, made] { order(c, plan, suppliers, made); });
        if (plan.received_percent > 0) at(-1, 14, [&c, &plan, made] { receive(c, plan, made); });
    }
    at(-1, 16, [&c, suppliers] { add_rules(c, suppliers); });
}

}  // namespace zhuli::cli::demo
