// Purchase requests: what the rules ask for, and what people make of it.
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/purchasing/rules.hpp"
#include "features/purchasing/store.hpp"
#include "features/purchasing/use_cases.hpp"
#include "features/purchasing/use_cases_record.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"
#include "storage/save.hpp"

namespace zhuli::purchasing {

namespace {

constexpr int kRulesAtOnce = 50;
constexpr storage::ListPlan kRequests{.permission = "purchasing.read", .owner_field = ""};

std::vector<RequestView> views_of(Tx& tx, const Ctx& ctx, std::span<const Request> requests) {
    std::vector<Id> suppliers, orders;
    for (const Request& request : requests) {
        suppliers.push_back(request.supplier_id);
        if (request.order_id) orders.push_back(request.order_id);
    }
    const auto names = supplier_names(tx, suppliers);
    const auto numbers = order_numbers(tx, orders);
    std::vector<RequestView> views;
    for (const Request& request : requests) {
        RequestView& view = views.emplace_back();
        static_cast<Request&>(view) = request;
        if (!ctx.allowed("catalog.cost")) view.price_e4 = {};
        view.amount_minor = line_amount(view.quantity, view.price_e4).value_or(Money{});
        if (const auto name = names.find(request.supplier_id); name != names.end())
            view.supplier_name = name->second;
        if (const auto number = numbers.find(request.order_id); number != numbers.end())
            view.order_number = number->second;
        view.actions = actions_of(request_workflow(), ctx, request, request.state);
    }
    return views;
}

RequestView view_of(Tx& tx, const Ctx& ctx, const Request& request) {
    return std::move(views_of(tx, ctx, {&request, 1}).front());
}

Result<Request> hold(Tx& tx, const Ctx& ctx, const Act& act) {
    lock_request(tx, act.id);
    auto found = storage::find<Request>(tx, act.id);
    if (!found) return Problem::not_found("purchase_request");
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(*found, seen, to_json(view_of(tx, ctx, *found))));
    return std::move(*found);
}

Result<> save(Tx& tx, const Ctx& ctx, const Request& before, Request& after,
              std::string_view kind) {
    if (after.state != RequestState::open) notices::settle(tx, ctx, "purchase_request", after.id);
    return storage::save(tx, ctx, before, after, {kind, {}, event_body(after)});
}

Result<> add(Tx& tx, const Ctx& ctx, Request& request) {
    TRY(const auto product,
        check_references(tx, request.product_id, request.supplier_id, request.warehouse_id));
    request.product_code = product.code;
    request.product_name = product.name;
    request.number = storage::take_number(tx, ctx, "PR");
    return storage::save_new(tx, ctx, request,
                             {"purchase_request.created", {}, event_body(request)});
}

void fill(Request& request, const Ctx& ctx, const ReorderRule& rule, const Position& position,
          const Advice& advice) {
    request.product_id = rule.product_id;
    request.supplier_id = rule.supplier_id;
    request.warehouse_id = rule.warehouse_id;
    request.quantity = {std::min(advice.quantity.v, kQuantityLimit)};
    request.price_e4 = rule.price_e4;
    request.needed_on = ctx.today.plus_days(rule.lead_days);
    request.automatic = true;
    request.grounds = grounds_of(rule, position, advice);
    request.cover_days = advice.cover_days;
}

/// What the rule made follows what it says now; what a person made or changed is theirs.
Result<> renew(Tx& tx, const Ctx& ctx, const Request& before, const ReorderRule& rule,
               const Position& position, const Advice& advice) {
    if (!before.automatic) return Done{};
    Request after = before;
    if (advice.quantity.v == 0) {
        after.state = RequestState::lapsed;
        after.settled_at = ctx.now;
        return save(tx, ctx, before, after, "purchase_request.lapsed");
    }
    if (advice.quantity == before.quantity && advice.cover_days == before.cover_days) return Done{};
    fill(after, ctx, rule, position, advice);
    return save(tx, ctx, before, after, "purchase_request.renewed");
}

/// What was asked for in this unit, told to whoever buys: one notice, however many they are.
void tell_buyers(Tx& tx, const Ctx& ctx, std::span<const Request> asked) {
    if (asked.empty()) return;
    const Request& first = asked.front();
    for (const Id person : identity::people_with_role(tx, Role::purchasing))
        notices::give(tx, ctx,
                      {.user_id = person,
                       .kind = "purchase_request.asked",
                       .entity = "purchase_request",
                       .entity_id = first.id,
                       .due_at = ctx.now,
                       .words = {{"product", first.product_code.v + " " + first.product_name.v},
                                 {"number", first.number.v},
                                 {"count", std::to_string(asked.size())}}});
}

Result<> advise_by(Tx& tx, const Ctx& ctx, const ReorderRule& rule, const Position& position,
                   std::vector<Request>& asked) {
    const Advice advice = advise(rule, position);
    const auto latest = latest_request(tx, rule.product_id);
    if (latest && latest->state == RequestState::open)
        return renew(tx, ctx, *latest, rule, position, advice);
    if (advice.quantity.v == 0 || (latest && is_quiet(*latest, ctx.now))) return Done{};
    const auto supplier = storage::find<Supplier>(tx, rule.supplier_id);
    if (!supplier || !supplier->active) return Done{};
    Request request;
    fill(request, ctx, rule, position, advice);
    CHECK(add(tx, ctx, request));
    asked.push_back(std::move(request));
    return Done{};
}

Result<> advise_all(Tx& tx, const Ctx& ctx, std::span<const ReorderRule> rules) {
    std::vector<Id> products;
    for (const ReorderRule& rule : rules) products.push_back(rule.product_id);
    const auto positions = positions_of(tx, ctx, products);
    std::vector<Request> asked;
    for (const ReorderRule& rule : rules)
        CHECK(advise_by(tx, ctx, rule, positions.at(rule.product_id), asked));
    tell_buyers(tx, ctx, asked);
    return Done{};
}

}  // namespace

