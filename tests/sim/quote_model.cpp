#include "tests/sim/quote_model.hpp"

#include <algorithm>

namespace zhuli::sim {

namespace {

constexpr std::int64_t kTakeBackMs = 24 * 3'600'000;
constexpr const char* kUnnamed = "?";

bool is_being_written(const Version& version) {
    return version.state == "draft" || version.state == "approval" || version.state == "ready";
}

/// A lower price than the one told last is given for something.
bool is_for_nothing(const Offered& line) {
    return !line.told.empty() && line.price < line.told.back().price && line.in_return.empty();
}

/// Prices told go on with the lines of the same goods, one for one.
void keep_told(const std::vector<Offered>& before, std::vector<Offered>& after) {
    std::vector<bool> taken(before.size());
    for (Offered& line : after)
        for (std::size_t i = 0; i < before.size(); ++i)
            if (!taken[i] && before[i].product == line.product) {
                taken[i] = true;
                line.told = before[i].told;
                break;
            }
}

}  // namespace

std::string Version::standing(const std::string& today) const {
    return state == "sent" && last_day < today ? "expired" : state;
}

std::int64_t Version::amount() const {
    std::int64_t sum = 0;
    for (const Offered& line : lines) sum += line.amount();
    return sum;
}

bool QuoteModel::is_latest(const Quote& quote, const Version& version) const {
    return std::ranges::none_of(quote.versions, [&](const Version& one) {
        return one.revision > version.revision && one.state != "dropped";
    });
}

std::vector<std::string> QuoteModel::actions(const Quote& quote, std::size_t at,
                                             const Clock& clock) const {
    const Version& version = quote.versions.at(at);
    const std::string state =
        flaw_ == Flaw::never_expires ? version.state : version.standing(clock.today);
    const bool latest = is_latest(quote, version);
    std::vector<std::string> list;
    const auto add = [&](bool when, const char* action) {
        if (when) list.emplace_back(action);
    };
    const bool sent = state == "sent", draft = state == "draft", ready = state == "ready";
    const bool free = state == "accepted" && (version.order.empty() || flaw_ == Flaw::orders_twice);
    add(draft, "edit");
    add(draft, "send");
    add(draft, "drop");
    add(state == "approval", "rework");
    add(ready, "send");
    add(ready, "rework");
    add(sent, "accept");
    add(sent, "decline");
    add(sent && latest, "revise");
    add(sent, "link");
    add(sent && latest && clock.now - version.sent_at <= kTakeBackMs, "take_back");
    add(sent, "withdraw");
    add(free, "order");
    add(free && latest, "reopen");
    add(state == "declined" && latest, "revise");
    add(state == "declined" && latest, "reopen");
    add((state == "expired" || state == "withdrawn") && latest, "revise");
    return list;
}

bool QuoteModel::may(const Quote& quote, std::size_t at, const std::string& action,
                     const Clock& clock) const {
    return std::ranges::count(actions(quote, at, clock), action) > 0;
}

bool QuoteModel::edit(Quote& quote, std::size_t at, std::vector<Offered> lines,
                      const Clock& clock) {
    if (!may(quote, at, "edit", clock)) return false;
    const auto is_wrong = [](const Offered& line) { return line.quantity < 1 || line.price < 0; };
    if (std::ranges::any_of(lines, is_wrong)) return false;
    Version& version = quote.versions[at];
    keep_told(version.lines, lines);
    version.lines = std::move(lines);
    return true;
}

/// What was approved allows the same goods for no less, and no more of them.
bool QuoteModel::is_allowed(const Version& version, const Offered& line) const {
    const auto found = requests.find(version.approval);
    if (found == requests.end() || found->second.state != "approved") return false;
    return std::ranges::any_of(found->second.below_floor, [&](const Offered& one) {
        return one.product == line.product && one.price <= line.price &&
               one.quantity >= line.quantity;
    });
}

void QuoteModel::end_request(const std::string& id) {
    const auto found = requests.find(id);
    if (found == requests.end()) return;
    std::string& state = found->second.state;
    if (state == "waiting" || state == "returned") state = "withdrawn";
}

QuoteModel::Sending QuoteModel::send(Quote& quote, std::size_t at, bool with_reason,
                                     const Clock& clock) {
    Version& version = quote.versions.at(at);
    if (!may(quote, at, "send", clock) || version.last_day < clock.today || version.lines.empty() ||
        std::ranges::any_of(version.lines, is_for_nothing))
        return Sending::refused;
    Asked asked;
    bool allowed = true;
    for (const Offered& line : version.lines)
        if (line.price < kFloorE4) {
            asked.below_floor.push_back(line);
            allowed = allowed && is_allowed(version, line);
        }
    if (!allowed) {
        if (!with_reason) return Sending::refused;
        const auto earlier = requests.find(version.approval);
        const bool again = earlier != requests.end() && earlier->second.state == "returned";
        if (!again) version.approval = kUnnamed;
        requests[version.approval] = std::move(asked);
        version.state = "approval";
        return Sending::asks;
    }
    end_request(version.approval);
    for (Version& one : quote.versions)
        if (one.id != version.id && (one.state == "sent" || one.state == "expired")) {
            one.state = "superseded";
            one.superseded_by = version.id;
        }
    for (Offered& line : version.lines)
        if (line.told.empty() || line.told.back().price != line.price)
            line.told.push_back({version.revision, line.price});
    version.state = "sent";
    version.sent_at = clock.now;
    return Sending::sent;
}

void QuoteModel::name_request(Version& version, const std::string& id) {
    if (version.approval != kUnnamed) return;
    requests[id] = requests.at(kUnnamed);
    requests.erase(kUnnamed);
    version.approval = id;
}

bool QuoteModel::drop(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "drop", clock)) return false;
    end_request(quote.versions[at].approval);
    quote.versions[at].state = "dropped";
    return true;
}

