// People who write quotes, send them, ask for approval, revise, are answered on the private page,
// by many at once too, and make orders of them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <future>

#include "features/quotes/jobs.hpp"
#include "features/quotes/use_cases.hpp"
#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

constexpr int kUsualDays = 15;
constexpr std::size_t kAtHand = 5;  // quotes somebody works on
constexpr std::int64_t kPrices[] = {125'000, 125'000, 118'000, 110'000, 100'000, 96'000, 90'000};

std::string text(const boost::json::value& value, const char* member) {
    const auto& found = value.at(member);
    return found.is_null() ? "" : std::string(found.as_string());
}

std::string number(const boost::json::value& value, const char* member) {
    return std::to_string(value.at(member).as_int64());
}

/// What an order that was cancelled is told of.
storage::StoredEvent cancelled(const std::string& order) {
    storage::StoredEvent event;
    event.kind = "order.cancelled";
    event.entity_id = {std::stoll(order)};
    return event;
}

}  // namespace

Clock Users::clock() const {
    const Date today = world_.system().today;
    return {today.to_string(), today.plus_days(kUsualDays).to_string(), world_.now.v};
}

std::vector<Offered> Users::some_goods() {
    std::vector<Offered> lines;
    for (int i = between(1, 3); i > 0; --i) {
        Offered& line = lines.emplace_back();
        line.product = static_cast<std::size_t>(between(0, static_cast<int>(products_.size()) - 1));
        line.quantity = chance(2) ? 0 : between(1, 9);
        line.price = kPrices[between(0, std::size(kPrices) - 1)];
        if (chance(65)) line.in_return = "多买两件";
    }
    return lines;
}

std::string Users::json_of(const std::vector<Offered>& lines) const {
    std::string list;
    for (const Offered& line : lines)
        list += fmt::format(
            R"({}{{"product_id":"{}","quantity":{},"unit_price_e4":{},"in_return":"{}"}})",
            list.empty() ? "" : ",", products_[line.product], line.quantity, line.price,
            line.in_return);
    return "[" + list + "]";
}

/// One version of a quote that is alive rather, mostly its last one.
std::optional<Users::Written> Users::some_version(
    const std::function<bool(const Written&)>& wanted) {
    std::vector<Written> found;
    const std::size_t count = quotes_.quotes.size(), first = count > kAtHand ? count - kAtHand : 0;
    for (std::size_t i = first; i < count; ++i)
        for (std::size_t at = 0; at < quotes_.quotes[i].versions.size(); ++at)
            if (const Written one{&quotes_.quotes[i], at}; wanted(one)) found.push_back(one);
    if (found.empty()) return std::nullopt;
    return found[static_cast<std::size_t>(between(0, static_cast<int>(found.size()) - 1))];
}

void Users::use_quotes() {
    const int kind = between(1, 100);
    if (kind <= 12 || quotes_.quotes.empty()) return begin_quote();
    if (kind <= 17) return let_quotes_expire();
    if (kind <= 23) return tell_cancelled_orders();
    if (kind <= 26) return answer_at_once();
    if (kind <= 30) return order_at_once();
    act_on_quote();
}

void Users::begin_quote() {
    Quote quote;
    Version& version = quote.versions.emplace_back();
    version.lines = some_goods();
    const int days = chance(15) ? between(-1, 1) : between(2, 9);
    version.last_day = world_.system().today.plus_days(days).to_string();
    const bool may =
        version.last_day >= clock().today &&
        std::ranges::none_of(version.lines, [](const Offered& line) { return line.quantity < 1; });
    const Request request{
        "assistant", "/quotes",
        fmt::format(R"({{"customer_id":"{}","title":"紧固件","valid_until":"{}","lines":{}}})",
                    customer_, version.last_day, json_of(version.lines)),
        "quote"};
    doing_ = "begin a quote " + request.body;
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if ((answer.status < 300) != may) differ(fmt::format("may {}, answered {}", may, answer.body));
    if (!may) return;
    version.id = answer.text("id");
    quotes_.quotes.push_back(quote);
    if (chance(20)) send_again(request, key, answer);
    compare_quote(quotes_.quotes.back());
}