Result<> advise_on(Tx& tx, const Ctx& ctx, std::span<const Id> products) {
    return advise_all(tx, ctx, rules_for(tx, products));
}

Result<Id> advise_after(Tx& tx, const Ctx& ctx, Id after) {
    const auto rules = rules_after(tx, after, kRulesAtOnce);
    if (rules.empty()) return Id{};
    CHECK(advise_all(tx, ctx, rules));
    return rules.back().product_id;
}

Result<Page<RequestView>> list_requests(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Request>& query) {
    auto rows = storage::list_page<Request>(tx, ctx, query, kRequests);
    if (!rows.ok()) return std::move(rows.problem());
    return Page<RequestView>{views_of(tx, ctx, rows->items), std::move(rows->next_cursor)};
}

Result<RequestView> create_request(Tx& tx, const Ctx& ctx, const Request& in) {
    Request request = in;
    CHECK(check(request));
    const auto latest = latest_request(tx, request.product_id);
    if (latest && latest->state == RequestState::open)
        return Problem::field("product_id", "purchasing.is_requested",
                              {{"number", latest->number.v}});
    CHECK(add(tx, ctx, request));
    return view_of(tx, ctx, request);
}

Result<RequestView> show_request(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto request = storage::find<Request>(tx, in.id);
    if (!request) return Problem::not_found("purchase_request");
    return view_of(tx, ctx, *request);
}

Result<RequestView> edit_request(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold(tx, ctx, {edit.id, edit.if_match.value_or(0)}));
    CHECK(step(request_workflow(), ctx, before, before.state, "edit"));
    TRY(auto after, apply(before, edit));
    if (after.product_id != before.product_id)
        return Problem::field("product_id", "purchasing.another_product");
    CHECK(check(after));
    CHECK(check_references(tx, after.product_id, after.supplier_id, after.warehouse_id));
    after.automatic = false;
    CHECK(save(tx, ctx, before, after, "purchase_request.edited"));
    return view_of(tx, ctx, after);
}

Result<RequestView> accept_request(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, hold(tx, ctx, in));
    Request after = before;
    TRY(after.state, step(request_workflow(), ctx, before, before.state, "accept"));
    CHECK(check_references(tx, after.product_id, after.supplier_id, after.warehouse_id));
    TRY(after.order_id, put_into_draft(tx, ctx, before));
    after.settled_by = ctx.user;
    after.settled_at = ctx.now;
    CHECK(save(tx, ctx, before, after, "purchase_request.accepted"));
    return view_of(tx, ctx, after);
}

Result<RequestView> refuse_request(Tx& tx, const Ctx& ctx, const Refusal& in) {
    TRY(const auto before, hold(tx, ctx, in));
    Request after = before;
    TRY(after.state, step(request_workflow(), ctx, before, before.state, "refuse"));
    after.reason = in.reason;
    after.settled_by = ctx.user;
    after.settled_at = ctx.now;
    CHECK(save(tx, ctx, before, after, "purchase_request.refused"));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::purchasing
