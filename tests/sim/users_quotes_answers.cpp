// Quotes that are answered and ordered, by many at once too, end by themselves, and are what the
// model says.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "features/quotes/jobs.hpp"
#include "features/quotes/use_cases.hpp"
#include "tests/sim/users_quotes.hpp"

namespace zhuli::sim {

namespace {

/// What an order that was cancelled is told of.
storage::StoredEvent cancelled(const std::string& order) {
    storage::StoredEvent event;
    event.kind = "order.cancelled";
    event.entity_id = {std::stoll(order)};
    return event;
}

}  // namespace

/// The order that was made of a version is what was agreed on; from now on people work on it.
void QuoteUsers::take_order(const Version& version, const std::string& id) {
    const auto shown = walk.look("/orders/" + id, "assistant");
    walk.same("the order's customer", text(shown.json, "customer_id"), walk.customers[0].id);
    walk.same("the order's amount", number(shown.json, "amount_minor"), version.amount());
    Order order;
    order.id = id;
    std::string product, model;
    for (const Offered& offered : version.lines) {
        Line& line = order.lines.emplace_back();
        line.product = offered.product;
        line.quantity = offered.quantity;
        line.price = offered.price / 100;
        order.below_floor = order.below_floor || offered.price < kFloorE4;
        model += fmt::format(" {} x {} @ {}", walk.products[offered.product], offered.quantity,
                             offered.price);
    }
    for (const auto& line : shown.json.at("lines").as_array())
        product += fmt::format(" {} x {} @ {}", text(line, "product_id"), number(line, "quantity"),
                               number(line, "unit_price_e4"));
    walk.same("lines of the order", product, model);
    walk.name_lines(order, shown.json);
    walk.model.orders.orders.push_back(order);
    walk.compare(walk.model.orders.orders.back());
}

void QuoteUsers::expire() {
    walk.doing("quotes expire");
    const Ctx ctx = walk.world.system();
    const auto done = storage::write_now(
        walk.world.db(), ctx, [&](storage::Tx& tx) { return quotes::expire_some(tx, ctx); });
    if (!done.ok()) walk.differ(done.problem().code);
    const Clock& when = walk.model.orders.clock;
    std::vector<const Quote*> ended;
    for (const Quote& quote : walk.model.quotes.quotes)
        if (std::ranges::any_of(quote.versions, [&](const Version& version) {
                return version.standing(when.today) != version.state;
            }))
            ended.push_back(&quote);
    walk.model.quotes.expire(when);
    for (const Quote* quote : ended) compare(*quote);
}

/// Twice, as events may come.
void QuoteUsers::tell_cancelled_orders() {
    walk.doing("orders of quotes were cancelled");
    const Ctx ctx = walk.world.system();
    const auto& orders = walk.model.orders.orders;
    for (const Quote& quote : walk.model.quotes.quotes)
        for (const Version& version : quote.versions) {
            const auto order = std::ranges::find(orders, version.order, &Order::id);
            if (version.order.empty() || order->state != "cancelled") continue;
            const std::vector<storage::StoredEvent> events(2, cancelled(version.order));
            (void)storage::write_now(walk.world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
                quotes::follow_orders(tx, ctx, events);
                return Done{};
            });
        }
    for (const Quote* quote : walk.model.quotes.forget_cancelled(walk.model.orders))
        compare(*quote);
}

/// Of many answers at once one stands, and those that say the same are told so.
void QuoteUsers::answer_at_once() {
    const std::string today = walk.model.orders.clock.today;
    const auto chosen = some_version([&](const Written& one) {
        const Version& version = one.first->versions[one.second];
        return version.standing(today) == "sent" && !version.token.empty() &&
               one.second + 1 == one.first->versions.size();
    });
    if (!chosen) return;
    const Version& version = chosen->first->versions[chosen->second];
    walk.doing("many answer at once");
    std::vector<Request> requests;
    for (const char* reply : {"accept", "decline", "accept", "decline"})
        requests.push_back(
            {.who = "",
             .path = "/open_quotes/" + version.token + "/answer",
             .body = fmt::format(
                 R"({{"reply":"{}","answered_by":"王工","words":"好","revision_no":{}}})", reply,
                 version.revision)});
    const auto answers = walk.at_once(requests);
    const bool yes = walk.look("/quotes/" + version.id, "assistant").text("state") == "accepted";
    for (std::size_t i = 0; i < answers.size(); ++i)
        walk.same("an answer among many", answers[i].status, (i % 2 == 0) == yes ? 200 : 409);
    // Whoever was first: the walk goes on in the same way.
    const auto again =
        walk.world.call("assistant", "POST", "/quotes/" + version.id + "/reopening", "{}");
    walk.same("reopened", again.status, 200);
    compare(*chosen->first);
}

