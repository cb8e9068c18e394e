#include "features/resolutions/use_cases_booking.hpp"

#include <algorithm>

#include "features/catalog/use_cases.hpp"
#include "features/customers/model.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_allowance.hpp"
#include "storage/numbers.hpp"

namespace zhuli::resolutions {

namespace {

Result<> fill_lines(Tx& tx, ResolutionDraft& draft) {
    std::vector<Id> ids;
    for (const Replacement& line : draft.lines) ids.push_back(line.product_id);
    const auto products = catalog::find_products(tx, ids);
    Problems problems;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        Replacement& line = draft.lines[i];
        const auto found = std::ranges::find(products, line.product_id, &catalog::Product::id);
        if (found == products.end() || !found->on_shelf) {
            problems.push_back(
                {"lines." + std::to_string(i) + ".product_id",
                 found == products.end() ? "field.no_such_record" : "resolutions.off_shelf",
                 {}});
            continue;
        }
        line.product_code = found->code;
        line.product_name = found->name;
        line.list_price_e4 = found->list_price_e4;
    }
    CHECK(refused_if_any(std::move(problems)));
    const auto worth = worth_of(draft.lines);
    if (!worth) return Problem::field("lines", "resolutions.no_amount");
    draft.amount_minor = *worth;
    return Done{};
}

Result<> take_off(Tx& tx, const Ctx& ctx, const Resolution& letter) {
    orders::Allowance granted;
    granted.order_id = letter.order_id;
    granted.document = letter.number;
    granted.amount_minor = letter.amount_minor;
    granted.reason = std::string_view(letter.answered_by.v);
    return orders::grant_allowance(tx, ctx, granted);
}

/// Whoever sells to the customer; of a customer in a pool whoever has the complaint.
Id seller_of(Tx& tx, const Resolution& letter) {
    const auto customer = storage::find<customers::Customer>(tx, letter.customer_id);
    INVARIANT(customer.has_value());
    return customer->owner_id ? customer->owner_id : letter.owner_id;
}

/// For nothing, of what the letter promises.
orders::NewOrder order_of(Tx& tx, const tickets::Ticket& ticket, const Resolution& letter) {
    orders::NewOrder order;
    order.customer_id = letter.customer_id;
    order.owner_id = seller_of(tx, letter);
    order.note = std::string_view(ticket.number.v + " " + letter.number.v);
    for (const Replacement& line : letter.lines)
        order.lines.push_back({line.product_id, line.quantity, UnitPrice{0}});
    order.confirm = true;
    order.accept_shortage = true;
    order.confirmed_by = letter.answered_by;
    order.words = letter.number.v;
    return order;
}

Result<Id> send_goods(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket,
                      const Resolution& letter) {
    TRY(const auto made, orders::create_order(tx, house_of(ctx), order_of(tx, ticket, letter)));
    return made.id;
}

Result<Id> issue(Tx& tx, const Ctx& ctx, const Resolution& letter) {
    Voucher voucher;
    voucher.number = storage::take_number(tx, ctx, "VC");
    voucher.resolution_id = letter.id;
    voucher.customer_id = letter.customer_id;
    voucher.owner_id = seller_of(tx, letter);
    voucher.amount_minor = letter.amount_minor;
    voucher.valid_until = ctx.today.plus_days(letter.voucher_days);
    CHECK(storage::save_new(tx, ctx, voucher,
                            {"voucher.issued", voucher.customer_id, event_body(voucher)}));
    return voucher.id;
}

}  // namespace

Result<> check_gift(Tx& tx, Id customer, ResolutionDraft& draft) {
    leave_out_the_rest(draft);
    if (draft.compensation == Compensation::replacement) return fill_lines(tx, draft);
    if (draft.compensation == Compensation::refund)
        return orders::check_allowance(tx, draft.order_id, customer, draft.amount_minor);
    return Done{};
}

Result<> check_booking(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket,
                       const Resolution& letter) {
    if (letter.compensation == Compensation::refund)
        return orders::check_allowance(tx, letter.order_id, letter.customer_id,
                                       letter.amount_minor);
    if (letter.compensation != Compensation::replacement) return Done{};
    orders::ReviewQuestion question;
    static_cast<orders::OrderDraft&>(question) = order_of(tx, ticket, letter);
    CHECK(orders::review_order(tx, house_of(ctx), question));
    return Done{};
}

Result<> book(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket, Resolution& letter) {
    switch (letter.compensation) {
        case Compensation::none:
            return Done{};
        case Compensation::refund:
            CHECK(take_off(tx, ctx, letter));
            break;
        case Compensation::replacement: {
            TRY(letter.given_order_id, send_goods(tx, ctx, ticket, letter));
            break;
        }
        case Compensation::voucher: {
            TRY(letter.voucher_id, issue(tx, ctx, letter));
            break;
        }
    }
    letter.booked_on = ctx.today;
    letter.cause = ticket.cause;
    return Done{};
}

}  // namespace zhuli::resolutions