/// Writes, sends, takes back: what one person does alone.
bool Users::try_writing(Quote& quote, std::size_t at, Request& request) {
    const Clock when = clock();
    const auto& lines = quote.versions[at].lines;
    const int kind = between(1, 100);
    if (kind <= 25) {
        auto goods = chance(50) ? some_goods() : lines;
        for (Offered& line : goods) {
            line.told.clear();
            if (chance(40)) line.price = kPrices[between(0, std::size(kPrices) - 1)];
            if (chance(60)) line.in_return = "签年度合同";
        }
        request.method = "PATCH";
        request.if_match = world_.call("assistant", "GET", "/quotes/" + quote.versions[at].id)
                               .json.at("version")
                               .as_int64();
        request.body = fmt::format(R"({{"lines":{}}})", json_of(goods));
        request.noun = "edit";
        return quotes_.edit(quote, at, goods, when);
    }
    if (kind <= 60) {
        const bool reason = chance(85);
        request.noun = "sending";
        request.body =
            fmt::format(R"({{"how":"wechat","approval_reason":"{}"}})", reason ? "老客户" : "");
        return quotes_.send(quote, at, reason, when) != QuoteModel::Sending::refused;
    }
    if (kind <= 68) {
        request.noun = "revision";
        return quotes_.revise(quote, at, when);
    }
    if (kind <= 74) {
        request.noun = "sending_undo";
        return quotes_.take_back(quote, at, when);
    }
    if (kind <= 80) {
        request.noun = "rework";
        return quotes_.rework(quote, at, when);
    }
    if (kind <= 84) {
        request.noun = "link";
        return quotes_.may(quote, at, "link", when);
    }
    request.body = R"({"reason":"不报了"})";
    request.noun = kind <= 88 ? "dropping" : "withdrawal";
    return kind <= 88 ? quotes_.drop(quote, at, when) : quotes_.withdraw(quote, at, when);
}

/// The customer says so, to the seller or on the page.
bool Users::try_answering(Quote& quote, std::size_t at, Request& request) {
    const Clock when = clock();
    const Version& version = quote.versions[at];
    const bool yes = chance(65);
    if (chance(15)) {
        request.noun = "reopening";
        return quotes_.reopen(quote, at, when);
    }
    if (!version.token.empty() && chance(60)) {
        const int read = chance(90) ? version.revision : version.revision + between(-1, 1);
        request.who = "";
        request.noun = "answer";
        request.path = "/open_quotes/" + version.token + "/answer";
        request.body = fmt::format(
            R"({{"reply":"{}","answered_by":"王工","words":"就这样","revision_no":{}}})",
            yes ? "accept" : "decline", read);
        return quotes_.answer(quote, at, yes, read, when);
    }
    request.noun = yes ? "acceptance" : "decline";
    request.body = yes ? R"({"answered_by":"王工"})" : R"({"reason":"price","words":"太贵"})";
    return yes ? quotes_.accept(quote, at, when) : quotes_.decline(quote, at, when);
}

/// The leader decides, or who asked no longer asks.
bool Users::try_deciding(Quote& quote, std::size_t at, Request& request) {
    constexpr std::pair<const char*, const char*> kDecisions[] = {{"approval", "approved"},
                                                                  {"approval", "approved"},
                                                                  {"refusal", "refused"},
                                                                  {"sending_back", "returned"},
                                                                  {"withdrawal", "withdrawn"}};
    const auto [noun, decision] = kDecisions[between(0, std::size(kDecisions) - 1)];
    request.who = std::string_view(noun) == "withdrawal" ? "assistant" : "manager";
    request.noun = noun;
    request.path = "/approvals/" + quote.versions[at].approval + "/" + noun;
    request.body = R"({"words":"好"})";
    return quotes_.decide(quote, at, decision);
}

bool Users::try_quote(Quote& quote, std::size_t at, Request& request) {
    const Version& version = quote.versions[at];
    const bool is_asked = !version.approval.empty();
    if (is_asked && chance(version.state == "approval" ? 70 : 8))
        return try_deciding(quote, at, request);
    if (chance(version.standing(clock().today) == "sent" ? 45 : 12))
        return try_answering(quote, at, request);
    if (chance(version.state == "accepted" ? 50 : 3)) {
        request.noun = "order";
        return quotes_.order(quote, at, clock());
    }
    return try_writing(quote, at, request);
}

void Users::act_on_quote() {
    const bool last = chance(75);
    const auto chosen = some_version(
        [&](const Written& one) { return !last || one.second + 1 == one.first->versions.size(); });
    if (!chosen) return;
    Quote& quote = *chosen->first;
    const std::size_t at = chosen->second;
    const Quote before = quote;
    const auto requests = quotes_.requests;
    Request request{"assistant", "", "{}", ""};
    bool may = try_quote(quote, at, request);
    const bool open = request.noun == "answer";
    if (request.path.empty())
        request.path = "/quotes/" + before.versions[at].id +
                       (request.noun == "edit" ? "" : "/" + request.noun);
    const bool wrong_role = !open && chance(4), foreign = !open && !wrong_role && chance(4);
    const bool stale = !open && chance(4);
    if (wrong_role) request.who = "hr";
    if (foreign) request.who = "colleague";
    if (stale) request.if_match = 1'000;
    if (wrong_role || foreign || stale) {
        may = false;
        quote = before;
        quotes_.requests = requests;
    }
    doing_ = fmt::format("{}: {} v{} {} {}", request.who, request.noun,
                         before.versions[at].revision, before.versions[at].state, request.body);
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if ((answer.status < 300) != may)
        differ(fmt::format("the model says {}, answered {} {}", may ? "yes" : "no", answer.status,
                           answer.body));
    if (may) take_answer(quote, at, request, answer);
    if (may && request.method == "POST" && !open && chance(20)) send_again(request, key, answer);
    compare_quote(quote);
}