void QuoteUsers::order_at_once() {
    const Clock when = walk.model.orders.clock;
    const auto chosen = some_version([&](const Written& one) {
        return walk.model.quotes.may(*one.first, one.second, "order", when);
    });
    if (!chosen) return;
    Version& version = chosen->first->versions[chosen->second];
    walk.doing("an order asked for by many at once");
    const Request request{.who = "assistant", .path = "/quotes/" + version.id + "/order"};
    int made = 0;
    for (const auto& answer : walk.at_once({request, request, request, request})) {
        made += answer.status == 200;
        if (answer.status != 200) walk.same("another order", answer.status, 409);
        if (answer.status == 200) version.order = answer.text("order_id");
    }
    walk.same("orders made", made, 1);
    take_order(version, version.order);
    compare(*chosen->first);
}

void QuoteUsers::compare(const Quote& quote) {
    const std::size_t count = quote.versions.size();
    for (std::size_t at = count > 4 ? count - 4 : 0; at < count; ++at) compare_version(quote, at);
}

void QuoteUsers::compare_version(const Quote& quote, std::size_t at) {
    const QuoteModel& quotes = walk.model.quotes;
    const Clock& when = walk.model.orders.clock;
    const Version& version = quote.versions[at];
    const auto shown = walk.look("/quotes/" + version.id, "assistant").json;
    const auto about = fmt::format("v{} ", version.revision);
    const std::string state = version.standing(when.today);
    walk.reached.insert("quote " + (version.order.empty() ? state : "ordered"));
    walk.same(about + "state", text(shown, "state"), state);
    walk.same(about + "revision", number(shown, "revision_no"), version.revision);
    walk.same(about + "amount", number(shown, "amount_minor"), version.amount());
    walk.same(about + "last day", text(shown, "valid_until"), version.last_day);
    walk.same(about + "order", text(shown, "order_id"), version.order);
    walk.same(about + "taken over by", text(shown, "superseded_by"), version.superseded_by);
    walk.same(about + "actions", words(shown.at("actions")),
              fmt::format("{}", fmt::join(quotes.actions(quote, at, when), " ")));
    walk.same(about + "lines", shown_lines(shown.at("lines")), model_lines(version));
    if (!version.approval.empty())
        walk.same(about + "request",
                  walk.look("/approvals/" + version.approval, "assistant").text("state"),
                  quotes.requests.at(version.approval).state);
    compare_page(version);
}

std::string QuoteUsers::shown_lines(const boost::json::value& lines) const {
    std::string all;
    for (const auto& line : lines.as_array()) {
        all += fmt::format(" {} x {} @ {}:", text(line, "product_id"), number(line, "quantity"),
                           number(line, "unit_price_e4"));
        for (const auto& step : line.at("steps").as_array())
            all += fmt::format(" {}", number(step, "unit_price_e4"));
    }
    return all;
}

std::string QuoteUsers::model_lines(const Version& version) const {
    std::string all;
    for (const Offered& line : version.lines) {
        all +=
            fmt::format(" {} x {} @ {}:", walk.products[line.product], line.quantity, line.price);
        for (const Told& one : line.told) all += fmt::format(" {}", one.price);
    }
    return all;
}

/// What is out and what was answered stands on the page; anything else only tells how it is.
void QuoteUsers::compare_page(const Version& version) {
    if (version.token.empty()) return;
    const auto page = walk.look("/open_quotes/" + version.token, "");
    const std::string state = version.standing(walk.model.orders.clock.today);
    const bool shows = state == "sent" || state == "accepted" || state == "declined";
    walk.same("the page", page.text("state"), state);
    walk.same("amount on the page", number(page.json, "amount_minor"),
              shows ? version.amount() : 0);
    walk.same("lines on the page",
              static_cast<std::int64_t>(page.json.at("lines").as_array().size()),
              static_cast<std::int64_t>(shows ? version.lines.size() : 0));
}

}  // namespace zhuli::sim
