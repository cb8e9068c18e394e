// Holding, shipping, delivering, and taking back what customers return.
#include <algorithm>

#include <fmt/format.h>

#include "cli/demo/company.hpp"
#include "features/logistics/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_returns.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr double kSplit = 0.12;    // of the orders with several lines leave in two shipments
constexpr double kSameDay = 0.55;  // of those confirmed before three o'clock
constexpr double kSameDayUntil = 15;
constexpr double kReturned = 0.028;

struct Carrier {
    std::string_view name, prefix;
};
constexpr Carrier kCarriers[] = {{"顺丰速运", "SF"},  {"顺丰速运", "SF"}, {"德邦快递", "DPK"},
                                 {"德邦快递", "DPK"}, {"跨越速运", "KY"}, {"安能物流", "ANE"},
                                 {"中通快运", "ZTO"}, {"自有车辆", ""}};
struct ReturnReason {
    std::string_view cause;
    std::string_view words;
};
constexpr ReturnReason kReturnReasons[] = {{"ordered_wrong", "型号选错，客户申请换大一规格"},
                                           {"damaged_on_the_way", "外包装破损，两件有磕碰"},
                                           {"wrong_goods", "多发一件，客户退回"},
                                           {"not_needed", "客户项目取消，未拆封退货"},
                                           {"quality", "运行有异响，要求退换"},
                                           {"wrong_goods", "尺寸与图纸不符"},
                                           {"too_late", "到货比约定晚，客户已另购"}};

/// Which piece and how many of it leave now.
struct Part {
    std::size_t piece;
    std::int64_t quantity;
};

std::vector<Part> held_parts(const Deal& deal, std::size_t pieces) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < pieces; ++i)
        if (deal.pieces[i].held > 0) parts.push_back({i, deal.pieces[i].held});
    return parts;
}

bool is_shipped(const Deal& deal) {
    return std::all_of(deal.pieces.begin(), deal.pieces.end(),
                       [](const Piece& piece) { return piece.left() == 0; });
}

bool is_anything_held(const Deal& deal) {
    return std::any_of(deal.pieces.begin(), deal.pieces.end(),
                       [](const Piece& piece) { return piece.held > 0; });
}

std::int64_t backordered(const Piece& piece) { return piece.left() - piece.held; }

void leave_waiting_list(Company& c, const Deal& deal) { std::erase(c.waiting_for_goods, &deal); }

void take_off_shelves(Company& c, Deal& deal, const std::vector<Part>& parts) {
    for (const auto& [index, quantity] : parts) {
        Piece& piece = deal.pieces[index];
        Shelf& shelf = c.goods[piece.good].shelf;
        shelf.reserved -= quantity;
        shelf.on_hand -= quantity;
        piece.held -= quantity;
        piece.shipped += quantity;
    }
    if (is_shipped(deal)) leave_waiting_list(c, deal);
}

/// Goods that came back are looked at the same day; now and then a piece is damaged.
void inspect(Company& c, Deal& deal, const Part& part) {
    const bool is_damaged = c.dice.chance(0.2);
    const std::int64_t good = part.quantity - (is_damaged ? 1 : 0);
    c.goods[deal.pieces[part.piece].good].shelf.on_hand += good;
    c.call(c.warehouse, [&deal, is_damaged, good](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto document, orders::show_return(tx, ctx, {deal.return_document}));
        orders::Inspection found;
        found.id = document.id;
        if (is_damaged)
            found.lines = {{document.lines.front().id, Quantity{good}, Quantity{1},
                            orders::Fate::quarantine, "外壳有磕碰"}};
        CHECK(orders::inspect_return(tx, ctx, found));
        return Done{};
    });
}

/// What the goods were worth is taken off and paid back, where everything had been paid.
void settle(Company& c, Deal& deal) {
    c.call(c.finance, [&deal](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto before, orders::show_order(tx, ctx, {deal.order}));
        if (before.due_minor.v > 0) return Done{};
        orders::Settlement settlement;
        settlement.id = deal.return_document;
        CHECK(orders::settle_return(tx, ctx, settlement));
        TRY(const auto after, orders::show_order(tx, ctx, {deal.order}));
        if (after.refund_minor.v == 0) return Done{};
        orders::NewRefund back;
        back.id = deal.order;
        back.amount_minor = after.refund_minor;
        CHECK(orders::refund(tx, ctx, back));
        return Done{};
    });
}

