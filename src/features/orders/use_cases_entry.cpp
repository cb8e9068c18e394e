// While an order is being entered: what the customer usually buys, and a look at the whole entry
// before it is sent. Writes nothing.
#include <map>

#include "features/customers/use_cases.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_approval.hpp"
#include "features/orders/use_cases_twins.hpp"
#include "features/stock/use_cases.hpp"

namespace zhuli::orders {

namespace {

using Items = std::map<Id, stock::StockItem>;

Items items_for(Tx& tx, std::span<const Id> products) {
    Items items;
    for (auto& item : stock::items_of(tx, products)) items.emplace(item.product_id, item);
    return items;
}

/// One warning per short line; the same product on several lines is one demand.
void warn_of_shortage(const Order& order, const Items& items, std::vector<Warning>& warnings) {
    std::map<Id, Quantity> wanted;
    for (const OrderLine& line : order.lines) wanted[line.product_id] += line.quantity;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        const Quantity left = items.at(line.product_id).available;
        if (wanted[line.product_id] <= left) continue;
        Warning& warning = warnings.emplace_back();
        warning.path = "lines." + std::to_string(i) + ".quantity";
        warning.code = "stock.not_enough";
        warning.product = line.product_code.v + " " + line.product_name.v;
        warning.available = left;
        warning.wanted = wanted[line.product_id];
    }
}

void warn_of_credit(Tx& tx, const Order& order, Money limit, std::vector<Warning>& warnings) {
    if (limit.v <= 0) return;
    const Money after = credit_used(tx, order.customer_id) + order.amount_minor;
    if (after <= limit) return;
    Warning& warning = warnings.emplace_back();
    warning.path = "customer_id";
    warning.code = "orders.over_credit";
    warning.amount_minor = after - limit;
}

Review review_of(const Order& order, const Items& items) {
    Review review;
    review.customer_name = order.customer_name.v;
    review.delivery_address = order.delivery_address;
    review.contact_name = order.contact_name;
    review.contact_phone = order.contact_phone;
    review.promised_on = order.promised_on;
    review.amount_minor = order.amount_minor;
    review.pay_term = order.pay_term;
    review.pay_value = order.pay_value;
    review.prepay_minor = due_before_shipping(order);
    for (const OrderLine& line : order.lines) {
        const stock::StockItem& item = items.at(line.product_id);
        review.quantity += line.quantity;
        review.lines.push_back({line.product_id, line.product_code.v, line.product_name.v,
                                item.unit, line.quantity, line.unit_price_e4, line.amount_minor,
                                item.available});
    }
    return review;
}

/// Nothing said of the term: the draft being changed keeps its own.
void keep_term(const Order& draft, OrderDraft& wanted, Order& order) {
    if (wanted.pay_term) return;
    wanted.pay_term = draft.pay_term;
    wanted.pay_value = draft.pay_value;
    wanted.instalments = drafts_of(draft.instalments);
    order.pay_term = draft.pay_term;
    order.pay_value = draft.pay_value;
    order.instalments = draft.instalments;
}

std::vector<UsualProduct> usual_products(Tx& tx, Id customer) {
    std::vector<UsualProduct> usual = usual_of(bought_lines(tx, customer));
    std::vector<Id> products;
    for (const UsualProduct& product : usual) products.push_back(product.product_id);
    const Items items = items_for(tx, products);
    std::erase_if(usual, [&](UsualProduct& product) {
        const auto item = items.find(product.product_id);
        if (item == items.end() || !item->second.on_shelf) return true;
        product.code = item->second.code;
        product.name = item->second.name;
        product.unit = item->second.unit;
        product.list_price_e4 = item->second.list_price_e4;
        product.floor_price_e4 = item->second.floor_price_e4;
        product.available = item->second.available;
        return false;
    });
    return usual;
}

}  // namespace

Result<Review> review_order(Tx& tx, const Ctx& ctx, const ReviewQuestion& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.customer_id, "customers.read"));
    Order order;
    Date agreed;
    Id approved_before;
    OrderDraft wanted = in;
    if (in.except_id) {
        TRY(const auto draft, load_order(tx, ctx, in.except_id));
        agreed = draft.promised_on;
        approved_before = draft.approval_id;
        keep_term(draft, wanted, order);
    }
    CHECK(fill(tx, ctx, wanted, true, order, agreed));
    std::vector<Id> products;
    for (const OrderLine& line : order.lines) products.push_back(line.product_id);
    const Items items = items_for(tx, products);
    Review review = review_of(order, items);
    review.warnings = warnings_of(order);
    warn_of_shortage(order, items, review.warnings);
    warn_of_credit(tx, order, customer.credit_limit_minor, review.warnings);
    for (Warning& twin : twins_of(tx, ctx, order, in.except_id))
        review.warnings.push_back(std::move(twin));
    order.approval_id = approved_before;
    review.needs_approval = !findings_of(tx, order, false).empty();
    if (!sees_contact(ctx, order)) mask_struct(fields_of<Review>(), &review);
    return review;
}

Result<BuyingProfile> show_buying_profile(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "customers.read"));
    BuyingProfile profile;
    profile.customer_id = customer.id;
    profile.customer_name = customer.name.v;
    profile.delivery_address = customer.address;
    profile.contact_name = customer.contact_name;
    profile.contact_phone = customer.phone;
    profile.credit_limit_minor = customer.credit_limit_minor;
    profile.credit_days = customer.credit_days;
    profile.credit_used_minor = credit_used(tx, customer.id);
    profile.usual = usual_products(tx, customer.id);
    profile.earlier = earlier_orders(tx, customer.id);
    if (!ctx.covers("customers.contact", customer.owner_id))
        mask_struct(fields_of<BuyingProfile>(), &profile);
    return profile;
}

std::vector<Warning> list_price_warnings(std::span<const OrderLine> lines) {
    Order order;
    order.lines.assign(lines.begin(), lines.end());
    return warnings_of(order);
}

Result<OrderTimeline> show_order_timeline(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(load_order(tx, ctx, in.id));
    OrderTimeline timeline;
    timeline.items = steps_of(changes_of(tx, in.id));
    std::vector<Id> people;
    for (const OrderStep& step : timeline.items) people.push_back(step.actor_id);
    const auto names = names_of(tx, people);
    for (OrderStep& step : timeline.items) {
        const auto name = names.find(step.actor_id);
        if (name != names.end()) step.actor_name = name->second;
    }
    return timeline;
}

}  // namespace zhuli::orders