/// What only the product can give: ids, the secret of a link.
void Users::take_answer(Quote& quote, std::size_t at, const Request& request,
                        const support::Answer& answer) {
    if (request.noun == "revision") quote.versions.back().id = answer.text("id");
    if (request.noun == "sending")
        quotes_.name_request(quote.versions[at], answer.text("approval_id"));
    if (const auto link = request.noun == "answer" ? "" : answer.text("link"); link.size() > 3)
        quote.versions[at].token = link.substr(3);
    if (request.noun != "order") return;
    quote.versions[at].order = answer.text("order_id");
    take_order(quote.versions[at], quote.versions[at].order);
}

/// The order that was made of a version is what was agreed on; from now on people work on it.
void Users::take_order(const Version& version, const std::string& id) {
    const auto shown = world_.call("assistant", "GET", "/orders/" + id);
    if (shown.status != 200) differ(shown.body);
    same("the order's customer", text(shown.json, "customer_id"), customer_);
    same("the order's amount", number(shown.json, "amount_minor"),
         std::to_string(version.amount()));
    const auto& lines = shown.json.at("lines").as_array();
    same("lines of the order", std::to_string(lines.size()), std::to_string(version.lines.size()));
    Order order;
    order.id = id;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Offered& line = version.lines[i];
        same("line of the order",
             fmt::format("{} x {} @ {} = {}", text(lines[i], "product_id"),
                         number(lines[i], "quantity"), number(lines[i], "unit_price_e4"),
                         number(lines[i], "amount_minor")),
             fmt::format("{} x {} @ {} = {}", products_[line.product], line.quantity, line.price,
                         line.amount()));
        order.lines.push_back({line.product, line.quantity, line.amount()});
        order.amount += line.amount();
        order.below_floor = order.below_floor || line.price < kFloorE4;
        lines_[id].push_back(text(lines[i], "id"));
    }
    model_.orders.push_back(order);
    compare(model_.orders.back());
}

void Users::let_quotes_expire() {
    doing_ = "quotes expire";
    const auto done = storage::write_now(world_.db(), world_.system(), [&](storage::Tx& tx) {
        return quotes::expire_some(tx, world_.system());
    });
    if (!done.ok()) differ(done.problem().code);
    const Clock when = clock();
    std::vector<const Quote*> ended;
    for (const Quote& quote : quotes_.quotes)
        if (std::ranges::any_of(quote.versions, [&](const Version& version) {
                return version.standing(when.today) != version.state;
            }))
            ended.push_back(&quote);
    quotes_.expire(when);
    for (const Quote* quote : ended) compare_quote(*quote);
}

/// Twice, as events may come.
void Users::tell_cancelled_orders() {
    doing_ = "orders of quotes were cancelled";
    for (Quote& quote : quotes_.quotes)
        for (Version& version : quote.versions) {
            const auto order = std::ranges::find(model_.orders, version.order, &Order::id);
            if (version.order.empty() || order->state != "cancelled") continue;
            const std::vector<storage::StoredEvent> events(2, cancelled(version.order));
            (void)storage::write_now(world_.db(), world_.system(),
                                     [&](storage::Tx& tx) -> Result<> {
                                         quotes::follow_orders(tx, world_.system(), events);
                                         return Done{};
                                     });
            version.order.clear();
            compare_quote(quote);
        }
}

std::vector<support::Answer> Users::at_once(const std::vector<Request>& requests) {
    std::vector<std::future<support::Answer>> running;
    for (const Request& request : requests)
        running.push_back(std::async(std::launch::async, [&] {
            return world_.call(request.who, request.method, request.path, request.body);
        }));
    std::vector<support::Answer> answers;
    for (auto& one : running) {
        answers.push_back(one.get());
        if (answers.back().status >= 500) differ(answers.back().body);
    }
    return answers;
}

