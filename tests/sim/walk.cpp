#include "tests/sim/walk.hpp"

#include <fmt/format.h>

#include <future>

namespace zhuli::sim {

namespace {

constexpr int kUsualDays = 15;

}  // namespace

std::string text(const boost::json::value& value, const char* member) {
    const auto& found = value.at(member);
    return found.is_null() ? "" : std::string(found.as_string());
}

std::int64_t number(const boost::json::value& value, const char* member) {
    return value.at(member).as_int64();
}

std::string words(const boost::json::value& list) {
    std::string all;
    for (const auto& one : list.as_array())
        all += (all.empty() ? "" : " ") + std::string(one.as_string());
    return all;
}

Walk::Walk(support::Engine engine, std::uint64_t seed, Flaw flaw)
    : world(engine), model(flaw), seed_(seed), random_(seed) {
    tick(0);
    found();
}

/// Warehouses, goods, suppliers, and two customers, of whom one is given days of credit.
void Walk::found() {
    for (std::size_t i = 0; i < kWarehouses; ++i)
        warehouses.push_back(make("warehouse", "/warehouses",
                                  fmt::format(R"({{"code":"W{0}","name":"{0}号仓"}})", i + 1)));
    for (std::size_t i = 0; i < kProducts; ++i)
        products.push_back(make(
            "purchasing", "/products",
            fmt::format(R"({{"code":"P{}","name":"螺丝","list_price_e4":{},"floor_price_e4":{}}})",
                        i, kPriceE4, kFloorE4)));
    for (const char* name : {"宁波标准件厂", "温州紧固件厂"})
        suppliers.push_back(
            make("purchasing", "/suppliers",
                 fmt::format(R"({{"code":"S{}","name":"{}"}})", suppliers.size() + 1, name)));
    for (const char* name : {"杭州精工机械有限公司", "苏州恒达设备有限公司"}) {
        Customer& one = customers.emplace_back();
        one.id = make("assistant", "/customers", fmt::format(R"({{"name":"{}"}})", name));
        one.title = make("assistant", "/invoice_titles",
                         fmt::format(R"({{"customer_id":"{}","title_kind":"person","name":"{}"}})",
                                     one.id, name));
    }
    customers[1].credit_days = 30;
    const auto given =
        world.call("finance", "PUT", "/customers/" + customers[1].id + "/credit_limit",
                   R"({"credit_limit_minor":0,"credit_days":30})");
    if (given.status != 200) differ(given.body);
}

int Walk::between(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

void Walk::tick(std::int64_t ms) {
    world.now = world.now.plus_ms(ms);
    const Date today = world.system().today;
    model.orders.clock = {today.to_string(), today.plus_days(kUsualDays).to_string(), world.now.v};
}

std::string Walk::today_plus(int days) const {
    return world.system().today.plus_days(days).to_string();
}

void Walk::differ(const std::string& what) const {
    throw Difference(fmt::format("seed {} step {} ({}): {}", seed_, step, doing_, what));
}

void Walk::same(const std::string& what, const std::string& product,
                const std::string& expected) const {
    if (product != expected)
        differ(fmt::format("{}: the product says {}, the model {}", what, product, expected));
}

std::string Walk::make(const std::string& who, const std::string& path, const std::string& body) {
    const auto answer = world.call(who, "POST", path, body);
    if (answer.status != 201) differ(path + " " + answer.body);
    return answer.text("id");
}

bool Walk::is_spoilt(Request& request) {
    if (request.is_open) return false;
    const bool wrong_role = chance(4), foreign = !wrong_role && chance(4);
    const bool stale = request.has_version && !wrong_role && !foreign && chance(5);
    if (wrong_role) request.who = "hr";
    if (foreign) request.who = "colleague";
    if (stale) request.if_match = 1'000'000;
    return wrong_role || foreign || stale;
}

Outcome Walk::attempt(const Attempt& what) {
    Request request = what.request;
    const bool spoilt = is_spoilt(request);
    doing_ = fmt::format("{}: {} {} {}{}", request.who, request.method, request.path, request.body,
                         request.if_match > 0 ? " of a stale version" : "");
    const bool may = !spoilt && what.in_model();
    return {may, ask(request, may)};
}

support::Answer Walk::ask(const Request& request, bool may) {
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if ((answer.status < 300) != may)
        differ(fmt::format("the model says {}, answered {} {}", may ? "yes" : "no", answer.status,
                           answer.body));
    if (may && request.method == "POST" && !request.is_open && chance(20))
        send_again(request, key, answer);
    return answer;
}

support::Answer Walk::send(const Request& request, const std::string& key) {
    std::vector<std::pair<std::string, std::string>> headers{{"idempotency-key", key}};
    if (request.if_match != 0) headers.emplace_back("if-match", std::to_string(request.if_match));
    auto answer = world.call(request.who, request.method, request.path, request.body, headers);
    ++answers[answer.status];
    if (answer.status >= 500) differ(fmt::format("answered {} {}", answer.status, answer.body));
    return answer;
}

/// The same key again: the first answer and no second effect; another body under it is refused.
void Walk::send_again(const Request& request, const std::string& key,
                      const support::Answer& first) {
    doing_ += ", again";
    same("the answer to the same key", send(request, key).body, first.body);
    Request other = request;
    other.body = R"({"note":"something else"})";
    same("another body under the same key", send(other, key).status, 422);
}

support::Answer Walk::look(const std::string& path, const std::string& who) {
    auto answer = world.call(who, "GET", path);
    if (answer.status != 200) differ(path + " " + answer.body);
    return answer;
}

std::vector<support::Answer> Walk::at_once(const std::vector<Request>& requests) {
    std::vector<std::future<support::Answer>> running;
    for (const Request& request : requests)
        running.push_back(std::async(std::launch::async, [&] {
            return world.call(request.who, request.method, request.path, request.body);
        }));
    std::vector<support::Answer> all;
    for (auto& one : running) {
        all.push_back(one.get());
        if (all.back().status >= 500) differ(all.back().body);
    }
    return all;
}

}  // namespace zhuli::sim