void come_back(Company& c, Deal& deal, const Part& part) {
    Good& good = c.goods[deal.pieces[part.piece].good];
    c.call(c.warehouse,
           [&deal, &into = c.warehouses[good.warehouse]](Tx& tx, const Ctx& ctx) -> Result<> {
               orders::Reception reception;
               reception.id = deal.return_document;
               reception.warehouse_id = into;
               CHECK(orders::receive_return(tx, ctx, reception));
               return Done{};
           });
    inspect(c, deal, part);
    c.on(c.season.plus_open_days(c.day(), c.dice.between(1, 3)), 9, 17,
         [&c, &deal] { settle(c, deal); });
}

void approve_return(Company& c, Deal& deal) {
    c.call(c.service, [&deal](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::ReturnDecision yes;
        yes.id = deal.return_document;
        yes.words = "同意退回";
        CHECK(orders::decide_return(tx, ctx, yes));
        return Done{};
    });
}

void deliver(Company& c, Deal& deal, std::size_t shipment) {
    --deal.shipments_on_the_way;
    c.call(c.warehouse, [&deal, shipment](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::Delivery delivery;
        delivery.id = deal.order;
        delivery.shipment_id = deal.shipment_ids.at(shipment);
        CHECK(orders::deliver_order(tx, ctx, delivery));
        return Done{};
    });
    if (!is_shipped(deal) || deal.shipments_on_the_way > 0) return;
    plan_payment(c, deal);
    if (!c.dice.chance(kReturned)) return;
    c.on(c.season.open_from(c.day().plus_days(c.dice.between(2, 14))), 9, 17,
         [&c, &deal] { request_return(c, deal, true); });
}

void plan_delivery(Company& c, Deal& deal, std::size_t shipment) {
    const int days = deal.buyer->place->days_on_the_road + c.dice.between(0, 1);
    Date day = c.day().plus_days(days);
    if (day.weekday() == 6) day = day.plus_days(1);
    if (c.season.weight(day) == 0) day = c.season.open_from(day);  // not in the holidays
    c.on(day, 9.5, 18.5, [&c, &deal, shipment] { deliver(c, deal, shipment); });
}

void ship(Company& c, Deal& deal, std::vector<Part> parts) {
    if (parts.empty()) return;
    take_off_shelves(c, deal, parts);
    const Carrier& carrier = c.dice.pick(kCarriers);
    const std::string tracking =
        carrier.prefix.empty() ? ""
                               : fmt::format("{}{:012}", carrier.prefix,
                                             100'000'000'000LL + c.dice.between(0, 899'999'999));
    c.call(
        c.warehouse,
        [&deal, &carrier, tracking, parts = std::move(parts)](Tx& tx, const Ctx& ctx) -> Result<> {
            orders::NewShipment shipment;
            shipment.id = deal.order;
            shipment.carrier = carrier.name;
            shipment.tracking_no = tracking;
            for (const auto& [piece, quantity] : parts)
                shipment.lines.push_back({deal.lines.at(piece), {quantity}});
            TRY(const auto view, orders::ship_order(tx, ctx, shipment));
            deal.shipment_ids.clear();
            for (const auto& known : view.shipments) deal.shipment_ids.push_back(known.id);
            return Done{};
        });
    ++deal.shipments_on_the_way;
    plan_delivery(c, deal, deal.shipments++);
    if (is_shipped(deal)) return;
    c.on(c.season.open_from(c.day().plus_days(1)), 9, 12, [&c, &deal] { hold_again(c, deal); });
}

void ship_some(Company& c, Deal& deal) {
    if (deal.ended) return;
    const std::size_t all = deal.pieces.size();
    if (all < 2 || deal.shipments > 0 || !c.dice.chance(kSplit)) return ship_held(c, deal);
    ship(c, deal, held_parts(deal, all / 2));
    c.on(c.season.plus_open_days(c.day(), c.dice.between(1, 2)), 9, 17,
         [&c, &deal] { ship_held(c, deal); });
}

}  // namespace