bool QuoteModel::rework(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "rework", clock)) return false;
    end_request(quote.versions[at].approval);
    quote.versions[at].state = "draft";
    return true;
}

bool QuoteModel::take_back(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "take_back", clock)) return false;
    Version& version = quote.versions[at];
    version.state = "draft";
    version.sent_at = 0;
    for (Offered& line : version.lines)
        std::erase_if(line.told, [&](const Told& one) { return one.revision == version.revision; });
    for (Version& one : quote.versions)
        if (one.superseded_by == version.id) {
            one.state = "sent";
            one.superseded_by.clear();
        }
    return true;
}

bool QuoteModel::withdraw(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "withdraw", clock)) return false;
    quote.versions[at].state = "withdrawn";
    return true;
}

bool QuoteModel::revise(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "revise", clock)) return false;
    Version next = quote.versions[at];
    next.id = next.token = next.order = next.superseded_by = "";
    next.state = "draft";
    next.sent_at = 0;
    next.revision = quote.versions.back().revision + 1;
    next.last_day = std::max(next.last_day, clock.usual_day);
    for (Offered& line : next.lines) line.in_return.clear();
    quote.versions.push_back(std::move(next));
    return true;
}

bool QuoteModel::accept(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "accept", clock)) return false;
    for (Version& one : quote.versions)
        if (is_being_written(one)) {
            end_request(one.approval);
            one.state = "dropped";
        }
    quote.versions[at].state = "accepted";
    return true;
}

bool QuoteModel::decline(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "decline", clock)) return false;
    quote.versions[at].state = "declined";
    return true;
}

bool QuoteModel::reopen(Quote& quote, std::size_t at, const Clock& clock) {
    if (!may(quote, at, "reopen", clock)) return false;
    quote.versions[at].state = "sent";
    return true;
}

bool QuoteModel::order(Quote& quote, std::size_t at, const Clock& clock) {
    return may(quote, at, "order", clock);
}

bool QuoteModel::decide(Quote& quote, std::size_t at, const std::string& decision) {
    Version& version = quote.versions.at(at);
    const auto found = requests.find(version.approval);
    if (found == requests.end()) return false;
    std::string& state = found->second.state;
    const bool is_open = state == "waiting" || (state == "returned" && decision == "withdrawn");
    if (!is_open) return false;
    state = decision;
    if (version.state == "approval") version.state = decision == "approved" ? "ready" : "draft";
    return true;
}

bool QuoteModel::answer(Quote& quote, std::size_t at, bool yes, int read_revision,
                        const Clock& clock) {
    const Version& version = quote.versions.at(at);
    if (version.state == (yes ? "accepted" : "declined")) return true;  // said before
    if (read_revision != version.revision) return false;
    return yes ? accept(quote, at, clock) : decline(quote, at, clock);
}

void QuoteModel::expire(const Clock& clock) {
    for (Quote& quote : quotes)
        for (Version& version : quote.versions) version.state = version.standing(clock.today);
}

std::vector<Quote*> QuoteModel::forget_cancelled(const OrderModel& orders) {
    std::vector<Quote*> changed;
    for (Quote& quote : quotes)
        for (Version& version : quote.versions) {
            if (version.order.empty()) continue;
            const auto order = std::ranges::find(orders.orders, version.order, &Order::id);
            if (order == orders.orders.end() || order->state != "cancelled") continue;
            version.order.clear();
            changed.push_back(&quote);
        }
    return changed;
}

}  // namespace zhuli::sim