/// Of many answers at once one stands, and those that say the same are told so.
void Users::answer_at_once() {
    const auto chosen = some_version([&](const Written& one) {
        const Version& version = one.first->versions[one.second];
        return version.standing(clock().today) == "sent" && !version.token.empty() &&
               one.second + 1 == one.first->versions.size();
    });
    if (!chosen) return;
    Version& version = chosen->first->versions[chosen->second];
    doing_ = "many answer at once";
    std::vector<Request> requests;
    for (const char* reply : {"accept", "decline", "accept", "decline"})
        requests.push_back(
            {"", "/open_quotes/" + version.token + "/answer",
             fmt::format(R"({{"reply":"{}","answered_by":"王工","words":"好","revision_no":{}}})",
                         reply, version.revision),
             "answer"});
    const auto answers = at_once(requests);
    const auto shown = world_.call("assistant", "GET", "/quotes/" + version.id);
    const bool yes = shown.text("state") == "accepted";
    for (std::size_t i = 0; i < answers.size(); ++i)
        same("an answer among many", std::to_string(answers[i].status),
             (i % 2 == 0) == yes ? "200" : "409");
    // Whoever was first: the walk goes on in the same way.
    const auto again =
        world_.call("assistant", "POST", "/quotes/" + version.id + "/reopening", "{}");
    same("reopened", std::to_string(again.status), "200");
    compare_quote(*chosen->first);
}

void Users::order_at_once() {
    const auto chosen = some_version(
        [&](const Written& one) { return quotes_.may(*one.first, one.second, "order", clock()); });
    if (!chosen) return;
    Version& version = chosen->first->versions[chosen->second];
    doing_ = "an order asked for by many at once";
    const Request request{"assistant", "/quotes/" + version.id + "/order", "{}", "order"};
    int made = 0;
    for (const auto& answer : at_once({request, request, request, request})) {
        made += answer.status == 200;
        if (answer.status != 200) same("another order", std::to_string(answer.status), "409");
        if (answer.status == 200) version.order = answer.text("order_id");
    }
    same("orders made", std::to_string(made), "1");
    take_order(version, version.order);
    compare_quote(*chosen->first);
}

void Users::compare_quote(const Quote& quote) {
    const std::size_t count = quote.versions.size();
    for (std::size_t at = count > 4 ? count - 4 : 0; at < count; ++at) compare_version(quote, at);
}

void Users::compare_version(const Quote& quote, std::size_t at) {
    const Version& version = quote.versions[at];
    const auto answer = world_.call("assistant", "GET", "/quotes/" + version.id);
    if (answer.status != 200) differ(answer.body);
    const auto& shown = answer.json;
    const auto about = fmt::format("v{} ", version.revision);
    const std::string state = version.standing(clock().today);
    same(about + "state", text(shown, "state"), state);
    reached_.insert(version.order.empty() ? state : "ordered");
    same(about + "revision", number(shown, "revision_no"), std::to_string(version.revision));
    same(about + "amount", number(shown, "amount_minor"), std::to_string(version.amount()));
    same(about + "last day", text(shown, "valid_until"), version.last_day);
    same(about + "order", text(shown, "order_id"), version.order);
    same(about + "taken over by", text(shown, "superseded_by"), version.superseded_by);
    std::vector<std::string> actions;
    for (const auto& action : shown.at("actions").as_array())
        actions.emplace_back(action.as_string());
    same(about + "actions", fmt::format("{}", fmt::join(actions, " ")),
         fmt::format("{}", fmt::join(quotes_.actions(quote, at, clock()), " ")));
    std::string product, model;
    for (const auto& line : shown.at("lines").as_array()) {
        product += fmt::format(" {} x {} @ {}:", text(line, "product_id"), number(line, "quantity"),
                               number(line, "unit_price_e4"));
        for (const auto& step : line.at("steps").as_array())
            product += " " + number(step, "unit_price_e4");
    }
    for (const Offered& line : version.lines) {
        model += fmt::format(" {} x {} @ {}:", products_[line.product], line.quantity, line.price);
        for (const Told& one : line.told) model += fmt::format(" {}", one.price);
    }
    same(about + "lines", product, model);
    if (!version.approval.empty())
        same(about + "request",
             world_.call("assistant", "GET", "/approvals/" + version.approval).text("state"),
             quotes_.requests.at(version.approval).state);
    compare_page(version);
}

/// What is out and what was answered stands on the page; anything else only tells how it is.
void Users::compare_page(const Version& version) {
    if (version.token.empty()) return;
    const auto page = world_.call("", "GET", "/open_quotes/" + version.token);
    if (page.status != 200) differ("the page: " + page.body);
    const std::string state = version.standing(clock().today);
    const bool shows = state == "sent" || state == "accepted" || state == "declined";
    same("the page", page.text("state"), state);
    same("amount on the page", number(page.json, "amount_minor"),
         std::to_string(shows ? version.amount() : 0));
    same("lines on the page", std::to_string(page.json.at("lines").as_array().size()),
         std::to_string(shows ? version.lines.size() : 0));
}

}  // namespace zhuli::sim