void hold(Company& c, Deal& deal) {
    bool is_short = false;
    for (Piece& piece : deal.pieces) {
        Shelf& shelf = c.goods[piece.good].shelf;
        piece.held = std::min(piece.quantity, shelf.available());
        shelf.reserved += piece.held;
        shelf.backordered += backordered(piece);
        is_short |= backordered(piece) > 0;
    }
    if (is_short) c.waiting_for_goods.push_back(&deal);
}

void release(Company& c, Deal& deal) {
    for (Piece& piece : deal.pieces) {
        Shelf& shelf = c.goods[piece.good].shelf;
        shelf.backordered -= backordered(piece);
        shelf.reserved -= piece.held;
        piece.held = 0;
    }
    leave_waiting_list(c, deal);
}

void add_carriers(Company& c) {
    std::string_view last;
    for (const Carrier& carrier : kCarriers) {
        if (carrier.name == last) continue;
        last = carrier.name;
        c.call(c.warehouse, [&carrier](Tx& tx, const Ctx& ctx) -> Result<> {
            logistics::Carrier record;
            record.name = carrier.name;
            record.number_prefix = carrier.prefix;
            if (!carrier.prefix.empty())
                record.number_min = record.number_max =
                    static_cast<int>(carrier.prefix.size()) + 12;
            CHECK(logistics::create_carrier(tx, ctx, record));
            return Done{};
        });
    }
}

void plan_shipping(Company& c, Deal& deal) {
    const Date day = c.day();
    const bool early = c.now < c.zone.at(day, static_cast<int>(kSameDayUntil * 60));
    if (c.season.is_open(day) && early && c.dice.chance(kSameDay))
        c.on(day, kSameDayUntil, 17.5, [&c, &deal] { ship_some(c, deal); });
    else
        c.on(c.season.open_from(day.plus_days(1)), 9, 17, [&c, &deal] { ship_some(c, deal); });
}

void ship_held(Company& c, Deal& deal) {
    if (!deal.ended) ship(c, deal, held_parts(deal, deal.pieces.size()));
}

void hold_again(Company& c, Deal& deal) {
    if (deal.ended || is_anything_held(deal)) return;  // what is held ships first
    std::int64_t held = 0;
    for (Piece& piece : deal.pieces) {
        Shelf& shelf = c.goods[piece.good].shelf;
        const std::int64_t more = std::min(backordered(piece), shelf.available());
        shelf.backordered -= more;
        shelf.reserved += more;
        piece.held += more;
        held += more;
    }
    if (held == 0) return;
    c.call(c.sellers[deal.buyer->seller], [&deal](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::Act act;
        act.id = deal.order;
        CHECK(orders::reserve_again(tx, ctx, act));
        return Done{};
    });
    if (!deal.prepaid_waits) plan_shipping(c, deal);
}

void request_return(Company& c, Deal& deal, bool receive_it) {
    const auto index =
        static_cast<std::size_t>(c.dice.between(0, static_cast<int>(deal.pieces.size()) - 1));
    const Part part{index, std::max<std::int64_t>(1, deal.pieces[index].shipped / 5)};
    const Ctx& who = c.dice.chance(0.5) ? c.service : c.sellers[deal.buyer->seller];
    const ReturnReason reason = c.dice.pick(kReturnReasons);
    c.call(who, [&deal, part, reason](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::NewReturn asked;
        asked.id = deal.order;
        asked.lines = {{deal.lines.at(part.piece), Quantity{part.quantity}}};
        asked.cause = reason.cause;
        asked.reason = reason.words;
        TRY(const auto view, orders::request_return(tx, ctx, asked));
        deal.return_document = view.returns.back().id;
        return Done{};
    });
    if (!receive_it) return;
    approve_return(c, deal);
    c.on(c.season.plus_open_days(c.day(), c.dice.between(2, 6)), 9, 17,
         [&c, &deal, part] { come_back(c, deal, part); });
}

}  // namespace zhuli::cli::demo
