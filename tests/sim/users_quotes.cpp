#include "tests/sim/users_quotes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zhuli::sim {

namespace {

constexpr std::size_t kAtHand = 5;  // quotes somebody works on
constexpr std::int64_t kPrices[] = {125'000, 125'000, 118'000, 110'000, 100'000, 96'000, 90'000};

}  // namespace

void QuoteUsers::act() {
    const int kind = walk.between(1, 100);
    if (kind <= 12 || walk.model.quotes.quotes.empty()) return begin();
    if (kind <= 17) return expire();
    if (kind <= 23) return tell_cancelled_orders();
    if (kind <= 26) return answer_at_once();
    if (kind <= 30) return order_at_once();
    act_on_one();
}

std::vector<Offered> QuoteUsers::some_goods() {
    std::vector<Offered> lines;
    for (int i = walk.between(1, 3); i > 0; --i) {
        Offered& line = lines.emplace_back();
        line.product = walk.some_product();
        line.quantity = walk.chance(2) ? 0 : walk.between(1, 9);
        line.price = walk.one_of(kPrices);
        if (walk.chance(65)) line.in_return = "多买两件";
    }
    return lines;
}

std::string QuoteUsers::json_of(const std::vector<Offered>& lines) const {
    std::string list;
    for (const Offered& line : lines)
        list += fmt::format(
            R"({}{{"product_id":"{}","quantity":{},"unit_price_e4":{},"in_return":"{}"}})",
            list.empty() ? "" : ",", walk.products[line.product], line.quantity, line.price,
            line.in_return);
    return "[" + list + "]";
}

/// One version of a quote that is alive rather, mostly its last one.
std::optional<QuoteUsers::Written> QuoteUsers::some_version(
    const std::function<bool(const Written&)>& wanted) {
    std::vector<Written> found;
    auto& quotes = walk.model.quotes.quotes;
    const std::size_t count = quotes.size(), first = count > kAtHand ? count - kAtHand : 0;
    for (std::size_t i = first; i < count; ++i)
        for (std::size_t at = 0; at < quotes[i].versions.size(); ++at)
            if (const Written one{&quotes[i], at}; wanted(one)) found.push_back(one);
    if (found.empty()) return std::nullopt;
    return found[walk.index(found.size())];
}

void QuoteUsers::begin() {
    Quote quote;
    Version& version = quote.versions.emplace_back();
    version.lines = some_goods();
    const int days = walk.chance(15) ? walk.between(-1, 1) : walk.between(2, 9);
    version.last_day = walk.today_plus(days);
    const bool may =
        version.last_day >= walk.model.orders.clock.today &&
        std::ranges::none_of(version.lines, [](const Offered& line) { return line.quantity < 1; });
    const auto outcome = walk.attempt(
        {{.who = "assistant",
          .path = "/quotes",
          .body = fmt::format(
              R"({{"customer_id":"{}","title":"紧固件","valid_until":"{}","lines":{}}})",
              walk.customers[0].id, version.last_day, json_of(version.lines)),
          .has_version = false},
         [&] { return may; }});
    if (!outcome.done) return;
    version.id = outcome.answer.text("id");
    walk.model.quotes.quotes.push_back(quote);
    compare(walk.model.quotes.quotes.back());
}

Attempt QuoteUsers::editing(Quote& quote, std::size_t at) {
    auto goods = walk.chance(50) ? some_goods() : quote.versions[at].lines;
    for (Offered& line : goods) {
        line.told.clear();
        if (walk.chance(40)) line.price = walk.one_of(kPrices);
        if (walk.chance(60)) line.in_return = "签年度合同";
    }
    const auto shown = walk.look("/quotes/" + quote.versions[at].id, "assistant");
    return {{.who = "assistant",
             .path = "edit",
             .body = fmt::format(R"({{"lines":{}}})", json_of(goods)),
             .method = "PATCH",
             .if_match = number(shown.json, "version")},
            [this, &quote, at, goods] {
                return walk.model.quotes.edit(quote, at, goods, walk.model.orders.clock);
            }};
}

/// Writes, sends, takes back: what one person does alone.
Attempt QuoteUsers::writing(Quote& quote, std::size_t at) {
    QuoteModel& quotes = walk.model.quotes;
    const Clock when = walk.model.orders.clock;
    const int kind = walk.between(1, 100);
    if (kind <= 25) return editing(quote, at);
    if (kind <= 60) {
        const bool reason = walk.chance(85);
        return {{.who = "assistant",
                 .path = "sending",
                 .body = fmt::format(R"({{"how":"wechat","approval_reason":"{}"}})",
                                     reason ? "老客户" : "")},
                [&quotes, &quote, at, reason, when] {
                    return quotes.send(quote, at, reason, when) != QuoteModel::Sending::refused;
                }};
    }
    using Step = bool (QuoteModel::*)(Quote&, std::size_t, const Clock&);
    const auto step = [&](const char* noun, Step in_model) -> Attempt {
        return {{.who = "assistant", .path = noun}, [&quotes, &quote, at, in_model, when] {
                    return (quotes.*in_model)(quote, at, when);
                }};
    };
    if (kind <= 68) return step("revision", &QuoteModel::revise);
    if (kind <= 74) return step("sending_undo", &QuoteModel::take_back);
    if (kind <= 80) return step("rework", &QuoteModel::rework);
    if (kind <= 84)
        return {{.who = "assistant", .path = "link"},
                [&quotes, &quote, at, when] { return quotes.may(quote, at, "link", when); }};
    Attempt ending = kind <= 88 ? step("dropping", &QuoteModel::drop)
                                : step("withdrawal", &QuoteModel::withdraw);
    ending.request.body = R"({"reason":"不报了"})";
    return ending;
}

/// The customer says so, to the seller or on the page.
Attempt QuoteUsers::answering(Quote& quote, std::size_t at) {
    QuoteModel& quotes = walk.model.quotes;
    const Clock when = walk.model.orders.clock;
    const Version& version = quote.versions[at];
    const bool yes = walk.chance(65);
    if (walk.chance(15))
        return {{.who = "assistant", .path = "reopening"},
                [&quotes, &quote, at, when] { return quotes.reopen(quote, at, when); }};
    if (!version.token.empty() && walk.chance(60)) {
        const int read =
            walk.chance(90) ? version.revision : version.revision + walk.between(-1, 1);
        return {{.who = "",
                 .path = "/open_quotes/" + version.token + "/answer",
                 .body = fmt::format(
                     R"({{"reply":"{}","answered_by":"王工","words":"就这样","revision_no":{}}})",
                     yes ? "accept" : "decline", read),
                 .is_open = true},
                [&quotes, &quote, at, yes, read, when] {
                    return quotes.answer(quote, at, yes, read, when);
                }};
    }
    return {{.who = "assistant",
             .path = yes ? "acceptance" : "decline",
             .body = yes ? R"({"answered_by":"王工"})" : R"({"reason":"price","words":"太贵"})"},
            [&quotes, &quote, at, yes, when] {
                return yes ? quotes.accept(quote, at, when) : quotes.decline(quote, at, when);
            }};
}

/// The leader decides, or who asked no longer asks.
Attempt QuoteUsers::deciding(Quote& quote, std::size_t at) {
    constexpr std::pair<const char*, const char*> kDecisions[] = {{"approval", "approved"},
                                                                  {"approval", "approved"},
                                                                  {"refusal", "refused"},
                                                                  {"sending_back", "returned"},
                                                                  {"withdrawal", "withdrawn"}};
    const auto [noun, decision] = walk.one_of(kDecisions);
    const std::string said = decision;
    return {{.who = std::string_view(noun) == "withdrawal" ? "assistant" : "manager",
             .path = "/approvals/" + quote.versions[at].approval + "/" + noun,
             .body = R"({"words":"好"})"},
            [this, &quote, at, said] { return walk.model.quotes.decide(quote, at, said); }};
}

Attempt QuoteUsers::some_attempt(Quote& quote, std::size_t at) {
    const Clock when = walk.model.orders.clock;
    const Version& version = quote.versions[at];
    const bool is_asked = !version.approval.empty();
    if (is_asked && walk.chance(version.state == "approval" ? 70 : 8)) return deciding(quote, at);
    if (walk.chance(version.standing(when.today) == "sent" ? 45 : 12)) return answering(quote, at);
    if (walk.chance(version.state == "accepted" ? 50 : 3))
        return {{.who = "assistant", .path = "order"},
                [this, &quote, at, when] { return walk.model.quotes.order(quote, at, when); }};
    return writing(quote, at);
}

void QuoteUsers::act_on_one() {
    const bool last = walk.chance(75);
    const auto chosen = some_version(
        [&](const Written& one) { return !last || one.second + 1 == one.first->versions.size(); });
    if (!chosen) return;
    Quote& quote = *chosen->first;
    const std::size_t at = chosen->second;
    Attempt what = some_attempt(quote, at);
    const Request asked = what.request;  // names the step
    std::string& path = what.request.path;
    if (!path.starts_with("/"))
        path = "/quotes/" + quote.versions[at].id + (path == "edit" ? "" : "/" + path);
    const auto outcome = walk.attempt(what);
    if (outcome.done) take_answer(quote, at, asked, outcome.answer);
    compare(quote);
}

/// What only the product can give: ids, the secret of a link.
void QuoteUsers::take_answer(Quote& quote, std::size_t at, const Request& request,
                             const support::Answer& answer) {
    const std::string& noun = request.path;
    if (noun == "revision") quote.versions.back().id = answer.text("id");
    if (noun == "sending")
        walk.model.quotes.name_request(quote.versions[at], answer.text("approval_id"));
    if (const auto link = request.is_open ? "" : answer.text("link"); link.size() > 3)
        quote.versions[at].token = link.substr(3);
    if (noun != "order") return;
    quote.versions[at].order = answer.text("order_id");
    take_order(quote.versions[at], quote.versions[at].order);
}

}  // namespace zhuli::sim
