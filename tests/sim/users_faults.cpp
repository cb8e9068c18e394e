#include "features/invoices/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_returns.hpp"
#include "features/purchasing/use_cases.hpp"
#include "features/receivables/use_cases.hpp"
#include "features/shortages/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

Id id_of(const std::string& text) { return {std::stoll(text)}; }

}  // namespace

void Faults::act() {
    Order& order = walk.some_of(walk.model.orders.orders);
    spoil(some_work(order));
    walk.compare(order);
    walk.compare_stock();
}

/// Everything a unit of one area may touch; whether it is allowed does not matter here.
Faults::Work Faults::some_work(Order& order) {
    const Id id = id_of(order.id), product = id_of(walk.products[walk.some_product()]);
    const std::size_t from = walk.some_warehouse();
    const Id here = id_of(walk.warehouses[from]);
    const Id there = id_of(walk.warehouses[(from + 1) % kWarehouses]);
    auto& bought = walk.model.purchases.orders;
    auto& receipts = walk.model.money.receipts;
    const int kind = walk.between(1, 6);
    if (kind == 1)
        return [=](storage::Tx& tx, const Ctx& ctx) {
            (void)stock::transfer(tx, ctx, {product, here, there, Quantity{1}, {}});
            (void)shortages::count_stock(tx, ctx, {product, here, Quantity{0}, Text<200>{"空"}});
        };
    if (kind == 2 && !bought.empty()) {
        const PurchaseOrder& one = walk.some_of(bought);
        purchasing::NewReceipt in;
        in.id = id_of(one.id);
        for (const BoughtLine& line : one.lines)
            in.lines.push_back({id_of(line.id), Quantity{line.quantity - line.received}});
        return
            [in](storage::Tx& tx, const Ctx& ctx) { (void)purchasing::receive_goods(tx, ctx, in); };
    }
    if (kind == 3 && !receipts.empty()) {
        receivables::NewMatches in;
        in.id = id_of(walk.some_of(receipts).id);
        in.orders = {{id, Money{100}}};
        return [in](storage::Tx& tx, const Ctx& ctx) {
            (void)receivables::match_receipt(tx, ctx, in);
        };
    }
    if (kind == 4) {
        invoices::NewInvoice in;
        in.title_id = id_of(walk.customers[order.customer].title);
        in.orders = {{id, Money{100}}};
        return
            [in](storage::Tx& tx, const Ctx& ctx) { (void)invoices::request_invoice(tx, ctx, in); };
    }
    if (kind == 5 && !order.returns.empty()) {
        const Id document = id_of(order.returns.back().id);
        return [=](storage::Tx& tx, const Ctx& ctx) {
            (void)orders::inspect_return(tx, ctx, {{document}, {}});
            orders::Settlement swap;
            swap.id = document;
            swap.kind = orders::SettlementKind::exchange;
            swap.agreed_by = "王工";
            swap.words = "换";
            (void)orders::settle_return(tx, ctx, swap);
        };
    }
    return [=](storage::Tx& tx, const Ctx& ctx) {
        orders::Confirmation yes;
        yes.id = id;
        yes.accept_shortage = true;
        orders::NewShipment shipment;
        shipment.id = id;
        orders::NewReceipt paid;
        paid.id = id;
        paid.amount_minor = Money{1};
        if (orders::confirm_order(tx, ctx, yes).ok()) (void)orders::ship_order(tx, ctx, shipment);
        (void)orders::receive_payment(tx, ctx, paid);
    };
}

void Faults::spoil(const Work& work) {
    const bool breaks = walk.chance(40);
    walk.doing(breaks ? "a unit breaks at its end" : "a unit is refused at its end");
    const Ctx ctx = walk.world.system();
    try {
        const auto done =
            storage::write_now(walk.world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
                work(tx, ctx);
                if (breaks) throw std::runtime_error("injected");
                return Problem::not_found("order");
            });
        if (done.ok()) walk.differ("an injected refusal was kept");
        if (breaks) walk.differ("an injected exception was lost");
    } catch (const Difference&) {
        throw;
    } catch (const std::runtime_error& error) {
        if (!breaks) walk.differ(error.what());
    }
}

}  // namespace zhuli::sim
